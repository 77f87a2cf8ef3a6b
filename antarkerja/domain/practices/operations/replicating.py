"""An office takes up a practice, begins with it, keeps it for good or gives it up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Origin, State
from antarkerja.domain.practices.enums.replication import (
    IN_USE,
    AbandonReason,
    ReplicationState,
)
from antarkerja.domain.practices.errors.replication import (
    AlreadyAdoptedError,
    DayDoesNotFitError,
    NothingToDoError,
    NotToBeAdoptedError,
    SourceDoesNotFitError,
)
from antarkerja.domain.practices.models import Practice, Replication, ReplicationTask
from antarkerja.domain.practices.operations.replication_locks import (
    locked_replication,
    plain_words,
    require_sharer,
)
from antarkerja.domain.practices.queries.scope import practice_for

# A start may be told late, when the ledger of those days is still fresh in the office's mind.
OLDEST_START = timedelta(days=186)
LATEST_PLAN = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDetails:
    """A step as work of the adopting office; `adapted` is what differs here."""

    what: str
    due_on: date | None = None
    adapted: str = ""
    is_left_out: bool = False
    owner_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """How an office takes a practice up. `source_id` is the replication that it was learnt from,
    None where it was the origin itself."""

    owner_id: int
    planned_on: date
    tasks: Sequence[TaskDetails]
    source_id: int | None = None
    adapted_what: str = ""
    adapted_why: str = ""


@transaction.atomic
def adopt_practice(*, by: Actor, on: date, practice_id: int, details: Adoption) -> Replication:
    """The actor's office plans to work by the published version; its steps become tasks.

    Raises:
        NotAllowedError, OutOfScopeError: the actor shares no practices, or may not read this one.
        NotToBeAdoptedError: it is not published, or it comes from this very office.
        AlreadyAdoptedError: the office carries it already.
        SourceDoesNotFitError: it cannot be learnt from `source_id`.
        NotOfThisOfficeError: an owner is no colleague.
        NothingToDoError: every step was left out.
        DayDoesNotFitError: planned further away than a year.
        TellsOfPeopleError: a text holds personal data.
    """
    by.require(Permission.SHARE_PRACTICES)
    practice = practice_for(by, practice_id)
    if practice is None or not by.own_office:
        raise OutOfScopeError(practice_id)
    _check(by, on, practice, details)
    try:
        with transaction.atomic():
            made = Replication.objects.create(
                practice=practice, number=practice.published_version or 1,
                source_id=details.source_id, office_id=by.own_office, owner_id=details.owner_id,
                state=ReplicationState.PLANNED, planned_on=details.planned_on,
                adapted_what=plain_words(details.adapted_what),
                adapted_why=plain_words(details.adapted_why),
            )
    except IntegrityError as error:
        raise AlreadyAdoptedError(_carried(by, practice) or 0) from error
    ReplicationTask.objects.bulk_create(
        _task(made, order, task, details.owner_id)
        for order, task in enumerate(details.tasks, start=1)
    )
    return made


def _check(by: Actor, on: date, practice: Practice, details: Adoption) -> None:
    own = practice.office_id == by.own_office and practice.origin == Origin.OWN
    if practice.state != State.PUBLISHED or own:
        raise NotToBeAdoptedError
    known = _carried(by, practice)
    if known is not None:
        raise AlreadyAdoptedError(known)
    if details.source_id is not None and not Replication.objects.filter(
        pk=details.source_id, practice=practice, started_on__isnull=False
    ).exclude(office_id=by.own_office).exists():
        raise SourceDoesNotFitError(details.source_id)
    if not on <= details.planned_on <= on + LATEST_PLAN:
        raise DayDoesNotFitError(details.planned_on)
    if all(task.is_left_out for task in details.tasks):
        raise NothingToDoError
    owners = {details.owner_id, *(task.owner_id for task in details.tasks)} - {None}
    for user_id in owners:
        require_sharer(by.own_office, user_id, on=on)


def _carried(by: Actor, practice: Practice) -> int | None:
    return (
        Replication.objects.filter(practice=practice, office_id=by.own_office, state__in=IN_USE)
        .values_list("pk", flat=True).first()
    )


def _task(made: Replication, order: int, task: TaskDetails, owner_id: int) -> ReplicationTask:
    return ReplicationTask(
        replication=made, order=order, what=plain_words(task.what)[:500],
        owner_id=task.owner_id or owner_id, due_on=task.due_on,
        adapted=plain_words(task.adapted)[:500], is_left_out=task.is_left_out,
    )


@transaction.atomic
def start_replication(
    *, by: Actor, on: date, replication_id: int, started_on: date
) -> Replication:
    """The new work begins on `started_on`; from then on the ledger is asked what it changed.

    Raises:
        NotAllowedError, OutOfScopeError, ReplicationStateError: see `locked_replication`.
        DayDoesNotFitError: a day to come, or longer than half a year ago.
    """
    found = locked_replication(by, replication_id, (ReplicationState.PLANNED,))
    if not on - OLDEST_START <= started_on <= on:
        raise DayDoesNotFitError(started_on)
    found.state, found.started_on = ReplicationState.RUNNING, started_on
    found.planned_on = min(found.planned_on, started_on)
    found.save(update_fields=["state", "started_on", "planned_on"])
    record(replication_entry(EventKind.PRACTICE_ADOPTED, found, by=by, on=started_on, reason="",
                  act_key=f"practice-adopted:{found.pk}"))
    return found


@transaction.atomic
def change_adaptation(
    *, by: Actor, replication_id: int, adapted_what: str, adapted_why: str
) -> Replication:
    """What this office does otherwise, and why.

    Raises NotAllowedError, OutOfScopeError, ReplicationStateError, TellsOfPeopleError.
    """
    found = locked_replication(by, replication_id)
    found.adapted_what, found.adapted_why = plain_words(adapted_what), plain_words(adapted_why)
    found.save(update_fields=["adapted_what", "adapted_why"])
    return found


@transaction.atomic
def give_replication_to(
    *, by: Actor, on: date, replication_id: int, owner_id: int
) -> Replication:
    """Another colleague carries it on; what the former owner had left to do goes along.

    Raises NotAllowedError, OutOfScopeError, ReplicationStateError, NotOfThisOfficeError.
    """
    found = locked_replication(by, replication_id)
    require_sharer(by.own_office, owner_id, on=on)
    found.tasks.filter(done_on__isnull=True, owner_id=found.owner_id).update(owner_id=owner_id)
    found.owner_id = owner_id
    found.save(update_fields=["owner_id"])
    return found


@transaction.atomic
def keep_for_good(*, by: Actor, on: date, replication_id: int, words: str = "") -> Replication:
    """The office works so from now on; the trying out is over.

    Raises NotAllowedError, OutOfScopeError, ReplicationStateError, TellsOfPeopleError.
    """
    found = locked_replication(by, replication_id, (ReplicationState.RUNNING,))
    found.state, found.end_words = ReplicationState.KEPT, plain_words(words)
    found.save(update_fields=["state", "end_words"])
    record(replication_entry(EventKind.PRACTICE_ENDED, found, by=by, on=on, reason=found.state,
                  act_key=f"practice-kept:{found.pk}"))
    return found


@transaction.atomic
def give_up_replication(
    *, by: Actor, on: date, replication_id: int, reason: AbandonReason, words: str = ""
) -> Replication:
    """It ends before or after it was kept, and why: a result as well, which others read.

    Raises NotAllowedError, OutOfScopeError, ReplicationStateError, TellsOfPeopleError.
    """
    found = locked_replication(by, replication_id)
    end_replication(found, by=by, on=on, reason=reason, words=plain_words(words))
    return found


def end_replication(
    found: Replication, *, by: Actor, on: date, reason: AbandonReason, words: str
) -> None:
    """Ends a replication that the caller holds. Part of an act."""
    found.state, found.ended_on = ReplicationState.ABANDONED, on
    found.end_reason, found.end_words = reason, words
    found.save(update_fields=["state", "ended_on", "end_reason", "end_words"])
    record(replication_entry(EventKind.PRACTICE_ENDED, found, by=by, on=on, reason=reason.value,
                  act_key=f"practice-given-up:{found.pk}"))


def replication_entry(
    kind: EventKind, found: Replication, *, by: Actor, on: date, reason: str, act_key: str
) -> Entry:
    """The ledger's row of an act; credit goes to whoever carries it, else to whoever acts."""
    return Entry(
        kind=kind, happened_on=on, subject=Subject.REPLICATION, subject_id=found.pk,
        office_id=found.office_id or 0, officer_id=found.owner_id or by.user_id, reason=reason,
        act_key=act_key,
    )
