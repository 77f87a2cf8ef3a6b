"""What the officer or the person makes of a suggestion."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record, take_back
from antarkerja.domain.matching.models import Decision
from antarkerja.domain.matching.policies import require_own_office
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def save_match(
    *, by: Actor, on: date, person: Person, vacancy: Vacancy, score: int | None = None
) -> Decision:
    """Keeps a suggestion for later; replaces an earlier decision on the pair. Twice is once.

    Raises:
        NotAllowedError, OutOfScopeError: not the person's office.
    """
    return _decide(by, on, person, vacancy, saved=True, reason="", note="", score=score)


@transaction.atomic
def put_aside(
    *, by: Actor, on: date, person: Person, vacancy: Vacancy, reason: str, note: str = "",
    score: int | None = None,
) -> Decision:
    """Rejects a suggestion with a coded reason; it no longer stands in the person's list.

    Raises:
        NotAllowedError, OutOfScopeError: as `save_match`.
    """
    return _decide(by, on, person, vacancy, saved=False, reason=reason, note=note, score=score)


@transaction.atomic
def undecide(*, by: Actor, on: date, person: Person, vacancy: Vacancy) -> None:
    """Takes a decision back: the suggestion stands in the list again. Twice is once.

    The ledger keeps the decision and gets its correction.

    Raises:
        NotAllowedError, OutOfScopeError: as `save_match`.
    """
    require_own_office(by, person.office_id)
    decided, _ = Decision.objects.filter(person=person, vacancy=vacancy).delete()
    event = _last_event(person, vacancy) if decided else None
    if event is not None:
        take_back(event, on=on, officer_id=by.user_id, reason="undone")


def _decide(
    by: Actor, on: date, person: Person, vacancy: Vacancy, *, saved: bool, reason: str,
    note: str, score: int | None,
) -> Decision:
    require_own_office(by, person.office_id)
    said = {"saved": saved, "reason": reason, "note": note}
    same = Decision.objects.filter(person=person, vacancy=vacancy, **said).first()
    if same is not None:
        return same
    decision, _ = Decision.objects.update_or_create(
        person=person, vacancy=vacancy, defaults={**said, "score": score, "user_id": by.user_id},
    )
    record(
        Entry(
            kind=EventKind.MATCH_SAVED if saved else EventKind.MATCH_REJECTED,
            happened_on=on, subject=Subject.PERSON, subject_id=person.pk, person_id=person.pk,
            vacancy_id=vacancy.pk, employer_id=vacancy.employer_id, office_id=person.office_id,
            officer_id=by.user_id, sex=person.sex, birth_on=person.birth_on,
            education=person.education, kbji=vacancy.kbji, kbji_version=vacancy.kbji_version,
            region=vacancy.region, reason=reason,
        )
    )
    return decision


def _last_event(person: Person, vacancy: Vacancy) -> Event | None:
    """What the ledger says of the decision that stands."""
    return (
        Event.objects.filter(
            person_id=person.pk, vacancy_id=vacancy.pk, corrects_id__isnull=True,
            kind__in=[EventKind.MATCH_SAVED, EventKind.MATCH_REJECTED],
        ).order_by("-pk").first()
    )
