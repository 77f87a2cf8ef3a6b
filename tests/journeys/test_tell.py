"""Telling people: the wished way, the own language, nobody forgotten, nobody told twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytest_django.fixtures import Settings

from antarkerja.domain.jobseekers.enums import Purpose
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import withdraw_consent
from antarkerja.domain.jobseekers.operations.contact import choose_contact
from antarkerja.domain.messaging.enums import (
    Channel,
    Language,
    MessageEvent,
    MessageStatus,
    Topic,
)
from antarkerja.domain.messaging.errors import MissingValueError
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.tell import tell_employer, tell_person, withdraw
from antarkerja.shared.crypto import decrypt
from tests.factories.employers import make_employer
from tests.factories.jobseekers import make_person

WIB = ZoneInfo("Asia/Jakarta")
MORNING = datetime(2026, 11, 24, 9, 0, tzinfo=WIB)
NIGHT = datetime(2026, 11, 24, 22, 30, tzinfo=WIB)
ALL = {"email": "x", "whatsapp": "x", "sms": "x"}
BOOKED = {"what": "konseling", "when": "Rabu, 25 November pukul 09.00", "where": "ruang 2",
          "link": "http://127.0.0.1/j/abc"}


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Sari Wulandari", email="sari@example.id",
                       address="Jl. Melati 4")


@pytest.fixture(autouse=True)
def _gateways(settings: Settings) -> None:
    settings.MESSAGE_GATEWAYS = ALL


def _tell(by: Actor, person: Person, **more: object) -> Message | None:
    given: dict[str, object] = {
        "at": MORNING, "event": MessageEvent.BOOKED, "values": BOOKED, "key": "booked:1",
        "about": ("appointment", 1),
    }
    return tell_person(by=by, person=person, **(given | more))  # type: ignore[arg-type]  # a dict


def _wish(by: Actor, person: Person, channel: Channel | None, **more: object) -> None:
    given: dict[str, object] = {"language": Language.INDONESIAN, "declined": []}
    choose_contact(by=by, at=MORNING, person_id=person.pk, channel=channel,
                   **(given | more))  # type: ignore[arg-type]  # a dict


def test_without_a_wish_and_consent_an_email_goes_out(ratna: Actor, sari: Person) -> None:
    message = _tell(ratna, sari)
    assert message is not None
    assert message.channel == Channel.EMAIL
    assert message.status == MessageStatus.WAITING
    assert decrypt(message.address_encrypted or b"") == "sari@example.id"
    assert b"sari" not in bytes(message.address_encrypted or b"")
    assert "Sari Wulandari" in message.body
    assert BOOKED["link"] in message.body


def test_choosing_whatsapp_is_the_consent_to_it(ratna: Actor, sari: Person) -> None:
    _wish(ratna, sari, Channel.WHATSAPP)
    message = _tell(ratna, sari)
    assert message is not None
    assert message.channel == Channel.WHATSAPP
    assert decrypt(message.address_encrypted or b"") == sari.phone


def test_consent_taken_back_ends_whatsapp_whatever_was_wished(ratna: Actor, sari: Person) -> None:
    _wish(ratna, sari, Channel.WHATSAPP)
    withdraw_consent(by=ratna, at=MORNING, person_id=sari.pk, purpose=Purpose.MESSAGES)
    message = _tell(ratna, sari)
    assert message is not None
    assert message.channel == Channel.EMAIL


def test_a_wished_channel_that_the_office_lacks_gives_way_to_the_next(
    ratna: Actor, sari: Person, settings: Settings
) -> None:
    settings.MESSAGE_GATEWAYS = {"email": "x", "whatsapp": "", "sms": "x"}
    _wish(ratna, sari, Channel.WHATSAPP)
    message = _tell(ratna, sari)
    assert message is not None
    assert message.channel == Channel.SMS


def test_who_has_neither_phone_nor_email_gets_a_letter(ratna: Actor, wonosobo: Office) -> None:
    person = make_person(wonosobo, name="Pak Darmo", phone="", address="Dusun Kidul 7")
    message = _tell(ratna, person)
    assert message is not None
    assert message.channel == Channel.PRINT
    assert message.status == MessageStatus.TO_PRINT
    assert decrypt(message.address_encrypted or b"").startswith("Pak Darmo\nDusun Kidul 7\n")


def test_english_is_spoken_to_who_wishes_it(ratna: Actor, sari: Person) -> None:
    _wish(ratna, sari, None, language=Language.ENGLISH)
    message = _tell(ratna, sari)
    assert message is not None
    assert "your appointment" in message.body


def test_the_same_key_twice_is_one_message(ratna: Actor, sari: Person) -> None:
    first, second = _tell(ratna, sari), _tell(ratna, sari)
    assert first == second
    assert Message.objects.count() == 1


def test_a_topic_that_somebody_does_without_is_not_told(ratna: Actor, sari: Person) -> None:
    _wish(ratna, sari, None, declined=[Topic.REMINDERS])
    assert _tell(ratna, sari, event=MessageEvent.REMINDER_DAY, key="r") is None
    assert _tell(ratna, sari) is not None


def test_news_about_the_own_data_cannot_be_refused(ratna: Actor, sari: Person) -> None:
    _wish(ratna, sari, None, declined=list(Topic))
    told = _tell(ratna, sari, event=MessageEvent.CASE_SHARED, key="s",
                 values={"agency": "Puskesmas", "until": "1 Januari 2027"})
    assert told is not None


def test_no_phone_rings_at_night_and_an_email_may_come(ratna: Actor, sari: Person) -> None:
    mail = _tell(ratna, sari, at=NIGHT, key="mail")
    _wish(ratna, sari, Channel.WHATSAPP)
    ringing = _tell(ratna, sari, at=NIGHT, key="ring")
    assert mail is not None
    assert ringing is not None
    assert mail.next_try_at == NIGHT
    assert ringing.next_try_at == datetime(2026, 11, 25, 7, 0, tzinfo=WIB)


def test_a_reminder_waits_for_its_moment(ratna: Actor, sari: Person) -> None:
    later = MORNING + timedelta(days=2)
    message = _tell(ratna, sari, not_before=later)
    assert message is not None
    assert message.next_try_at == later


def test_reminders_of_a_cancelled_appointment_are_withdrawn_and_others_stay(
    ratna: Actor, sari: Person
) -> None:
    _tell(ratna, sari, key="a", event=MessageEvent.REMINDER_DAY)
    _tell(ratna, sari, key="b")
    _tell(ratna, sari, key="c", event=MessageEvent.REMINDER_DAY, about=("appointment", 2))
    done = withdraw(by=ratna, at=MORNING, about=("appointment", 1),
                    events=[MessageEvent.REMINDER_DAY])
    assert done == 1
    assert list(Message.objects.filter(status=MessageStatus.WITHDRAWN)
                .values_list("key", flat=True)) == ["a"]


def test_an_act_that_forgets_a_value_is_told_so(ratna: Actor, sari: Person) -> None:
    with pytest.raises(MissingValueError) as caught:
        _tell(ratna, sari, values={"what": "konseling", "when": "besok", "where": "kantor"})
    assert caught.value.names == ["link"]
    assert Message.objects.count() == 0


def test_a_firm_is_asked_by_email_or_else_by_letter(ratna: Actor, wonosobo: Office) -> None:
    values = {"worker": "Sari", "months": "3", "link": "http://127.0.0.1/f/x"}
    firm = make_employer(wonosobo, name="PT Serayu Makmur", contact_email="hrd@example.id",
                         contact_phone="")
    told = tell_employer(by=ratna, at=MORNING, employer=firm, values=values, key="f:1",
                         event=MessageEvent.FOLLOW_UP_EMPLOYER, about=("placement", 1))
    other = make_employer(wonosobo, name="Toko Sumber", contact_email="", contact_phone="")
    letter = tell_employer(by=ratna, at=MORNING, employer=other, values=values, key="f:2",
                           event=MessageEvent.FOLLOW_UP_EMPLOYER, about=("placement", 2))
    assert (told.channel, letter.channel) == (Channel.EMAIL, Channel.PRINT)


def test_a_reminder_of_the_last_hours_is_no_letter(ratna: Actor, wonosobo: Office) -> None:
    person = make_person(wonosobo, name="Pak Darmo", phone="")
    assert _tell(ratna, person, event=MessageEvent.REMINDER_HOURS, key="r") is None
    assert _tell(ratna, person, event=MessageEvent.BOOKED, key="b") is not None
