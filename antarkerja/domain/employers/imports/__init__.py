"""Vacancies from files and to files."""

from antarkerja.domain.employers.imports.exporting import TEMPLATE_COLUMNS, vacancy_rows
from antarkerja.domain.employers.imports.importer import VacancyImporter

__all__ = ["TEMPLATE_COLUMNS", "VacancyImporter", "vacancy_rows"]
