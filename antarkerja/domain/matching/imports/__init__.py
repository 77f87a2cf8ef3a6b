"""People and vacancies of files, ranked by the engine without any database."""

from antarkerja.domain.matching.imports.advertisements import FileVacancies, read_vacancies
from antarkerja.domain.matching.imports.assigning import SolverMissingError, assigned
from antarkerja.domain.matching.imports.runs import ranked, write_run
from antarkerja.domain.matching.imports.seekers import FileSeeker, Skipped, read_seekers

__all__ = [
    "FileSeeker",
    "FileVacancies",
    "Skipped",
    "SolverMissingError",
    "assigned",
    "ranked",
    "read_seekers",
    "read_vacancies",
    "write_run",
]
