"""Cases go to another officer: one or all, for good or for a leave, and nothing is orphaned."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, QuerySet

from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.enums.handover import HandOverReason, HandOverState
from antarkerja.domain.cases.errors.case import ChangedMeanwhileError, NoOpenCaseError
from antarkerja.domain.cases.errors.handover import (
    DaysOutOfOrderError,
    NobodyToTakeError,
    NothingToHandOverError,
)
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.handover import HandOver
from antarkerja.domain.cases.operations.locks import locked_case
from antarkerja.domain.cases.queries.officers import case_workers
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record_many
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import local_day

_STANDING = (HandOverState.PLANNED, HandOverState.AWAY)
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverDetails:
    """To whom (None: the office's list), why, from when, and until when where it is for a leave."""

    to_officer_id: int | None
    reason: HandOverReason
    starts_on: date
    until_on: date | None = None


@transaction.atomic
def hand_over_case(
    *, by: Actor, on: date, at: datetime, case_id: int, from_officer_id: int | None,
    details: HandOverDetails,
) -> HandOver:
    """One case goes over. `from_officer_id` is whose it was when the page was read.

    Raises:
        NotAllowedError, OutOfScopeError: neither the own case nor the head's act.
        NoOpenCaseError: the case is closed.
        ChangedMeanwhileError: somebody else handed it over since.
        NobodyToTakeError, DaysOutOfOrderError: see `HandOverDetails`.
    """
    _require(by, from_officer_id, details)
    _check(by, on, from_officer_id, details)
    case = locked_case(by, case_id)
    if case.status != CaseStatus.OPEN:
        raise NoOpenCaseError
    if case.officer_id != from_officer_id:
        raise ChangedMeanwhileError
    return _give([case], by=by, on=on, at=at, details=details)[0]


@transaction.atomic
def hand_over_portfolio(
    *, by: Actor, on: date, at: datetime, from_officer_id: int | None, details: HandOverDetails,
    only: Sequence[int] = (),
) -> list[HandOver]:
    """All open cases of an officer, or those named in `only`, go over in one act.

    Of two at once the first takes them; the second finds none and hears of it.

    Raises: as `hand_over_case`; NothingToHandOverError where none is the officer's any more.
    """
    _require(by, from_officer_id, details)
    _check(by, on, from_officer_id, details)
    mine = Case.objects.filter(
        office_id=by.own_office, officer_id=from_officer_id, status=CaseStatus.OPEN
    )
    if only:
        mine = mine.filter(pk__in=list(only))
    cases = list(mine.select_for_update(of=("self",)).select_related("person").order_by("pk"))
    if not cases:
        raise NothingToHandOverError
    return _give(cases, by=by, on=on, at=at, details=details)


@transaction.atomic
def release_cases(
    *, by: Actor, on: date, at: datetime, officer_id: int, keeps_office_id: int | None = None
) -> int:
    """An account is closed or goes to another office: its cases go to the list of their office.

    `keeps_office_id` is an office whose cases stay with the officer: the role changed, not the
    place.

    What the officer keeps for somebody on leave goes back to that officer. Part of an act that
    has checked who may close accounts; returns how many cases moved.
    """
    # No office has the number 0.
    kept = keeps_office_id or 0
    rows = HandOver.objects.exclude(case__office_id=kept)
    rows.filter(
        state=HandOverState.PLANNED, to_officer_id=officer_id
    ).update(state=HandOverState.DONE)
    moved = _send_back(rows.filter(state=HandOverState.AWAY, to_officer_id=officer_id),
                       by=by, on=on, at=at)
    # What a stand-in keeps stays with the stand-in.
    rows.filter(
        state__in=_STANDING, from_officer_id=officer_id
    ).update(state=HandOverState.DONE)
    left = list(
        Case.objects.select_for_update(of=("self",)).select_related("person")
        .filter(officer_id=officer_id, status=CaseStatus.OPEN)
        .exclude(office_id=kept).order_by("pk")
    )
    if left:
        details = HandOverDetails(to_officer_id=None, reason=HandOverReason.DEPARTURE,
                                  starts_on=on)
        _give(left, by=by, on=on, at=at, details=details)
    return moved + len(left)


@transaction.atomic
def turn_hand_overs(*, by: Actor, on: date, at: datetime, zone: str = "") -> int:
    """By the clock: leaves begin on their day and end after their last. Twice is once.

    Where an officer gave all cases, those that came since the leave was planned go along.
    `zone` names the offices whose day it is; all of them where it is empty.
    """
    rows = HandOver.objects.filter(case__office__zone=zone) if zone else HandOver.objects.all()
    starting = list(
        rows.select_for_update(of=("self",)).select_related("case__person", "case__office")
        .filter(state=HandOverState.PLANNED, starts_on__lte=on).order_by("pk")
    )
    starting += _come_since(starting, at=at)
    for row in starting:
        fits = (row.case.status == CaseStatus.OPEN
                and row.case.officer_id == row.from_officer_id)
        row.state = HandOverState.DONE
        if fits:
            row.state = HandOverState.AWAY if row.until_on else HandOverState.DONE
            _move([row.case], row.to_officer_id, at)
            record_many([_entry(row.case, row, by, on)])
        row.save(update_fields=["state"])
    over = rows.filter(state=HandOverState.AWAY, until_on__lt=on)
    return len(starting) + _send_back(over, by=by, on=on, at=at)


def _come_since(planned: list[HandOver], *, at: datetime) -> list[HandOver]:
    """Rows for cases that came to an officer after the leave was planned.

    What was left out when it was planned was left out knowingly, and stays; where something was,
    the leave was for some cases only, and nothing is added to it.
    """
    leaves: dict[int, HandOver] = {}
    for row in planned:
        if row.from_officer_id is not None:
            leaves.setdefault(row.from_officer_id, row)
    known = [row.case_id for row in planned]
    added: list[HandOver] = []
    for officer_id, leave in leaves.items():
        others = list(
            Case.objects.select_for_update(of=("self",)).select_related("person").filter(
                officer_id=officer_id, office_id=leave.case.office_id, status=CaseStatus.OPEN,
            ).exclude(pk__in=known).order_by("pk")
        )
        taken = set(HandOver.objects.filter(
            case__in=[case.pk for case in others], to_officer_id=officer_id,
            made_at__gt=leave.made_at).values_list("case_id", flat=True))
        made_on = local_day(leave.case.office.zone, leave.made_at)
        if all(case.pk in taken or case.opened_on >= made_on for case in others):
            added += [HandOver(
                case=case, from_officer_id=officer_id, to_officer_id=leave.to_officer_id,
                reason=leave.reason, state=HandOverState.PLANNED, starts_on=leave.starts_on,
                until_on=leave.until_on, batch=leave.batch, user_id=leave.user_id, made_at=at,
            ) for case in others]
    HandOver.objects.filter(
        case__in=[row.case_id for row in added], state__in=_STANDING
    ).update(state=HandOverState.DONE)
    return HandOver.objects.bulk_create(added, batch_size=_BATCH)


@transaction.atomic
def end_leave(*, by: Actor, on: date, at: datetime, officer_id: int) -> int:
    """The officer is back sooner, or does not go: what is lent comes back, what is planned stays.

    Returns how many cases; twice is once.

    Raises NotAllowedError: neither the own leave nor the head's act.
    """
    by.require(Permission.WORK_CASES if officer_id == by.user_id else Permission.LEAD_CASES)
    rows = HandOver.objects.filter(case__office_id=by.own_office, from_officer_id=officer_id)
    planned = rows.filter(state=HandOverState.PLANNED).update(state=HandOverState.DONE)
    return planned + _send_back(rows.filter(state=HandOverState.AWAY), by=by, on=on, at=at)


def _send_back(rows: QuerySet[HandOver], *, by: Actor, on: date, at: datetime) -> int:
    """Cases of a leave go back, where the stand-in still has them and the officer is still here."""
    away = list(
        rows.select_for_update(of=("self",)).select_related("case__person").order_by("pk")
    )
    here: dict[int, set[int]] = {}
    entries: list[Entry] = []
    for row in away:
        case, owner = row.case, row.from_officer_id
        if case.office_id not in here:
            here[case.office_id] = set(
                case_workers(case.office_id, on=on).values_list("pk", flat=True))
        if (case.status == CaseStatus.OPEN and case.officer_id == row.to_officer_id
                and owner in here[case.office_id]):
            _move([case], owner, at)
            entries.append(_entry(case, row, by, on, back=True))
    HandOver.objects.filter(pk__in=[row.pk for row in away]).update(state=HandOverState.DONE)
    record_many(entries)
    return len(entries)


def _require(by: Actor, from_officer_id: int | None, details: HandOverDetails) -> None:
    """The head hands over any case; an officer the own ones, and takes from the office's list."""
    by.require(Permission.WORK_CASES)
    own = from_officer_id is not None and from_officer_id == by.user_id
    takes = from_officer_id is None and details.to_officer_id == by.user_id
    if not (own or takes or by.may(Permission.LEAD_CASES)):
        raise NotAllowedError(Permission.LEAD_CASES)


def _check(
    by: Actor, on: date, from_officer_id: int | None, details: HandOverDetails
) -> None:
    """Whether the days are in order and somebody takes the cases."""
    to_id, until_on = details.to_officer_id, details.until_on
    if to_id == from_officer_id:
        raise NobodyToTakeError
    if to_id is not None and not case_workers(by.own_office, on=on).filter(pk=to_id).exists():
        raise NobodyToTakeError
    if details.starts_on < on:
        raise DaysOutOfOrderError
    if until_on is not None and (until_on < details.starts_on or to_id is None
                                 or from_officer_id is None):
        raise DaysOutOfOrderError
    if until_on is None and details.starts_on > on:
        raise DaysOutOfOrderError


def _give(
    cases: list[Case], *, by: Actor, on: date, at: datetime, details: HandOverDetails
) -> list[HandOver]:
    """The rows, the officers and the ledger, with as many queries for 1,500 cases as for one."""
    now = details.starts_on <= on
    state = (HandOverState.PLANNED if not now
             else HandOverState.AWAY if details.until_on else HandOverState.DONE)
    lent = {row.case_id: row for row in HandOver.objects.filter(
        case__in=[case.pk for case in cases], state=HandOverState.AWAY)}
    HandOver.objects.filter(
        case__in=[case.pk for case in cases], state__in=_STANDING
    ).update(state=HandOverState.DONE)
    batch = secrets.token_hex(16)
    rows = HandOver.objects.bulk_create([
        HandOver(
            case=case, from_officer_id=_owner(case, lent, details),
            to_officer_id=details.to_officer_id, reason=details.reason, state=state,
            starts_on=details.starts_on, until_on=_until(case, lent, details), batch=batch,
            user_id=by.user_id, made_at=at,
        ) for case in cases
    ], batch_size=_BATCH)
    if now:
        _move(cases, details.to_officer_id, at)
        record_many(_entry(case, row, by, on) for case, row in zip(cases, rows, strict=True))
    return rows


def _owner(case: Case, lent: dict[int, HandOver], details: HandOverDetails) -> int | None:
    """A stand-in who goes on leave too gives the case back to its officer, not to himself."""
    row = lent.get(case.pk)
    return row.from_officer_id if row and details.until_on else case.officer_id


def _until(case: Case, lent: dict[int, HandOver], details: HandOverDetails) -> date | None:
    row = lent.get(case.pk)
    if row and row.until_on and details.until_on:
        return max(row.until_on, details.until_on)
    return details.until_on


def _move(cases: list[Case], officer_id: int | None, at: datetime) -> None:
    for start in range(0, len(cases), _BATCH):
        ids = [case.pk for case in cases[start:start + _BATCH]]
        Case.objects.filter(pk__in=ids).update(
            officer_id=officer_id, version=F("version") + 1, changed_at=at)


def _entry(case: Case, row: HandOver, by: Actor, on: date, *, back: bool = False) -> Entry:
    person = case.person
    return Entry(
        kind=EventKind.CASE_HANDED_OVER, happened_on=on, subject=Subject.CASE, subject_id=case.pk,
        person_id=person.pk, office_id=case.office_id,
        officer_id=by.user_id if by.is_staff else None, opened_on=case.opened_on, sex=person.sex,
        birth_on=person.birth_on, education=person.education, region=person.region,
        reason=HandOverReason.BACK.value if back else row.reason,
        act_key=f"handed-over:{row.batch}:{case.pk}{':back' if back else ''}",
    )
