"""Lists of vacancies for the people of a file, as a file."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from antarkerja.domain.matching.imports.advertisements import FileVacancies
from antarkerja.domain.matching.imports.seekers import FileSeeker
from antarkerja.shared.whole_files import write_whole
from matchengine import Match

COLUMNS = ("seeker_id", "id_posisi", "rank", "score")
BEST = 300
_DECIMALS = 6
Listed = tuple[str, str, int, str]


def ranked(
    people: Iterable[FileSeeker], vacancies: FileVacancies, *, today: int, best: int = BEST
) -> Iterator[Listed]:
    """Rows of the run: each person's best vacancies, best first.

    The score is the engine's before it is rounded: 100 times the logistic function of the
    log-odds, with six decimals, so that it falls or stays as the rank goes down.
    """
    for person in people:
        found = vacancies.index.rank(person.row, k=best, today=today, explain=False)
        for rank, match in enumerate(found.matches, 1):
            yield line_of(person, vacancies, rank, match)


def line_of(person: FileSeeker, vacancies: FileVacancies, rank: int, match: Match) -> Listed:
    """One row of a run."""
    score = 100.0 / (1.0 + math.exp(-match.log_odds))
    return person.id, vacancies.ids[match.vacancy_id], rank, f"{score:.{_DECIMALS}f}"


def write_run(path: Path, rows: Iterable[Listed]) -> int:
    """Writes the rows whole or not at all, in place of what was there; returns how many.

    Raises OSError where the folder cannot be written to.
    """
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    count = 0
    for count, row in enumerate(rows, 1):  # noqa: B007 (the last number is the count)
        table.writerow(row)
    write_whole(path, text.getvalue().encode("utf-8", errors="replace"))
    return count
