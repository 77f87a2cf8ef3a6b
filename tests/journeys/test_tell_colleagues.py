"""Telling colleagues: the wished way, the own language, never by letter, nobody told twice."""

from __future__ import annotations

import pytest
from pytest_django.fixtures import Settings

from antarkerja.domain.messaging.enums import Channel, MessageEvent, RecipientKind
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.messaging.queries.outbox import messages_of
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import DigestWish
from antarkerja.domain.practices.queries.wishes import PAGES_ONLY
from antarkerja.journeys.tell import tell_user
from antarkerja.shared.crypto import decrypt
from tests.factories.messaging import NOW
from tests.factories.offices import actor_for, make_membership

VALUES = {"who": "Bagas", "practice": "Bimbingan kelompok", "link": "http://127.0.0.1/p/1"}


@pytest.fixture
def budi(temanggung: Office) -> User:
    user = make_membership("budi", RoleName.OFFICER, temanggung, name="Budi Santoso").user
    user.email, user.phone = "budi@example.id", "+6281200001111"
    user.save()
    return user


@pytest.fixture(autouse=True)
def _gateways(settings: Settings) -> None:
    settings.MESSAGE_GATEWAYS = {"email": "x", "whatsapp": "x", "sms": "x"}


def _tell(by: Actor, user: User, key: str = "mention:1") -> Message | None:
    return tell_user(by=by, at=NOW, user=user, event=MessageEvent.MENTIONED, values=VALUES,
                     key=key, about=("practice", 1))


def test_without_a_wish_an_email_goes_out_from_the_colleagues_own_office(
    ratna: Actor, budi: User, temanggung: Office
) -> None:
    message = _tell(ratna, budi)
    assert message is not None
    assert (message.channel, message.office) == (Channel.EMAIL, temanggung)
    assert (message.recipient_kind, message.recipient_id) == (RecipientKind.USER, budi.pk)
    assert decrypt(message.address_encrypted or b"") == "budi@example.id"
    assert "Budi Santoso" in message.body


def test_whatsapp_goes_only_to_whoever_wished_for_it(ratna: Actor, budi: User) -> None:
    DigestWish.objects.create(user=budi, channel=Channel.WHATSAPP)
    message = _tell(ratna, budi)
    assert message is not None
    assert message.channel == Channel.WHATSAPP
    assert decrypt(message.address_encrypted or b"") == "+6281200001111"


def test_an_email_goes_out_where_whatsapp_cannot_be_used(
    ratna: Actor, budi: User, settings: Settings
) -> None:
    settings.MESSAGE_GATEWAYS = {"email": "x", "whatsapp": ""}
    DigestWish.objects.create(user=budi, channel=Channel.WHATSAPP)
    message = _tell(ratna, budi)
    assert message is not None
    assert message.channel == Channel.EMAIL


def test_who_wants_pages_only_gets_nothing(ratna: Actor, budi: User) -> None:
    DigestWish.objects.create(user=budi, channel=PAGES_ONLY)
    assert _tell(ratna, budi) is None


def test_a_phone_alone_is_no_wish_and_nobody_gets_a_letter(ratna: Actor, budi: User) -> None:
    budi.email = ""
    assert _tell(ratna, budi) is None
    assert not Message.objects.exists()


def test_who_left_the_service_is_not_told(ratna: Actor, budi: User) -> None:
    Membership.objects.filter(user=budi).update(valid_until="2026-10-01")
    assert _tell(ratna, budi) is None


def test_english_is_written_to_who_reads_english(ratna: Actor, budi: User) -> None:
    budi.language = "en"
    message = _tell(ratna, budi)
    assert message is not None
    assert "mentioned you in the talk" in message.body


def test_the_same_key_twice_is_one_message(ratna: Actor, budi: User) -> None:
    assert _tell(ratna, budi) == _tell(ratna, budi)
    assert Message.objects.count() == 1


def test_what_a_colleague_is_told_is_not_in_the_offices_outbox(
    ratna: Actor, budi: User, temanggung: Office
) -> None:
    _tell(ratna, budi)
    colleague = actor_for(make_membership("wati", RoleName.OFFICER, temanggung))
    assert not messages_of(colleague).exists()
