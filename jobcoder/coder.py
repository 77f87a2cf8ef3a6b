"""From a job title to occupation groups, best first, with honest probabilities."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from jobcoder.index import Floats, TitleIndex, title_index
from jobcoder.meaning import Floats32, log_probabilities
from jobcoder.occupations import occupation
from jobcoder.ranking import (
    DESCRIPTION_SHARE,
    INDUSTRY_SHARE,
    Ranking,
    add_context,
    lift_neighbours,
    rank,
)
from jobcoder.types import Candidate
from jobcoder.wordlists import group_name

LEAST_SCORE = 0.40
CONSIDERED = 10
BATCH = 256
# A known title must be this like the text for its one occupation to be what is meant.
SAME_OCCUPATION = 0.85
# How much the logarithm of the probability by meaning adds to the score by words (0..1), and the
# logarithm below which it says nothing more. Chosen on the development titles.
MEANING_SHARE, MEANING_FLOOR = 0.08, -9.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Turns scores into probabilities.

    The probability of each of the best ten is its share, by exp(score / spread), of the
    probability that any of them is right, 1 / (1 + exp(-slope * (best - middle))). Fitted on the
    development titles: ``python -m benchmarks.coder --fit``.
    """

    slope: float
    middle: float
    spread: float

    def probabilities(self, scores: Floats) -> Floats:
        """From the best scores of a title, greatest first, to probabilities, sum below 1."""
        weights = np.exp((scores - scores[0]) / self.spread)
        best = min(float(scores[0]), 1.0)
        total = 1.0 / (1.0 + math.exp(-self.slope * (best - self.middle)))
        return np.asarray(total * weights / weights.sum(), dtype=np.float64)


WORDS_ONLY = Scale(slope=8.0, middle=0.74, spread=0.03)
WITH_MEANING = Scale(slope=3.0, middle=0.25, spread=0.07)


@dataclass(frozen=True, slots=True)
class Scored:
    """The best groups of a title: their numbers, scores, and the scale that the scores are on."""

    ranking: Ranking
    order: list[int]
    scores: Floats
    scale: Scale


def _scored(ranking: Ranking, meaning: Floats32 | None, index: TitleIndex) -> Scored:
    ranking = lift_neighbours(ranking, index)
    scores = ranking.scores
    if meaning is not None:
        scores = scores + MEANING_SHARE * np.maximum(meaning, MEANING_FLOOR)
    # A stable sort, so that equal scores come in the order of the codes on every machine.
    order = np.argsort(-scores, kind="stable")[:CONSIDERED]
    scale = WORDS_ONLY if meaning is None else WITH_MEANING
    return Scored(ranking, [int(group) for group in order], scores[order], scale)


def score_titles(titles: Sequence[str]) -> Iterator[Scored | None]:
    """Score titles one after the other, ``None`` for those of which no word says anything."""
    index = title_index()
    for start in range(0, len(titles), BATCH):
        batch = titles[start : start + BATCH]
        rankings = [rank(title, index) for title in batch]
        known = [title for title, ranking in zip(batch, rankings, strict=True) if ranking]
        meanings = log_probabilities(known) if known else None
        number = 0
        for ranking in rankings:
            if ranking is None:
                yield None
                continue
            yield _scored(ranking, None if meanings is None else meanings[number], index)
            number += 1


def _candidate(scored: Scored, group: int, probability: float, index: TitleIndex) -> Candidate:
    code, label = index.codes[group], int(scored.ranking.labels[group])
    known = index.titles[label] if label >= 0 else None
    meant = None
    if known is not None and scored.ranking.scores[group] >= SAME_OCCUPATION:
        meant = known.occupation(code)
    name = group_name(code, "id")
    return Candidate(
        group=code,
        occupation=meant,
        probability=round(probability, 4),
        why=known.label if known else name,
        title=occupation(meant).name_id if meant else name,
    )


def _candidates(scored: Scored | None, k: int, index: TitleIndex) -> list[Candidate]:
    if scored is None or k < 1 or scored.ranking.scores.max() < LEAST_SCORE:
        return []
    said = scored.scale.probabilities(scored.scores)
    return [
        _candidate(scored, group, float(probability), index)
        for group, probability in zip(scored.order[:k], said, strict=False)
    ]


def code_occupation(
    title: str, description: str = "", industry: str = "", k: int = 5
) -> list[Candidate]:
    """Return the occupation groups that a job title may mean, best first, at most ``k`` (to 10).

    A description or an industry only tips the balance between groups that the title allows. The
    list is empty when the coder does not know: no letters, another script, only the name of a
    firm or a place, or nothing near enough. Takes any text and raises nothing.
    """
    if not description and not industry:
        return code_many([title], k)[0]
    index = title_index()
    ranking = rank(title, index)
    if ranking is None:
        return []
    if description:
        ranking = add_context(ranking, description, DESCRIPTION_SHARE, index)
    if industry:
        ranking = add_context(ranking, industry, INDUSTRY_SHARE, index)
    meaning = log_probabilities([title])
    return _candidates(_scored(ranking, None if meaning is None else meaning[0], index), k, index)


def code_many(titles: Sequence[str], k: int = 1) -> list[list[Candidate]]:
    """Code many titles; equal titles are coded once. One list for each title, in order."""
    index = title_index()
    distinct = list(dict.fromkeys(titles))
    known = {
        title: _candidates(scored, k, index)
        for title, scored in zip(distinct, score_titles(distinct), strict=True)
    }
    return [known[title] for title in titles]
