"""Lists of an office's people; each page costs the same at 5,000 and at 250,000 people."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import Person, Registration, Wish
from antarkerja.domain.jobseekers.queries.people import current_registration, people_seen_by
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.names import normalised_name
from antarkerja.shared.phones import e164

PAGE = 50
# Above this a count says "more than": counting further would grow with the office.
CAP = 10_000
FEW = 2_000
_HIGHEST = "\U0010ffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleFilter:
    """`words`: start of a name, a registration number or a phone. `status`: a
    RegistrationStatus, or "" for all. `region`: a code whose parts are meant too."""

    words: str = ""
    status: str = RegistrationStatus.ACTIVE
    education: str = ""
    region: str = ""
    incomplete: bool = False


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list, with the registration and first wish that the list shows."""

    person: Person
    registration: Registration | None
    wish: str


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """At most 50 lines; the cursors are "" at either end."""

    lines: list[PersonLine] = field(default_factory=list)
    next_cursor: str = ""
    is_first: bool = True


def people_list(viewer: Actor, wanted: PeopleFilter, *, cursor: str = "") -> PeoplePage:
    """A page in the order of names, from after `cursor`. Three queries."""
    people = _filtered(viewer, wanted).order_by("name_normalised", "pk")
    if after := _read_cursor(cursor):
        name, person_id = after
        people = people.filter(
            Q(name_normalised__gt=name) | Q(name_normalised=name, pk__gt=person_id),
            name_normalised__gte=name,
        )
    rows = list(people.prefetch_related(
        Prefetch("registrations", Registration.objects.order_by("pk")),
        Prefetch("wishes", Wish.objects.filter(rank=1)),
    )[: PAGE + 1])
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    return PeoplePage(
        [_line(person) for person in rows],
        f"{rows[-1].pk}.{rows[-1].name_normalised}" if more else "", not cursor,
    )


def capped_count(viewer: Actor, wanted: PeopleFilter, *, cap: int = CAP) -> int:
    """How many people the filter finds, `cap` + 1 meaning more than `cap`."""
    return _filtered(viewer, wanted).order_by()[: cap + 1].count()


def filtered_people(viewer: Actor, wanted: PeopleFilter) -> QuerySet[Person]:
    """Everybody whom the filter finds, without the order and the pages of the list."""
    return _filtered(viewer, wanted)


def count_live(viewer: Actor) -> int:
    """People in the live file of the viewer's office, exactly, out of an index."""
    return _live_of(viewer).select_related(None).count()


def registrations_expiring(
    viewer: Actor, *, today: date, within_days: int = 30
) -> QuerySet[Registration]:
    """Live registrations whose validity ends soon, soonest first, with their people."""
    return _live_of(viewer).filter(
        valid_until__lte=today + timedelta(days=within_days)
    ).order_by("valid_until", "pk")


def reports_due(
    viewer: Actor, *, today: date, within_days: int = 14
) -> QuerySet[Registration]:
    """Live registrations whose next report is due soon or late, latest first."""
    return _live_of(viewer).filter(
        report_due_on__lte=today + timedelta(days=within_days)
    ).order_by("report_due_on", "pk")


def incomplete_profiles(viewer: Actor, *, below: int = 70) -> QuerySet[Person]:
    """People in the live file whose profile lacks most, emptiest first."""
    return people_seen_by(viewer).filter(
        _has_status(RegistrationStatus.ACTIVE), merged_into__isnull=True, completeness__lt=below
    ).order_by("completeness", "pk")


def _live_of(viewer: Actor) -> QuerySet[Registration]:
    if people_seen_by(viewer).query.is_empty() or viewer.office_id is None:
        return Registration.objects.none()
    return Registration.objects.filter(
        office_id=viewer.office_id, status=RegistrationStatus.ACTIVE
    ).select_related("person")


def _has_status(status: str, **more: Any) -> Exists:
    return Exists(Registration.objects.filter(person=OuterRef("pk"), status=status, **more))


def _registered_as(viewer: Actor, status: str) -> Q | Exists:
    """Few are found by their registrations; many by walking the names until a page is full.

    Walking the names of a whole office for a handful of people would read every one of them.
    """
    rows = Registration.objects.filter(office_id=viewer.office_id or 0, status=status)
    if rows.order_by()[: FEW + 1].count() <= FEW:
        return Q(pk__in=rows.values("person_id"))
    return _has_status(status)


def _filtered(viewer: Actor, wanted: PeopleFilter) -> QuerySet[Person]:
    people = people_seen_by(viewer).filter(merged_into__isnull=True)
    if wanted.status:
        people = people.filter(_registered_as(viewer, wanted.status))
    if wanted.status and wanted.status != RegistrationStatus.ACTIVE:
        people = people.filter(~_has_status(RegistrationStatus.ACTIVE))
    if wanted.education:
        people = people.filter(education=wanted.education)
    if wanted.region:
        people = people.filter(
            Q(region=wanted.region) | Q(region__startswith=f"{wanted.region}.")
        )
    if wanted.incomplete:
        people = people.filter(completeness__lt=70)
    return _by_words(people, viewer, wanted.words.strip())


def _by_words(people: QuerySet[Person], viewer: Actor, words: str) -> QuerySet[Person]:
    if not words:
        return people
    if phone := e164(words):
        return people.filter(phone=phone)
    if "/" in words:
        return people.filter(pk__in=Registration.objects.filter(
            office_id=viewer.office_id or 0, number=words.upper()
        ).values("person_id"))
    start = normalised_name(words)
    if not start:
        return people.none()
    if connection.vendor == "postgresql":
        return people.filter(name_normalised__startswith=start)
    # SQLite compares bytes, so the index answers a range where LIKE would read every row.
    return people.filter(name_normalised__gte=start, name_normalised__lt=start + _HIGHEST)


def _read_cursor(cursor: str) -> tuple[str, int] | None:
    number, dot, name = cursor.partition(".")
    return (name, int(number)) if dot and number.isascii() and number.isdigit() else None


def _line(person: Person) -> PersonLine:
    wish = next(iter(person.wishes.all()), None)
    return PersonLine(person, current_registration(person), wish.title if wish else "")
