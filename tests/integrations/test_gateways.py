"""Each client against a real server on this machine, which behaves as badly as servers do."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from antarkerja.domain.messaging.ports import (
    BadSignatureError,
    Gateway,
    Parcel,
    ReceiptTold,
    RefusedError,
    ReplyTold,
    UnavailableError,
    UnreadableCallError,
    UnsureError,
)
from antarkerja.integrations.fake_http import FakeHttp, Mood
from antarkerja.integrations.mailbox.client import MailboxGateway
from antarkerja.integrations.sms.client import SmsGateway
from antarkerja.integrations.sms.fake import fake_sms, sms_call
from antarkerja.integrations.sms.listener import SmsListener
from antarkerja.integrations.smtp.client import SmtpGateway
from antarkerja.integrations.whatsapp.client import WhatsAppGateway
from antarkerja.integrations.whatsapp.fake import fake_whatsapp, reply_call, status_call
from antarkerja.integrations.whatsapp.listener import WhatsAppListener
from tests.integrations.mail_server import MailServer, mail_server, smtp_settings

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
SECRET = "rahasia-bersama"
PARCEL = Parcel(
    reference="17-9f2c01ab3d", address="+6281234567890", subject="Besok: konseling",
    body="Disnaker: Sari,\nbesok konseling pukul 09.00.", language="id",
    sender="Disnaker Wonosobo",
)
MAIL = Parcel(
    reference="17-9f2c01ab3d", address="sari@example.id", subject="Besok: konseling",
    body="Disnaker: Sari, besok konseling – pukul 09.00.", language="id",
    sender="Disnaker Wonosobo",
)


@pytest.fixture(params=["whatsapp", "sms"])
def phone(request: pytest.FixtureRequest, settings: Settings) -> Iterator[tuple[Gateway, FakeHttp]]:
    """Both HTTP gateways keep to the same promises."""
    made = fake_whatsapp() if request.param == "whatsapp" else fake_sms()
    with made as fake:
        settings.WHATSAPP = {"address": fake.address, "phone_id": "55", "token": "t",
                             "template": "", "secret": SECRET, "handshake": "w", "timeout": 0.5}
        settings.SMS = {"address": f"{fake.address}/send", "token": "t", "secret": SECRET,
                        "timeout": 0.5}
        yield (WhatsAppGateway() if request.param == "whatsapp" else SmsGateway()), fake


def test_a_yes_brings_the_gateways_number_and_carries_ours(
    phone: tuple[Gateway, FakeHttp]
) -> None:
    gateway, fake = phone
    number = gateway.send(PARCEL)
    assert number == fake.taken[0][0]
    assert PARCEL.reference in str(fake.calls[0].sent)
    assert fake.calls[0].headers["Authorization"] == "Bearer t"


@pytest.mark.parametrize(
    ("mood", "error"),
    [(Mood.LATER, UnavailableError), (Mood.NEVER, RefusedError), (Mood.BROKEN, UnsureError),
     (Mood.NOTHING, UnsureError), (Mood.SILENT, UnsureError), (Mood.GIBBERISH, UnsureError)],
)
def test_each_no_says_whether_the_message_may_have_gone_out(
    phone: tuple[Gateway, FakeHttp], mood: Mood, error: type[Exception]
) -> None:
    gateway, fake = phone
    fake.moods = [mood]
    with pytest.raises(error):
        gateway.send(PARCEL)
    assert len(fake.calls) == 1
    assert bool(fake.taken) is (error is UnsureError)


def test_a_gateway_that_is_not_there_took_nothing(settings: Settings) -> None:
    with fake_sms() as fake:
        gone = fake.address
    settings.SMS = {"address": gone, "token": "t", "secret": SECRET, "timeout": 0.5}
    with pytest.raises(UnavailableError):
        SmsGateway().send(PARCEL)


def test_an_sms_that_is_repeated_with_its_key_goes_out_once(settings: Settings) -> None:
    with fake_sms() as fake:
        settings.SMS = {"address": fake.address, "token": "t", "secret": SECRET, "timeout": 0.5}
        fake.moods = [Mood.BROKEN]
        with pytest.raises(UnsureError):
            SmsGateway().send(PARCEL)
        assert SmsGateway().send(PARCEL) == "sms.1"
        assert len(fake.taken) == 1


def test_whatsapp_fills_an_approved_template_in_one_line(settings: Settings) -> None:
    with fake_whatsapp() as fake:
        settings.WHATSAPP = {"address": fake.address, "phone_id": "55", "token": "t",
                             "template": "kabar_kantor", "timeout": 0.5}
        WhatsAppGateway().send(PARCEL)
        call = fake.calls[0]
    assert call.path == "/55/messages"
    assert call.sent["template"]["name"] == "kabar_kantor"
    texts = [one["text"] for one in call.sent["template"]["components"][0]["parameters"]]
    assert texts == ["Disnaker Wonosobo", "Disnaker: Sari, besok konseling pukul 09.00."]


@pytest.fixture
def mail(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as server:
        settings.SMTP = smtp_settings(server.port)
        yield server


def test_an_email_reaches_a_real_mail_server_with_our_number(mail: MailServer) -> None:
    number = SmtpGateway().send(MAIL)
    letter = mail.letters[0]
    assert letter["Message-ID"] == number == "<17-9f2c01ab3d@wonosobo.example.id>"
    assert letter["To"] == "sari@example.id"
    assert letter["Subject"] == "Besok: konseling"
    assert "konseling – pukul" in letter.get_content()


@pytest.mark.parametrize(
    ("answer", "error", "code"),
    [("451 later", UnavailableError, "smtp_451"), ("554 never", RefusedError, "smtp_554"),
     ("cut", UnsureError, "smtp_cut_off")],
)
def test_a_mail_servers_no_is_told_apart(
    mail: MailServer, answer: str, error: type[Any], code: str
) -> None:
    mail.answers = [answer]
    with pytest.raises(error) as caught:
        SmtpGateway().send(MAIL)
    assert caught.value.code == code


def test_a_mailbox_that_does_not_exist_is_refused_for_good(mail: MailServer) -> None:
    lost = Parcel(reference="1-a", address="nobody@example.id", subject="x", body="y",
                  language="id", sender="Disnaker")
    with pytest.raises(RefusedError):
        SmtpGateway().send(lost)


def test_a_mail_server_that_is_down_took_nothing(settings: Settings) -> None:
    with mail_server() as server:
        gone = server.port
    settings.SMTP = smtp_settings(gone)
    with pytest.raises(UnavailableError):
        SmtpGateway().send(MAIL)


def test_a_subject_cannot_smuggle_a_header(mail: MailServer) -> None:
    smuggled = Parcel(reference="1-a", address="sari@example.id", subject="x\nBcc: y@example.id",
                      body="y", language="id", sender="Disnaker")
    with pytest.raises(RefusedError):
        SmtpGateway().send(smuggled)
    assert mail.letters == []


def test_the_demo_mailbox_takes_everything() -> None:
    assert MailboxGateway().send(PARCEL) == "mailbox-17-9f2c01ab3d"


def test_receipts_of_whatsapp_are_read_whatever_their_order(settings: Settings) -> None:
    settings.WHATSAPP = {"secret": SECRET, "handshake": "w"}
    told = [("wamid.1", "read"), ("wamid.1", "delivered"), ("wamid.2", "sent"),
            ("wamid.2", "sent"), ("wamid.3", "played")]
    random.Random(4).shuffle(told)
    headers, body = status_call(SECRET, *told, reference="17-9f2c01ab3d")
    found = WhatsAppListener().read(headers=headers, body=body, at=AT)
    assert all(isinstance(one, ReceiptTold) and one.reference == "17-9f2c01ab3d" for one in found)
    assert [(one.gateway_id, one.status) for one in found if isinstance(one, ReceiptTold)] == [
        pair for pair in told if pair[1] != "played"]


def test_a_reply_names_the_message_it_answers(settings: Settings) -> None:
    settings.WHATSAPP = {"secret": SECRET, "handshake": "w"}
    headers, body = reply_call(SECRET, "1", sender="6281234567890", answers="wamid.1")
    assert WhatsAppListener().read(headers=headers, body=body, at=AT) == [
        ReplyTold(gateway_id="wamid.reply.1", sender="6281234567890", body="1", answers="wamid.1")]


@pytest.mark.parametrize("secret", ["another secret", ""])
def test_a_call_with_another_signature_is_refused(settings: Settings, secret: str) -> None:
    settings.WHATSAPP, settings.SMS = {"secret": SECRET}, {"secret": SECRET}
    headers, body = status_call(secret, ("wamid.1", "read"))
    with pytest.raises(BadSignatureError):
        WhatsAppListener().read(headers=headers, body=body, at=AT)
    headers, body = sms_call(secret, receipts=[])
    with pytest.raises(BadSignatureError):
        SmsListener().read(headers=headers, body=body, at=AT)


def test_without_a_secret_nobody_is_believed(settings: Settings) -> None:
    settings.SMS = {"secret": ""}
    headers, body = sms_call("", receipts=[])
    with pytest.raises(BadSignatureError):
        SmsListener().read(headers=headers, body=body, at=AT)


@pytest.mark.parametrize("told", [{"receipts": [{"id": "1"}]}, {"receipts": [3]},
                                  {"replies": [{"id": "1"}]}, {"receipts": 7}])
def test_a_signed_call_that_breaks_the_contract_is_unreadable(
    settings: Settings, told: dict[str, Any]
) -> None:
    settings.SMS = {"secret": SECRET}
    headers, body = sms_call(SECRET, **told)
    with pytest.raises(UnreadableCallError):
        SmsListener().read(headers=headers, body=body, at=AT)


def test_the_webhook_shakes_hands_with_its_word_only(settings: Settings) -> None:
    settings.WHATSAPP = {"handshake": "kata"}
    asked = {"hub.verify_token": "kata", "hub.challenge": "123"}
    assert WhatsAppListener().handshake(asked) == "123"
    assert WhatsAppListener().handshake(asked | {"hub.verify_token": "lain"}) is None
