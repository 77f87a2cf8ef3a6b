"""Adding, changing and putting away courses, and saying what they teach."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor, home_office
from antarkerja.domain.training.errors import ProviderNotFoundError
from antarkerja.domain.training.models import Course, CourseSkill, Provider
from antarkerja.domain.training.operations.scope import (
    COURSE_COLUMNS,
    course_to_change,
    put_course,
    refuse,
)
from antarkerja.domain.training.policies import CourseDetails, check_course, skills_of_words


@transaction.atomic
def add_course(
    *, by: Actor, on: date, provider_id: int, details: CourseDetails,
    skills: Collection[str] = (), office_id: int | None = None,
) -> Course:
    """A new course of any known provider, kept by the actor's office.

    `skills` are ids or words that somebody confirmed; without any, no match names the course.

    Raises:
        NotAllowedError: the actor may not change the catalogue.
        ProviderNotFoundError: unknown or put away.
        CatalogueRefusedError: something said is wrong.
    """
    by.require(Permission.EDIT_VACANCIES)
    if not Provider.objects.filter(pk=provider_id, archived_at=None).exists():
        raise ProviderNotFoundError(provider_id)
    refuse(check_course(details, on=on))
    row = Course(office_id=home_office(by, office_id), provider_id=provider_id)
    put_course(row, details)
    row.save(force_insert=True)
    _put_skills(row, skills)
    return row


@transaction.atomic
def change_course(*, by: Actor, on: date, course_id: int, details: CourseDetails) -> Course:
    """Changes what is known of a course; its skills stay.

    Raises:
        NotAllowedError, CourseNotFoundError, CatalogueRefusedError.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = course_to_change(by, course_id)
    refuse(check_course(details, on=on))
    put_course(row, details)
    row.save(update_fields=list(COURSE_COLUMNS))
    return row


@transaction.atomic
def say_skills(*, by: Actor, course_id: int, skills: Collection[str]) -> Course:
    """What the course teaches, in place of what was said before; ids or words.

    Raises:
        NotAllowedError, CourseNotFoundError.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = course_to_change(by, course_id)
    _put_skills(row, skills)
    return row


@transaction.atomic
def archive_course(*, by: Actor, at: datetime, course_id: int, reason: str) -> Course:
    """Puts a course away with a reason. Twice is once.

    Raises:
        NotAllowedError, CourseNotFoundError.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = course_to_change(by, course_id)
    if row.archived_at is None:
        row.archived_at, row.archive_reason = at, reason.strip()[:80]
        row.save(update_fields=["archived_at", "archive_reason"])
    return row


@transaction.atomic
def restore_course(*, by: Actor, course_id: int) -> Course:
    """A course is given again, or was put away by mistake. Twice is once.

    Raises:
        NotAllowedError, CourseNotFoundError.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = course_to_change(by, course_id)
    row.archived_at, row.archive_reason = None, ""
    row.save(update_fields=["archived_at", "archive_reason"])
    return row


def _put_skills(row: Course, skills: Collection[str]) -> None:
    wanted = set(skills_of_words(skills))
    known = set(row.skills.values_list("skill", flat=True))
    row.skills.filter(skill__in=known - wanted).delete()
    CourseSkill.objects.bulk_create(
        (CourseSkill(course=row, skill=skill) for skill in sorted(wanted - known)),
        ignore_conflicts=True,
    )
