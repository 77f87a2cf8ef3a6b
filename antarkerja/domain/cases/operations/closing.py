"""A case ends, the end is taken back, or the person comes back for another spell.

Undoing within thirty days makes the closing as if it had never been: the same case goes on and
the ledger takes the event back. Later the person opens a new case: the closed one was counted in
reports, its length and its reason are true, and a new spell has its own first talk and plan.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction

from antarkerja.domain.cases.enums.case import CaseStatus, Opening
from antarkerja.domain.cases.errors.case import CaseOpenAlreadyError, NoOpenCaseError
from antarkerja.domain.cases.errors.closing import (
    ClosingIncompleteError,
    NotClosedError,
    TooLateToUndoError,
)
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.closing import Closing
from antarkerja.domain.cases.operations.entries import case_entry
from antarkerja.domain.cases.operations.locks import locked_case
from antarkerja.domain.cases.policies.closing import (
    ClosingDetails,
    may_be_undone,
    require_complete,
)
from antarkerja.domain.jobseekers.operations.traits import lock_person
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import record, take_back
from antarkerja.domain.matching.models import Placement
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import User
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def close_case(
    *, by: Actor, on: date, at: datetime, case_id: int, details: ClosingDetails
) -> Closing:
    """The case ends with a coded reason and what that reason asks for.

    Its steps rest with it, so that an undoing finds them as they were; its appointments are the
    journey's (`journeys.close_case`).

    Raises:
        NotAllowedError, OutOfScopeError: not the office's case.
        NoOpenCaseError: closed already.
        ClosingIncompleteError: the reason asks for more.
    """
    case = locked_case(by, case_id)
    if case.status != CaseStatus.OPEN:
        raise NoOpenCaseError
    details = _from_placement(case, details)
    require_complete(details, on=on)
    return end_case(case, by=by, on=on, at=at, details=details)


def end_case(
    case: Case, *, by: Actor, on: date, at: datetime, details: ClosingDetails
) -> Closing:
    """The end itself, inside an act that has locked the case and asked what is to be asked."""
    event = record(case_entry(
        EventKind.CASE_CLOSED, case, by=by, on=on, reason=details.reason.value,
        opened_on=case.opened_on,
        act_key=f"case-closed:{case.pk}:{case.closings.count()}",
    ))
    case.status, case.closed_on = CaseStatus.CLOSED, max(on, case.opened_on)
    case.closing_reason, case.closing_note = details.reason, details.note
    case.version, case.changed_at = case.version + 1, at
    case.save(update_fields=["status", "closed_on", "closing_reason", "closing_note", "version",
                             "changed_at"])
    return Closing.objects.create(
        case=case, reason=details.reason, place=details.place, since_on=details.since_on,
        placement_id=details.placement_id, note=details.note, closed_on=case.closed_on,
        user_id=by.user_id, event_id=event.pk,
    )


@transaction.atomic
def undo_closing(*, by: Actor, on: date, at: datetime, case_id: int) -> Case:
    """Within thirty days: the case goes on as if it had never been closed. Twice is once.

    Raises:
        NotAllowedError, OutOfScopeError: not the office's case.
        TooLateToUndoError: thirty days are over, or the case was joined to another.
        CaseOpenAlreadyError: the person has a newer case.
    """
    case = locked_case(by, case_id)
    closing = case.closings.filter(undone_on=None).first()
    if closing is None:
        return case
    if closing.reason == "duplicate" or not may_be_undone(closing.closed_on, on=on):
        raise TooLateToUndoError
    _refuse_second(case)
    take_back(Event.objects.get(pk=closing.event_id), on=on, reason="undone",
              officer_id=by.user_id if by.is_staff else None)
    closing.undone_on, closing.undone_by_id = on, by.user_id
    closing.save(update_fields=["undone_on", "undone_by_id"])
    case.status, case.closed_on = CaseStatus.OPEN, None
    case.closing_reason = case.closing_note = ""
    case.version, case.changed_at = case.version + 1, at
    case.save(update_fields=["status", "closed_on", "closing_reason", "closing_note", "version",
                             "changed_at"])
    return case


@transaction.atomic
def reopen_case(
    *, by: Actor, on: date, case_id: int, officer: User | None = None
) -> Case:
    """A new spell for the person of a closed case, with its officer and track where none is named.

    An officer who has left does not get it: it stands on the office's list.

    Raises:
        NotAllowedError, OutOfScopeError: not the office's person.
        NotClosedError: the case goes on.
        CaseOpenAlreadyError: the person has an open case.
    """
    former = locked_case(by, case_id)
    if former.status == CaseStatus.OPEN:
        raise NotClosedError
    person = lock_person(by, former.person_id, Permission.WORK_CASES)
    _refuse_second(former)
    try:
        with transaction.atomic():
            case = Case.objects.create(
                person=person, office_id=person.office_id, opening=Opening.RETURN, opened_on=on,
                officer=officer or _still_there(former, on), track=former.track,
                track_proposed=former.track_proposed,
            )
    except IntegrityError as error:
        _refuse_second(former)
        raise error
    record(case_entry(EventKind.CASE_REOPENED, case, by=by, on=on,
                      reason=former.closing_reason, act_key=f"case-reopened:{case.pk}"))
    return case


def _refuse_second(case: Case) -> None:
    standing = Case.objects.filter(person_id=case.person_id, status=CaseStatus.OPEN).first()
    if standing is not None:
        raise CaseOpenAlreadyError(standing.pk)


def _still_there(case: Case, on: date) -> User | None:
    """The case's officer, where the account still works in the case's office."""
    if case.officer_id is None:
        return None
    return User.objects.filter(
        pk=case.officer_id, is_active=True, memberships__office_id=case.office_id,
        memberships__valid_until=None, memberships__valid_from__lte=on,
    ).first()


def _from_placement(case: Case, details: ClosingDetails) -> ClosingDetails:
    """Where and since when stand in the placement: nobody types them a second time."""
    if details.placement_id is None:
        return details
    placement = (
        Placement.objects.select_related("employer")
        .filter(pk=details.placement_id, person_id=case.person_id).first()
    )
    if placement is None:
        raise ClosingIncompleteError("placement_id")
    firm = placement.employer.name if placement.employer else placement.employer_name
    return replace(details, place=details.place or firm,
                   since_on=details.since_on or placement.started_on)
