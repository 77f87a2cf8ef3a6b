"""What boards count: each measure of an open case as a condition on the case alone.

The same conditions make the counts that the batch keeps, those of one officer that are reckoned
on the spot, and the list behind each number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from antarkerja.domain.cases.enums.attention import (
    AGE_DAYS,
    DUE_SOON_DAYS,
    SILENCE_DAYS,
    Due,
)
from antarkerja.domain.cases.models.case import Case

OPEN, FLAGGED = "open", "flagged"


def with_silence(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Adds `silent_since`, the day of the last contact, or of the opening where none was."""
    return cases.annotate(silent_since=Coalesce("contacted_on", "opened_on"))


def _between(column: str, days: tuple[int, int | None], today: date) -> Q:
    first, last = days
    found = Q(**{f"{column}__lte": today - timedelta(days=first)}) if first else Q()
    if last is not None:
        found &= Q(**{f"{column}__gte": today - timedelta(days=last)})
    return found


def silence(band: str, today: date) -> Q:
    """Cases whose silence is in a band of `Silence`; needs `with_silence`."""
    return _between("silent_since", SILENCE_DAYS[band], today)


def age(band: str, today: date) -> Q:
    """Cases opened in a band of `Age`."""
    return _between("opened_on", AGE_DAYS[band], today)


def due(when: str, today: date) -> Q:
    """Cases whose next step falls in `when` of `Due`."""
    soon = today + timedelta(days=DUE_SOON_DAYS)
    return {
        Due.LATE.value: Q(next_on__lt=today),
        Due.WEEK.value: Q(next_on__gte=today, next_on__lte=soon),
        Due.LATER.value: Q(next_on__gt=soon),
        Due.NONE.value: Q(next_on__isnull=True),
    }[when]


def measures(today: date) -> dict[str, Q]:
    """Every measure of the case itself, by its name in `BoardCount`."""
    return {
        **{f"silence:{band}": silence(band, today) for band in SILENCE_DAYS},
        **{f"age:{band}": age(band, today) for band in AGE_DAYS},
        **{f"due:{when.value}": due(when.value, today) for when in Due},
    }


def count_by(cases: QuerySet[Case], today: date, *by: str) -> list[Mapping[str, object]]:
    """One row a group of `by`, with every measure as a column. One statement."""
    columns = {
        name.replace(":", "_"): Count("pk", filter=condition)
        for name, condition in measures(today).items()
    }
    return list(with_silence(cases).order_by().values(*by).annotate(open=Count("pk"), **columns))


def count_flags_by(cases: QuerySet[Case], *by: str) -> list[Mapping[str, object]]:
    """One row a rule and group: `rule`, `number`; `rule` None are cases without any. One
    statement, from the cases on, so that an officer's flags are found by the officer's cases."""
    return list(
        cases.order_by().values(*by, rule=F("flags__rule")).annotate(number=Count("pk"))
    )


def flagged_in(rows: Iterable[Mapping[str, object]], cases: int) -> int:
    """How many of so many cases any rule brought up, out of `count_flags_by`."""
    quiet = sum(int(str(row["number"])) for row in rows if row["rule"] is None)
    return cases - quiet
