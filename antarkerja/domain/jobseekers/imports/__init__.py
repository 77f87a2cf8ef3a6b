"""People from the registers that an office already has, and back into a file."""

from antarkerja.domain.jobseekers.imports.exporting import TEMPLATE_COLUMNS, people_rows
from antarkerja.domain.jobseekers.imports.importer import PeopleImporter

__all__ = ["TEMPLATE_COLUMNS", "PeopleImporter", "people_rows"]
