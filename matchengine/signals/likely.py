"""Nearness to a vacancy that may be one of two occupations."""

import numpy as np

from matchengine.arrays import Array, Bools, Floats
from matchengine.codes import NO_OCCUPATION, occupation_nearness, occupation_table
from matchengine.pairs import Pairs
from matchengine.types import Vacancy

READS = ("occupation", "occupation_confidence", "second", "second_confidence")
"""The columns that these functions read."""


def expected_nearness(pairs: Pairs, listed: str) -> Array:
    """Nearness of each code in a list of the people's, laid out as by ``Pairs.along``.

    The two occupations count by their confidences: what is asked of a guess is what to expect.
    """
    near = pairs.related(listed, pairs.vacancies["occupation"], occupation_table)
    seconds = pairs.vacancies["second"]
    if (seconds == NO_OCCUPATION).all():
        return near
    share = _share_of_second(pairs)
    if not pairs.one_vacancy:
        share = np.repeat(share, len(pairs.seekers.lists[listed].values))
    also = pairs.related(listed, seconds, occupation_table)
    return np.asarray(near * (1.0 - share) + also * share)


def confidence(pairs: Pairs) -> Floats:
    """How far each vacancy's code is to be trusted, 0 to 1."""
    first, second = pairs.vacancies["occupation_confidence"], pairs.vacancies["second_confidence"]
    sure: Floats = np.minimum(first + np.where(_has_second(pairs), second, 0.0), 1.0)
    return sure


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


def _share_of_second(pairs: Pairs) -> Floats:
    first, second = pairs.vacancies["occupation_confidence"], pairs.vacancies["second_confidence"]
    whole = np.where(first + second > 0.0, first + second, 1.0)
    return np.where(_has_second(pairs), second / whole, 0.0)
