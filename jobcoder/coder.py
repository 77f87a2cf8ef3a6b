"""From a job title to occupation groups, best first, with honest probabilities."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jobcoder.index import Floats, Ints, TitleIndex, title_index
from jobcoder.types import Candidate
from jobcoder.wordlists import group_name, near_groups
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
LEAST_SCORE = 0.40

# The probability of each of the best ten is its share, by exp(score / SPREAD), of the probability
# that any of them is right, 1 / (1 + exp(-SLOPE * (best - MIDDLE))). MIDDLE and SPREAD were fitted
# on the 150 labelled development titles (python -m benchmarks.coder --fit), SLOPE was chosen.
SLOPE, MIDDLE, SPREAD = 6.0, 0.66, 0.035
CONSIDERED = 10
# Scores of the groups easily mistaken for the best, as shares of its score.
NEIGHBOURS = (0.74, 0.70)

# "Sales & Marketing Manager" names one manager twice, "Admin Stok & Pembelian" one clerk.
_CARRIED = ("manager", "supervisor", "head", "director", "admin")


@dataclass(frozen=True, slots=True)
class _Ranking:
    """Scores of all groups (0..1) and the number of each group's best label."""

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


def _rank(text: str, index: TitleIndex) -> _Ranking | None:
    parts = canonical_parts(text)
    whole = _bag([word for part in parts for word in part], index)
    if not whole:
        return None
    scores, labels = index.score(whole)
    if len(parts) == 1:
        return _Ranking(scores, labels)
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
    return _Ranking(scores, labels)


def _add_context(ranking: _Ranking, text: str, share: float, index: TitleIndex) -> _Ranking:
    """Let a description or an industry tip the balance; it never speaks for itself."""
    words = [word for part in canonical_parts(text, LONGEST_DESCRIPTION) for word in part]
    bag = _bag(words, index)
    if not bag:
        return ranking
    context, _ = index.score(bag)
    peak = float(context.max()) or 1.0
    allowed = ranking.scores >= CONTEXT_REACH * ranking.scores.max()
    return _Ranking(ranking.scores + allowed * share * context / peak, ranking.labels)


def _lift_neighbours(ranking: _Ranking, index: TitleIndex) -> _Ranking:
    """Put the groups that are easily mistaken for the best one before mere likenesses of words."""
    scores = ranking.scores.copy()
    best = int(scores.argmax())
    for code, share in zip(near_groups().get(index.codes[best], ()), NEIGHBOURS, strict=False):
        neighbour = index.position[code]
        scores[neighbour] = max(scores[neighbour], share * scores[best])
    return _Ranking(scores, ranking.labels)


def probabilities(scores: Floats, middle: float = MIDDLE, spread: float = SPREAD) -> Floats:
    """Turn the best scores of a title, greatest first, into probabilities that sum to below 1."""
    best = min(float(scores[0]), 1.0)
    weights = np.exp((scores - scores[0]) / spread)
    total: float = 1.0 / (1.0 + math.exp(-SLOPE * (best - middle)))
    return np.asarray(total * weights / weights.sum(), dtype=np.float64)


def best_scores(title: str) -> tuple[list[str], Floats]:
    """Return the best groups of a title and their raw scores; for fitting the probabilities."""
    index = title_index()
    ranking = _rank(title, index)
    if ranking is None:
        return [], np.array([])
    ranking = _lift_neighbours(ranking, index)
    order = _best(ranking.scores)
    return [index.codes[group] for group in order], ranking.scores[order]


def _best(scores: Floats) -> Ints:
    # A stable sort, so that equal scores come in the order of the codes on every machine.
    return np.argsort(-scores, kind="stable")[:CONSIDERED]


def _why(group: int, ranking: _Ranking, index: TitleIndex) -> str:
    label = int(ranking.labels[group])
    return index.labels[label] if label >= 0 else group_name(index.codes[group], "id")


def _candidates(ranking: _Ranking, k: int, index: TitleIndex) -> list[Candidate]:
    ranking = _lift_neighbours(ranking, index)
    order = _best(ranking.scores)
    scores = ranking.scores[order]
    if scores[0] < LEAST_SCORE:
        return []
    return [
        Candidate(
            group=index.codes[group],
            occupation=None,
            probability=round(float(probability), 4),
            why=_why(int(group), ranking, index),
        )
        for group, score, probability in zip(order, scores, probabilities(scores), strict=True)
        if score > 0.0
    ][:k]


def code_occupation(
    title: str, description: str = "", industry: str = "", k: int = 5
) -> list[Candidate]:
    """Return the occupation groups that a job title may mean, best first, at most ``k``.

    A description or an industry only tips the balance between groups that the title allows. The
    list is empty when the coder does not know: no letters, another script, only the name of a
    firm or a place, or nothing near enough. Takes any text and raises nothing.
    """
    index = title_index()
    ranking = _rank(title, index)
    if ranking is None or k < 1:
        return []
    if description:
        ranking = _add_context(ranking, description, DESCRIPTION_SHARE, index)
    if industry:
        ranking = _add_context(ranking, industry, INDUSTRY_SHARE, index)
    return _candidates(ranking, k, index)


def code_many(titles: Sequence[str], k: int = 1) -> list[list[Candidate]]:
    """Code many titles; equal titles are coded once. One list for each title, in order."""
    known: dict[str, list[Candidate]] = {}
    for title in titles:
        if title not in known:
            known[title] = code_occupation(title, k=k)
    return [known[title] for title in titles]
