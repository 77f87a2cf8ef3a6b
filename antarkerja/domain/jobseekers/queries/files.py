"""All of one person's file."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from django.db.models import QuerySet

from antarkerja.domain.jobseekers.enums import Purpose
from antarkerja.domain.jobseekers.models import Person, Sensitive
from antarkerja.domain.jobseekers.policies import PersonDetails
from antarkerja.domain.jobseekers.queries.people import people_seen_by
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import User
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import decrypt

PARTS = ("wishes", "places", "experiences", "skills", "certificates", "languages", "licences")
_APART = {"religion", "marital", "height_cm", "weight_kg", "accommodation"}
TIMELINE = 50


def profile_of(viewer: Actor, person_id: int) -> Person:
    """The person with office, registrations, sensitive lines and every part of the profile.

    Eleven queries, however long the profile is. Raises OutOfScopeError.
    """
    person = _with_parts(people_seen_by(viewer).filter(pk=person_id)).first()
    if person is None:
        raise OutOfScopeError(person_id)
    return person


def _with_parts(people: QuerySet[Person]) -> QuerySet[Person]:
    return people.select_related("office", "sensitive").prefetch_related(
        "registrations__reports", *PARTS
    )


def details_of(person: Person) -> PersonDetails:
    """What a form shows of the person; sensitive lines are opened here."""
    values = {
        field.name: getattr(person, field.name)
        for field in fields(PersonDetails) if hasattr(person, field.name)
    }
    sensitive = Sensitive.objects.filter(person=person).first()
    if sensitive is not None:
        values |= {name: getattr(sensitive, name) for name in _APART}
        values["disabilities"] = tuple(sensitive.disabilities)
        mother = sensitive.mother_name_encrypted
        values["mother_name"] = decrypt(mother) if mother else ""
    return PersonDetails(**values)


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One event of a person: what, when, by whom and why."""

    kind: EventKind
    happened_on: date
    officer: str
    reason: str
    # The id of what it is about.
    about: int

    @property
    def label(self) -> str:
        return str(self.kind.label)


def timeline_of(viewer: Actor, person: Person, *, limit: int = TIMELINE) -> list[TimelineLine]:
    """Newest first, out of the ledger; corrections and what they took back are left out."""
    if not people_seen_by(viewer).filter(pk=person.pk).exists():
        raise OutOfScopeError(person.pk)
    ids = [person.pk, *person.merged.values_list("pk", flat=True)]
    told = Event.objects.filter(person_id__in=ids)
    corrected = told.filter(corrects_id__isnull=False).values_list("corrects_id", flat=True)
    events = list(
        told.filter(corrects_id=None).exclude(pk__in=corrected)
        .exclude(reason="traits_changed").order_by("-happened_on", "-pk")[:limit]
    )
    names = dict(
        User.objects.filter(pk__in={e.officer_id for e in events if e.officer_id})
        .values_list("pk", "name")
    )
    return [
        TimelineLine(EventKind(e.kind), e.happened_on, names.get(e.officer_id or 0, ""), e.reason,
                     e.subject_id)
        for e in events
    ]


def consents_of(person: Person) -> dict[Purpose, bool]:
    """Every purpose and whether the newest word of the person is yes."""
    given = dict.fromkeys(Purpose, False)
    for row in person.consents.order_by("at", "pk"):
        given[Purpose(row.purpose)] = row.given
    return given
