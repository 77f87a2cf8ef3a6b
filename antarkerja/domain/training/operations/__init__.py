"""Acts on the course catalogue."""

from antarkerja.domain.training.operations.bulk import (
    add_courses,
    change_courses,
    erase_courses,
    erase_providers,
    find_or_add_providers,
)
from antarkerja.domain.training.operations.courses import (
    add_course,
    archive_course,
    change_course,
    restore_course,
    say_skills,
)
from antarkerja.domain.training.operations.providers import (
    add_provider,
    archive_provider,
    change_provider,
    restore_provider,
)

__all__ = [
    "add_course",
    "add_courses",
    "add_provider",
    "archive_course",
    "archive_provider",
    "change_course",
    "change_courses",
    "change_provider",
    "erase_courses",
    "erase_providers",
    "find_or_add_providers",
    "restore_course",
    "restore_provider",
    "say_skills",
]
