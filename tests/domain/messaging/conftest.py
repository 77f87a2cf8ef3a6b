"""Gateways on this machine that the outbox is given."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from antarkerja.integrations.fake_http import FakeHttp
from antarkerja.integrations.sms.fake import fake_sms
from antarkerja.integrations.whatsapp.fake import fake_whatsapp
from tests.integrations.mail_server import MailServer, mail_server, smtp_settings

LINKS = "antarkerja.integrations"
GATEWAYS = {
    "email": f"{LINKS}.smtp.client.SmtpGateway",
    "whatsapp": f"{LINKS}.whatsapp.client.WhatsAppGateway",
    "sms": f"{LINKS}.sms.client.SmsGateway",
}


@pytest.fixture
def whatsapp(settings: Settings) -> Iterator[FakeHttp]:
    with fake_whatsapp() as fake:
        settings.MESSAGE_GATEWAYS = GATEWAYS
        settings.WHATSAPP = {"address": fake.address, "phone_id": "55", "token": "t",
                             "template": "", "timeout": 0.5}
        yield fake


@pytest.fixture
def sms(settings: Settings) -> Iterator[FakeHttp]:
    with fake_sms() as fake:
        settings.MESSAGE_GATEWAYS = GATEWAYS
        settings.SMS = {"address": fake.address, "token": "t", "timeout": 0.5}
        yield fake


@pytest.fixture
def mail(settings: Settings) -> Iterator[MailServer]:
    with mail_server() as server:
        settings.MESSAGE_GATEWAYS = GATEWAYS
        settings.SMTP = smtp_settings(server.port)
        yield server
