"""Form IPK III/1 is what the ledger says, for any office, month and history."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antarkerja.domain.labour_market.queries import BANDS, form_iii_1, next_month
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record_many, take_back
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = pytest.mark.django_db
FIRST = date(2025, 1, 1)
IN = (EventKind.PERSON_REGISTERED, EventKind.PERSON_REVIVED)
OUT = (EventKind.PERSON_PLACED, EventKind.PERSON_STRUCK_OFF)


def spell(
    office: Office, person: int, came: date, left: date | None, *, sex: str, born: date | None,
    how_in: EventKind = EventKind.PERSON_REGISTERED, how_out: EventKind = EventKind.PERSON_PLACED,
) -> list[Entry]:
    """One stay in the live file as the operations write it."""
    def entry(kind: EventKind, day: date) -> Entry:
        return Entry(kind=kind, happened_on=day, subject=Subject.PERSON, subject_id=person,
                     person_id=person, office_id=office.pk, opened_on=came, sex=sex, birth_on=born)

    return [entry(how_in, came)] + ([] if left is None else [entry(how_out, left)])


def write(entries: list[Entry]) -> None:
    with transaction.atomic():
        record_many(entries)


def test_a_person_who_registers_in_march_and_is_placed_in_may(
    wonosobo: Office, ratna: Actor
) -> None:
    write(spell(wonosobo, 1, date(2026, 3, 9), date(2026, 5, 2), sex="P", born=date(2006, 3, 10)))
    march, april, may, june = (
        form_iii_1(ratna, wonosobo.pk, date(2026, m, 15)) for m in (3, 4, 5, 6)
    )
    assert march.line("registered").of("15-19", "P") == 1, "she is nineteen until the next day"
    assert march.line("closing").total == 1
    assert april.line("opening").total == april.line("closing").total == 1
    assert may.line("placed").of("15-19", "P") == 1, "she leaves the group in which she came"
    assert may.line("closing").total == june.line("opening").total == 0


def test_a_birth_date_that_nobody_knows_has_a_column_of_its_own(
    wonosobo: Office, ratna: Actor
) -> None:
    assert form_iii_1(ratna, wonosobo.pk, FIRST).bands == tuple(name for name, _, _ in BANDS)
    write(spell(wonosobo, 1, FIRST, None, sex="", born=None))
    form = form_iii_1(ratna, wonosobo.pk, FIRST)
    assert form.bands[-1] == "other"
    assert form.line("closing").of("other", "") == 1


def test_a_mistake_taken_back_changes_its_own_month_and_no_closed_one(
    wonosobo: Office, ratna: Actor
) -> None:
    write(spell(wonosobo, 1, date(2026, 3, 2), date(2026, 4, 9), sex="L", born=date(1990, 1, 1)))
    april = form_iii_1(ratna, wonosobo.pk, date(2026, 4, 1))
    placed = Event.objects.get(kind=EventKind.PERSON_PLACED)
    with transaction.atomic():
        take_back(placed, on=date(2026, 5, 4), officer_id=None, reason="mistake")
    assert form_iii_1(ratna, wonosobo.pk, date(2026, 4, 1)).line("closing") == april.line("closing")
    may = form_iii_1(ratna, wonosobo.pk, date(2026, 5, 1))
    assert may.line("placed").total == -1
    assert may.line("closing").total == 1
    assert not may.is_balanced, "a negative line is shown, not clipped"


def test_the_report_can_be_read_as_it_stood_on_an_earlier_day(
    wonosobo: Office, ratna: Actor
) -> None:
    write(spell(wonosobo, 1, date(2026, 3, 2), None, sex="L", born=date(1990, 1, 1)))
    then = Event.objects.get().entered_at
    later = form_iii_1(ratna, wonosobo.pk, date(2026, 3, 1), as_of=then - timedelta(seconds=1))
    assert later.line("closing").total == 0
    assert form_iii_1(ratna, wonosobo.pk, date(2026, 3, 1), as_of=then).line("closing").total == 1


def test_vacancies_are_counted_in_places(wonosobo: Office, ratna: Actor) -> None:
    def entry(kind: EventKind, day: date, quantity: int) -> Entry:
        return Entry(kind=kind, happened_on=day, subject=Subject.VACANCY, subject_id=5,
                     vacancy_id=5, office_id=wonosobo.pk, quantity=quantity)

    write([entry(EventKind.VACANCY_OPENED, date(2026, 3, 2), 12),
           entry(EventKind.VACANCY_FILLED, date(2026, 4, 2), 1),
           entry(EventKind.VACANCY_REMOVED, date(2026, 4, 30), 11)])
    april = form_iii_1(ratna, wonosobo.pk, date(2026, 4, 1))
    assert [line.total for line in april.vacancies] == [12, 0, 12, 1, 11, 12, 0]


def test_the_province_sees_its_offices_and_a_stranger_sees_none(
    wonosobo: Office, stranger: Actor
) -> None:
    province = make_office(region="33", name="Disnakertrans Jawa Tengah", kind=OfficeKind.PROVINCE)
    analyst = actor_for(make_membership("dewi", RoleName.PROVINCIAL_ANALYST, province))
    assert form_iii_1(analyst, wonosobo.pk, FIRST).office == wonosobo
    with pytest.raises(OutOfScopeError):
        form_iii_1(stranger, wonosobo.pk, FIRST)
    desk = actor_for(make_membership("tini", RoleName.FRONT_DESK, wonosobo))
    with pytest.raises(NotAllowedError):
        form_iii_1(desk, wonosobo.pk, FIRST)


days = st.integers(0, 540).map(lambda n: FIRST + timedelta(days=n))
stays = st.tuples(days, st.integers(0, 200), st.booleans(), st.sampled_from(["L", "P", ""]),
                  st.none() | st.dates(date(1950, 1, 1), date(2012, 1, 1)),
                  st.sampled_from(IN), st.sampled_from(OUT))


@settings(max_examples=25, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=st.lists(stays, max_size=30))
def test_over_any_history_each_month_opens_as_the_last_one_closed(
    history: list[tuple[date, int, bool, str, date | None, EventKind, EventKind]],
) -> None:
    with transaction.atomic():
        office = make_office(region="33.04", name="Disnaker Banjarnegara")
        viewer = actor_for(make_membership("h", RoleName.HEAD, office))
        entries: list[Entry] = []
        for person, (came, stay, leaves, sex, born, how_in, how_out) in enumerate(history, 1):
            left = came + timedelta(days=stay) if leaves else None
            entries += spell(office, person, came, left, sex=sex, born=born, how_in=how_in,
                             how_out=how_out)
        record_many(entries)
        month, last = FIRST, None
        while month < date(2027, 2, 1):
            form = form_iii_1(viewer, office.pk, month)
            assert form.is_balanced
            if last is not None:
                for band in (*(name for name, _, _ in BANDS), "other"):
                    for sex in ("L", "P", ""):
                        closed = last.line("closing").of(band, sex)
                        assert form.line("opening").of(band, sex) == closed
            last, month = form, next_month(month)
        still_here = sum(1 for came, stay, leaves, *_ in history if not leaves)
        assert last is not None
        assert last.line("closing").total == still_here
        transaction.set_rollback(True)
