"""Suggestions while somebody types a job title."""

import bisect
import heapq
from functools import cache, lru_cache

from jobcoder.coder import code_occupation
from jobcoder.occupations import occupations
from jobcoder.types import Suggestion
from jobcoder.wordlists import ambiguous_titles, groups

LONGEST_PREFIX = 80


@cache
def _entries() -> tuple[list[str], list[tuple[int, int, Suggestion]]]:
    """Sorted starts of words with, at the same place, rank, position and suggestion."""
    usual = {title.lower(): codes[0] for title, codes in ambiguous_titles().items()}
    made: dict[str, tuple[int, Suggestion]] = {}

    def offer(rank: int, names: tuple[str, ...], group: str, bearer: str | None) -> None:
        for name in names:
            code = usual.get(name.lower(), group)
            meant = bearer if code == group else None
            made.setdefault(name.lower(), (rank, Suggestion(_shown(name), code, meant)))

    for listed in occupations():
        offer(0, (listed.name_id,), listed.group, listed.id)
    for listed in occupations():
        offer(1, listed.also_id, listed.group, listed.id)
    for group in groups():
        offer(0, (group.name_id,), group.code, None)
        offer(1, group.also_id, group.code, None)
    for listed in occupations():
        offer(2, (listed.name_en, *listed.also_en), listed.group, listed.id)
    for group in groups():
        offer(2, (group.name_en, *group.also_en), group.code, None)
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

    The title itself comes first, then those that start with it, shorter before longer, Indonesian
    before English. When no title has such a start, the coder's own candidates stand in, so a
    misspelling still gets help.
    """
    typed = " ".join(prefix[:LONGEST_PREFIX].lower().split())
    return list(_suggest(typed, k)) if typed and k >= 1 else []


@lru_cache(maxsize=4_096)
def _suggest(typed: str, k: int) -> tuple[Suggestion, ...]:
    starts, entries = _entries()
    low = bisect.bisect_left(starts, typed)
    high = bisect.bisect_left(starts, typed + "\U0010ffff")
    # A label may come twice, by two of its words, so somewhat more than k are looked at.
    found = heapq.nsmallest(4 * k, entries[low:high], key=lambda entry: _order(entry, typed))
    offered = [suggestion for _, _, suggestion in found]
    if not offered:
        offered = [
            Suggestion(_shown(c.why), c.group, c.occupation) for c in code_occupation(typed, k=k)
        ]
    first: dict[str, Suggestion] = {}
    for suggestion in offered:
        first.setdefault(suggestion.label.lower(), suggestion)
    return tuple(first.values())[:k]


def _order(entry: tuple[int, int, Suggestion], typed: str) -> tuple[bool, bool, int, str]:
    rank, position, suggestion = entry
    whole = suggestion.label.lower() == typed
    return position > 0, not whole, len(suggestion.label) + 4 * rank, suggestion.label
