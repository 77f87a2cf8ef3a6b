"""Still at work or not, and why."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record
from antarkerja.domain.matching.enums import FollowUpStatus
from antarkerja.domain.matching.errors import AlreadyFollowedUpError, DateOutOfOrderError
from antarkerja.domain.matching.models import FollowUp, Placement
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def record_follow_up(
    *, by: Actor, on: date, follow_up: FollowUp, status: FollowUpStatus,
    left_on: date | None = None, leaving_reason: str = "", note: str = "",
) -> FollowUp:
    """Enters the answer; "left" ends the placement and drops its later follow-ups.

    Raises:
        AlreadyFollowedUpError: the answer is already in.
        DateOutOfOrderError: `left_on` is missing, in the future or before the first day at work.
    """
    by.require(Permission.REFER)
    fresh = (
        FollowUp.objects.select_for_update(of=("self",))
        .select_related("placement__person", "placement__vacancy").get(pk=follow_up.pk)
    )
    if fresh.status not in (FollowUpStatus.DUE, FollowUpStatus.NOT_REACHED):
        raise AlreadyFollowedUpError
    fresh.status, fresh.done_on = status, on
    fresh.note, fresh.user_id = note, by.user_id
    fresh.save(update_fields=["status", "done_on", "note", "user_id"])
    placement = fresh.placement
    _note(placement, EventKind.FOLLOWED_UP, by=by, on=on, reason=status, months=fresh.months)
    if status == FollowUpStatus.LEFT:
        _end(placement, by=by, on=on, left_on=left_on, reason=leaving_reason)
    return fresh


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
