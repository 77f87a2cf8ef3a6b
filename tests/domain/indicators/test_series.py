"""Monthly series are what the ledger says: a slow reading of it gives the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antarkerja.domain.indicators.enums import Unit
from antarkerja.domain.indicators.queries import Series, series
from antarkerja.domain.indicators.registry import (
    INDICATORS,
    Count,
    Indicator,
    OpenRegistrations,
    indicator,
)
from antarkerja.domain.ledger.enums import (
    SEEKERS_IN,
    SEEKERS_PLACED,
    SEEKERS_STRUCK_OFF,
    EventKind,
    Subject,
)
from antarkerja.domain.ledger.models import Event

pytestmark = pytest.mark.django_db
OFFICES = (11, 12)
FIRST, LAST = date(2025, 1, 1), date(2025, 6, 1)
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
KINDS = (
    EventKind.PERSON_REGISTERED, EventKind.PERSON_PLACED, EventKind.PERSON_STRUCK_OFF,
    EventKind.PERSON_RENEWED, EventKind.APPOINTMENT_KEPT, EventKind.APPOINTMENT_MISSED,
    EventKind.CASE_OPENED, EventKind.CONTACTED, EventKind.INTERVIEWED, EventKind.REFERRED,
    EventKind.REFERRAL_ANSWERED, EventKind.FOLLOWED_UP, EventKind.EMPLOYER_VISITED,
    EventKind.VACANCY_OPENED,
)
REASONS = ("", "expired", "working:3", "left:1", "withdrawn", "refused")


def event(kind: EventKind, on: date, *, entered_at: datetime | None = None, **fields: Any) -> Event:
    values: dict[str, Any] = {
        "subject": Subject.PERSON, "subject_id": 1, "person_id": 1, "employer_id": 1,
        "office_id": OFFICES[0], "opened_on": on,
    }
    at = entered_at or datetime(on.year, on.month, on.day, 3, 0, tzinfo=UTC)
    return Event.objects.create(
        kind=kind, happened_on=on, entered_at=at, **(values | fields)
    )


def back(of: Event, on: date) -> Event:
    return event(
        EventKind(of.kind), on, subject=of.subject, subject_id=of.subject_id,
        person_id=of.person_id, office_id=of.office_id, opened_on=of.opened_on,
        quantity=-of.quantity, corrects_id=of.pk, reason="mistake",
    )


def read(code: str, *, as_of: datetime = NOW, last: date = LAST) -> Series:
    return series(indicator(code), offices=OFFICES, first=FIRST, last=last, as_of=as_of)


def test_a_missed_appointment_counts_in_its_month_and_office() -> None:
    event(EventKind.APPOINTMENT_MISSED, date(2025, 2, 3))
    event(EventKind.APPOINTMENT_KEPT, date(2025, 2, 28))
    event(EventKind.APPOINTMENT_KEPT, date(2025, 3, 1), office_id=OFFICES[1])
    event(EventKind.APPOINTMENT_KEPT, date(2025, 3, 1), office_id=99)
    found = read("no_shows")
    assert (found.numerators[0, 1], found.denominators[0, 1]) == (1, 2)
    assert found.denominators[1].tolist() == [0, 0, 1, 0, 0, 0]
    assert found.column(date(2025, 3, 31)) == 2


def test_what_was_taken_back_no_longer_counts_but_did_before() -> None:
    missed = event(EventKind.APPOINTMENT_MISSED, date(2025, 2, 3))
    back(missed, date(2025, 4, 10))
    assert read("no_shows").denominators.sum() == 0
    before = datetime(2025, 4, 9, tzinfo=UTC)
    assert read("no_shows", as_of=before, last=date(2025, 3, 1)).denominators[0, 1] == 1


def test_what_was_entered_later_is_not_known_earlier() -> None:
    event(EventKind.EMPLOYER_VISITED, date(2025, 2, 3), entered_at=datetime(2025, 5, 1, tzinfo=UTC))
    before = datetime(2025, 4, 9, tzinfo=UTC)
    assert read("visits", as_of=before, last=date(2025, 3, 1)).numerators.sum() == 0
    assert read("visits").numerators[0, 1] == 1


def test_a_month_that_is_not_ripe_is_unknown() -> None:
    found = series(indicator("placed_90"), offices=OFFICES, first=date(2026, 6, 1),
                   last=date(2026, 11, 1), as_of=NOW)
    assert np.isnan(found.numerators[0]).tolist() == [False, False, True, True, True, True]


def test_a_registration_corrected_later_stays_in_its_month() -> None:
    first = event(EventKind.PERSON_REGISTERED, date(2025, 2, 3))
    back(first, date(2025, 4, 10))
    event(EventKind.PERSON_REGISTERED, date(2025, 4, 10), opened_on=date(2025, 2, 3))
    assert read("placed_90").denominators[0].tolist() == [0, 1, 0, 0, 0, 0]


def test_the_open_registrations_are_those_of_the_first_of_the_month() -> None:
    event(EventKind.PERSON_REGISTERED, date(2024, 11, 3))
    event(EventKind.PERSON_REGISTERED, date(2025, 2, 1), person_id=2)
    event(EventKind.PERSON_PLACED, date(2025, 4, 30), opened_on=date(2024, 11, 3))
    assert read("referrals").denominators[0].tolist() == [1, 1, 2, 2, 1, 1]


def test_an_answer_of_the_employer_counts_a_withdrawal_does_not() -> None:
    for number, (reason, days) in enumerate([("refused", 30), ("withdrawn", 3), ("refused", 31)]):
        event(EventKind.REFERRED, date(2025, 2, 3), subject=Subject.REFERRAL, subject_id=number)
        event(EventKind.REFERRAL_ANSWERED, date(2025, 2, 3) + timedelta(days=days),
              subject=Subject.REFERRAL, subject_id=number, reason=reason)
    found = read("referrals_answered")
    assert (found.numerators[0, 1], found.denominators[0, 1]) == (1, 3)


def test_few_queries_however_many_offices(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    for row in INDICATORS:
        with django_assert_max_num_queries(6):
            series(row, offices=range(200), first=FIRST, last=LAST, as_of=NOW)


def _stands(row: Event, rows: list[Event]) -> bool:
    return row.corrects_id is None and all(other.corrects_id != row.pk for other in rows)


def _counts(count: Count, row: Event, rows: list[Event]) -> bool:
    if row.kind not in count.kinds or (count.reasons and row.reason not in count.reasons):
        return False
    rule = count.followed_by
    start = getattr(row, count.clock)
    return rule is None or any(
        other.kind in rule.kinds and _stands(other, rows)
        and other.reason not in rule.except_reasons
        and getattr(other, rule.link) == getattr(row, rule.link)
        and (rule.link != "subject_id" or other.subject == row.subject)
        and start <= other.happened_on <= start + timedelta(days=rule.days)
        for other in rows
    )


def _slow(row: Indicator, office: int, month: date, events: list[Event]) -> tuple[float, float]:
    """One cell, read event by event."""
    def number(count: Count) -> int:
        return sum(
            event.office_id == office and getattr(event, count.clock).replace(day=1) == month
            and _stands(event, events) and _counts(count, event, events)
            for event in events
        )

    if isinstance(row.bottom, Count):
        return number(row.top), number(row.bottom)
    if not isinstance(row.bottom, OpenRegistrations):
        return number(row.top), 1
    stock = sum(
        event.quantity * (1 if event.kind in SEEKERS_IN else -1) for event in events
        if event.office_id == office and event.happened_on < month
        and event.kind in (*SEEKERS_IN, *SEEKERS_PLACED, *SEEKERS_STRUCK_OFF)
    )
    return number(row.top), max(0, stock)


histories = st.lists(
    st.tuples(
        st.sampled_from(KINDS), st.integers(0, 180), st.integers(0, 100), st.sampled_from(OFFICES),
        st.integers(1, 3), st.sampled_from(REASONS), st.booleans(),
    ),
    max_size=40,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(histories)
def test_the_database_counts_as_a_slow_reading_does(history: list[Any]) -> None:
    with transaction.atomic():
        for kind, day, before, office, number, reason, is_back in history:
            on = FIRST + timedelta(days=day)
            row = event(kind, on, office_id=office, subject_id=number, person_id=number,
                        employer_id=number, reason=reason,
                        opened_on=max(FIRST, on - timedelta(days=before)))
            if is_back:
                back(row, on + timedelta(days=9))
        events = list(Event.objects.all())
        for definition in INDICATORS:
            found = series(definition, offices=OFFICES, first=FIRST, last=LAST, as_of=NOW)
            for place, office in enumerate(OFFICES):
                for column, month in enumerate(found.months):
                    cell = (found.numerators[place, column], found.denominators[place, column])
                    assert cell == _slow(definition, office, month, events), definition.code
        transaction.set_rollback(True)


def test_a_share_is_shown_in_percent() -> None:
    shares = [row for row in INDICATORS if row.unit == Unit.SHARE]
    assert {row.scale for row in shares} == {100}
