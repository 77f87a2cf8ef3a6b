"""The officer accepts the proposed track, or chooses another with a reason."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.errors.plan import ReasonNeededError
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.operations.entries import case_entry
from antarkerja.domain.cases.operations.locks import lock_case
from antarkerja.domain.cases.policies.track import propose
from antarkerja.domain.cases.queries.interview import codes_of, interview_of
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.policies import Actor

REASON_LENGTH = 200


@transaction.atomic
def set_track(
    *, by: Actor, on: date, case_id: int, track: Track, reason: str = ""
) -> Case:
    """Sets the service track. The ledger keeps the track, and whether the rule said another.

    The same track with the same reason again changes nothing.

    Raises:
        ReasonNeededError: another track than the rule proposes now, without a reason.
        NotAllowedError, OutOfScopeError, NoOpenCaseError: as `lock_case`.
    """
    case = lock_case(by, case_id)
    talk = interview_of(case)
    proposed = propose(codes_of(talk)).track if talk else None
    reason = reason.strip()[:REASON_LENGTH]
    departs = proposed is not None and track != proposed
    if departs and not reason:
        raise ReasonNeededError
    if (case.track, case.track_reason) == (track, reason):
        return case
    is_new = case.track != track
    case.track, case.track_reason = track, reason
    case.track_proposed = proposed or ""
    case.version += 1
    case.save(update_fields=["track", "track_reason", "track_proposed", "version"])
    if is_new:
        word = f"{track.value}:not_proposed" if departs else track.value
        record(case_entry(EventKind.TRACK_SET, case, by=by, on=on, reason=word))
    return case
