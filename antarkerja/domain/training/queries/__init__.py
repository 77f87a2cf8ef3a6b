"""Reads of the course catalogue."""

from antarkerja.domain.training.queries.lists import (
    CourseCounts,
    CourseFilters,
    course_for,
    courses_count,
    courses_list,
    courses_of,
    may_change,
    provider_for,
    providers_list,
)
from antarkerja.domain.training.queries.nearest import nearest_courses

__all__ = [
    "CourseCounts",
    "CourseFilters",
    "course_for",
    "courses_count",
    "courses_list",
    "courses_of",
    "may_change",
    "nearest_courses",
    "provider_for",
    "providers_list",
]
