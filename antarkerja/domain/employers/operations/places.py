"""A place that was taken by mistake."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from django.db import transaction
from django.db.models.functions import Now

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import book
from antarkerja.domain.employers.policies import Traits
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import record, record_many, take_back
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def free_place(*, by: Actor, on: date, act_key: str, reason: str) -> Vacancy | None:
    """Takes back what `fill_place` did under `act_key`: the place is free again. Twice is once.

    A vacancy that has ended meanwhile, or waits for the office's check, stays so; its book is as
    though the place had never been taken. None where no place was taken under that key.

    Raises:
        NotAllowedError: the actor may not place people.
    """
    by.require(Permission.REFER)
    event = Event.objects.filter(act_key=act_key, kind=EventKind.VACANCY_FILLED).first()
    if event is None:
        return None
    row = (
        Vacancy.objects.select_for_update(of=("self",)).select_related("employer")
        .get(pk=event.subject_id)
    )
    if Event.objects.filter(corrects_id=event.pk).exists():
        return row
    row.filled -= 1
    if row.status == VacancyStatus.FILLED:
        row.status = VacancyStatus.OPEN
    row.changed_at = Now()
    row.save(update_fields=["filled", "status", "changed_at"])
    take_back(event, on=on, officer_id=by.user_id, reason=reason)
    _put_into_the_book(row, event, by=by, on=on)
    return row


def _put_into_the_book(row: Vacancy, event: Event, *, by: Actor, on: date) -> None:
    """The place stands in the stock as it was counted then; moves it to where it belongs now."""
    before = Traits(**{one.name: getattr(event, one.name) for one in fields(Traits)})
    if row.status == VacancyStatus.OPEN:
        record_many(book.moved(row, row.employer, by=by, on=on, before=before, stock=1))
        return
    removals = Event.objects.filter(
        subject=Subject.VACANCY, subject_id=row.pk, kind=EventKind.VACANCY_REMOVED
    )
    undone = removals.filter(corrects_id__isnull=False).values("corrects_id")
    told = removals.filter(act_key__startswith=f"vacancy-removed:{row.pk}:")
    last = told.filter(pk__gt=event.pk).exclude(pk__in=undone).order_by("-pk").first()
    if row.status == VacancyStatus.WAITING or last is None:
        record(book.vacancy_entry(
            EventKind.VACANCY_OPENED, row, row.employer, by=by, on=on, traits=before, quantity=-1,
            reason="checked_again",
        ))
        return
    # The place would have left with the others when the vacancy ended.
    take_back(last, on=on, officer_id=by.user_id, reason=last.reason)
    record(book.removed(row, row.employer, by=by, on=on, reason=last.reason,
                        times_before=told.count()))
