"""One vacancy for each person of a file, for job fairs and closed programmes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from antarkerja.domain.matching.imports.advertisements import FileVacancies
from antarkerja.domain.matching.imports.runs import Listed, line_of
from antarkerja.domain.matching.imports.seekers import FileSeeker
from matchengine import Candidates, Match, SolverMissingError, assign

__all__ = ["SolverMissingError", "assigned"]

CANDIDATES = 300
"""How many of a person's best vacancies are looked at."""


def assigned(
    people: Sequence[FileSeeker], vacancies: FileVacancies, *, today: int
) -> Iterator[Listed]:
    """Rows of the run: at most one vacancy a person, at most as many people as it has places.

    As many people as can be are placed, and among such ways the one with the greatest sum of
    log-odds is taken; it is proved to be the best (`matchengine.assign`). Whoever is left without
    has no row. Raises SolverMissingError where the extra `national` is not installed.
    """
    lists = [
        vacancies.index.rank(one.row, k=CANDIDATES, today=today, explain=False).matches
        for one in people
    ]
    places = np.array([_places(vacancies, number) for number in range(len(vacancies.ids))])
    offsets = np.cumsum([0, *(len(found) for found in lists)])
    flat: list[Match] = [match for found in lists for match in found]
    candidates = Candidates.of(
        offsets,
        np.array([match.vacancy_id for match in flat], dtype=np.int32),
        np.array([match.log_odds for match in flat], dtype=np.float64),
    )
    for person, row in zip(people, assign(candidates, places).rows.tolist(), strict=True):
        if row >= 0:
            yield line_of(person, vacancies, 1, flat[row])


def _places(vacancies: FileVacancies, number: int) -> int:
    row = vacancies.index.get(number)
    assert row is not None
    return row.places
