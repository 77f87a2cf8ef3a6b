"""What the officer or the person makes of a suggestion."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record
from antarkerja.domain.matching.models import Decision
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def save_match(
    *, by: Actor, on: date, person: Person, vacancy: Vacancy, score: int | None = None
) -> Decision:
    """Keeps a suggestion for later; replaces an earlier decision on the pair."""
    return _decide(by, on, person, vacancy, saved=True, reason="", note="", score=score)


@transaction.atomic
def put_aside(
    *, by: Actor, on: date, person: Person, vacancy: Vacancy, reason: str, note: str = "",
    score: int | None = None,
) -> Decision:
    """Rejects a suggestion with a coded reason; it no longer stands in the person's list."""
    return _decide(by, on, person, vacancy, saved=False, reason=reason, note=note, score=score)


@transaction.atomic
def undecide(*, by: Actor, person: Person, vacancy: Vacancy) -> None:
    """Takes a decision back: the suggestion stands in the list again."""
    Decision.objects.filter(person=person, vacancy=vacancy).delete()


def _decide(
    by: Actor, on: date, person: Person, vacancy: Vacancy, *, saved: bool, reason: str,
    note: str, score: int | None,
) -> Decision:
    decision, _ = Decision.objects.update_or_create(
        person=person, vacancy=vacancy,
        defaults={"saved": saved, "reason": reason, "note": note, "score": score,
                  "user_id": by.user_id},
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
