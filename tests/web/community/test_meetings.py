"""Meetings as colleagues see them: call, invite, sit, wait, sign, evaluate, take a certificate."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.cases.enums.files import FileFault
from antarkerja.domain.cases.policies.appointments import screen_code
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import Meeting
from antarkerja.domain.practices.operations.meetings import hold_meeting
from antarkerja.domain.practices.operations.minutes import agree
from antarkerja.domain.practices.operations.presence import sign_with_code
from tests.clients import DeskClient
from tests.factories.handed_in import paper
from tests.factories.meetings import ENDS_AT, STARTS_AT, make_colleague, make_meeting

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
LIST = "/practices/meetings/"
NEW: dict[str, Any] = {
    "title": "Mengurangi ketidakhadiran", "about": "Tiga kantor bercerita.", "form": "mixed",
    "day": date(2026, 12, 3), "clock": "09.00", "minutes": "180", "place": "Aula Disnaker",
    "seats": "1", "link": "https://rapat.example/1", "region": "",
    "point-TOTAL_FORMS": "2", "point-INITIAL_FORMS": "0",
    "point-0-title": "Cerita Wonosobo", "point-0-speaker": "@bagas", "point-0-length": "45",
    "point-1-title": "", "point-1-speaker": "", "point-1-length": "30",
}


@pytest.fixture(autouse=True)
def _mail_goes_out(settings: Any) -> None:
    settings.MESSAGE_GATEWAYS = {"email": "gateway.that.is.not.asked"}


@pytest.fixture
def bagas(temanggung: Office) -> Actor:
    found = make_colleague(temanggung, "bagas")
    User.objects.filter(pk=found.user_id or 0).update(email="bagas@kantor.example")
    return found


def words(response: Any) -> str:
    return unescape(" ".join(response.content.decode().split()))


def signed_by(who: Actor, *, host: Actor, clock: time_machine.Traveller) -> Meeting:
    """A meeting of the host that begins now; `who` has signed its list."""
    meeting = make_meeting(host)
    clock.move_to(STARTS_AT)
    sign_with_code(by=who, at=STARTS_AT, meeting_id=meeting.pk,
                   code=screen_code(meeting.nonce, STARTS_AT))
    return meeting


def test_ratna_calls_a_meeting_and_the_colleague_hears_of_it(
    client_of: ClientOf, ratna: Actor, bagas: Actor
) -> None:
    desk = client_of(ratna)
    answer = desk.post(f"{LIST}new/", NEW, follow=True)
    meeting = Meeting.objects.get()
    assert "Cerita Wonosobo" in words(answer)
    assert meeting.agenda.get().speaker_user_id == bagas.user_id
    for _twice in range(2):
        answer = desk.post(f"{LIST}{meeting.pk}/invite/", follow=True)
    told = Message.objects.get(event=MessageEvent.MEETING_INVITED)
    assert "Mengurangi ketidakhadiran" in told.body
    assert f"/practices/meetings/{meeting.pk}/" in told.body


@pytest.mark.parametrize(("field", "value", "told"), [
    ("seats", "", "Isi jumlah tempat di ruang itu."),
    ("place", "", "Isi tempat pertemuan."),
    ("link", "", "Isi tautan ruang daring."),
    ("day", date(2020, 12, 3), "Hari itu sudah lewat: pilih hari yang akan datang."),
    ("day", date(9999, 12, 31), "Pilih hari dalam dua tahun ke depan."),
    ("link", "javascript:alert(1)", "Tautan diawali https://."),
    ("point-0-speaker", "@tidakada", "Tidak ada rekan dengan nama pengguna itu."),
])
def test_what_is_missing_is_said_at_its_place_and_nothing_is_lost(
    client_of: ClientOf, ratna: Actor, bagas: Actor, field: str, value: str, told: str
) -> None:
    answer = client_of(ratna).post(f"{LIST}new/", NEW | {field: value})
    assert answer.status_code == 422
    assert told in words(answer)
    assert "Cerita Wonosobo" in words(answer)
    assert not Meeting.objects.exists()


def test_the_room_is_full_so_bagas_waits_and_gets_the_seat_that_ratna_gives_back(
    client_of: ClientOf, ratna: Actor, bagas: Actor
) -> None:
    meeting = make_meeting(ratna, seats=1)
    address = f"{LIST}{meeting.pk}/"
    mine, his = client_of(ratna), client_of(bagas)
    assert "Anda mendapat tempat." in words(
        mine.post(f"{address}seat/", {"seat": "on_site"}, follow=True))
    assert "Anda urutan ke-1" in words(
        his.post(f"{address}seat/", {"seat": "on_site"}, follow=True))
    mine.post(f"{address}leave/")
    assert Message.objects.get(event=MessageEvent.MEETING_SEAT).recipient_id == bagas.user_id
    assert "Anda mendapat tempat." in words(his.get(address))


def test_the_link_to_the_room_online_is_for_those_who_take_part(
    client_of: ClientOf, ratna: Actor, bagas: Actor
) -> None:
    meeting = make_meeting(ratna)
    address = f"{LIST}{meeting.pk}/"
    his = client_of(bagas)
    assert "rapat.example" not in words(his.get(address))
    his.post(f"{address}seat/", {"seat": "online"})
    assert "rapat.example" in words(his.get(address))


def test_bagas_signs_by_the_code_on_the_screen_and_takes_his_certificate(
    client_of: ClientOf, ratna: Actor, bagas: Actor, clock: time_machine.Traveller
) -> None:
    meeting = make_meeting(ratna)
    address = f"{LIST}{meeting.pk}/"
    clock.move_to(STARTS_AT + timedelta(minutes=3))
    screen = client_of(ratna).get(f"{address}code/")
    code = screen_code(meeting.nonce, STARTS_AT + timedelta(minutes=3))
    assert code in words(screen)
    assert screen["Refresh"] == "20"
    his = client_of(bagas)
    assert code in words(his.get(f"{address}sign/?code={code}"))
    wrong = his.post(f"{address}sign/", {"code": "000000" if code != "000000" else "111111"})
    assert wrong.status_code == 422
    assert "Anda tercatat hadir." in words(his.post(f"{address}sign/", {"code": code}, follow=True))
    assert his.get(f"{address}certificate.pdf").status_code == 302
    clock.move_to(ENDS_AT)
    client_of(ratna).post(f"{address}list/", {"act": "hold"})
    paper = his.get(f"{address}certificate.pdf")
    assert paper["Content-Type"] == "application/pdf"
    row = meeting.registrations.get()
    checked = words(client_of(ratna).get(f"/check/{row.check_code}/"))
    assert row.certificate_number in checked
    assert "Bagas" not in checked


def test_who_signed_the_list_is_told_so_when_leaving(
    client_of: ClientOf, ratna: Actor, bagas: Actor, clock: time_machine.Traveller
) -> None:
    meeting = signed_by(bagas, host=ratna, clock=clock)
    his = client_of(bagas)
    answer = his.post(f"{LIST}{meeting.pk}/leave/", follow=True)
    assert "Anda tercatat hadir." in words(answer)
    assert meeting.registrations.get().state == "registered"


def test_what_comes_out_of_a_meeting_holds_nobodys_number(
    client_of: ClientOf, ratna: Actor, bagas: Actor, clock: time_machine.Traveller
) -> None:
    meeting = signed_by(bagas, host=ratna, clock=clock)
    number = "3307010101900001"
    desk, address = client_of(ratna), f"{LIST}{meeting.pk}/"
    item = {"what": f"Hubungi {number}", "owner": str(bagas.user_id), "due_on": ENDS_AT.date()}
    for page, data in (
        ("minutes/", {"text": f"Bahas {number}", "version": "0"}), ("items/", item),
        ("materials/", {"title": number, "file": SimpleUploadedFile("daftar.pdf", paper())}),
    ):
        answer = desk.post(f"{address}{page}", data)
        assert answer.status_code == 422
        assert f"seperti data pribadi: {number}" in words(answer)
    answer = client_of(bagas).post(f"{address}evaluate/", {
        "useful": "4", "will_use": "3", "words": number})
    assert answer.status_code == 422
    meeting.refresh_from_db()
    assert (meeting.minutes, meeting.action_items.count(), meeting.materials.count()) == ("", 0, 0)


def test_nothing_is_agreed_for_a_day_that_is_over(
    client_of: ClientOf, ratna: Actor, bagas: Actor, clock: time_machine.Traveller
) -> None:
    meeting = signed_by(bagas, host=ratna, clock=clock)
    answer = client_of(ratna).post(f"{LIST}{meeting.pk}/items/", {
        "what": "Kirim templat", "owner": str(bagas.user_id), "due_on": date(2020, 1, 1)})
    assert answer.status_code == 422
    assert "Hari itu sudah lewat" in words(answer)


def test_who_was_not_there_is_led_back_from_certificate_and_opinion(
    client_of: ClientOf, ratna: Actor, bagas: Actor
) -> None:
    meeting = make_meeting(ratna)
    his = client_of(bagas)
    for page in ("certificate.pdf", "evaluate/"):
        assert his.get(f"{LIST}{meeting.pk}/{page}")["Location"] == f"{LIST}{meeting.pk}/"


def test_an_opinion_is_taken_and_shown_without_a_name(
    client_of: ClientOf, ratna: Actor, bagas: Actor, clock: time_machine.Traveller
) -> None:
    meeting = signed_by(bagas, host=ratna, clock=clock)
    hold_meeting(by=ratna, at=ENDS_AT, meeting_id=meeting.pk)
    answer = client_of(bagas).post(f"{LIST}{meeting.pk}/evaluate/", {
        "useful": "4", "will_use": "3", "words": "Lebih lama."}, follow=True)
    assert "tanpa nama" in words(answer)
    assert "Lebih lama." not in words(client_of(ratna).get(f"{LIST}{meeting.pk}/"))


def test_two_hosts_write_the_minutes_and_the_second_sees_what_the_first_wrote(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    meeting = make_meeting(ratna)
    head = client_of(make_colleague(wonosobo, "tri", RoleName.HEAD))
    address = f"{LIST}{meeting.pk}/minutes/"
    client_of(ratna).post(address, {"text": "Sepakat tiga hal.", "version": "0"})
    answer = head.post(address, {"text": "Catatan saya.", "version": "0"})
    assert answer.status_code == 409
    assert "Sepakat tiga hal." in words(answer)
    assert "Catatan saya." in words(answer)
    head.post(address, {"text": "Keduanya.", "version": "1"})
    meeting.refresh_from_db()
    assert meeting.minutes == "Keduanya."


def test_what_was_agreed_stands_in_the_colleagues_list_until_done(
    client_of: ClientOf, ratna: Actor, bagas: Actor
) -> None:
    meeting = make_meeting(ratna)
    his = client_of(bagas)
    his.post(f"{LIST}{meeting.pk}/seat/", {"seat": "online"})
    client_of(ratna).post(f"{LIST}{meeting.pk}/items/", {
        "what": "Mengirim format", "owner": str(bagas.user_id), "due_on": date(2026, 12, 10)})
    assert "Mengirim format" in words(his.get(LIST))
    item = meeting.action_items.get()
    his.post(f"{LIST}items/{item.pk}/done/")
    assert "Mengirim format" not in words(his.get(LIST))


def test_called_off_is_told_to_those_who_take_part(
    client_of: ClientOf, ratna: Actor, bagas: Actor
) -> None:
    meeting = make_meeting(ratna)
    client_of(bagas).post(f"{LIST}{meeting.pk}/seat/", {"seat": "online"})
    answer = client_of(ratna).post(f"{LIST}{meeting.pk}/call-off/", {"why": "Pemateri sakit."},
                                   follow=True)
    assert "Pemateri sakit." in words(answer)
    told = Message.objects.get(event=MessageEvent.MEETING_CALLED_OFF)
    assert "Pemateri sakit." in told.body


def test_a_guest_does_not_host(client_of: ClientOf, ratna: Actor, bagas: Actor) -> None:
    meeting = make_meeting(ratna)
    his = client_of(bagas)
    for page in ("change", "call-off", "code", "minutes", "items"):
        assert his.get(f"{LIST}{meeting.pk}/{page}/").status_code == 403
    for button in ("invite", "list"):
        assert his.post(f"{LIST}{meeting.pk}/{button}/").status_code == 403


def test_the_calendar_file_bears_the_meeting(client_of: ClientOf, ratna: Actor) -> None:
    meeting = make_meeting(ratna)
    body = client_of(ratna).get(f"{LIST}{meeting.pk}/calendar.ics").content.decode()
    assert "SUMMARY:Mengurangi ketidakhadiran" in body
    assert "DTSTART:20261203T020000Z" in body


def test_the_lists_cost_the_same_for_two_and_for_twelve(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    desk = client_of(ratna)

    def queries(address: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(address).status_code == 200
        return len(found)

    def fill(n: int) -> Meeting:
        meeting = make_meeting(ratna, title=f"Pertemuan bagi {n}")
        for number in range(n):
            one = make_colleague(wonosobo, f"rekan{meeting.pk}x{number}")
            desk_of = client_of(one)
            desk_of.post(f"{LIST}{meeting.pk}/seat/", {"seat": "online"})
            agree(by=ratna, meeting_id=meeting.pk, what="Tugas", owner_id=one.user_id or 0,
                  due_on=date(2026, 12, 9))
            make_meeting(ratna, title=f"Pertemuan {n}, ke-{number}")
        return meeting

    few = fill(2)
    small = queries(LIST), queries(f"{LIST}{few.pk}/")
    many = fill(12)
    assert (queries(LIST), queries(f"{LIST}{many.pk}/")) == small


def test_the_host_brings_slides_that_colleagues_open_and_nobody_else_takes_out(
    client_of: ClientOf, ratna: Actor, bagas: Actor
) -> None:
    meeting = make_meeting(ratna)
    address = f"{LIST}{meeting.pk}/materials/"
    mine, his = client_of(ratna), client_of(bagas)
    wrong = SimpleUploadedFile("halaman.pdf", b"<html><script>1</script></html>")
    refused = mine.post(address, {"title": "Salindia", "file": wrong})
    assert refused.status_code == 422
    kept = mine.post(address, {"title": "Salindia", "file": SimpleUploadedFile(
        "salindia.pdf", paper())}, follow=True)
    assert "Salindia" in words(kept)
    row = meeting.materials.get()
    opened = his.get(f"{LIST}materials/{row.pk}/")
    assert opened["Content-Type"] == "application/pdf"
    assert "attachment" in opened["Content-Disposition"]
    assert his.get(address).status_code == 403
    assert his.post(f"{LIST}materials/{row.pk}/remove/").status_code == 403
    mine.post(f"{LIST}materials/{row.pk}/remove/")
    assert not meeting.materials.exists()


def test_a_program_is_no_material(client_of: ClientOf, ratna: Actor) -> None:
    meeting = make_meeting(ratna)
    answer = client_of(ratna).post(f"{LIST}{meeting.pk}/materials/", {
        "title": "Salindia", "file": SimpleUploadedFile("salindia.pdf", b"MZ\x90\x00")})
    assert answer.status_code == 422
    assert str(FileFault.UNKNOWN.label) in words(answer)
    assert not meeting.materials.exists()
