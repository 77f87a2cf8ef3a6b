"""The outbox at the desk: what did not go out and why, sent anew, withdrawn, printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.jobseekers.queries.contact import contact_of
from antarkerja.domain.messaging.enums import Channel, MessageStatus
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import decrypt
from tests.clients import DeskClient
from tests.factories.jobseekers import make_person
from tests.factories.messaging import make_message
from tests.factories.offices import actor_for, make_membership
from tests.pdf_reading import read_pdf

ClientOf = Callable[[Actor], DeskClient]


def _dead(office: Office, **more: object) -> Message:
    message = make_message(office, **more)  # type: ignore[arg-type]  # as given by the test
    message.status, message.error_code = MessageStatus.DEAD, "whatsapp_131026"
    message.save()
    return message


def test_the_list_begins_with_what_did_not_go_out(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo, name="Sari Wulandari")
    _dead(wonosobo, recipient_id=person.pk)
    page = client_of(ratna).get("/messages/")
    assert "1 pesan tidak terkirim" in page.text
    assert "Sari Wulandari" in page.text


def test_the_outbox_opens_on_what_needs_somebody_else_on_the_latest_messages(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    desk = client_of(ratna)

    def opened() -> tuple[str, int]:
        page = desk.get("/messages/")
        return page.context["shown"], len(page.context["lines"])

    make_message(wonosobo)
    assert opened() == ("all", 1)
    make_message(wonosobo, channel=Channel.PRINT, address="Pak Darmo\nDusun Kidul 7")
    assert opened() == ("print", 1)
    _dead(wonosobo)
    assert opened() == ("dead", 1)
    Message.objects.exclude(status=MessageStatus.WAITING).update(status=MessageStatus.WITHDRAWN)
    assert opened() == ("all", 3)


def test_a_message_says_why_it_did_not_go_out_and_reading_it_is_logged(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    message = _dead(wonosobo, recipient_id=person.pk)
    page = client_of(ratna).get(f"/messages/{message.pk}/")
    assert "Nomor ini tidak punya WhatsApp." in page.text
    assert "+6281234567890" in page.text
    assert AccessLog.objects.filter(subject_id=person.pk, page="message").exists()


def test_another_offices_message_is_not_there(
    client_of: ClientOf, stranger: Actor, wonosobo: Office
) -> None:
    message = _dead(wonosobo)
    desk = client_of(stranger)
    assert desk.get(f"/messages/{message.pk}/").status_code == 404
    assert desk.post(f"/messages/{message.pk}/withdraw/").status_code == 404
    assert "tidak terkirim</h1>" not in desk.get("/messages/").text


def test_a_dead_message_goes_out_anew_another_way_and_only_once(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    message = _dead(wonosobo)
    desk = client_of(ratna)
    for _ in range(2):
        desk.post(f"/messages/{message.pk}/resend/",
                  {"channel": "sms", "address": "0812 3456 7890"})
    again = Message.objects.get(resent_from=message)
    assert (again.channel, again.status, again.body) == (
        Channel.SMS, MessageStatus.WAITING, message.body)
    assert decrypt(again.address_encrypted or b"") == "+6281234567890"
    assert "Pesan ini sudah dikirim ulang" in desk.get(f"/messages/{message.pk}/").text
    assert "Semua pesan terkirim" in desk.get("/messages/").text


@pytest.mark.parametrize(
    ("channel", "address"), [("sms", "12"), ("email", "sari"), ("email", ""), ("brieftaube", "x")]
)
def test_an_address_that_does_not_fit_the_way_is_refused(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, channel: str, address: str
) -> None:
    message = _dead(wonosobo)
    page = client_of(ratna).post(
        f"/messages/{message.pk}/resend/", {"channel": channel, "address": address})
    assert page.status_code == 422
    assert Message.objects.count() == 1


def test_what_waits_can_be_withdrawn_and_what_has_left_cannot(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    waiting, gone = make_message(wonosobo), _dead(wonosobo)
    desk = client_of(ratna)
    desk.post(f"/messages/{waiting.pk}/withdraw/")
    desk.post(f"/messages/{gone.pk}/withdraw/")
    assert Message.objects.get(pk=waiting.pk).status == MessageStatus.WITHDRAWN
    assert Message.objects.get(pk=gone.pk).status == MessageStatus.DEAD


def test_letters_are_printed_one_a_page_and_marked_by_a_button(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    first = make_message(wonosobo, channel=Channel.PRINT, address="Pak Darmo\nDusun Kidul 7")
    last = make_message(wonosobo, channel=Channel.PRINT, address="Bu Tini #2 *x*\nDusun Lor")
    desk = client_of(ratna)
    pdf = desk.get("/messages/letters.pdf")
    told = read_pdf(pdf.content).text
    assert "Pak Darmo" in told
    assert "Bu Tini #2 *x*" in told
    assert Message.objects.filter(status=MessageStatus.TO_PRINT).count() == 2
    later = make_message(wonosobo, channel=Channel.PRINT, address="Pak Joko")
    desk.post("/messages/printed/", {"last": str(last.pk)})
    printed = Message.objects.filter(status=MessageStatus.PRINTED)
    assert set(printed) == {first, last}
    assert Message.objects.get(pk=later.pk).status == MessageStatus.TO_PRINT


def test_the_list_costs_the_same_for_three_and_for_forty(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    def cost(number: int) -> int:
        for n in range(number):
            person = make_person(wonosobo, name=f"Orang {n}", phone=f"+6281234567{n:03}")
            _dead(wonosobo, recipient_id=person.pk)
        desk = client_of(ratna)
        desk.get("/messages/")
        with CaptureQueriesContext(connection) as seen:
            page = desk.get("/messages/")
        assert len(page.content) < 40_000
        return len(seen)

    assert cost(3) == cost(37)


def test_the_desk_keeps_how_somebody_wishes_to_be_told(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    desk = client_of(ratna)
    assert "Lewat apa" in desk.get(f"/people/{person.pk}/contact/").text
    desk.post(f"/people/{person.pk}/contact/",
              {"channel": "sms", "language": "en", "topics": ["appointments", "reminders"]})
    wish = contact_of(person)
    assert (wish.channel, wish.language) == ("sms", "en")
    assert sorted(wish.declined) == ["benefit", "follow_up", "registration"]


def test_the_head_finds_the_words_from_here_and_an_officer_does_not(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    head = actor_for(make_membership("hesti", RoleName.HEAD, wonosobo))
    assert "/office/messages/" in client_of(head).get("/messages/").text
    assert "/office/messages/" not in client_of(ratna).get("/messages/").text
