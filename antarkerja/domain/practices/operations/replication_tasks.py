"""The steps of a replication as work: added, changed, left out, done, opened again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max

from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.errors.replication import NothingToDoError
from antarkerja.domain.practices.models import ReplicationTask
from antarkerja.domain.practices.operations.replicating import TaskDetails
from antarkerja.domain.practices.operations.replication_locks import (
    locked_replication,
    plain_words,
    require_sharer,
)


@transaction.atomic
def add_task(
    *, by: Actor, on: date, replication_id: int, details: TaskDetails
) -> ReplicationTask:
    """A step that the practice does not name and this office needs.

    Raises NotAllowedError, OutOfScopeError, ReplicationStateError, NotOfThisOfficeError,
    NothingToDoError, TellsOfPeopleError.
    """
    found = locked_replication(by, replication_id)
    require_sharer(by.own_office, details.owner_id, on=on)
    last = found.tasks.aggregate(last=Max("order"))["last"] or 0
    return ReplicationTask.objects.create(
        replication=found, order=last + 1, what=_said(details.what),
        owner_id=details.owner_id or found.owner_id, due_on=details.due_on,
        adapted=plain_words(details.adapted)[:500],
    )


@transaction.atomic
def change_task(
    *, by: Actor, on: date, task_id: int, details: TaskDetails
) -> ReplicationTask:
    """Other words, day or colleague; left out on purpose, or taken in again.

    Raises: as `add_task`.
    """
    task = _held(by, task_id)
    require_sharer(by.own_office, details.owner_id, on=on)
    task.what, task.due_on, task.owner_id = _said(details.what), details.due_on, details.owner_id
    task.adapted = plain_words(details.adapted)[:500]
    task.is_left_out = details.is_left_out
    task.save(update_fields=["what", "due_on", "owner_id", "adapted", "is_left_out"])
    return task


@transaction.atomic
def finish_task(*, by: Actor, on: date, task_id: int) -> ReplicationTask:
    """It is done. A second click changes nothing.

    Raises NotAllowedError, OutOfScopeError, ReplicationStateError.
    """
    task = _held(by, task_id)
    if task.done_on is None:
        task.done_on, task.is_left_out = on, False
        task.save(update_fields=["done_on", "is_left_out"])
    return task


@transaction.atomic
def open_task_again(*, by: Actor, task_id: int) -> ReplicationTask:
    """It is not done after all. Raises NotAllowedError, OutOfScopeError, ReplicationStateError."""
    task = _held(by, task_id)
    task.done_on = None
    task.save(update_fields=["done_on"])
    return task


def _held(by: Actor, task_id: int) -> ReplicationTask:
    """The task, its replication held; of another office it is not there."""
    task = ReplicationTask.objects.filter(
        pk=task_id, replication__office_id=by.own_office
    ).first()
    if task is None:
        raise OutOfScopeError(task_id)
    locked_replication(by, task.replication_id)
    return ReplicationTask.objects.select_for_update().get(pk=task_id)


def _said(text: str) -> str:
    said = plain_words(text)[:500]
    if not said:
        raise NothingToDoError
    return said
