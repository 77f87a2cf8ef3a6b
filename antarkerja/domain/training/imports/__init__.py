"""Courses and their providers from files."""

from antarkerja.domain.training.imports.formats import TEMPLATE_COLUMNS
from antarkerja.domain.training.imports.importer import CourseImporter

__all__ = ["TEMPLATE_COLUMNS", "CourseImporter"]
