"""A practice from one counter to the next: noted, reviewed, carried over, and met about.

Nobody here uses a mouse or a script. That a practice is written in its form is told in
`test_recording.py`; that its effect is found in the ledger, in the tests of evidence
(`tests/web/community/test_evidence.py`, `tests/benchmarks/test_evidence.py`).
"""

from __future__ import annotations

import pytest
import time_machine
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from antarkerja.domain.cases.policies.appointments import screen_code
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category, State, TargetGroup
from antarkerja.domain.practices.models import Meeting, Practice, Replication, Review
from antarkerja.domain.practices.operations.drafting import ContextDetails, set_context
from antarkerja.domain.practices.operations.versions import save_version
from tests.browser.casework import Town, follow, path_in, press, sees, unfold
from tests.domain.practices.test_reviewing import whole_text
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, serialized_rollback=False)]
MAILBOX = "antarkerja.integrations.mailbox.client.MailboxGateway"
NOTE = "Dua orang salah jam. Kami kirim pesan sehari sebelumnya. Besoknya semua datang."
TITLE = "Pesan sehari sebelumnya"


@pytest.fixture
def town(
    transactional_db: None, chromium: Browser, live_server: LiveServer,
    clock: time_machine.Traveller, settings: Settings,
) -> Town:
    settings.MESSAGE_GATEWAYS = {"email": MAILBOX}
    office = make_office()
    ratna = actor_for(make_membership("ratna", RoleName.OFFICER, office, name="Ratna Puspitasari"))
    return Town(office, ratna, chromium, live_server.url, clock)


def colleague(office: Office, username: str, name: str) -> Membership:
    made = make_membership(username, RoleName.OFFICER, office, name=name)
    User.objects.filter(pk=made.user_id).update(email=f"{username}@kantor.example")
    return made


@pytest.fixture
def dewi(town: Town) -> Membership:
    return colleague(make_office(region="33.71", name="Disnaker Kota Magelang"), "dewi",
                     "Dewi Anggraini")


@pytest.fixture
def bagas(town: Town) -> Membership:
    return colleague(make_office(region="33.23", name="Disnaker Kabupaten Temanggung"), "bagas",
                     "Bagas Pramono")


@pytest.fixture
def citra(town: Town) -> Membership:
    return colleague(make_office(region="32.01", name="Disnaker Kabupaten Bogor"), "citra",
                     "Citra Lestari")


def note_that_grows(page: Page) -> Practice:
    """Three sentences from the counter become a draft."""
    page.goto("/practices/notes/new/")
    page.get_by_label("Apa yang Anda lihat?").fill(NOTE)
    press(page, "Simpan catatan")
    page.goto("/practices/notes/")
    sees(page, NOTE)
    press(page, "Jadikan praktik", "link")
    page.get_by_label("Yang dilakukan, dalam satu baris").fill(TITLE)
    press(page, "Jadikan draf")
    return Practice.objects.get()


def written_out(by: Actor, practice: Practice) -> None:
    """What the form asks besides, as its own test writes it."""
    now = timezone.now()
    details = ContextDetails(category=Category(practice.category), groups=[TargetGroup.GRADUATES],
                             hours_a_month=4)
    set_context(by=by, at=now, practice_id=practice.pk, details=details)
    practice.refresh_from_db()
    save_version(by=by, at=now, practice_id=practice.pk, expected=practice.version,
                 texts=[whole_text(title=TITLE)])


def hand_in(page: Page, practice: Practice) -> None:
    page.goto(f"/practices/{practice.pk}/")
    follow(page, "Telaah dan terbitkan")
    for name in ("Dewi Anggraini", "Bagas Pramono"):
        page.get_by_label(name).check()
    press(page, "Serahkan untuk ditelaah")
    sees(page, "Kedua rekan sudah diberi tahu")


def review(page: Page, who: Membership) -> None:
    """From the message to the four questions."""
    told = Message.objects.get(event=MessageEvent.REVIEW_ASKED, recipient_id=who.user_id)
    page.goto(path_in(told.body))
    row = Review.objects.get(reviewer_id=who.user_id)
    page.goto(f"/practices/reviews/{row.pk}/")
    for question in ("clear", "useful", "honest", "safe"):
        page.locator(f"[name={question}][value='4']").check()
    page.locator("[name=verdict][value=ready]").check()
    press(page, "Kirim telaah")
    sees(page, "Terima kasih")


def carry_over(page: Page, practice: Practice) -> Replication:
    """Another office takes it up, changes a step, and begins."""
    page.goto(f"/practices/{practice.pk}/")
    press(page, "Ikuti")
    follow(page, "Pakai di kantor saya")
    page.get_by_label("Apa yang Anda ubah?").fill("Lewat WhatsApp, bukan SMS.")
    page.get_by_label("Mengapa?").fill("Sinyal SMS di pegunungan lemah.")
    unfold(page, "Ubah atau lewati")
    page.locator("[name=step_1_adapted]").fill("Kumpulkan enam orang saja")
    press(page, "Rencanakan")
    sees(page, "Sudah direncanakan.")
    press(page, "Mulai")
    made = Replication.objects.get()
    assert (made.state, made.adapted_what) == ("running", "Lewat WhatsApp, bukan SMS.")
    return made


def test_a_note_at_one_counter_becomes_the_work_of_another_office(
    town: Town, dewi: Membership, bagas: Membership, citra: Membership
) -> None:
    town.travel("2026-11-24 09:00")
    with town.desk() as page:
        practice = note_that_grows(page)
        written_out(town.ratna, practice)
        hand_in(page, practice)
    for who in (dewi, bagas):
        with town.desk(who) as page:
            review(page, who)
    practice.refresh_from_db()
    assert practice.state == State.PUBLISHED
    with town.desk(citra) as page:
        carry_over(page, practice)
        page.goto(f"/practices/{practice.pk}/lineage/")
        sees(page, "Disnaker Kabupaten Wonosobo", "Disnaker Kabupaten Bogor",
             "Lewat WhatsApp, bukan SMS.", "Ratna Puspitasari", "Citra Lestari")
    town.travel("2026-11-30 08:00")
    assert town.run_clock("weekly news") >= 1
    news = Message.objects.get(event=MessageEvent.PRACTICE_DIGEST, recipient_id=citra.user_id)
    with town.phone(citra) as page:
        page.goto(path_in(news.body))
        sees(page, TITLE)


def call_a_meeting(page: Page) -> Meeting:
    page.goto("/practices/")
    follow(page, "Pertemuan")
    follow(page, "Adakan pertemuan")
    page.get_by_label("Tentang apa pertemuannya?").fill("Mengurangi ketidakhadiran")
    page.locator("[name=day_day]").fill("3")
    page.locator("[name=day_month]").select_option("12")
    page.locator("[name=day_year]").fill("2026")
    page.get_by_label("Tempat", exact=False).first.fill("Aula Disnaker")
    page.locator("[name=seats]").fill("20")
    page.locator("[name=link]").fill("https://rapat.example/1")
    page.locator("[name=point-0-title]").fill("Cerita Temanggung")
    page.locator("[name=point-0-speaker]").fill("@bagas")
    press(page, "Simpan")
    sees(page, "Pertemuan tersimpan", "Cerita Temanggung")
    press(page, "Undang sekarang")
    return Meeting.objects.get()


def test_colleagues_meet_sign_by_the_code_and_take_a_certificate(
    town: Town, bagas: Membership
) -> None:
    town.travel("2026-11-24 09:00")
    with town.desk() as page:
        meeting = call_a_meeting(page)
    told = Message.objects.get(event=MessageEvent.MEETING_INVITED, recipient_id=bagas.user_id)
    with town.phone(bagas) as page:
        page.goto(path_in(told.body))
        press(page, "Ikut")
        sees(page, "Anda mendapat tempat.")
    town.travel("2026-12-03 09:05")
    with town.phone(bagas) as page:
        page.goto(f"/practices/meetings/{meeting.pk}/")
        follow(page, "Tanda hadir")
        page.get_by_label("Angka di layar").fill(screen_code(meeting.nonce, timezone.now()))
        press(page, "Saya hadir")
        sees(page, "Anda tercatat hadir.")
    town.travel("2026-12-03 12:10")
    with town.desk() as page:
        page.goto(f"/practices/meetings/{meeting.pk}/")
        press(page, "Pertemuan terlaksana")
        sees(page, "Tercatat terlaksana")
    with town.phone(bagas) as page:
        page.goto(f"/practices/meetings/{meeting.pk}/")
        sees(page, "Anda hadir.")
        paper = page.request.get(f"/practices/meetings/{meeting.pk}/certificate.pdf")
        assert paper.body().startswith(b"%PDF")
        page.goto("/duty/?month=12&year=2026")
        sees(page, "Narasumber pertemuan komunitas")
