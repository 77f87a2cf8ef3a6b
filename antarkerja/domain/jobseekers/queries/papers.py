"""Cards and call letters, for those who hand them out and for those who check them."""

from __future__ import annotations

from datetime import date

from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import CallLetter, Person, Registration
from antarkerja.domain.jobseekers.queries.people import people_seen_by
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor

LETTERS_SHOWN = 20


def registration_for_card(viewer: Actor, person_id: int) -> Registration | None:
    """The live registration with person, office and reports; None where there is none.

    Raises:
        OutOfScopeError: no such person, or not for this viewer.
    """
    if not people_seen_by(viewer).filter(pk=person_id).exists():
        raise OutOfScopeError(person_id)
    return (
        Registration.objects.filter(person_id=person_id, status=RegistrationStatus.ACTIVE)
        .select_related("person", "office")
        .prefetch_related("reports", "person__skills", "person__certificates")
        .first()
    )


def call_letter_for(viewer: Actor, letter_id: int) -> CallLetter:
    """One call letter, with person and office.

    Raises:
        OutOfScopeError: no such letter, or its person is not for this viewer.
    """
    letter = (
        CallLetter.objects.select_related("person", "office")
        .filter(pk=letter_id, person__in=people_seen_by(viewer)).first()
    )
    if letter is None:
        raise OutOfScopeError(letter_id)
    return letter


def call_letters_of(viewer: Actor, person: Person) -> list[CallLetter]:
    """The letters that called a person, the newest first; nothing for a viewer out of scope."""
    rows = CallLetter.objects.filter(person=person, person__in=people_seen_by(viewer))
    return list(rows.order_by("-come_at", "-pk")[:LETTERS_SHOWN])


def registration_by_check_code(code: str) -> Registration | None:
    """For the public page behind the QR code, which shows validity only."""
    return Registration.objects.select_related("office").filter(check_code=code).first()


def call_letter_by_check_code(code: str) -> CallLetter | None:
    """For the public page behind the QR code, which shows validity only."""
    return CallLetter.objects.select_related("office").filter(check_code=code).first()


def card_is_valid(registration: Registration, *, on: date) -> bool:
    """Whether the card of this registration still counts on a day."""
    live = registration.status == RegistrationStatus.ACTIVE
    return live and registration.valid_until >= on
