"""Suggestions while somebody types a job title."""

import bisect
from functools import cache

from jobcoder.coder import code_occupation
from jobcoder.types import Suggestion
from jobcoder.wordlists import ambiguous_titles, groups

LONGEST_PREFIX = 80


@cache
def _entries() -> tuple[list[str], list[tuple[int, int, Suggestion]]]:
    """Sorted starts of words with, at the same place, rank, position and suggestion."""
    usual = {title.lower(): codes[0] for title, codes in ambiguous_titles().items()}
    made: dict[str, tuple[int, Suggestion]] = {}
    for group in groups():
        labels = ((0, (group.name_id,)), (1, group.also_id), (2, (group.name_en, *group.also_en)))
        for rank, names in labels:
            for name in names:
                code = usual.get(name.lower(), group.code)
                made.setdefault(name.lower(), (rank, Suggestion(_shown(name), code)))
    starts: list[tuple[str, tuple[int, int, Suggestion]]] = []
    for name, (rank, suggestion) in made.items():
        words = name.split()
        for position in range(len(words)):
            starts.append((" ".join(words[position:]), (rank, position, suggestion)))
    starts.sort(key=lambda start: (start[0], start[1][0], start[1][2].label))
    return [start for start, _ in starts], [entry for _, entry in starts]


def _shown(name: str) -> str:
    return name[:1].upper() + name[1:]


def suggest(prefix: str, k: int = 8) -> list[Suggestion]:
    """Return up to ``k`` titles of which some word starts with what was typed, in 5 ms or less.

    Titles that start with it come first, shorter before longer, Indonesian before English. When no
    title has such a start, the coder's own candidates stand in, so a misspelling still gets help.
    """
    typed = " ".join(prefix[:LONGEST_PREFIX].lower().split())
    if not typed or k < 1:
        return []
    starts, entries = _entries()
    low = bisect.bisect_left(starts, typed)
    high = bisect.bisect_left(starts, typed + "\U0010ffff")
    found = sorted(
        entries[low:high], key=lambda e: (e[1] > 0, len(e[2].label) + 4 * e[0], e[2].label)
    )
    offered = [suggestion for _, _, suggestion in found]
    if not offered:
        offered = [Suggestion(_shown(c.why), c.group) for c in code_occupation(typed, k=k)]
    first: dict[str, Suggestion] = {}
    for suggestion in offered:
        first.setdefault(suggestion.label.lower(), suggestion)
    return list(first.values())[:k]
