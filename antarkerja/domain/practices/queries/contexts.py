"""What offices are like: read from the ledger by night, from the kept rows by day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

import numpy as np
from django.db.models import QuerySet, Sum
from django.db.models.functions import ExtractYear

from antarkerja.domain.indicators.enums import Unit
from antarkerja.domain.indicators.queries import series
from antarkerja.domain.indicators.registry import valid_on
from antarkerja.domain.ledger.enums import (
    SEEKERS_IN,
    SEEKERS_PLACED,
    SEEKERS_STRUCK_OFF,
    EventKind,
)
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.practices.enums.recommending import NOT_REACHED, Trait
from antarkerja.domain.practices.models import OfficeContext
from antarkerja.domain.practices.policies.likeness import Context
from antarkerja.domain.reference.errors import UnknownCodeError
from antarkerja.domain.reference.industries import section_of
from antarkerja.shared.dates import add_months

# Levels are those of the last three months that are known, of at least so many people.
LEVEL_MONTHS, LEVEL_WINDOW = 3, 10
FEWEST = 20
AGES = ((24, "15-24"), (34, "25-34"), (44, "35-44"), (200, "45+"))
Shares = dict[int, dict[str, float]]


def kept_contexts() -> list[Context]:
    """Every office as the night found it. One query."""
    rows = OfficeContext.objects.filter(office__archived_at__isnull=True).order_by("office_id")
    return [
        Context(office_id=office, name=name, region=region, registered=registered,
                shares=traits.get("shares", {}), levels=traits.get("levels", {}))
        for office, name, region, registered, traits in rows.values_list(
            "office_id", "office__name", "office__region", "registered", "traits")
    ]


def shares_of_offices(*, on: date) -> dict[int, dict[str, dict[str, float]]]:
    """Shares by office, trait and code over the twelve months before `on`. Four queries."""
    since = add_months(on, -12)
    came = Event.objects.filter(
        kind__in=SEEKERS_IN, happened_on__gte=since, happened_on__lt=on)
    opened = Event.objects.filter(
        kind=EventKind.VACANCY_OPENED, happened_on__gte=since, happened_on__lt=on)
    counted: dict[Trait, Shares] = {
        Trait.SEX: _shares(came, "sex", lambda row: str(row["sex"])),
        Trait.EDUCATION: _shares(came, "education", lambda row: str(row["education"])),
        Trait.AGE: _shares(
            came.annotate(year=ExtractYear("birth_on")), "year",
            lambda row: _age(row["year"], on)),
        Trait.SECTORS: _shares(opened, "kbli", _section, "kbli_version"),
    }
    found: dict[int, dict[str, dict[str, float]]] = defaultdict(dict)
    for trait, by_office in counted.items():
        for office, shares in by_office.items():
            found[office][trait.value] = shares
    return found


def registered_by_office(*, on: date) -> dict[int, int]:
    """People in the live file on the morning of `on` (IPK III/1). Two queries."""
    stock: dict[int, int] = defaultdict(int)
    for kinds, sign in ((SEEKERS_IN, 1), ((*SEEKERS_PLACED, *SEEKERS_STRUCK_OFF), -1)):
        rows = Event.objects.filter(kind__in=kinds, happened_on__lt=on).order_by()
        for office, number in rows.values_list("office_id").annotate(number=Sum("quantity")):
            stock[office] += sign * number
    return {office: max(number, 0) for office, number in stock.items()}


def levels_of_offices(offices: Sequence[int], *, at: datetime) -> dict[int, dict[str, float]]:
    """The latest levels of every indicator, of offices with enough people to have one."""
    day = at.date()
    found: dict[int, dict[str, float]] = {office: {} for office in offices}
    for known in valid_on(day):
        read = series(known, offices=list(offices), first=add_months(day, -LEVEL_WINDOW),
                      last=add_months(day, -1), as_of=at)
        ripe = ~np.isnan(read.numerators).all(axis=0)
        tops = read.numerators[:, ripe][:, -LEVEL_MONTHS:].sum(axis=1)
        bottoms = read.denominators[:, ripe][:, -LEVEL_MONTHS:].sum(axis=1)
        least = 1 if known.unit == Unit.PER_MONTH else FEWEST
        for office, top, bottom in zip(offices, tops, bottoms, strict=True):
            if bottom >= least:
                found[office][known.code] = float(top / bottom)
    for office, share in _not_reached(day).items():
        if office in found:
            found[office][NOT_REACHED] = share
    return found


def _not_reached(day: date) -> dict[int, float]:
    """Follow-ups of the last three months at which nobody was reached, of all."""
    rows = Event.objects.filter(
        kind=EventKind.FOLLOWED_UP, happened_on__gte=add_months(day, -LEVEL_MONTHS),
        happened_on__lt=day,
    ).order_by().values_list("office_id", "reason").annotate(number=Sum("quantity"))
    asked: dict[int, int] = defaultdict(int)
    silent: dict[int, int] = defaultdict(int)
    for office, reason, number in rows:
        asked[office] += number
        silent[office] += number if reason.startswith(NOT_REACHED) else 0
    return {office: silent[office] / number for office, number in asked.items()
            if number >= FEWEST // 2}


def _shares(
    rows: QuerySet[Event], column: str, code: Callable[[dict[str, object]], str], *others: str
) -> Shares:
    """Shares by office and code; what is unknown is left out of the whole."""
    counts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    grouped: Iterable[dict[str, object]] = rows.order_by().values(
        "office_id", column, *others).annotate(number=Sum("quantity"))
    for row in grouped:
        name = code(row)
        if name:
            counts[int(str(row["office_id"]))][name] += int(str(row["number"]))
    return {
        office: {name: number / whole for name, number in by_code.items()}
        for office, by_code in counts.items() if (whole := sum(by_code.values())) > 0
    }


def _age(year: object, on: date) -> str:
    if year is None:
        return ""
    age = on.year - int(str(year))
    return next(name for upto, name in AGES if age <= upto)


def _section(row: dict[str, object]) -> str:
    """The section of a vacancy's industry, with its edition: letters moved between them."""
    version = str(row["kbli_version"])
    try:
        return f"{version}{section_of(str(row['kbli']), version).letter}"
    except UnknownCodeError:
        return ""
