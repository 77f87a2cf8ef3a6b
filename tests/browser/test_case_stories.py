"""Three people accompanied from the first talk to half a year at work, page by page.

Nobody here uses a mouse or a script: officers press keys at a desk, the three read a phone.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from antarkerja.domain.cases.models import Appointment, Case
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.enums import Purpose
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import give_consent
from antarkerja.domain.ledger.enums import EventKind as K
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership
from antarkerja.integrations.whatsapp.fake import reply_call
from tests.browser.case_steps import (
    claim_and_prove_first_month,
    close_as_at_work,
    found_work_alone,
    goes_on,
    hand_over_for_a_leave,
    hold_interview,
    interview_in_two_parts,
    invite,
    invite_an_agency,
    mark,
    officer_calls_and_enters,
    open_case_from_page,
    open_cases_of_the_group,
    plan_from_template,
    refer_and_place,
)
from tests.browser.casework import (
    Town,
    follow,
    ledger_of,
    link_in_message,
    path_in,
    press,
    sees,
    unfold,
)
from tests.factories.appointments import TOMORROW, make_slot
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_nik, make_person
from tests.factories.matching import SEAMSTRESS, know_titles
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, serialized_rollback=False)]
MAILBOX = "antarkerja.integrations.mailbox.client.MailboxGateway"
SECRET = "rahasia"


@pytest.fixture
def town(
    transactional_db: None, chromium: Browser, live_server: LiveServer,
    clock: time_machine.Traveller, settings: Settings,
) -> Town:
    """Wonosobo on a Tuesday morning; mails and WhatsApp go to the mailbox page."""
    settings.MESSAGE_GATEWAYS = {"email": MAILBOX, "whatsapp": MAILBOX}
    settings.MESSAGE_LISTENERS = {
        "whatsapp": "antarkerja.integrations.whatsapp.listener.WhatsAppListener"}
    settings.WHATSAPP = {"secret": SECRET, "handshake": "kata"}
    office = make_office()
    ratna = actor_for(make_membership("ratna", RoleName.OFFICER, office, name="Ratna Puspitasari"))
    know_titles()
    return Town(office, ratna, chromium, live_server.url, clock)


@pytest.fixture
def sewing(town: Town) -> Vacancy:
    return make_vacancy(make_employer(town.office, name="PT Serayu Makmur"))


# Wulan


@pytest.fixture
def wulan(town: Town) -> Person:
    return make_person(town.office, name="Wulan Rahmawati", nik=make_nik(sex="P"),
                       email="wulan@example.id", left_school_year=2026, profile=SEAMSTRESS)


def agree_and_tick(page: Page) -> None:
    """On the phone: the plan is signed, and a step of her own ticked."""
    page.goto("/me/")
    follow(page, "Rencana Anda")
    sees(page, "Apakah Anda setuju dengan rencana ini?")
    press(page, "Saya setuju")
    sees(page, "Terima kasih, rencana sudah disepakati.")
    unfold(page, "Sudah saya kerjakan")
    page.locator("[name=note]").first.fill("Sudah saya cetak")
    press(page, "Selesai")
    sees(page, "Bagus, langkah sudah ditandai selesai.")


def choose_first_time(page: Page, person: Person) -> Appointment:
    """From the link of the message, without signing in."""
    page.goto(link_in_message(MessageEvent.INVITATION, person))
    sees(page, f"{person.name}, waktu mana yang cocok?")
    page.locator("button[name=slot]").first.press("Enter")
    sees(page, "Waktu Anda sudah dipesan.")
    return Appointment.objects.get(person=person, status="booked")


def still_at_work(
    town: Town, person: Person, day: str, firm: str = "PT Serayu Makmur"
) -> None:
    """The clock asks by message; the person answers by the link."""
    town.travel(f"{day} 09:00")
    assert town.run_clock("ask how work goes") == 1
    with town.phone() as page:
        page.goto(link_in_message(MessageEvent.FOLLOW_UP_WORKER, person))
        sees(page, f"Apakah Anda masih bekerja di {firm}?")
        press(page, "Ya, saya masih bekerja di sana")
        sees(page, "Terima kasih")


def test_wulan_leaves_school_and_is_at_work_half_a_year_later(
    town: Town, wulan: Person, sewing: Vacancy
) -> None:
    account = town.account_of(wulan, "wulan")
    make_slot(town.office, starts_at=TOMORROW)
    with town.desk() as page:
        case = open_case_from_page(page, wulan)
        interview_in_two_parts(page, case)
        plan_from_template(page, case)
    with town.phone(account) as page:
        agree_and_tick(page)
    with town.desk() as page:
        page.goto(f"/cases/{case.pk}/plan/")
        sees(page, "Disepakati dan ditandatangani", "Sudah saya cetak")
        invite(page, wulan)
    with town.phone() as page:
        row = choose_first_time(page, wulan)

    town.travel("2026-11-25 09:05")
    with town.desk() as page:
        mark(page, row, "Hadir")
        refer_and_place(page, wulan, started_on="2026-11-25")
    for day in ("2026-12-26", "2027-02-26", "2027-05-26"):
        still_at_work(town, wulan, day)
    with town.desk() as page:
        page.goto("/reports/ipk/")
        follow(page, "Masih bekerja")
        sees(page, "100 dari 100")
        page.goto("/duty/?month=11&year=2026")
        sees(page, "Wawancara konseling", "Bimbingan: hadir janji temu", "Rujukan", "Penempatan")
    told = ledger_of(wulan)
    assert told[K.FOLLOWED_UP] == 3
    for kind in (K.CASE_OPENED, K.INTERVIEWED, K.TRACK_SET, K.PLAN_AGREED, K.STEP_DONE,
                 K.APPOINTMENT_BOOKED, K.APPOINTMENT_KEPT, K.REFERRED, K.PERSON_PLACED):
        assert told[kind] == 1, kind
    assert K.PLACEMENT_ENDED not in told


# Bambang


@pytest.fixture
def dismissed(town: Town) -> list[Person]:
    """Three who lost their work when a garment factory closed."""
    return [
        make_person(town.office, name=name, nik=make_nik(), sex="L", email=f"p{number}@example.id",
                    profile=SEAMSTRESS)
        for number, name in enumerate(("Bambang Susilo", "Agus Riyadi", "Slamet Widodo"))
    ]


def apply_to_five_firms(page: Page) -> None:
    """His own applications, pressed on the phone."""
    for number in range(1, 6):
        page.goto("/me/")
        follow(page, "Lowongan untuk Anda")
        press(page, "Lamar")
        sees(page, f"{number} lamaran menunggu jawaban")


def colleague_stands_in(town: Town, dewi: Membership) -> None:
    """The clock hands the cases to the colleague on the first day of leave, and back."""
    for moment, whose, other in (
        ("2027-01-04 08:00", dewi, town.ratna), ("2027-01-09 08:00", town.ratna, dewi),
    ):
        town.travel(moment)
        assert town.run_clock("turn hand-overs") == 3
        with town.desk(whose) as page:
            page.goto("/board/cases/?officer=mine")
            sees(page, "Bambang Susilo")
        with town.desk(other) as page:
            page.goto("/board/cases/?officer=mine")
            sees(page, "Tidak ada kasus yang cocok")


def closing_is_undone_and_he_stays(town: Town, bambang: Person) -> None:
    town.travel("2027-02-10 09:00")
    with town.desk() as page:
        page.goto(f"/people/{bambang.pk}/")
        follow(page, "Kasus yang sudah ditutup")
        press(page, "Batalkan penutupan")
        sees(page, "Kasus berlanjut seakan tidak pernah ditutup.")
        close_as_at_work(page, bambang, "CV Mebel Jaya")
    for day in ("2027-02-12", "2027-04-12", "2027-07-12"):
        still_at_work(town, bambang, day, "CV Mebel Jaya")


def test_bambang_is_dismissed_and_finds_work_himself(
    town: Town, dismissed: list[Person]
) -> None:
    bambang = dismissed[0]
    account = town.account_of(bambang, "bambang")
    dewi = make_membership("dewi", RoleName.OFFICER, town.office, name="Dewi Lestari")
    for number in range(5):
        make_vacancy(make_employer(town.office, name=f"PT Serayu {number}"),
                     closes_on=date(2027, 1, 31))
    with town.desk() as page:
        open_cases_of_the_group(page, dismissed)
        case = Case.objects.get(person=bambang)
        claim = claim_and_prove_first_month(page, bambang, case)

    town.travel("2026-12-28 09:00")
    with town.phone(account) as page:
        apply_to_five_firms(page)
    town.run_clock("unemployment benefit")
    with town.desk() as page:
        page.goto(f"/benefits/{claim.pk}/")
        sees(page, "Bambang Susilo", "28 Desember 2026")
        hand_over_for_a_leave(page)

    colleague_stands_in(town, dewi)
    town.travel("2027-01-11 09:00")
    with town.desk() as page:
        found_work_alone(page, bambang, claim)
        close_as_at_work(page, bambang, "CV Mebel Jaya")
    closing_is_undone_and_he_stays(town, bambang)
    told = ledger_of(bambang)
    assert (told[K.APPLIED], told[K.BENEFIT_PROVED], told[K.FOLLOWED_UP]) == (5, 2, 3)
    assert told[K.CASE_HANDED_OVER] == 2, "there and back"
    for kind in (K.CASE_OPENED, K.BENEFIT_CLAIMED, K.INTERVIEWED, K.PERSON_PLACED, K.CASE_CLOSED):
        assert told[kind] == 1, kind


# Sari


@pytest.fixture
def sari(town: Town) -> Person:
    """She was at home with her children, and agrees to messages on her phone."""
    person = make_person(town.office, name="Sari Utami", nik=make_nik(sex="P"),
                         phone="+6281234567899", profile=SEAMSTRESS)
    give_consent(by=town.ratna, at=timezone.now(), person_id=person.pk, purpose=Purpose.MESSAGES)
    return person


def link_of_agency() -> str:
    body = Message.objects.filter(event=MessageEvent.PARTNER_INVITED).latest("pk").body
    return path_in(body)


def agency_sees_its_parts_only(page: Page) -> None:
    page.goto(link_of_agency())
    sees(page, "Penitipan anak pada jam kerja")
    assert "Sari" not in page.content(), "the cover names nobody"
    press(page, "Buka kasus")
    sees(page, "Sari Utami", "Rencana aksi", "Menulis CV dan surat lamaran", "Janji temu")
    for hidden in ("suami sakit", "Hanya untuk kantor", "+62812", "NIK", "Wawancara"):
        assert hidden not in page.content(), hidden
    assert page.get_by_role("heading", name="Berkas").count() == 0


def withdraw_consent(page: Page) -> None:
    """On her phone she sees who looks, and ends it."""
    page.goto("/me/plan/")
    follow(page, "Pendampingan saya")
    sees(page, "TPA Melati", "dilihat 1 kali")
    press(page, re.compile("Saya tidak menghendaki ini lagi"))
    sees(page, "TPA Melati tidak melihat apa-apa lagi.")


def miss_an_appointment(town: Town, person: Person) -> None:
    """Booked at the desk; she does not come, and is asked without blame for another time."""
    with town.desk() as page:
        page.goto(f"/people/{person.pk}/")
        follow(page, "Buat janji temu")
        press(page, re.compile("^09.00"))
        sees(page, "Terjadwal. Sari Utami diberi tahu dan akan diingatkan.")
    row = Appointment.objects.get(person=person)
    town.travel("2026-11-25 09:40")
    with town.desk() as page:
        mark(page, row, "Tidak hadir")
        page.goto("/messages/")
        follow(page, "Semua pesan")
        sees(page, person.name)
    missed = Message.objects.get(event=MessageEvent.MISSED, recipient_id=person.pk)
    assert "kami menunggu Anda pada Rabu, 25 November 2026" in missed.body


def board_brings_her_up(town: Town, person: Person) -> None:
    town.travel("2026-12-01 04:30")
    assert town.run_clock("flag cases") > 0
    town.travel("2026-12-01 09:00")
    with town.desk() as page:
        page.goto("/today/")
        follow(page, "Kasus")
        sees(page, "1 kasus Anda perlu perhatian")
        follow(page, re.compile("perlu perhatian"))
        sees(page, person.name, "langkah lewat waktu")


def answers_with_a_digit(town: Town, person: Person, digit: str) -> None:
    """WhatsApp brings her reply by a signed call."""
    town.run_clock("send messages")
    headers, body = reply_call(SECRET, digit, sender=person.phone.lstrip("+"))
    with town.phone() as page:
        answer = page.request.post("/hooks/whatsapp/", data=body, headers={
            **headers, "Content-Type": "application/json"})
        assert answer.status == 200


def link_is_dead(town: Town) -> None:
    with town.phone() as page:
        answer = page.goto(link_of_agency())
        assert answer is not None
        assert answer.status == 410
        sees(page, "Akses Anda sudah berakhir")
        assert "Sari" not in page.content()


def another_firm_looks_for_people(town: Town) -> None:
    spring = date(2027, 3, 2)
    make_vacancy(make_employer(town.office, name="PT Dieng Sejahtera"), on=spring,
                 opens_on=spring, closes_on=date(2027, 5, 31))


def test_sari_returns_to_work_leaves_it_and_goes_on(
    town: Town, sari: Person, sewing: Vacancy
) -> None:
    account = town.account_of(sari, "sari")
    make_slot(town.office, starts_at=TOMORROW)
    with town.desk() as page:
        case = open_case_from_page(page, sari)
        hold_interview(page, case)
        plan_from_template(page, case)
        invite_an_agency(page, case)
    with town.phone() as page:
        agency_sees_its_parts_only(page)
    with town.phone(account) as page:
        withdraw_consent(page)
    link_is_dead(town)
    miss_an_appointment(town, sari)
    board_brings_her_up(town, sari)
    with town.desk() as page:
        refer_and_place(page, sari, started_on="2026-12-01")
        close_as_at_work(page, sari, "PT Serayu Makmur")
    still_at_work(town, sari, "2027-01-02")
    town.travel("2027-03-02 09:00")
    assert town.run_clock("ask how work goes") == 1
    answers_with_a_digit(town, sari, "2")
    with town.desk() as page:
        officer_calls_and_enters(page, sari)
        again = goes_on(page, sari)
        another_firm_looks_for_people(town)
        refer_and_place(page, sari, started_on="2027-03-02")
        close_as_at_work(page, sari, "PT Dieng Sejahtera")
    for day in ("2027-04-03", "2027-06-03", "2027-09-03"):
        still_at_work(town, sari, day, "PT Dieng Sejahtera")

    assert again.pk != case.pk
    told = ledger_of(sari)
    assert (told[K.CASE_OPENED] + told[K.CASE_REOPENED], told[K.CASE_CLOSED]) == (2, 2)
    assert (told[K.PERSON_PLACED], told[K.FOLLOWED_UP]) == (2, 5)
    for kind in (K.CASE_SHARED, K.CASE_UNSHARED, K.APPOINTMENT_MISSED, K.PLACEMENT_ENDED,
                 K.PERSON_REVIVED):
        assert told[kind] == 1, kind
