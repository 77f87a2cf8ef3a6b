"""What gateways say afterwards, in any order and as often as they like, and what people answer."""

from __future__ import annotations

import random
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.messaging.enums import Channel, MessageEvent, MessageStatus
from antarkerja.domain.messaging.models import Message, Receipt, Reply
from antarkerja.domain.messaging.operations.receipts import (
    LOOSE_FOR,
    RANK,
    apply_loose_receipts,
    keep_receipt,
    remove_loose_receipts,
)
from antarkerja.domain.messaging.operations.replies import digit_of, keep_reply
from antarkerja.domain.messaging.operations.scrubbing import scrub_old_messages
from antarkerja.domain.messaging.operations.sending import (
    LEASE,
    claim_batch,
    keep_sent,
    reference_of,
)
from antarkerja.domain.messaging.ports import ReceiptTold, ReplyTold
from antarkerja.domain.messaging.tasks import send_round
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import system_actor
from antarkerja.integrations.fake_http import FakeHttp
from tests.factories.messaging import NOW, make_message

BY = system_actor()


def _told(status: str, number: str = "wamid.1", **more: str) -> ReceiptTold:
    return ReceiptTold(gateway_id=number, status=status, told_at=NOW, **more)


def _keep(told: ReceiptTold) -> Receipt:
    return keep_receipt(by=BY, at=NOW, gateway="whatsapp", told=told)


def _now(message: Message) -> Message:
    message.refresh_from_db()
    return message


@pytest.fixture
def sent(wonosobo: Office, whatsapp: FakeHttp) -> Message:
    message = make_message(wonosobo)
    send_round(by=BY, now=lambda: NOW)
    return _now(message)


@pytest.mark.parametrize("seed", range(8))
def test_repeated_and_reordered_receipts_end_at_the_furthest(sent: Message, seed: int) -> None:
    told = ["sent", "delivered", "read"] * 2
    random.Random(seed).shuffle(told)
    reached = []
    for status in told:
        _keep(_told(status))
        reached.append(RANK[MessageStatus(_now(sent).status)])
    assert sent.status == MessageStatus.READ
    assert all(before <= after for before, after in pairwise(reached))
    assert Receipt.objects.count() == 3


def test_a_receipt_that_comes_before_our_own_commit_is_applied_afterwards(
    wonosobo: Office
) -> None:
    message = make_message(wonosobo)
    held = claim_batch(by=BY, at=NOW)[0]
    receipt = _keep(_told("delivered", "wamid.7"))
    assert receipt.applied_at is None
    keep_sent(by=BY, at=NOW, message=held, gateway="whatsapp", gateway_id="wamid.7")
    assert apply_loose_receipts(by=BY, at=NOW) == 1
    assert _now(message).status == MessageStatus.DELIVERED


def test_a_receipt_with_our_number_saves_a_dead_workers_message_from_going_out_twice(
    wonosobo: Office, whatsapp: FakeHttp
) -> None:
    message = make_message(wonosobo)
    claim_batch(by=BY, at=NOW)
    _keep(_told("delivered", "wamid.7", reference=reference_of(message)))
    assert send_round(by=BY, now=lambda: NOW + LEASE) == 0
    assert (_now(message).status, message.gateway_id) == (MessageStatus.DELIVERED, "wamid.7")
    assert not message.perhaps_repeated


def test_a_guessed_number_of_ours_moves_nothing(wonosobo: Office) -> None:
    message = make_message(wonosobo)
    _keep(_told("read", "wamid.7", reference=f"{message.pk}-0123456789"))
    assert _now(message).status == MessageStatus.WAITING


def test_a_failure_after_sending_is_seen_and_one_after_arrival_is_not_believed(
    sent: Message
) -> None:
    _keep(_told("failed", error_code="whatsapp_131026"))
    assert (_now(sent).status, sent.error_code) == (MessageStatus.DEAD, "whatsapp_131026")
    _keep(_told("delivered"))
    assert _now(sent).status == MessageStatus.DELIVERED


def test_receipts_of_nobodys_message_are_removed_after_a_while(db: None) -> None:
    _keep(_told("sent", "wamid.stranger"))
    assert remove_loose_receipts(by=BY, at=NOW + LOOSE_FOR - timedelta(hours=1)) == 0
    assert remove_loose_receipts(by=BY, at=NOW + LOOSE_FOR) == 1


def _answer(body: str, number: str = "r.1", answers: str = "", sender: str = "6281234567890"
            ) -> Reply:
    told = ReplyTold(gateway_id=number, sender=sender, body=body, answers=answers)
    return keep_reply(by=BY, at=NOW + timedelta(hours=1), gateway="whatsapp", told=told)


def test_a_digit_answers_the_question_and_not_the_newest_message(
    wonosobo: Office, whatsapp: FakeHttp
) -> None:
    question = make_message(wonosobo, event=MessageEvent.FOLLOW_UP_WORKER)
    make_message(wonosobo)
    send_round(by=BY, now=lambda: NOW)
    reply = _answer(" 2 sudah berhenti")
    assert (reply.message_id, reply.digit) == (question.pk, "2")


def test_a_quoted_message_is_the_one_that_is_answered(
    wonosobo: Office, whatsapp: FakeHttp
) -> None:
    first, second = (make_message(wonosobo, event=MessageEvent.FOLLOW_UP_WORKER)
                     for _ in range(2))
    send_round(by=BY, now=lambda: NOW)
    assert _answer("1", "r.1").message_id == second.pk
    assert _answer("1", "r.2", answers=_now(first).gateway_id).message_id == first.pk


def test_the_same_reply_twice_is_one(sent: Message) -> None:
    assert _answer("1") == _answer("1")
    assert Reply.objects.count() == 1


def test_a_stranger_answers_nothing(sent: Message) -> None:
    assert _answer("1", sender="6289999999999").message_id is None


@pytest.mark.parametrize(
    ("text", "digit"),
    [("1", "1"), (" 2.", "2"), ("(1)", "1"), ("1 masih bekerja", "1"), ("12", ""), ("0", ""),
     ("ya", ""), ("", ""), ("saya 1", ""), ("1, masih", "1"), ("1. Masih kerja", "1"),
     ("1 bulan lalu saya berhenti", ""), ("2 Minggu lagi saya kabari", ""), ("1,5 tahun", ""),
     ("1-2 hari", ""), ("2 months ago", ""), ("1x lagi", "")],
)
def test_a_digit_is_understood_where_it_stands_alone_and_first(text: str, digit: str) -> None:
    assert digit_of(text) == digit


@given(st.text())
def test_no_text_that_people_write_breaks_the_reading(text: str) -> None:
    assert digit_of(text) in {"", *"123456789"}


def test_after_the_offices_days_address_and_text_are_gone_and_the_fact_stays(
    sent: Message, wonosobo: Office
) -> None:
    _answer("1")
    waiting = make_message(wonosobo, channel=Channel.SMS)
    assert scrub_old_messages(by=BY, at=NOW + timedelta(days=179)) == 0
    assert scrub_old_messages(by=BY, at=NOW + timedelta(days=181)) == 1
    assert (_now(sent).address_encrypted, sent.address_hash, sent.body) == (None, "", "")
    assert sent.sent_at == NOW
    assert Reply.objects.get().body == ""
    assert _now(waiting).body != ""
