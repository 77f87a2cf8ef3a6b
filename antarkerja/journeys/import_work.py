"""Reading, taking in and taking back in the background, and going on after a standstill.

A task holds the number of a batch and nothing else; killed anywhere, the same task again does
the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django_tasks import task

from antarkerja.domain.offices.imports import batch_to_work, batches_at_work
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.offices.queries import actor_of, local_day
from antarkerja.journeys.imports import columns_to_name, read_in, take_back, take_in
from antarkerja.journeys.title_coding import code_titles

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import ImportBatch

# Up to this size a file is read while the officer waits: a second or two.
AT_ONCE = 400_000


@task()
def read_batch(batch_id: int) -> None:
    """Reads the rows of a file into its preview."""
    _work(batch_id, read_in)


@task()
def apply_batch(batch_id: int) -> None:
    """Takes the rows of a previewed file in, and asks for the codes of their titles."""
    _work(batch_id, take_in)
    code_titles.enqueue()


@task()
def undo_batch(batch_id: int) -> None:
    """Takes a file back."""
    _work(batch_id, take_back)


def go_on(*, at: datetime) -> int:
    """Puts every batch that was begun and not finished to work again, and returns how many.

    For the clock, after a worker was killed; a batch that is being worked at meanwhile is not
    harmed, since workers take turns at its lock. A file whose columns nobody has named yet waits
    for its officer, not for a worker.
    """
    tasks = {"reading": read_batch, "applying": apply_batch, "undoing": undo_batch}
    found = [b for b in batches_at_work(idle_since=at) if not columns_to_name(b)]
    for batch in found:
        tasks[batch.status].enqueue(batch.pk)
    return len(found)


def _work(batch_id: int, act: Callable[..., ImportBatch]) -> None:
    now = timezone.now()
    batch = batch_to_work(batch_id)
    by = _actor(batch, now)
    if by is not None:
        act(by=by, on=local_day(by.zone, now), at=now, batch_id=batch_id)


def _actor(batch: ImportBatch, now: datetime) -> Actor | None:
    """Who brought the file, with the rights of today; None where they left the service."""
    if batch.user_id is None:
        return system_actor(None if batch.mapping.get("spread") else batch.office_id)
    return actor_of(batch.user_id, on=local_day("Asia/Jakarta", now))
