"""Which offices began when, which may be compared, and what they are like."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np
import numpy.typing as npt
from django.db.models import Count, Q

from antarkerja.domain.indicators.queries.standing import known_at
from antarkerja.domain.indicators.registry import Indicator
from antarkerja.domain.ledger.enums import SEEKERS_IN
from antarkerja.domain.offices.enums import OfficeKind
from antarkerja.domain.offices.models import Office
from antarkerja.domain.practices.enums.replication import ReplicationState, TrialState
from antarkerja.domain.practices.models import Practice, Replication, Trial

Floats = npt.NDArray[np.float64]
# Kemendagri: the second part of the code of a town begins at 71.
FIRST_TOWN = 71
DAYS_A_MONTH = 31


@dataclass(frozen=True, slots=True)
class Beginning:
    """An office that works by the practice, from a day on, perhaps up to a day."""

    office: int
    began_on: date
    ended_on: date | None
    is_origin: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """Offices of the comparison in the order of the rows; `merged` offices are left out."""

    offices: tuple[int, ...]
    merged: tuple[int, ...]
    beginnings: tuple[Beginning, ...]


def beginnings(practice: Practice, on: date) -> tuple[Beginning, ...]:
    """Offices that had begun by the day, the origin too where it says since when. One query."""
    rows = Replication.objects.filter(
        practice=practice, office__isnull=False, started_on__isnull=False, started_on__lte=on
    ).order_by("started_on", "pk").values_list("office_id", "started_on", "ended_on", "state")
    found: dict[int, Beginning] = {}
    if practice.begun_on and practice.begun_on <= on:
        found[practice.office_id] = Beginning(practice.office_id, practice.begun_on, None, True)
    for office, began_on, ended_on, state in rows:
        if began_on is None:
            continue
        end = ended_on if state == ReplicationState.ABANDONED else None
        # Taken up a second time: the first time is what is compared.
        found.setdefault(office, Beginning(office, began_on, end))
    return tuple(found.values())


def fixed_trials(practice_id: int, as_of: datetime | None = None) -> list[Trial]:
    """Trials of the practice whose lot is drawn, or was by a moment. One query."""
    rows = Trial.objects.filter(practice_id=practice_id, state=TrialState.FIXED).order_by("pk")
    return list(rows if as_of is None else rows.filter(fixed_at__lte=as_of))


def drawn_days(trials: Sequence[Trial]) -> dict[int, date]:
    """The day that the lot gave each office; of two trials the first. No query."""
    found: dict[int, date] = {}
    for trial in trials:
        for row in trial.order:
            found.setdefault(row["office"], date.fromisoformat(row["starts_on"]))
    return found


def field_of(practice: Practice, as_of: datetime) -> Field:
    """All district offices there were; those archived by the moment are set apart. Two queries."""
    begun = beginnings(practice, as_of.date())
    rows = Office.objects.filter(kind=OfficeKind.DISTRICT).order_by("pk").values_list(
        "pk", "archived_at"
    )
    alive = tuple(pk for pk, at in rows if at is None or at > as_of)
    merged = tuple(pk for pk, at in rows if at is not None and at <= as_of)
    return Field(alive, merged, begun)


def never_began(practice: Practice, field: Field) -> list[int]:
    """Offices to compare with. The origin did it before anybody wrote of it, and those in other
    installations are not here."""
    taken = {row.office for row in field.beginnings} | {practice.office_id}
    return [office for office in field.offices if office not in taken]


def kinds_of_offices(field: Field, as_of: datetime) -> Floats:
    """What offices are like whenever anybody began, by row: town or country, who registers there.
    Two queries, one of them over a year of the ledger."""
    regions = dict(Office.objects.filter(pk__in=field.offices).values_list("pk", "region"))
    mix = _mix(field.offices, as_of)
    return np.array([
        [float(_is_town(regions.get(office, ""))), *mix.get(office, (np.nan, np.nan, np.nan))]
        for office in field.offices
    ], dtype=float).reshape(len(field.offices), 4)


def offices_like(
    kinds: Floats, numerators: Floats, denominators: Floats, before: int
) -> Floats:
    """Traits by office: size and level before anybody began, then those of `kinds_of_offices`.

    `before` is the column of the first start. No query.
    """
    known = np.nansum(denominators[:, :before], axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        level = np.nansum(numerators[:, :before], axis=1) / known
    return np.column_stack([np.log1p(known), level, kinds])


def _is_town(region: str) -> bool:
    parts = region.split(".")
    return len(parts) > 1 and parts[1].isdigit() and int(parts[1]) >= FIRST_TOWN


def _mix(offices: Sequence[int], as_of: datetime) -> dict[int, tuple[float, float, float]]:
    """Registrations of the last year (as a logarithm), shares of vocational school and women."""
    day = as_of.date()
    rows = known_at(as_of).filter(
        kind__in=SEEKERS_IN, office_id__in=offices, happened_on__lte=day,
        happened_on__gt=date(day.year - 1, day.month, 1),
    ).values("office_id").annotate(
        number=Count("pk"), school=Count("pk", filter=Q(education="SMK")),
        women=Count("pk", filter=Q(sex="P")),
    ).values_list("office_id", "number", "school", "women")
    return {
        office: (math.log1p(number), school / number, women / number)
        for office, number, school, women in rows if number
    }


def lead_months(indicator: Indicator) -> int:
    """Months before the start whose people were still on their way when it came."""
    return math.ceil(indicator.ripens_days / DAYS_A_MONTH)


def fingerprint_of(
    begun: Sequence[Beginning], indicator: Indicator, last_month: date | None
) -> str:
    """What a reading stands on, but for events entered late."""
    text = repr((
        [(row.office, row.began_on, row.ended_on) for row in begun],
        indicator.code, indicator.version, last_month,
    ))
    return hashlib.sha256(text.encode()).hexdigest()

