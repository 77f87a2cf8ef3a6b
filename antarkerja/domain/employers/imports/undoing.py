"""Taking imported vacancies back: what nothing refers to goes, what is in use stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from typing import Any

from django.db import models

from antarkerja.domain.employers.imports.comparing import differing, with_values
from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import change_vacancies_in_bulk, erase_vacancies
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record_many
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.imports import Plan
from antarkerja.domain.offices.models import ImportRow, Membership

IN_USE = "in_use"
CHANGED_SINCE = "changed_since"
# Events that opening and expiry write by themselves; any other tells that somebody used it.
_OWN_EVENTS = (EventKind.VACANCY_OPENED, EventKind.VACANCY_REMOVED, EventKind.VACANCY_CHANGED)
_FIRM_DETAILS = ("nib", "npwp", "kbli", "address", "contact_name", "contact_phone")


def undo_new(rows: Sequence[ImportRow], plan: Plan) -> None:
    """Erases the vacancies that rows opened, and firms that came with them and stand empty."""
    ids = {row.target_id for row in rows if row.target_id}
    used = referred_to(Vacancy, ids) | _with_events(ids)
    changed = _edited(ids) - used
    gone = erase_vacancies(by=plan.by, on=plan.on, vacancy_ids=sorted(ids - used - changed))
    for row in rows:
        if row.target_id in used:
            row.kept = IN_USE
        elif row.target_id in changed:
            row.kept = CHANGED_SINCE
        elif row.target_id not in gone and _exists(row.target_id):
            row.kept = IN_USE
    _remove_firms(_firms_added(rows), plan)


def undo_changed(rows: Sequence[ImportRow], plan: Plan) -> None:
    """Puts the old values back where they are still what the row wrote."""
    known = Vacancy.objects.in_bulk([row.target_id for row in rows if row.target_id])
    changes = []
    for row in rows:
        vacancy = known.get(row.target_id or 0)
        if vacancy is None:
            continue
        if row.before is None or differing(vacancy, row.values):
            row.kept = CHANGED_SINCE
        else:
            changes.append((vacancy.pk, with_values(vacancy, row.before)))
    done = change_vacancies_in_bulk(by=plan.by, on=plan.on, changes=changes)
    for row in rows:
        if not row.kept and row.target_id in known and row.target_id not in done:
            row.kept = CHANGED_SINCE


def referred_to(model: type[models.Model], ids: Collection[int]) -> set[int]:
    """Which of the rows anything points at by a foreign key, in whatever area."""
    found: set[int] = set()
    for relation in _relations(model):
        name = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{name}__in": list(ids)})
        found |= set(rows.values_list(f"{name}_id", flat=True))
    return found


def _relations(model: type[models.Model]) -> Iterator[Any]:
    for relation in model._meta.related_objects:
        if relation.field.concrete:
            yield relation


def _with_events(ids: Collection[int]) -> set[int]:
    rows = Event.objects.filter(vacancy_id__in=list(ids)).exclude(kind__in=_OWN_EVENTS)
    return {pk for pk in rows.values_list("vacancy_id", flat=True) if pk}


def _edited(ids: Collection[int]) -> set[int]:
    rows = Event.objects.filter(
        subject=Subject.VACANCY, subject_id__in=list(ids), kind=EventKind.VACANCY_CHANGED
    )
    return set(rows.values_list("subject_id", flat=True))


def _exists(vacancy_id: int | None) -> bool:
    return vacancy_id is not None and Vacancy.objects.filter(pk=vacancy_id).exists()


def _firms_added(rows: Sequence[ImportRow]) -> set[int]:
    return {row.before["firm_added"] for row in rows if row.before and "firm_added" in row.before}


def _remove_firms(ids: set[int], plan: Plan) -> None:
    """Firms that the batch added, that nothing refers to and nobody has told more about."""
    if not ids:
        return
    with_account = set(
        Membership.objects.filter(role=RoleName.EMPLOYER, subject_id__in=ids)
        .values_list("subject_id", flat=True)
    )
    plain = Employer.objects.filter(pk__in=ids - referred_to(Employer, ids) - with_account)
    plain = plain.filter(**dict.fromkeys(_FIRM_DETAILS, ""))
    gone = set(plain.values_list("pk", flat=True))
    added = Event.objects.filter(
        kind=EventKind.EMPLOYER_ADDED, subject=Subject.EMPLOYER, subject_id__in=gone
    )
    record_many(_taken_back(event, plan) for event in added)
    Employer.objects.filter(pk__in=gone).delete()


def _taken_back(event: Event, plan: Plan) -> Entry:
    """As `take_back` does for one event, for many."""
    same = {field.name: getattr(event, field.name) for field in fields(Entry)}
    return Entry(**same | {
        "happened_on": plan.on, "officer_id": plan.by.user_id, "quantity": -event.quantity,
        "reason": "undone", "corrects_id": event.pk, "act_key": f"take-back:{event.pk}",
    })
