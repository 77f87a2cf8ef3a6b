"""The nightly rule: who did not renew or report leaves the live file."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from antarkerja.domain.jobseekers.enums import RegistrationStatus, StrikeOffReason
from antarkerja.domain.jobseekers.models import Registration
from antarkerja.domain.jobseekers.operations.traits import entry_of
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record_many
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.rules import RuleName, rule_value


def expire_registrations(
    *, by: Actor, today: date, zone: str | None = None, batch: int = 500
) -> int:
    """Strikes off what expired before `today`, or whose report is late beyond the grace days.

    `today` is the offices' day: call it once a zone ("Asia/Jakarta", …), or with None where all
    offices share the day. Each batch is a transaction of its own, so a killed run goes on where
    it stopped and a second run finds nothing. Returns how many were struck off.
    """
    by.require(Permission.STRIKE_OFF)
    done = 0
    while count := _strike_off_batch(by, today, zone, batch):
        done += count
    return done


@transaction.atomic
def _strike_off_batch(by: Actor, today: date, zone: str | None, batch: int) -> int:
    rows = list(_due(by, today, zone).select_for_update(
        of=("self",), skip_locked=connection.features.has_select_for_update_skip_locked,
    ).select_related("person").prefetch_related("person__wishes")[:batch])
    entries = []
    for row in rows:
        expired = row.valid_until < today
        reason = StrikeOffReason.EXPIRED if expired else StrikeOffReason.NO_REPORT
        row.status, row.ended_on, row.end_reason = RegistrationStatus.STRUCK_OFF, today, reason
        entries.append(
            entry_of(EventKind.PERSON_STRUCK_OFF, row.person, row, by=by, on=today,
                     reason=reason, act_key=f"ended:{row.pk}")
        )
    Registration.objects.bulk_update(rows, ["status", "ended_on", "end_reason"])
    record_many(entries)
    return len(rows)


def _due(by: Actor, today: date, zone: str | None) -> QuerySet[Registration]:
    grace = rule_value(RuleName.AK1_GRACE_DAYS, on=today)
    due = Registration.objects.filter(status=RegistrationStatus.ACTIVE).filter(
        Q(valid_until__lt=today) | Q(report_due_on__lt=today - timedelta(days=grace))
    )
    if by.office_id is not None:
        due = due.filter(office_id=by.office_id)
    if zone is not None:
        due = due.filter(office__zone=zone)
    return due.order_by("pk")
