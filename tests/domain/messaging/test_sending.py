"""The outbox sends, waits, gives up and never forgets."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytest_django.fixtures import Settings

from antarkerja.domain.messaging.enums import Channel, MessageStatus
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.messaging.operations.sending import (
    LEASE,
    claim_batch,
    give_up_late_letters,
    is_anything_due,
    keep_sent,
)
from antarkerja.domain.messaging.policies.quiet import MOST_TRIES
from antarkerja.domain.messaging.queries.outbox import letters_to_print
from antarkerja.domain.messaging.tasks import ask_for_sending, send_messages, send_round
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.integrations.fake_http import FakeHttp, Mood
from tests.factories.messaging import NOW, make_message
from tests.integrations.mail_server import MailServer

BY = system_actor()


def _round(at: datetime = NOW) -> int:
    return send_round(by=BY, now=lambda: at)


def _now(message: Message) -> Message:
    message.refresh_from_db()
    return message


def test_an_email_leaves_and_is_written_down_as_sent(wonosobo: Office, mail: MailServer) -> None:
    message = make_message(wonosobo, channel=Channel.EMAIL)
    assert _round() == 1
    assert _now(message).status == MessageStatus.SENT
    assert message.gateway_id == mail.letters[0]["Message-ID"]
    assert message.sent_at == NOW
    assert _round() == 0


def test_while_the_mail_server_is_down_everything_waits_and_later_leaves_once(
    wonosobo: Office, mail: MailServer, settings: Settings
) -> None:
    messages = [make_message(wonosobo, channel=Channel.EMAIL) for _ in range(3)]
    there, down = settings.SMTP, {**settings.SMTP, "port": 1}
    settings.SMTP = down
    assert _round() == 0
    assert [_now(one).status for one in messages] == [MessageStatus.WAITING] * 3
    # One was tried for all; the others have lost no try by it.
    assert [one.tries for one in messages] == [1, 0, 0]
    settings.SMTP = there
    assert _round(NOW + timedelta(minutes=2)) == 3
    assert len(mail.letters) == 3
    assert not any(_now(one).perhaps_repeated for one in messages)


def test_a_channel_that_is_down_does_not_hold_up_another(
    wonosobo: Office, whatsapp: FakeHttp, mail: MailServer
) -> None:
    whatsapp.moods = [Mood.LATER]
    make_message(wonosobo)
    make_message(wonosobo)
    make_message(wonosobo, channel=Channel.EMAIL)
    assert _round() == 1
    assert len(mail.letters) == 1


def test_what_a_gateway_took_in_silence_is_sent_again_and_marked(
    wonosobo: Office, whatsapp: FakeHttp
) -> None:
    message = make_message(wonosobo)
    whatsapp.moods = [Mood.SILENT]
    _round()
    assert _now(message).status == MessageStatus.WAITING
    assert not message.perhaps_repeated
    assert _round(NOW + timedelta(minutes=2)) == 1
    assert _now(message).perhaps_repeated
    assert len(whatsapp.taken) == 2


def test_a_plain_no_is_no_repetition(wonosobo: Office, whatsapp: FakeHttp) -> None:
    message = make_message(wonosobo)
    whatsapp.moods = [Mood.LATER]
    _round()
    _round(NOW + timedelta(minutes=2))
    assert _now(message).status == MessageStatus.SENT
    assert not message.perhaps_repeated
    assert len(whatsapp.taken) == 1


def test_a_wrong_number_is_given_up_at_once(wonosobo: Office, whatsapp: FakeHttp) -> None:
    message = make_message(wonosobo)
    whatsapp.moods = [Mood.NEVER]
    _round()
    assert (_now(message).status, message.error_code) == (MessageStatus.DEAD, "http_400")


def test_after_the_last_try_a_message_is_dead_and_stays_to_be_seen(
    wonosobo: Office, whatsapp: FakeHttp
) -> None:
    message = make_message(wonosobo)
    whatsapp.moods = [Mood.LATER] * 20
    at, waits = NOW, []
    while is_anything_due(at=at + timedelta(days=2)):
        at = max(at, _now(message).next_try_at)
        _round(at)
        waits.append(_now(message).next_try_at - at)
    assert message.status == MessageStatus.DEAD
    assert message.tries == MOST_TRIES == len(whatsapp.calls)
    assert waits[0] == timedelta(minutes=1)
    assert all(wait >= timedelta(minutes=1) for wait in waits)
    assert message.body != ""


def test_what_would_tell_of_something_past_is_not_sent(
    wonosobo: Office, whatsapp: FakeHttp
) -> None:
    message = make_message(wonosobo, good_until=NOW + timedelta(hours=2))
    _round(NOW + timedelta(hours=3))
    assert (_now(message).status, message.error_code) == (MessageStatus.DEAD, "too_late")
    assert whatsapp.calls == []


def test_a_worker_that_wakes_at_night_lets_the_phones_sleep(
    wonosobo: Office, whatsapp: FakeHttp, mail: MailServer
) -> None:
    night = datetime(2026, 11, 24, 23, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
    ringing = make_message(wonosobo)
    make_message(wonosobo, channel=Channel.EMAIL)
    assert _round(night) == 1
    assert whatsapp.calls == []
    assert _now(ringing).next_try_at == datetime(
        2026, 11, 25, 7, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
    assert ringing.tries == 0


def test_nobody_takes_a_message_that_another_worker_holds(
    wonosobo: Office, whatsapp: FakeHttp
) -> None:
    make_message(wonosobo)
    assert len(claim_batch(by=BY, at=NOW)) == 1
    assert claim_batch(by=BY, at=NOW + LEASE / 2) == []


def test_a_dead_workers_message_is_taken_up_and_marked(
    wonosobo: Office, whatsapp: FakeHttp
) -> None:
    message = make_message(wonosobo)
    claim_batch(by=BY, at=NOW)
    assert _round(NOW + LEASE) == 1
    assert _now(message).perhaps_repeated
    assert message.status == MessageStatus.SENT


def test_a_worker_that_comes_back_after_its_lease_marks_the_repetition(
    wonosobo: Office, whatsapp: FakeHttp
) -> None:
    slow = make_message(wonosobo)
    held = claim_batch(by=BY, at=NOW)[0]
    _round(NOW + LEASE)
    number = _now(slow).gateway_id
    keep_sent(by=BY, at=NOW + LEASE, message=held, gateway="whatsapp", gateway_id="wamid.late")
    assert _now(slow).perhaps_repeated
    assert slow.gateway_id == number


def test_a_message_that_kills_every_worker_is_given_up(wonosobo: Office) -> None:
    message = make_message(wonosobo, channel=Channel.EMAIL)
    at = NOW
    for _ in range(MOST_TRIES + 1):
        claim_batch(by=BY, at=at)
        at += LEASE
    assert (_now(message).status, message.error_code) == (MessageStatus.DEAD, "gave_up")


def test_a_fault_of_ours_in_one_message_does_not_keep_the_others(
    wonosobo: Office, mail: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    broken = make_message(wonosobo, channel=Channel.EMAIL)
    Message.objects.filter(pk=broken.pk).update(address_encrypted=b"not our box")
    make_message(wonosobo, channel=Channel.EMAIL)
    assert _round() == 1
    assert _now(broken).status == MessageStatus.WAITING
    assert "sari@example.id" not in caplog.text


def test_the_task_sends_all_that_is_due(
    wonosobo: Office, mail: MailServer, clock: object
) -> None:
    for _ in range(25):
        make_message(wonosobo, channel=Channel.EMAIL)
    send_messages.func()
    assert len(mail.letters) == 25
    assert len({letter["Message-ID"] for letter in mail.letters}) == 25


def test_the_clock_asks_a_worker_only_where_something_is_due(
    wonosobo: Office, mail: MailServer, clock: object
) -> None:
    assert ask_for_sending(at=NOW) == 0
    make_message(wonosobo, channel=Channel.EMAIL, at=NOW, not_before=NOW)
    assert ask_for_sending(at=NOW) == 1
    # The tests' worker works at once.
    assert len(mail.letters) == 1
    assert ask_for_sending(at=NOW) == 0


def test_a_letter_waits_for_its_day_and_is_given_up_when_it_is_too_late(
    wonosobo: Office, ratna: Actor
) -> None:
    day = timedelta(days=1)
    letter = make_message(wonosobo, channel=Channel.PRINT, address="Pak Darmo",
                          not_before=NOW + day, good_until=NOW + 3 * day)
    found = [bool(letters_to_print(ratna, at=NOW + n * day, limit=5)) for n in range(5)]
    assert found == [False, True, True, True, False]
    assert give_up_late_letters(by=BY, at=NOW + 2 * day) == 0
    assert give_up_late_letters(by=BY, at=NOW + 4 * day) == 1
    assert (_now(letter).status, letter.error_code) == (MessageStatus.DEAD, "too_late")
