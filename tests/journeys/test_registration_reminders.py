"""Who is told that the registration ends, and that nobody is told twice or forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import pytest

from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.jobseekers.operations import strike_off
from antarkerja.domain.jobseekers.operations.contact import choose_contact
from antarkerja.domain.messaging.enums import Language, MessageEvent, Topic
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys.registration_reminders import remind_of_expiry
from tests.factories.jobseekers import make_person
from tests.factories.offices import make_office

LAST = date(2027, 3, 31)
WIB = "Asia/Jakarta"


def _ends(person: Person, on: date) -> Person:
    Registration.objects.filter(person=person).update(valid_until=on, report_due_on=on)
    return person


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return _ends(make_person(wonosobo, name="Sari", email="sari@example.id"), LAST)


def _run(on: date, zone: str = WIB) -> int:
    return remind_of_expiry(
        by=system_actor(), on=on, zone=zone,
        at=datetime(on.year, on.month, on.day, 2, tzinfo=UTC),
    )


def _days(before: Iterable[int]) -> list[date]:
    return [LAST - timedelta(days=days) for days in before]


def test_a_month_and_a_week_before_and_only_then(sari: Person) -> None:
    told = {on: _run(on) for on in _days(range(40, -3, -1))}
    assert [on for on, number in told.items() if number] == _days([30, 7])
    assert Message.objects.count() == 2
    message = Message.objects.earliest("pk")
    assert message.event == MessageEvent.REGISTRATION_EXPIRING
    assert "31 Maret 2027" in message.body
    assert "/me/" in message.body


def test_days_on_which_nothing_ran_are_made_up_for(sari: Person) -> None:
    assert _run(LAST - timedelta(days=21)) == 1
    assert _run(LAST - timedelta(days=2)) == 1


def test_who_comes_late_into_the_week_is_told_once(sari: Person) -> None:
    assert [_run(on) for on in _days([3, 3, 2])] == [1, 0, 0]


def test_after_a_renewal_the_new_end_is_told_anew(sari: Person) -> None:
    _run(LAST - timedelta(days=30))
    later = LAST.replace(year=2029)
    _ends(sari, later)
    assert _run(later - timedelta(days=30)) == 1


def test_who_left_the_live_file_is_not_told(sari: Person, ratna: Actor) -> None:
    strike_off(by=ratna, on=date(2026, 12, 1), person_id=sari.pk, reason=StrikeOffReason.OWN_WISH)
    assert _run(LAST - timedelta(days=7)) == 0


def test_who_does_without_is_not_told_and_does_not_stop_the_others(
    sari: Person, wonosobo: Office, ratna: Actor
) -> None:
    choose_contact(by=ratna, at=datetime(2026, 12, 1, tzinfo=UTC), person_id=sari.pk,
                   channel=None, language=Language.INDONESIAN, declined=[Topic.REGISTRATION])
    other = _ends(make_person(wonosobo, name="Budi", phone="+6281234567000"), LAST)
    assert _run(LAST - timedelta(days=7)) == 1
    assert Message.objects.get().recipient_id == other.pk


def test_each_zone_has_its_own_day(sari: Person) -> None:
    jayapura = make_office(region="91.71", name="Disnaker Kota Jayapura", zone="Asia/Jayapura")
    _ends(make_person(jayapura, name="Yohana", phone="+6281234567111"), LAST)
    assert _run(LAST - timedelta(days=7), zone="Asia/Jayapura") == 1
    assert Message.objects.get().office_id == jayapura.pk


def test_a_crowd_is_told_in_batches(wonosobo: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("antarkerja.journeys.registration_reminders.BATCH", 3)
    for n in range(8):
        _ends(make_person(wonosobo, name=f"Orang {n}", phone=f"+6281234567{n:03}"), LAST)
    assert _run(LAST - timedelta(days=7)) == 8
    assert _run(LAST - timedelta(days=7)) == 0
