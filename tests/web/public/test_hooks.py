"""Gateways call: only signed calls count, the same one twice changes nothing, a digit answers."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from antarkerja.domain.jobseekers.enums import Purpose
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import give_consent
from antarkerja.domain.jobseekers.queries import consents_of
from antarkerja.domain.messaging.enums import MessageEvent, MessageStatus
from antarkerja.domain.messaging.models import Message, Receipt, Reply
from antarkerja.domain.messaging.tasks import send_round
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.integrations.mailbox.client import MailboxGateway
from antarkerja.integrations.signatures import signature
from antarkerja.integrations.whatsapp.fake import reply_call, status_call
from antarkerja.journeys import replies
from antarkerja.journeys.replies import take_up_replies
from tests.factories.jobseekers import make_person
from tests.factories.messaging import NOW, make_message

SECRET = "rahasia"
LINKS = "antarkerja.integrations"


@pytest.fixture(autouse=True)
def _in_use(settings: Settings) -> None:
    settings.MESSAGE_GATEWAYS = {"whatsapp": f"{LINKS}.mailbox.client.MailboxGateway"}
    settings.MESSAGE_LISTENERS = {"whatsapp": f"{LINKS}.whatsapp.listener.WhatsAppListener"}
    settings.WHATSAPP = {"secret": SECRET, "handshake": "kata"}


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Sari")


def _sent(office: Office, person: Person, **more: object) -> Message:
    message = make_message(office, recipient_id=person.pk, **more)  # type: ignore[arg-type]
    send_round(by=system_actor(), now=lambda: NOW)
    message.refresh_from_db()
    Message.objects.filter(pk=message.pk).update(gateway="whatsapp", gateway_id="wamid.1")
    message.refresh_from_db()
    assert message.status == MessageStatus.SENT
    return message


def _call(client: Client, call: tuple[dict[str, str], bytes]) -> int:
    headers, body = call
    return client.post("/hooks/whatsapp/", body, content_type="application/json",
                       headers=headers).status_code


def test_a_signed_receipt_moves_the_message_and_comes_as_often_as_it_likes(
    client: Client, wonosobo: Office, sari: Person
) -> None:
    message = _sent(wonosobo, sari)
    for _ in range(3):
        assert _call(client, status_call(SECRET, ("wamid.1", "delivered"))) == 200
    message.refresh_from_db()
    assert message.status == MessageStatus.DELIVERED
    assert Receipt.objects.count() == 1


def test_a_gateway_needs_no_csrf_token_and_gets_no_cookie(
    clock: object, wonosobo: Office, sari: Person
) -> None:
    _sent(wonosobo, sari)
    strict = Client(enforce_csrf_checks=True)
    headers, body = status_call(SECRET, ("wamid.1", "read"))
    answer = strict.post("/hooks/whatsapp/", body, content_type="application/json",
                         headers=headers)
    assert answer.status_code == 200
    assert not answer.cookies


@pytest.mark.parametrize("secret", ["anders", ""])
def test_an_unsigned_call_changes_nothing(
    client: Client, wonosobo: Office, sari: Person, secret: str
) -> None:
    message = _sent(wonosobo, sari)
    assert _call(client, status_call(secret, ("wamid.1", "read"))) == 403
    message.refresh_from_db()
    assert message.status == MessageStatus.SENT


def test_a_call_that_is_too_large_or_unreadable_is_refused(client: Client, db: None) -> None:
    headers, _body = status_call(SECRET)
    assert _call(client, (headers, b"x" * 600_000)) == 413
    broken = json.dumps({"entry": 7}).encode()
    assert _call(client, ({"X-Hub-Signature-256": signature(SECRET, broken)}, broken)) == 400
    assert client.get("/hooks/sms/").status_code == 404


def test_the_handshake_is_answered_with_its_challenge(client: Client, db: None) -> None:
    asked = {"hub.verify_token": "kata", "hub.challenge": "8135"}
    assert client.get("/hooks/whatsapp/", asked).content == b"8135"
    assert client.get("/hooks/whatsapp/", {**asked, "hub.verify_token": "x"}).status_code == 403


def test_berhenti_ends_messages_by_phone(
    client: Client, ratna: Actor, wonosobo: Office, sari: Person
) -> None:
    give_consent(by=ratna, at=NOW, person_id=sari.pk, purpose=Purpose.MESSAGES)
    _sent(wonosobo, sari)
    assert _call(client, reply_call(SECRET, "BERHENTI.", sender="6281234567890")) == 200
    assert not consents_of(sari)[Purpose.MESSAGES]
    assert Reply.objects.get().outcome == "stopped"


def test_a_digit_is_handed_to_who_asked(
    client: Client, wonosobo: Office, sari: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The follow-up that the message was about gets the digit; its own tests say what it does."""
    asked: list[tuple[int, str]] = []

    def keep(*, on: date, follow_up_id: int, digit: str, side: str) -> str:
        asked.append((follow_up_id, digit))
        return "kept"

    monkeypatch.setattr(replies, "answer_by_digit", keep)
    _sent(wonosobo, sari, event=MessageEvent.FOLLOW_UP_WORKER, about=("follow_up", 41))
    for _ in range(2):
        assert _call(client, reply_call(SECRET, "2", sender="6281234567890")) == 200
    assert asked == [(41, "2")]
    assert Reply.objects.get().outcome == "kept"


@pytest.mark.parametrize(
    ("event", "text", "outcome"),
    [(MessageEvent.FOLLOW_UP_WORKER, "terima kasih", "not_understood"),
     (MessageEvent.BOOKED, "1", "no_question")],
)
def test_other_words_are_kept_for_the_officer_to_read(
    client: Client, wonosobo: Office, sari: Person, event: MessageEvent, text: str, outcome: str
) -> None:
    message = _sent(wonosobo, sari, event=event)
    _call(client, reply_call(SECRET, text, sender="6281234567890"))
    reply = Reply.objects.get()
    assert (reply.outcome, reply.body, reply.message_id) == (outcome, text, message.pk)


def test_a_reply_that_failed_in_use_is_kept_and_taken_up_again(
    client: Client, wonosobo: Office, sari: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[str | None] = [None, "kept"]

    def keep(**_given: object) -> str:
        answer = answers.pop(0)
        if answer is None:
            raise RuntimeError("the database was away")
        return answer

    monkeypatch.setattr(replies, "answer_by_digit", keep)
    _sent(wonosobo, sari, event=MessageEvent.FOLLOW_UP_WORKER)
    assert _call(client, reply_call(SECRET, "1", sender="6281234567890")) == 200
    reply = Reply.objects.get()
    assert reply.handled_at is None
    later = reply.received_at + timedelta(minutes=5)
    assert take_up_replies(by=system_actor(), at=later) == 1
    reply.refresh_from_db()
    assert reply.outcome == "kept"


def test_the_mailbox_shows_what_was_sent_in_demo_mode_only(
    client: Client, wonosobo: Office, settings: Settings
) -> None:
    make_message(wonosobo)
    send_round(by=system_actor(), now=lambda: NOW)
    assert Message.objects.get().gateway == MailboxGateway.name
    assert client.get("/mailbox/").status_code == 404
    settings.DEMO_MODE = True
    shown = client.get("/mailbox/").text
    assert "Sari Wulandari, janji temu Anda" in shown
    assert "+6281234567890" in shown
