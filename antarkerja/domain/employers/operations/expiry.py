"""The nightly rule: a vacancy whose last day has passed expires."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models.functions import Now

from antarkerja.domain.employers.enums import RemovalReason, VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import book
from antarkerja.domain.ledger.operations import record_many
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor

BATCH = 500


def expire_vacancies(*, by: Actor, today: date, zone: str | None = None) -> int:
    """Expires all vacancies that closed before `today`; returns how many.

    `zone` limits it to the offices of one time zone, whose day `today` is. Works in batches, each
    a transaction: stopped anywhere, the next run goes on; run twice, the second does nothing.

    Raises:
        NotAllowedError: only those who edit vacancies, and the clock.
    """
    by.require(Permission.EDIT_VACANCIES)
    done = 0
    while batch := _expire_batch(by, today, zone):
        done += batch
    return done


@transaction.atomic
def _expire_batch(by: Actor, today: date, zone: str | None) -> int:
    due = Vacancy.objects.filter(
        status__in=[VacancyStatus.OPEN, VacancyStatus.WAITING], closes_on__lt=today
    )
    if zone is not None:
        due = due.filter(office__zone=zone)
    if by.office_id is not None:
        due = due.filter(office_id=by.office_id)
    rows = list(
        due.select_for_update(of=("self",)).select_related("employer").order_by("pk")[:BATCH]
    )
    record_many(
        book.removed(row, row.employer, by=by, on=today, reason=RemovalReason.EXPIRED)
        for row in rows
        if row.status == VacancyStatus.OPEN
    )
    Vacancy.objects.filter(pk__in=[row.pk for row in rows]).update(
        status=VacancyStatus.EXPIRED, changed_at=Now()
    )
    return len(rows)
