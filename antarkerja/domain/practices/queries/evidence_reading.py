"""What the ledger says of a practice and an indicator at a moment: slow, and written nowhere."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.models import Max

from antarkerja.domain.indicators.queries import Series, month_of, series
from antarkerja.domain.indicators.registry import Count, Indicator, OpenRegistrations
from antarkerja.domain.ledger.enums import IPK_FLOWS
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.practices.models import Practice, Trial
from antarkerja.domain.practices.policies.evidence import (
    Adoption,
    Comparison,
    Reading,
    Rules,
    TooFew,
    compare,
    similar_offices,
)
from antarkerja.domain.practices.queries.evidence_offices import (
    Beginning,
    Field,
    drawn_days,
    field_of,
    fingerprint_of,
    fixed_trials,
    kinds_of_offices,
    lead_months,
    never_began,
    offices_like,
)
from antarkerja.domain.practices.queries.touched import Touched, touched_by_office
from antarkerja.shared.dates import add_months

Floats = npt.NDArray[np.float64]
# So many months before the first start are read: two windows, and the offices' longer past.
PAST = 24
# The picture shows so many months on both sides of the start.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Read:
    """A reading as it is kept, and what it stands on."""

    content: dict[str, Any]
    fingerprint: str


def read_evidence(
    practice: Practice, indicator: Indicator, as_of: datetime, *, rules: Rules = Rules(),
    only: int | None = None,
) -> Read:
    """Reckons the comparison. `only` leaves one adopting office in (for its own result).

    About ten queries, however many offices; over millions of events it takes seconds.
    """
    field = field_of(practice, as_of)
    last = last_known_month(indicator, as_of.date())
    print_ = fingerprint_of(field.beginnings, indicator, last)
    newest = Event.objects.filter(entered_at__lte=as_of).aggregate(Max("pk"))["pk__max"] or 0
    frame = {"as_of": as_of.isoformat(), "newest_event": newest, "window": rules.window,
             "last_month": last.isoformat(), "merged": list(field.merged)}
    asked = [row for row in field.beginnings if only in (None, row.office)]
    here = [row for row in asked if row.office in field.offices]
    if not here:
        why = TooFew.MERGED if asked else TooFew.ADOPTERS
        return Read(frame | _nothing(why), print_)
    first = add_months(month_of(min(row.began_on for row in here)), -PAST)
    if first >= last:
        return Read(frame | _nothing(TooFew.MONTHS), print_)
    found = series(indicator, offices=field.offices, first=first, last=last, as_of=as_of)
    kinds = kinds_of_offices(field, as_of)
    comparison = _compared(practice, field, found, here, kinds, rules)
    touched = touched_by_office(
        list(practice.acts.values_list("kind", "detail")),
        since={row.office: row.began_on for row in here}, as_of=as_of,
    )
    trials = fixed_trials(practice.pk, as_of)
    content = _content(found, comparison, here, touched, drawn_days(trials))
    content["trials"] = {} if only else {
        str(trial.pk): _trial(practice, field, found, trial, kinds, rules) for trial in trials
        if (trial.indicator, trial.indicator_version) == (indicator.code, indicator.version)
    }
    return Read(frame | content, print_)


def last_known_month(indicator: Indicator, day: date) -> date:
    """The newest month that is wholly known on the day."""
    return add_months(month_of(day - timedelta(days=indicator.ripens_days)), -1)


def kinds_read(indicator: Indicator) -> list[str]:
    """Kinds of events that the indicator reads."""
    kinds: set[str] = set()
    for count in (indicator.top, indicator.bottom):
        if isinstance(count, Count):
            kinds |= {*count.kinds, *(count.followed_by.kinds if count.followed_by else ())}
        elif isinstance(count, OpenRegistrations):
            kinds |= set(IPK_FLOWS)
    return sorted(kinds)


def adoption_of(row: Beginning, found: Series) -> Adoption:
    """Columns of a beginning. People on their way at the start belong to neither side."""
    start = found.column(row.began_on)
    return Adoption(
        row=found.row(row.office), before=start - lead_months(found.indicator),
        after=start if row.began_on.day == 1 else start + 1,
        until=found.column(row.ended_on) if row.ended_on else None,
    )


def _compared(
    practice: Practice, field: Field, found: Series, here: list[Beginning], kinds: Floats,
    rules: Rules,
) -> Comparison:
    """`here` beside similar offices that never began; those that begin later stand in before."""
    adoptions = [adoption_of(row, found) for row in here]
    taken = {row.office for row in here}
    first = max(1, min(adoption.before for adoption in adoptions))
    traits = offices_like(kinds, found.numerators, found.denominators, first)
    controls = similar_offices(
        traits, [adoption.row for adoption in adoptions],
        [found.row(office) for office in never_began(practice, field) if office not in taken],
    )
    return compare(
        found.numerators, found.denominators, adoptions, controls=controls,
        higher_is_better=found.indicator.higher_is_better, rules=rules,
    )


def _nothing(why: TooFew) -> dict[str, Any]:
    return {"reading": Reading.TOO_FEW.value, "too_few": why.value, "change": None, "low": None,
            "high": None, "offices": [], "controls": [], "left_out": [], "before_start": None,
            "picture": None}


def _content(
    found: Series, comparison: Comparison, here: list[Beginning],
    touched: dict[int, Touched], drawn: dict[int, date],
) -> dict[str, Any]:
    began = {row.office: row for row in here}
    offices = []
    for change in comparison.adopters:
        office = found.offices[change.row]
        work = touched.get(office, Touched(0, 0))
        offices.append(asdict(change) | {
            "office": office, "began_on": began[office].began_on.isoformat(),
            "is_origin": began[office].is_origin, "events": work.acts, "people": work.people,
            "by_lot": office in drawn
            and month_of(drawn[office]) == month_of(began[office].began_on),
        })
    return {
        "reading": comparison.reading.value, "too_few": comparison.too_few.value,
        "change": comparison.change, "low": comparison.low, "high": comparison.high,
        "offices": offices, "controls": [found.offices[row] for row in comparison.controls],
        "left_out": [[found.offices[row], why.value] for row, why in comparison.left_out],
        "before_start": comparison.before_start,
        "picture": _picture(found, comparison, here) if comparison.adopters else None,
    }


def _trial(
    practice: Practice, field: Field, found: Series, trial: Trial, kinds: Floats, rules: Rules
) -> dict[str, Any]:
    """The analysis that a trial names: every office counts by the day that the lot gave it,
    whenever it began indeed. Offices that wait stand in until their own day."""
    drawn = drawn_days([trial])
    here = [Beginning(office, day, None) for office, day in drawn.items()
            if office in field.offices]
    merged = {"merged": [office for office in drawn if office not in field.offices]}
    if not here:
        return _nothing(TooFew.MERGED) | merged
    comparison = _compared(practice, field, found, here, kinds, rules)
    content = _content(found, comparison, here, {}, drawn)
    waited = {office for office, day in drawn.items() if day <= found.months[-1]}
    content["left_out"] = [row for row in content["left_out"] if row[0] in waited]
    return content | merged


def _picture(found: Series, comparison: Comparison, here: list[Beginning]) -> dict[str, Any]:
    """Mean level of adopters and of the others, month by month from the start (0)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        rates = np.where(found.denominators > 0, found.numerators / found.denominators, np.nan)
    beside = _column_means(rates[list(comparison.controls)])
    used = {change.row for change in comparison.adopters}
    steps = range(-SHOWN, SHOWN)
    lines: tuple[list[float | None], list[float | None]] = ([], [])
    for step in steps:
        pairs = [
            (rates[found.row(row.office), at], beside[at])
            for row in here if found.row(row.office) in used
            and 0 <= (at := found.column(row.began_on) + step) < len(found.months)
        ]
        lines[0].append(_mean([own for own, _others in pairs]))
        lines[1].append(_mean([others for _own, others in pairs]))
    return {"steps": list(steps), "adopters": lines[0], "others": lines[1]}


def _column_means(rates: Floats) -> Floats:
    """The mean of every month over the offices that know it, NaN where none does."""
    known = np.isfinite(rates)
    with np.errstate(invalid="ignore", divide="ignore"):
        means: Floats = np.where(known, rates, 0.0).sum(axis=0) / known.sum(axis=0)
    return means


def _mean(values: list[float]) -> float | None:
    known = [float(value) for value in values if not math.isnan(value)]
    return sum(known) / len(known) if known else None
