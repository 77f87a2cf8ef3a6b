"""The head says when the office receives people; times are made from patterns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.errors.appointments import SlotFullError
from antarkerja.domain.cases.errors.calendar import SlotCollidesError
from antarkerja.domain.cases.models import (
    Absence,
    Appointment,
    ClosedDay,
    OpeningHours,
    Room,
    Slot,
    SlotRule,
)
from antarkerja.domain.cases.operations.slots import SlotDetails, add_slot
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.appointments import TOMORROW, make_appointment, make_slot, open_weekdays
from tests.factories.jobseekers import make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
HOURS, TIMES = "/office/hours/", "/office/times/"
PATTERN = {"act": "rule", "kind": "counter", "weekday": "2", "opens": "08.00", "closes": "10.00",
           "minutes": "30", "capacity": "2", "is_open": "on"}


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("kepala", RoleName.HEAD, wonosobo, name="Hadi"))


@pytest.fixture
def desk(client_of: ClientOf, head: Actor) -> DeskClient:
    return client_of(head)


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def send(desk: DeskClient, url: str, **typed: Any) -> str:
    return text_of(desk.post(url, typed, follow=True))


def test_hours_are_added_and_two_that_overlap_are_explained(desk: DeskClient) -> None:
    text_of(desk.get(HOURS))
    send(desk, HOURS, act="hours", weekday="0", opens="08.00", closes="12.00")
    again = desk.post(HOURS, {"act": "hours", "weekday": "0", "opens": "11:00", "closes": "15:00"})
    assert again.status_code == 422
    assert 'href="#hours_closes"' in text_of(again)
    (row,) = OpeningHours.objects.all()
    send(desk, HOURS, act="remove_hours", id=row.pk)
    assert not OpeningHours.objects.exists()


def test_the_holidays_of_a_year_are_added_once(desk: DeskClient) -> None:
    for _ in range(2):
        send(desk, HOURS, act="holidays", year="2027")
    assert ClosedDay.objects.filter(closed_on=date(2027, 8, 17)).count() == 1
    assert ClosedDay.objects.count() == 26
    send(desk, HOURS, act="holidays", year="2099")
    assert ClosedDay.objects.count() == 26


def test_a_pattern_makes_times_once_and_none_on_a_closed_day(
    desk: DeskClient, wonosobo: Office
) -> None:
    open_weekdays(wonosobo)
    send(desk, HOURS, act="closed", closed_on="2026-12-02", reason="Rapat dinas")
    send(desk, TIMES, **PATTERN)
    for _ in range(2):
        text = send(desk, TIMES, act="make", weeks="2")
    assert Slot.objects.count() == 4
    assert Slot.objects.filter(capacity=2, is_open=True).count() == 4
    assert "0 waktu dibuat" in text


def test_without_opening_hours_the_page_says_that_nothing_can_be_made(desk: DeskClient) -> None:
    send(desk, TIMES, **PATTERN)
    assert "Tanpa jam layanan" in send(desk, TIMES, act="make", weeks="1")
    assert not Slot.objects.exists()


@pytest.mark.parametrize("wrong", [
    {"kind": "group"}, {"closes": "08.20"}, {"opens": "pagi"}, {"minutes": "0"}])
def test_a_pattern_that_cannot_be_is_explained(desk: DeskClient, wrong: dict[str, str]) -> None:
    answer = desk.post(TIMES, PATTERN | wrong)
    assert answer.status_code == 422
    text_of(answer)
    assert not SlotRule.objects.exists()


def test_ending_a_pattern_withdraws_what_is_free_and_keeps_what_is_booked(
    desk: DeskClient, wonosobo: Office
) -> None:
    open_weekdays(wonosobo)
    send(desk, TIMES, **PATTERN)
    send(desk, TIMES, act="make", weeks="1")
    booked = Slot.objects.earliest("starts_at")
    make_appointment(make_person(wonosobo), booked)
    send(desk, TIMES, act="end", id=SlotRule.objects.get().pk)
    assert list(Slot.objects.filter(withdrawn_at__isnull=True)) == [booked]


def test_closing_a_day_leaves_the_booked_to_be_moved_and_reopening_gives_it_out_again(
    desk: DeskClient, wonosobo: Office
) -> None:
    make_appointment(make_person(wonosobo, name="Sari"), make_slot(wonosobo))
    free = make_slot(wonosobo)
    send(desk, HOURS, act="closed", closed_on="2026-11-25", reason="Banjir")
    assert Slot.objects.get(pk=free.pk).withdrawn_at is not None
    assert "Perlu dipindah" in text_of(desk.get("/calendar/"))
    assert Appointment.objects.get().status == "booked"
    send(desk, HOURS, act="reopen", id=ClosedDay.objects.get().pk)
    assert Slot.objects.get(pk=free.pk).withdrawn_at is None


def test_an_officer_who_is_away_is_not_given_out_until_back(
    desk: DeskClient, wonosobo: Office, ratna: Actor
) -> None:
    hers, other = make_slot(wonosobo, officer_id=ratna.user_id), make_slot(wonosobo)
    send(desk, HOURS, act="absence", officer=ratna.user_id, first_on="2026-11-25",
         last_on="2026-11-27")
    assert Slot.objects.get(pk=hers.pk).withdrawn_at is not None
    assert Slot.objects.get(pk=other.pk).withdrawn_at is None
    send(desk, HOURS, act="back", id=Absence.objects.get().pk)
    assert Slot.objects.get(pk=hers.pk).withdrawn_at is None
    late = desk.post(HOURS, {"act": "absence", "officer": ratna.user_id,
                             "first_on": "2026-11-27", "last_on": "2026-11-25"})
    assert late.status_code == 422


@pytest.fixture
def morning(wonosobo: Office, ratna: Actor) -> dict[str, Slot]:
    """Ratna's places of 25 November at 08.30, 09.00 and 10.00, and one of nobody's at 09.00."""
    eight = TOMORROW - timedelta(minutes=30)
    return {
        "before": make_slot(wonosobo, officer_id=ratna.user_id, starts_at=eight),
        "in": make_slot(wonosobo, officer_id=ratna.user_id,
                        starts_at=eight + timedelta(minutes=30)),
        "after": make_slot(wonosobo, officer_id=ratna.user_id,
                           starts_at=eight + timedelta(minutes=90)),
        "other": make_slot(wonosobo, starts_at=eight + timedelta(minutes=30)),
    }


def withdrawn(morning: dict[str, Slot]) -> set[str]:
    return {name for name, slot in morning.items()
            if Slot.objects.get(pk=slot.pk).withdrawn_at is not None}


def away(desk: DeskClient, officer: Actor, from_time: str, until_time: str) -> Any:
    return desk.post(HOURS, {
        "act": "absence", "officer": officer.user_id, "first_on": "2026-11-25",
        "last_on": "2026-11-25", "from_time": from_time, "until_time": until_time})


def test_an_officer_away_for_hours_is_not_given_out_in_them_and_who_comes_then_is_to_be_moved(
    desk: DeskClient, wonosobo: Office, ratna: Actor, morning: dict[str, Slot]
) -> None:
    make_appointment(make_person(wonosobo, name="Sari"), morning["in"])
    make_appointment(make_person(wonosobo, name="Budi"), morning["before"])
    for _ in range(2):
        away(desk, ratna, "09.00", "10.00")
    assert withdrawn(morning) == {"in"}
    shown = text_of(desk.get("/calendar/?day=2026-11-25"))
    moved = shown[shown.index("Perlu dipindah"):shown.index("Janji temu</h2>")]
    assert "Sari" in moved
    assert "Budi" not in moved
    assert "09.00 – 10.00" in shown
    assert "09.00 – 10.00" in text_of(desk.get(HOURS))
    send(desk, HOURS, act="back", id=Absence.objects.get().pk)
    assert withdrawn(morning) == set()


def test_nobody_is_booked_for_the_hours_of_an_absence(
    desk: DeskClient, wonosobo: Office, ratna: Actor, head: Actor, morning: dict[str, Slot]
) -> None:
    open_weekdays(wonosobo)
    away(desk, ratna, "09.00", "11.00")
    with pytest.raises(SlotFullError):
        make_appointment(make_person(wonosobo), morning["in"])
    Slot.objects.filter(officer_id=ratna.user_id).delete()
    talk = SlotDetails(kind=SlotKind.GROUP, topic="CV", minutes=30, officer_id=ratna.user_id)
    with pytest.raises(SlotCollidesError):
        add_slot(by=head, starts_at=TOMORROW.replace(hour=10, minute=45), details=talk)
    add_slot(by=head, starts_at=TOMORROW.replace(hour=11), details=talk)
    send(desk, TIMES, **PATTERN | {"officer": str(ratna.user_id), "closes": "12.00"})
    send(desk, TIMES, act="make", weeks="1")
    made = Slot.objects.filter(rule__isnull=False, starts_at__date="2026-11-25")
    assert [slot.starts_at.hour + slot.starts_at.minute / 60 for slot in made.order_by("starts_at")
            ] == [1, 1.5, 4.5]


def test_back_from_some_hours_stays_away_in_others(
    desk: DeskClient, ratna: Actor, morning: dict[str, Slot]
) -> None:
    away(desk, ratna, "08.00", "09.30")
    away(desk, ratna, "09.00", "12.00")
    assert withdrawn(morning) == {"before", "in", "after"}
    send(desk, HOURS, act="closed", closed_on="2026-11-25", reason="Banjir")
    send(desk, HOURS, act="back", id=Absence.objects.earliest("from_time").pk)
    assert withdrawn(morning) == set(morning), "the office is closed"
    send(desk, HOURS, act="reopen", id=ClosedDay.objects.get().pk)
    assert withdrawn(morning) == {"in", "after"}


@pytest.mark.parametrize(("starts", "ends"), [("09.00", ""), ("", "09.00"), ("10.00", "09.00")])
def test_hours_of_an_absence_that_cannot_be_are_explained(
    desk: DeskClient, ratna: Actor, starts: str, ends: str
) -> None:
    answer = away(desk, ratna, starts, ends)
    assert answer.status_code == 422
    assert "Isi kedua jam" in text_of(answer)
    assert not Absence.objects.exists()


@pytest.mark.parametrize(("name", "hours"), [
    ("absence_hours_in_order", {"from_time": time(10), "until_time": time(9)}),
    ("absence_hours_in_order", {"from_time": time(10)}),
    ("absence_once", {}),
    ("absence_hours_once", {"from_time": time(8), "until_time": time(9)}),
])
def test_the_database_keeps_hours_of_absences_in_order_and_once(
    wonosobo: Office, ratna: Actor, name: str, hours: dict[str, time]
) -> None:
    def enter() -> None:
        Absence.objects.create(office=wonosobo, officer_id=ratna.user_id or 0,
                               first_on=date(2026, 11, 25), last_on=date(2026, 11, 25), **hours)

    if name.endswith("once"):
        enter()
    with pytest.raises(IntegrityError, match="absence"):
        enter()


def test_a_day_closed_during_an_absence_stays_closed_when_the_officer_is_back(
    desk: DeskClient, wonosobo: Office, ratna: Actor
) -> None:
    hers = make_slot(wonosobo, officer_id=ratna.user_id)
    send(desk, HOURS, act="absence", officer=ratna.user_id, first_on="2026-11-25",
         last_on="2026-11-27")
    send(desk, HOURS, act="closed", closed_on="2026-11-25", reason="Banjir")
    send(desk, HOURS, act="back", id=Absence.objects.get().pk)
    assert Slot.objects.get(pk=hers.pk).withdrawn_at is not None
    send(desk, HOURS, act="reopen", id=ClosedDay.objects.get().pk)
    assert Slot.objects.get(pk=hers.pk).withdrawn_at is None


def test_rooms_come_and_go_and_two_of_one_name_are_one(desk: DeskClient) -> None:
    for _ in range(2):
        send(desk, HOURS, act="room", title="Aula", seats="40")
    room = Room.objects.get()
    text_of(desk.get(TIMES))
    send(desk, HOURS, act="archive_room", id=room.pk)
    assert Room.objects.filter(archived_at__isnull=True).count() == 0


def test_another_offices_head_cannot_touch_these_rows(
    client_of: ClientOf, desk: DeskClient, temanggung: Office
) -> None:
    send(desk, HOURS, act="room", title="Aula", seats="40")
    send(desk, HOURS, act="hours", weekday="0", opens="08.00", closes="12.00")
    send(desk, HOURS, act="closed", closed_on=TOMORROW.date().isoformat(), reason="Banjir")
    other = client_of(actor_for(make_membership("kepala-lain", RoleName.HEAD, temanggung)))
    for act, row in (("archive_room", Room.objects.get()),
                     ("remove_hours", OpeningHours.objects.get()),
                     ("reopen", ClosedDay.objects.get())):
        send(other, HOURS, act=act, id=row.pk)
    assert Room.objects.filter(archived_at__isnull=True).count() == 1
    assert OpeningHours.objects.count() == ClosedDay.objects.count() == 1


@pytest.mark.parametrize("role", [RoleName.OFFICER, RoleName.FRONT_DESK])
def test_only_who_leads_the_office_sets_its_hours(
    client_of: ClientOf, wonosobo: Office, role: RoleName
) -> None:
    other = client_of(actor_for(make_membership("rekan", role, wonosobo)))
    assert other.post(HOURS, {"act": "room", "title": "Aula", "seats": 1}).status_code == 403
    assert not Room.objects.exists()
