"""Scores of all groups for one title by its words: whole, in parts, with what stands beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jobcoder.index import Floats, Ints, TitleIndex
from jobcoder.wordlists import near_groups
from jobcoder.words import MAX_LETTERS, Word, canonical_parts

ASIDE_SHARE = 0.6
FIRST_PART, LATER_PART = 0.93, 0.88
# "Sopir/Helper" seeks two people; "Finance & Accounting" is one job.
ALTERNATIVES = re.compile(r"[a-z]{4,}\s*/\s*[a-z]{4,}")
WHOLE_OF_ALTERNATIVES = 0.85
DESCRIPTION_SHARE, INDUSTRY_SHARE = 0.12, 0.06
LONGEST_DESCRIPTION = 3_000
# A description may lift only groups whose own score is at least this share of the best.
CONTEXT_REACH = 0.6
# Scores of the groups easily mistaken for the best, as shares of its score.
NEIGHBOURS = (0.74, 0.70)

# "Sales & Marketing Manager" names one manager twice, "Admin Stok & Pembelian" one clerk.
_CARRIED = ("manager", "supervisor", "head", "director", "admin")


@dataclass(frozen=True, slots=True)
class Ranking:
    """Scores of all groups (0..1) and the number of each group's best known title, or -1."""

    scores: Floats
    labels: Ints


def _bag(words: Sequence[Word], index: TitleIndex) -> dict[str, float]:
    """Words with the share of their weight that counts; empty when none is known."""
    main_known = any(index.weight_of(w.text)[1] for w in words if not w.aside)
    bag: dict[str, float] = {}
    for word in words:
        share = ASIDE_SHARE if word.aside and main_known else 1.0
        bag[word.text] = max(share, bag.get(word.text, 0.0))
    return bag if any(index.weight_of(word)[1] for word in bag) else {}


def bag_of(text: str, index: TitleIndex) -> dict[str, float]:
    """The words of a whole text with the share of their weight; empty when none is known."""
    return _bag([word for part in canonical_parts(text) for word in part], index)


def _carry_roles(parts: list[list[Word]]) -> list[list[Word]]:
    """Give a role word that only one part names to the parts that name none."""
    texts = [{word.text for word in part} for part in parts]
    roles = [role for role in _CARRIED if any(role in text for text in texts)]
    if len(roles) != 1:
        return parts
    carried = [
        part if roles[0] in text else [*part, Word(roles[0], False)]
        for part, text in zip(parts, texts, strict=True)
    ]
    return [*carried, *parts[1:]] if roles[0] == "admin" else carried


def rank(text: str, index: TitleIndex) -> Ranking | None:
    """Score a title by its words; ``None`` when no word of it says anything about a job."""
    parts = canonical_parts(text)
    whole = bag_of(text, index)
    if not whole:
        return None
    scores, labels = index.score(whole)
    if len(parts) == 1:
        return Ranking(scores, labels)
    if ALTERNATIVES.search(text[:MAX_LETTERS].lower()):
        scores = scores * WHOLE_OF_ALTERNATIVES
    for number, part in enumerate(_carry_roles(parts)):
        bag = _bag(part, index)
        if not bag:
            continue
        part_scores, part_labels = index.score(bag)
        part_scores = part_scores * (LATER_PART if number else FIRST_PART)
        better = part_scores > scores
        scores = np.where(better, part_scores, scores)
        labels = np.where(better, part_labels, labels)
    return Ranking(scores, labels)


def add_context(ranking: Ranking, text: str, share: float, index: TitleIndex) -> Ranking:
    """Let a description or an industry tip the balance; it never speaks for itself."""
    words = [word for part in canonical_parts(text, LONGEST_DESCRIPTION) for word in part]
    bag = _bag(words, index)
    if not bag:
        return ranking
    context, _ = index.score(bag)
    peak = float(context.max()) or 1.0
    allowed = ranking.scores >= CONTEXT_REACH * ranking.scores.max()
    return Ranking(ranking.scores + allowed * share * context / peak, ranking.labels)


def lift_neighbours(ranking: Ranking, index: TitleIndex) -> Ranking:
    """Put the groups that are easily mistaken for the best one before mere likenesses of words."""
    scores = ranking.scores.copy()
    best = int(scores.argmax())
    for code, share in zip(near_groups().get(index.codes[best], ()), NEIGHBOURS, strict=False):
        neighbour = index.position[code]
        scores[neighbour] = max(scores[neighbour], share * scores[best])
    return Ranking(scores, ranking.labels)
