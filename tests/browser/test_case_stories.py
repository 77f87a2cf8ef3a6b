"""Three people accompanied from the first talk to half a year at work, page by page.

Nobody here uses a mouse or a script: officers press keys at a desk, the three read a phone.
"""

from __future__ import annotations

import pytest
import time_machine
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from antarkerja.domain.cases.models import Appointment, Case
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.enums import EventKind as K
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.offices.enums import RoleName
from tests.browser.casework import (
    Town,
    fill_day,
    follow,
    ledger_of,
    link_in_message,
    open_case_from_page,
    plan_from_template,
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


def interview_in_two_parts(page: Page, case: Case) -> None:
    """Some answers are not known; the talk is left in the middle and taken up again."""
    follow(page, "Wawancara pertama")
    follow(page, "Mulai")
    page.locator("[name=goal]").fill("Menjahit di pabrik, dekat rumah")
    page.get_by_role("radio", name="Punya gambaran").check()
    page.locator("[name=searching][value=unknown]").check()
    press(page, "Simpan dan lanjut")
    page.locator("[name='barrier.transport']").select_option("some")
    page.locator("[name='barrier.digital']").select_option("unknown")
    press(page, "Simpan dan berhenti")
    sees(page, "Anda bisa melanjutkan di sini kapan saja.")

    page.goto(f"/cases/{case.pk}/interview/barriers/")
    assert page.locator("[name='barrier.digital']").input_value() == "unknown"
    page.goto(f"/cases/{case.pk}/interview/")
    follow(page, "Lanjut")
    page.locator("[name=strengths]").fill("Teliti")
    press(page, "Simpan dan berhenti")
    press(page, "Wawancara sudah diadakan")
    sees(page, "Wawancara dicatat sudah diadakan.")
    follow(page, "Wawancara pertama")
    sees(page, "Jalur yang diusulkan")
    press(page, "Tetapkan jalur")
    sees(page, "Jalur sudah ditetapkan.")


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


def invite(page: Page, person: Person) -> None:
    page.goto(f"/people/{person.pk}/")
    follow(page, "Buat janji temu")
    press(page, "Kirim tautan")
    sees(page, f"{person.name} diundang untuk memilih waktu.")


def choose_first_time(page: Page, person: Person) -> Appointment:
    """From the link of the message, without signing in."""
    page.goto(link_in_message(MessageEvent.INVITATION, person))
    sees(page, f"{person.name}, waktu mana yang cocok?")
    page.locator("button[name=slot]").first.press("Enter")
    sees(page, "Waktu Anda sudah dipesan.")
    return Appointment.objects.get(person=person, status="booked")


def mark(page: Page, row: Appointment, word: str) -> None:
    """From the calendar of the day."""
    page.goto("/calendar/")
    follow(page, row.person.name)
    press(page, word)
    sees(page, f"Tersimpan: {row.person.name}.")


def refer_and_place(page: Page, person: Person, *, started_on: str) -> Placement:
    page.goto(f"/people/{person.pk}/")
    follow(page, "Cocokkan")
    press(page, "Rujuk")
    page.wait_for_url("**/referrals/*/")
    press(page, "Diterima")
    fill_day(page, "started_on", started_on)
    press(page, "Catat penempatan")
    sees(page, f"{person.name} sudah ditempatkan")
    return Placement.objects.get(referral=Referral.objects.latest("pk"))


def still_at_work(town: Town, person: Person, day: str) -> None:
    """The clock asks by message; she answers by the link."""
    town.travel(f"{day} 09:00")
    assert town.run_clock("ask how work goes") == 1
    with town.phone() as page:
        page.goto(link_in_message(MessageEvent.FOLLOW_UP_WORKER, person))
        sees(page, "Apakah Anda masih bekerja di PT Serayu Makmur?")
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
        page.goto("/reports/retention/")
        sees(page, "100 dari 100")
        page.goto("/duty/?month=11&year=2026")
        sees(page, "Wawancara konseling", "Bimbingan: hadir janji temu", "Rujukan", "Penempatan")
    told = ledger_of(wulan)
    assert told[K.FOLLOWED_UP] == 3
    for kind in (K.CASE_OPENED, K.INTERVIEWED, K.TRACK_SET, K.PLAN_AGREED, K.STEP_DONE,
                 K.APPOINTMENT_BOOKED, K.APPOINTMENT_KEPT, K.REFERRED, K.PERSON_PLACED):
        assert told[kind] == 1, kind
    assert K.PLACEMENT_ENDED not in told
