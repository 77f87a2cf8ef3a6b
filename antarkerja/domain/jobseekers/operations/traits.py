"""What the ledger keeps of a person on a day, and the locks that acts begin with."""

from __future__ import annotations

from datetime import date
from typing import Any

from antarkerja.domain.jobseekers.errors import NotRegisteredError
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.ledger.enums import SEEKERS_IN, EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record, take_back
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.enums import KBJI_VERSION

COUNTED = ("sex", "birth_on", "education", "left_school_year", "kbji", "region")


def lock_person(
    by: Actor, person_id: int, permission: Permission, *, own_too: bool = False
) -> Person:
    """The person, locked until the transaction ends.

    `own_too` marks an act that people may do to their own file, by USE_OWN_FILE.

    Raises:
        NotAllowedError: the actor has neither permission.
        OutOfScopeError: no such person in the actor's office, or merged into another.
    """
    own = own_too and by.role == RoleName.JOBSEEKER and by.person_id == person_id
    by.require(Permission.USE_OWN_FILE if own else permission)
    people = Person.objects.select_for_update().filter(pk=person_id, merged_into__isnull=True)
    if not own and by.role != RoleName.SYSTEM:
        people = people.filter(office_id=by.office_id or 0)
    person = people.first()
    if person is None:
        raise OutOfScopeError(person_id)
    return person


def live_registration(person: Person) -> Registration:
    """The registration in the live file, locked: the nightly rule may be ending it just now.

    Raises:
        NotRegisteredError: there is none.
    """
    live = person.registrations.select_for_update().filter(status="active").first()
    if live is None:
        raise NotRegisteredError(person.pk)
    return live


def traits_of(person: Person, registration: Registration | None) -> dict[str, Any]:
    """Fields of a ledger `Entry` that reports count people by, as they are now.

    Reads the first wish: prefetch `wishes` in batches.
    """
    wish = next(iter(sorted(person.wishes.all(), key=lambda row: row.rank)), None)
    kbji = wish.kbji if wish else ""
    return {
        "sex": person.sex,
        "birth_on": person.birth_on,
        "education": person.education,
        "left_school_year": person.left_school_year,
        "kbji": kbji,
        "kbji_version": KBJI_VERSION if kbji else "",
        "region": person.region,
        "opened_on": registration.opened_on if registration else None,
    }


def entry_of(
    kind: EventKind, person: Person, registration: Registration | None, *, by: Actor, on: date,
    **fields: Any,
) -> Entry:
    """An event about a person, in the office of the registration."""
    office_id = registration.office_id if registration else person.office_id
    return Entry(
        kind=kind, happened_on=on, subject=Subject.PERSON, subject_id=person.pk,
        person_id=person.pk, office_id=office_id, officer_id=by.user_id,
        **(traits_of(person, registration) | fields),
    )


def recorded(act_key: str) -> bool:
    """Whether this act is in the book already, so that a retry changes nothing."""
    return Event.objects.filter(act_key=act_key).exists()


def correct_entry(person: Person, *, by: Actor, on: date) -> bool:
    """Moves a live registration to the group in which it counts now.

    Reports count what leaves the stock by the traits of that day. Where a trait changed since
    the registration entered (a birth date mended, a wish added), the entry is taken back and
    entered anew, both dated `on`: closed months keep, and every group's stock still adds up.
    Returns whether anything was written.
    """
    registration = person.registrations.filter(status="active").first()
    if registration is None:
        return False
    entry = (
        Event.objects.filter(
            person_id__in=[person.pk, *person.merged.values_list("pk", flat=True)],
            kind__in=SEEKERS_IN, opened_on=registration.opened_on, quantity__gt=0,
            office_id=registration.office_id,
        ).order_by("-pk").first()
    )
    traits = traits_of(person, registration)
    if entry is None or all(getattr(entry, name) == traits[name] for name in COUNTED):
        return False
    take_back(entry, on=on, officer_id=by.user_id, reason="traits_changed")
    record(entry_of(EventKind(entry.kind), person, registration, by=by, on=on,
                    reason="traits_changed"))
    return True
