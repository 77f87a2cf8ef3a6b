"""Still at work or not, and why."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record
from antarkerja.domain.matching.enums import FollowUpStatus
from antarkerja.domain.matching.errors import (
    AlreadyFollowedUpError,
    DateOutOfOrderError,
    NotAtWorkYetError,
    TriedAlreadyError,
)
from antarkerja.domain.matching.models import FollowUp, Placement
from antarkerja.domain.matching.policies import (
    FOLLOW_UP_TRIES,
    TRY_AGAIN_DAYS,
    require_own_office,
)
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def record_follow_up(
    *, by: Actor, on: date, follow_up: FollowUp, status: FollowUpStatus,
    left_on: date | None = None, leaving_reason: str = "", note: str = "",
) -> FollowUp:
    """Enters the answer; "left" ends the placement and drops its later follow-ups.

    "Not reached" leaves the follow-up due, for a new try in a week; the third one closes it.
    Somebody who answers after that is still entered.

    Raises:
        NotAllowedError, OutOfScopeError: not the placement's office.
        AlreadyFollowedUpError: the answer is already in, or all tries are made.
        NotAtWorkYetError: the first day at work lies ahead.
        TriedAlreadyError: "not reached", before the day of the follow-up or of its next try.
        DateOutOfOrderError: `left_on` is missing, in the future or before the first day at work.
    """
    fresh = (
        FollowUp.objects.select_for_update(of=("self",))
        .select_related("placement__person", "placement__vacancy").get(pk=follow_up.pk)
    )
    require_own_office(by, fresh.office_id)
    if fresh.status not in (FollowUpStatus.DUE, FollowUpStatus.NOT_REACHED):
        raise AlreadyFollowedUpError
    if on < fresh.placement.started_on:
        raise NotAtWorkYetError
    if status == FollowUpStatus.NOT_REACHED:
        _count_try(fresh, on)
    else:
        fresh.status, fresh.done_on = status, on
    fresh.note, fresh.user_id = note, by.user_id
    fresh.save(update_fields=["status", "due_on", "tries", "done_on", "note", "user_id"])
    placement = fresh.placement
    _note(placement, EventKind.FOLLOWED_UP, by=by, on=on, reason=status, months=fresh.months)
    if status == FollowUpStatus.LEFT:
        _end(placement, by=by, on=on, left_on=left_on, reason=leaving_reason)
    return fresh


def _count_try(row: FollowUp, on: date) -> None:
    if row.status == FollowUpStatus.NOT_REACHED:
        raise AlreadyFollowedUpError
    if on < row.due_on:
        raise TriedAlreadyError
    row.tries += 1
    if row.tries < FOLLOW_UP_TRIES:
        row.due_on = on + timedelta(days=TRY_AGAIN_DAYS)
    else:
        row.status, row.done_on = FollowUpStatus.NOT_REACHED, on


def _end(placement: Placement, *, by: Actor, on: date, left_on: date | None, reason: str) -> None:
    if left_on is None or not placement.started_on <= left_on <= on:
        raise DateOutOfOrderError
    placement.ended_on, placement.leaving_reason = left_on, reason
    placement.save(update_fields=["ended_on", "leaving_reason"])
    placement.follow_ups.filter(status=FollowUpStatus.DUE).delete()
    _note(placement, EventKind.PLACEMENT_ENDED, by=by, on=on, reason=reason, months=None)


def _note(
    placement: Placement, kind: EventKind, *, by: Actor, on: date, reason: str, months: int | None
) -> None:
    person, vacancy = placement.person, placement.vacancy
    record(
        Entry(
            kind=kind, happened_on=on, subject=Subject.PLACEMENT, subject_id=placement.pk,
            person_id=person.pk, vacancy_id=placement.vacancy_id,
            employer_id=placement.employer_id, office_id=placement.office_id,
            officer_id=by.user_id, opened_on=placement.started_on, sex=person.sex,
            birth_on=person.birth_on, education=person.education, scheme=placement.scheme,
            kbji=vacancy.kbji if vacancy else "",
            kbji_version=vacancy.kbji_version if vacancy else "",
            reason=f"{reason}:{months}" if months else reason,
        )
    )
