"""Who of a file is registered already, for a thousand rows at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.imports import Plan
from antarkerja.domain.offices.models import ImportBatch, ImportRow
from antarkerja.shared.names import normalised_name

BATCH = 400


@dataclass(frozen=True, slots=True)
class Hit:
    """`person_id` is None where the file lies in another office: only the office is named."""

    code: str
    person_id: int | None
    office: str = ""
    same_row: bool = False


@dataclass(slots=True)
class KnownPeople:
    """The same NIK anywhere; the same name with birth date or phone in the office; the same row
    brought in before."""

    by_nik: dict[str, Hit] = field(default_factory=dict)
    by_birth: dict[tuple[str, str], int] = field(default_factory=dict)
    by_phone: dict[tuple[str, str], int] = field(default_factory=dict)
    by_row: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls, values: Sequence[Mapping[str, Any]], keys: Sequence[str], plan: Plan
    ) -> KnownPeople:
        """Asks for all rows: a constant number of queries for each four hundred."""
        known = cls()
        for start in range(0, len(values), BATCH):
            known._ask(values[start : start + BATCH], keys[start : start + BATCH], plan)
        return known

    def find(self, values: Mapping[str, Any], key: str) -> Hit | None:
        """What is known of a row's person, the strongest sign first."""
        if key in self.by_row:
            return Hit("known_by_row", self.by_row[key], same_row=True)
        hit = self.by_nik.get(values.get("nik_hash", ""))
        if hit is not None:
            return hit
        details = values.get("details", {})
        name = normalised_name(details.get("name", ""))
        person = self.by_birth.get((name, details.get("birth_on", "")))
        person = person or self.by_phone.get((name, details.get("phone", "")))
        return Hit("known_by_name", person) if person else None

    def _ask(
        self, values: Sequence[Mapping[str, Any]], keys: Sequence[str], plan: Plan
    ) -> None:
        self._ask_nik([v["nik_hash"] for v in values if v.get("nik_hash")], plan)
        self._ask_names([v.get("details", {}) for v in values], plan)
        rows = ImportRow.objects.filter(
            key__in=[key for key in keys if key], verdict=ImportRow.Verdict.NEW,
            applied_at__isnull=False, undone_at__isnull=True, target_id__isnull=False,
            batch__kind="people",
        ).exclude(batch__status=ImportBatch.Status.UNDONE)
        if not plan.spread:
            rows = rows.filter(batch__office_id=plan.office_id)
        self.by_row |= {k: t for k, t in rows.values_list("key", "target_id") if t}

    def _ask_nik(self, hashes: Sequence[str], plan: Plan) -> None:
        people = Person.objects.filter(nik_hash__in=hashes, merged_into__isnull=True)
        for pk, nik_hash, office_id, office in people.values_list(
            "pk", "nik_hash", "office_id", "office__name"
        ):
            own = plan.spread or office_id == plan.office_id
            self.by_nik[nik_hash or ""] = Hit(
                "known_by_nik" if own else "known_by_nik_elsewhere",
                pk if own else None, "" if own else office,
            )

    def _ask_names(self, details: Sequence[Mapping[str, Any]], plan: Plan) -> None:
        births = {date.fromisoformat(d["birth_on"]) for d in details if d.get("birth_on")}
        phones = {d["phone"] for d in details if d.get("phone")}
        people = Person.objects.filter(merged_into__isnull=True).filter(
            Q(birth_on__in=births, name_normalised__in=_names(details)) | Q(phone__in=phones)
        )
        if not plan.spread:
            people = people.filter(office_id=plan.office_id)
        for pk, name, birth, phone in people.values_list(
            "pk", "name_normalised", "birth_on", "phone"
        ):
            if birth:
                self.by_birth[name, birth.isoformat()] = pk
            if phone:
                self.by_phone[name, phone] = pk


def _names(details: Sequence[Mapping[str, Any]]) -> set[str]:
    return {normalised_name(d.get("name", "")) for d in details}
