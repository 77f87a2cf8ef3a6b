"""Nearness to a vacancy that may be one of two occupations."""

import numpy as np

from matchengine.arrays import Array, Bools, Floats
from matchengine.codes import NO_OCCUPATION, occupation_nearness, occupation_table
from matchengine.pairs import Pairs
from matchengine.types import Vacancy

READS = ("occupation", "occupation_confidence", "second", "second_confidence")
"""The columns that these functions read."""


def nearness_to_both(pairs: Pairs, listed: str) -> tuple[Array, Array]:
    """Nearness of each code in a list of the people's to either occupation of the vacancies,
    laid out as by ``Pairs.along``."""
    first = pairs.related(listed, pairs.vacancies["occupation"], occupation_table)
    return first, pairs.related(listed, pairs.vacancies["second"], occupation_table)


def expected_nearness(pairs: Pairs, listed: str) -> Array:
    """Nearness of each code in a list of the people's, laid out as by ``Pairs.along``.

    The two occupations count by their confidences: what is asked of a guess is what to expect.
    """
    if not _has_second(pairs).any():
        return pairs.related(listed, pairs.vacancies["occupation"], occupation_table)
    near, also = nearness_to_both(pairs, listed)
    share = share_of_second(pairs)
    if not pairs.one_vacancy:
        share = np.repeat(share, len(pairs.seekers.lists[listed].values))
    return np.asarray(near * (1.0 - share) + also * share)


def chances(pairs: Pairs) -> tuple[Floats, Floats]:
    """How likely either occupation of each vacancy is; more than 1 together is made 1."""
    is_coded = pairs.vacancies["occupation"] != NO_OCCUPATION
    first = np.where(is_coded, pairs.vacancies["occupation_confidence"], 0.0)
    second = np.where(_has_second(pairs), pairs.vacancies["second_confidence"], 0.0)
    both = np.maximum(first + second, 1.0)
    return first / both, second / both


def confidence(pairs: Pairs) -> Floats:
    """How far each vacancy's code is to be trusted, 0 to 1."""
    first, second = chances(pairs)
    sure: Floats = np.minimum(first + second, 1.0)
    return sure


def says_nothing(pairs: Pairs) -> Bools:
    """Whether a vacancy has no occupation that was looked for: none, and no doubt about it."""
    vacancies = pairs.vacancies
    none: Bools = vacancies["occupation"] == NO_OCCUPATION
    return none & (vacancies["occupation_confidence"] > 0.0)


def share_of_second(pairs: Pairs) -> Floats:
    """The second occupation's part in what is likely."""
    first, second = chances(pairs)
    return second / np.where(first + second > 0.0, first + second, 1.0)


def nearness_to(occupation: str, vacancy: Vacancy) -> float:
    """Nearness of one occupation to the likelier or the nearer of a vacancy's two."""
    return max(
        occupation_nearness(occupation, vacancy.occupation),
        occupation_nearness(occupation, vacancy.second),
    )


def _has_second(pairs: Pairs) -> Bools:
    both = pairs.vacancies["second"] != NO_OCCUPATION
    has: Bools = both & (pairs.vacancies["occupation"] != NO_OCCUPATION)
    return has
