"""Many providers and courses at once, as a file brings them and takes them back."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.training.models import Course, CourseSkill, Provider
from antarkerja.domain.training.operations.scope import COURSE_COLUMNS, put_course, put_provider
from antarkerja.domain.training.policies import (
    CourseDetails,
    ProviderDetails,
    skills_of_words,
)

BATCH = 400
Known = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCourse:
    """A course of a file: `key` is the hash by which it is known again."""

    details: CourseDetails
    provider_id: int
    office_id: int
    key: str
    skills: tuple[str, ...] = ()


@transaction.atomic
def find_or_add_providers(
    *, by: Actor, on: date, providers: Mapping[tuple[str, str], tuple[ProviderDetails, int]]
) -> tuple[Known, set[int]]:
    """((provider_key, region) → id, ids that were added) for many (details, office) at once.

    A provider that is known stays as the desk has it; one that was put away comes back. `on` is
    the day of the act, as in every act; details were checked when the file was read.
    """
    by.require(Permission.EDIT_VACANCIES)
    known = _known(providers)
    Provider.objects.filter(pk__in=known.values(), archived_at__isnull=False).update(
        archived_at=None, archive_reason=""
    )
    rows = []
    for pair, (details, office_id) in providers.items():
        if pair not in known:
            row = Provider(office_id=office_id)
            put_provider(row, details)
            row.checked_on = min(row.checked_on, on)
            rows.append(row)
    # Another worker may add the same provider meanwhile: the constraint lets one through.
    Provider.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)
    found = _known(providers) if rows else known
    return found, set(found.values()) - set(known.values())


def _known(pairs: Collection[tuple[str, str]]) -> Known:
    keys = sorted({key for key, _region in pairs})
    found: Known = {}
    for start in range(0, len(keys), BATCH):
        rows = Provider.objects.filter(name_normalised__in=keys[start : start + BATCH])
        for pk, key, region in rows.values_list("pk", "name_normalised", "region"):
            if (key, region) in pairs:
                found[key, region] = pk
    return found


@transaction.atomic
def add_courses(*, by: Actor, on: date, rows: Sequence[NewCourse]) -> list[int]:
    """Ids of new courses, in the order given; a constant number of queries a batch.

    Raises:
        NotAllowedError: the actor may not change the catalogue.
    """
    by.require(Permission.EDIT_VACANCIES)
    made = []
    for new in rows:
        row = Course(office_id=new.office_id, provider_id=new.provider_id, source_key=new.key)
        put_course(row, new.details)
        row.checked_on = min(row.checked_on, on)
        made.append(row)
    Course.objects.bulk_create(made, batch_size=BATCH)
    _teach({row.pk: new.skills for row, new in zip(made, rows, strict=True)})
    return [row.pk for row in made]


@transaction.atomic
def change_courses(
    *, by: Actor, on: date,
    changes: Sequence[tuple[Course, CourseDetails, tuple[str, ...] | None]],
) -> None:
    """New details of known courses, and what they teach where that is not None."""
    by.require(Permission.EDIT_VACANCIES)
    for row, details, _skills in changes:
        put_course(row, details)
        row.checked_on = min(row.checked_on, on)
    Course.objects.bulk_update([row for row, _d, _s in changes], COURSE_COLUMNS, batch_size=BATCH)
    said = {row.pk: skills for row, _d, skills in changes if skills is not None}
    CourseSkill.objects.filter(course__in=said).delete()
    _teach(said)


@transaction.atomic
def erase_courses(*, by: Actor, course_ids: Collection[int]) -> None:
    """Takes courses of a file out again; the caller saw to it that nothing refers to them."""
    by.require(Permission.EDIT_VACANCIES)
    Course.objects.filter(pk__in=list(course_ids)).delete()


@transaction.atomic
def erase_providers(*, by: Actor, provider_ids: Collection[int]) -> None:
    """Takes providers that came with a file out again, where no course is left of them."""
    by.require(Permission.EDIT_VACANCIES)
    used = Course.objects.filter(provider__in=list(provider_ids)).values("provider")
    Provider.objects.filter(pk__in=list(provider_ids)).exclude(pk__in=used).delete()


def _teach(said: Mapping[int, Collection[str]]) -> None:
    CourseSkill.objects.bulk_create(
        (CourseSkill(course_id=pk, skill=skill)
         for pk, skills in said.items() for skill in skills_of_words(skills)),
        batch_size=BATCH,
    )
