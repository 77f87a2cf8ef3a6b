"""Taking imported people back, where nobody has worked with them since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from django.db import models
from django.db.models import F

from antarkerja.domain.jobseekers.imports.bulk import act_key
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.enums import SEEKERS_IN
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record_many
from antarkerja.domain.offices.imports import Plan
from antarkerja.domain.offices.models import ImportRow

IN_USE = "in_use"
CHANGED_SINCE = "changed_since"
# As `operations.traits.correct_entry` gives its reason.
TRAITS_CHANGED = "traits_changed"
# Parts of a person that the import itself may have written.
_OWN_PARTS = {
    "sensitive", "registration", "experience", "personskill", "certificate", "language",
    "personlicence", "wish", "wishedplace",
}


def undo_new(rows: Sequence[ImportRow], plan: Plan) -> None:
    """Removes people whom rows brought in and takes their entry in the ledger back."""
    by_person = {row.target_id: row for row in rows if row.target_id}
    used = _used(set(by_person), {act_key(row) for row in rows})
    changed = set(
        Person.objects.filter(pk__in=by_person).exclude(changed_at=F("created_at"))
        .values_list("pk", flat=True)
    ) - used
    for person_id in used:
        by_person[person_id].kept = IN_USE
    for person_id in changed:
        by_person[person_id].kept = CHANGED_SINCE
    gone = set(by_person) - used - changed
    record_many(_taken_back(event, plan) for event in _standing_entries(gone))
    Person.objects.filter(pk__in=gone).delete()


def _used(ids: set[int], own_keys: set[str]) -> set[int]:
    """Who has an account, is named by another area, or has an event that is not the entry."""
    found = set(
        Person.objects.filter(pk__in=ids, user__isnull=False).values_list("pk", flat=True)
    )
    for relation in Person._meta.related_objects:
        model: type[models.Model] = relation.related_model
        if model._meta.model_name in _OWN_PARTS or not relation.field.concrete:
            continue
        name = relation.field.name
        rows = model._base_manager.filter(**{f"{name}__in": ids})
        found |= set(rows.values_list(f"{name}_id", flat=True))
    events = Event.objects.filter(person_id__in=ids).exclude(act_key__in=own_keys)
    # The coder has found the group of a wish and moved the entry to its cell: nobody's work.
    events = events.exclude(kind__in=SEEKERS_IN, reason=TRAITS_CHANGED)
    return found | {pk for pk in events.values_list("person_id", flat=True) if pk}


def _standing_entries(ids: set[int]) -> list[Event]:
    """Entries into the live file that no correction has taken back yet."""
    entries = Event.objects.filter(person_id__in=ids, kind__in=SEEKERS_IN)
    corrected = set(entries.filter(corrects_id__isnull=False).values_list("corrects_id", flat=True))
    return [event for event in entries.filter(quantity__gt=0) if event.pk not in corrected]


def _taken_back(event: Event, plan: Plan) -> Entry:
    """As `take_back` does for one event, for many."""
    same = {field.name: getattr(event, field.name) for field in fields(Entry)}
    return Entry(**same | {
        "happened_on": plan.on, "officer_id": plan.by.user_id, "quantity": -event.quantity,
        "reason": "undone", "corrects_id": event.pk, "act_key": f"take-back:{event.pk}",
    })
