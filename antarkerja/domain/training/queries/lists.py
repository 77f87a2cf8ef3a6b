"""The catalogue as offices read it: public facts of the region, the same for every office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.coding import title_key
from antarkerja.domain.training.errors import CourseNotFoundError, ProviderNotFoundError
from antarkerja.domain.training.models import Course, CourseSkill, Provider
from antarkerja.domain.training.policies import believed_since, provider_key, skills_of_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFilters:
    """What narrows the list; empty is no limit. `region` means all within it.

    `unsaid` leaves the courses of the viewer's office of which nobody has said yet what they teach.
    """

    text: str = ""
    skill: str = ""
    region: str = ""
    free: bool = False
    online: bool = False
    unsaid: bool = False
    archived: bool = False


def courses_list(
    viewer: Actor, filters: CourseFilters | None = None, *, today: date
) -> QuerySet[Course]:
    """Courses that one can still go to, the soonest first, without a day last.

    `archived` shows instead what was put away or has begun, of the viewer's office.

    Raises:
        NotAllowedError: the viewer may not see the catalogue.
    """
    viewer.require(Permission.SEE_VACANCIES)
    filters = filters or CourseFilters()
    rows = Course.objects.select_related("provider")
    if filters.archived:
        rows = rows.exclude(is_open(today)).filter(office_id=viewer.own_office)
    elif filters.unsaid:
        # Its officer mends also what nobody is shown for want of a new look.
        rows = rows.filter(archived_at=None, office_id=viewer.own_office)
    else:
        rows = rows.filter(is_open(today))
    return _narrowed(rows, filters).order_by(F("starts_on").asc(nulls_last=True), "pk")


def _narrowed(rows: QuerySet[Course], filters: CourseFilters) -> QuerySet[Course]:
    teaches = CourseSkill.objects.filter(course=OuterRef("pk"))
    if filters.unsaid:
        rows = rows.filter(~Exists(teaches))
    if filters.skill:
        rows = rows.filter(Exists(teaches.filter(skill__in=skills_of_words([filters.skill]))))
    if filters.region:
        rows = rows.filter(Q(region=filters.region) | Q(region__startswith=f"{filters.region}."))
    if filters.free:
        rows = rows.filter(fee=0)
    if filters.online:
        rows = rows.filter(online=True)
    for word in title_key(filters.text).split()[:6]:
        rows = rows.filter(
            Q(title_normalised__contains=word) | Q(provider__name_normalised__contains=word)
        )
    return rows


def is_open(today: date, of: str = "") -> Q:
    """A course that has not begun, of a provider that is there; one without a day is believed
    for a year after somebody last asked. `of` is the path to the course ("course__")."""
    begins = Q(**{f"{of}starts_on__gte": today})
    begins |= Q(**{f"{of}starts_on": None, f"{of}checked_on__gte": believed_since(today)})
    return begins & Q(**{f"{of}archived_at": None, f"{of}provider__archived_at": None})


@dataclass(frozen=True, slots=True)
class CourseCounts:
    """Open courses of the whole catalogue and of the viewer's region, and courses of the own
    office of which nobody has said yet what they teach."""

    open: int
    here: int
    unsaid: int


def courses_count(viewer: Actor, *, today: date) -> CourseCounts:
    """Three counts for the head of the list."""
    def count(**narrowed: Any) -> int:
        return courses_list(viewer, CourseFilters(**narrowed), today=today).count()

    return CourseCounts(count(), count(region=viewer.region), count(unsaid=True))


def course_for(viewer: Actor, course_id: int) -> Course:
    """A course with its provider and skills, for staff and for whoever looks for work.

    Raises:
        CourseNotFoundError: unknown, or the viewer may not see the catalogue.
    """
    rows = Course.objects.select_related("provider", "office").prefetch_related("skills")
    if not (viewer.may(Permission.SEE_VACANCIES) or viewer.may(Permission.USE_OWN_FILE)):
        rows = rows.none()
    row = rows.filter(pk=course_id).first()
    if row is None:
        raise CourseNotFoundError(course_id)
    return row


def providers_list(viewer: Actor, *, text: str = "", archived: bool = False) -> QuerySet[Provider]:
    """Providers by name, those of the viewer's region first, each with `kept` courses."""
    viewer.require(Permission.SEE_VACANCIES)
    rows = Provider.objects.filter(archived_at__isnull=not archived)
    for word in provider_key(text).split()[:6]:
        rows = rows.filter(name_normalised__contains=word)
    here = Q(region__startswith=viewer.region) if viewer.region else Q()
    rows = rows.annotate(kept=Count("courses", filter=Q(courses__archived_at=None)))
    if viewer.region:
        rows = rows.alias(near=here)
        return rows.order_by("-near", "name_normalised", "pk")
    return rows.order_by("name_normalised", "pk")


def provider_for(viewer: Actor, provider_id: int) -> Provider:
    """One provider.

    Raises:
        ProviderNotFoundError: unknown, or the viewer may not see the catalogue.
    """
    rows = Provider.objects.select_related("office")
    if not viewer.may(Permission.SEE_VACANCIES):
        rows = rows.none()
    row = rows.filter(pk=provider_id).first()
    if row is None:
        raise ProviderNotFoundError(provider_id)
    return row


def courses_of(provider: Provider, *, limit: int = 50) -> list[Course]:
    """Courses of a provider that were not put away, the soonest first."""
    rows = Course.objects.filter(provider=provider, archived_at=None)
    return list(rows.order_by(F("starts_on").desc(nulls_last=True), "pk")[:limit])


def may_change(viewer: Actor, row: Provider | Course) -> bool:
    """Whether the viewer's office entered the row and the viewer may change it."""
    return viewer.may(Permission.EDIT_VACANCIES) and viewer.office_id == row.office_id
