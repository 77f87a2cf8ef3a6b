"""Nothing is orphaned: somebody leaves, or an office becomes part of another one."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Origin
from antarkerja.domain.practices.enums.replication import (
    IN_USE,
    AbandonReason,
    ReplicationState,
)
from antarkerja.domain.practices.models import Practice, Replication, ReplicationTask
from antarkerja.domain.practices.operations.replicating import (
    end_replication,
    replication_entry,
)


@transaction.atomic
def release_replications(*, officer_id: int, keeps_office_id: int | None = None) -> int:
    """An account is closed or goes elsewhere: what it carried goes onto its office's list.

    `keeps_office_id` is an office in which the officer goes on sharing practices. Credit stays in
    the ledger. Part of an act that has checked who may close accounts; returns how many
    replications wait for another owner.
    """
    kept = keeps_office_id or 0
    ReplicationTask.objects.filter(owner_id=officer_id, done_on__isnull=True).exclude(
        replication__office_id=kept
    ).update(owner_id=None)
    return Replication.objects.filter(owner_id=officer_id, state__in=IN_USE).exclude(
        office_id=kept
    ).update(owner_id=None)


@transaction.atomic
def merge_replications(
    *, by: Actor, on: date, from_office: Office, into_office: Office, words: str
) -> int:
    """An office becomes part of another: its open replications go on there. Returns how many.

    What only was planned moves. What had begun ends where it was, for the ledger of the old office
    is its evidence, and a new replication that was learnt from it takes up the rest. Where the new
    office carries the practice already, or wrote it, the old one only ends. `words` says so to
    readers.

    Raises NotAllowedError: the actor manages no installation.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    rows = list(
        Replication.objects.select_for_update(of=("self",)).select_related("practice")
        .filter(office=from_office, state__in=IN_USE).order_by("pk")
    )
    carried = set(
        Replication.objects.filter(office=into_office, state__in=IN_USE)
        .values_list("practice_id", flat=True)
    ) | set(
        Practice.objects.filter(office=into_office, origin=Origin.OWN)
        .values_list("pk", flat=True)
    )
    for old in rows:
        goes_on = old.practice_id not in carried
        if old.state == ReplicationState.PLANNED and goes_on:
            Replication.objects.filter(pk=old.pk).update(office=into_office)
            continue
        state = old.state
        end_replication(old, by=by, on=on, reason=AbandonReason.OTHER, words=words)
        if goes_on:
            _go_on(old, into_office, state, by=by, on=on)
    return len(rows)


def _go_on(old: Replication, office: Office, state: str, *, by: Actor, on: date) -> None:
    successor = Replication.objects.create(
        practice=old.practice, number=old.number, source=old, office=office,
        owner_id=old.owner_id, state=state, planned_on=on, started_on=on,
        adapted_what=old.adapted_what, adapted_why=old.adapted_why,
    )
    left = old.tasks.filter(done_on__isnull=True, is_left_out=False).order_by("order")
    ReplicationTask.objects.bulk_create(
        ReplicationTask(replication=successor, order=order, what=task.what,
                        owner_id=task.owner_id, due_on=task.due_on, adapted=task.adapted)
        for order, task in enumerate(left, start=1)
    )
    record(replication_entry(
        EventKind.PRACTICE_ADOPTED, successor, by=by, on=on, reason="",
        act_key=f"practice-adopted:{successor.pk}"))
