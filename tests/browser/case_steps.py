"""What an officer does on the pages of a case, a step a function; by the keyboard throughout."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page

from antarkerja.domain.cases.models import Appointment, BenefitClaim, Case
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.models import Placement, Referral
from tests.browser.casework import fill_day, follow, press, sees
from tests.pdf_reading import read_pdf


def open_case_from_page(page: Page, person: Person) -> Case:
    """From the person's page into the case."""
    page.goto(f"/people/{person.pk}/")
    follow(page, "Buka kasus")
    press(page, "Buka kasus")
    sees(page, f"Kasus {person.name} terbuka.")
    return Case.objects.get(person=person, status="open")


def hold_interview(page: Page, case: Case) -> None:
    """A short interview in one sitting, and the proposed track as it is."""
    page.goto(f"/cases/{case.pk}/interview/")
    follow(page, "Mulai")
    page.locator("[name=goal]").fill("Bekerja tetap di dekat rumah")
    press(page, "Simpan dan berhenti")
    press(page, "Wawancara sudah diadakan")
    sees(page, "Wawancara dicatat sudah diadakan.")
    page.goto(f"/cases/{case.pk}/interview/")
    press(page, "Tetapkan jalur")
    sees(page, "Jalur sudah ditetapkan.")


def plan_from_template(page: Page, case: Case) -> None:
    """The first template that fits the track."""
    page.goto(f"/cases/{case.pk}/plan/")
    page.locator("form[action$='/plan/template/'] button").first.press("Enter")
    sees(page, "Rencana tersimpan.")


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


def invite(page: Page, person: Person) -> None:
    page.goto(f"/people/{person.pk}/")
    follow(page, "Buat janji temu")
    press(page, "Kirim tautan")
    sees(page, f"{person.name} diundang untuk memilih waktu.")


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


def open_cases_of_the_group(page: Page, people: list[Person]) -> None:
    """The factory's list is pasted; who gets a case is seen before anything is saved."""
    page.goto("/board/")
    follow(page, "Kasus kelompok")
    page.locator("[name=title]").fill("PT Garmen Lama, PHK November 2026")
    page.locator("[name=kind]").select_option("dismissal")
    numbers = [person.registrations.get().number for person in people]
    page.locator("[name=listed]").fill("\n".join(numbers))
    page.get_by_label("Ratna Puspitasari").check()
    press(page, "Lihat siapa saja")
    sees(page, "Sebelum apa pun disimpan", "Bambang Susilo")
    assert not Case.objects.exists()
    press(page, "Buka 3 kasus")
    sees(page, "3 kasus terbuka: PT Garmen Lama")


def claim_and_prove_first_month(page: Page, person: Person, case: Case) -> BenefitClaim:
    """Self-assessment and counselling worksheet prove the first month of JKP."""
    page.goto(f"/people/{person.pk}/")
    follow(page, "Klaim baru (JKP)")
    fill_day(page, "dismissed_on", "2026-11-16")
    page.locator("[name=employer_name]").fill("PT Garmen Lama")
    press(page, "Simpan klaim")
    sees(page, "Tersimpan. Bulan-bulan klaim tersusun di sini.")
    press(page, "Asesmen diri sudah dilakukan")
    sees(page, "Tersimpan: asesmen diri sudah dilakukan.")
    hold_interview(page, case)
    worksheet = page.request.get(f"/cases/{case.pk}/worksheet.pdf")
    assert person.name in read_pdf(worksheet.body()).text
    page.goto("/benefits/")
    follow(page, person.name)
    follow(page, "Bukti")
    press(page, "Buktikan bulan ini dengan ini")
    sees(page, "Bulan ke-1 terbukti.")
    return BenefitClaim.objects.get(person=person)


def hand_over_for_a_leave(page: Page) -> None:
    page.goto("/board/")
    follow(page, "Menyerahkan kasus")
    sees(page, "Anda memegang 3 kasus terbuka")
    page.locator("[name=to]").select_option(label="Dewi Lestari")
    page.locator("[name=reason]").select_option("leave")
    fill_day(page, "starts_on", "2027-01-04")
    fill_day(page, "until_on", "2027-01-08")
    press(page, "Serahkan semua")
    sees(page, "3 kasus pindah pada 4 Januari 2027")


def found_work_alone(page: Page, person: Person, claim: BenefitClaim) -> None:
    page.goto(f"/people/{person.pk}/")
    follow(page, "Mendapat pekerjaan")
    page.locator("[name=employer_name]").fill("CV Mebel Jaya")
    press(page, "Catat penempatan")
    sees(page, f"{person.name} sudah ditempatkan")
    page.goto(f"/benefits/{claim.pk}/")
    press(page, "Akhiri klaim")
    sees(page, "Tersimpan: klaim berakhir.")
    claim.refresh_from_db()
    assert (claim.end_reason, claim.new_job_on) == ("new_job", date(2027, 1, 11))


def close_as_at_work(page: Page, person: Person, firm: str) -> None:
    page.goto(f"/people/{person.pk}/")
    follow(page, "Kasus terbuka")
    follow(page, "Tutup kasus")
    sees(page, f"Seperti pada penempatan: {firm}")
    press(page, "Tutup kasus")
    sees(page, "Kasus ditutup. Selama tiga puluh hari ini dapat dibatalkan.")


def invite_an_agency(page: Page, case: Case) -> None:
    """With her consent, for plan and appointments; a note of the office stays in the office."""
    page.goto(f"/cases/{case.pk}/notes/")
    page.locator("textarea[name=text]").fill("Hanya untuk kantor: suami sakit")
    press(page, "Simpan catatan")
    page.goto(f"/cases/{case.pk}/")
    follow(page, "Tidak ada lembaga lain")
    page.locator("[name=agency]").fill("TPA Melati")
    page.locator("[name=email]").fill("tpa@example.id")
    page.locator("[name=purpose]").fill("Penitipan anak pada jam kerja")
    page.get_by_label("Rencana aksi").check()
    page.get_by_label("Janji temu").check()
    fill_day(page, "until_on", "2027-03-31")
    press(page, "Undang dan beri tahu pencari kerja")
    sees(page, "TPA Melati diundang; pencari kerja diberi tahu.")


def officer_calls_and_enters(page: Page, person: Person) -> None:
    """A digit says neither the day nor the reason: the officer calls her."""
    page.goto("/follow-ups/")
    follow(page, person.name)
    sees(page, "Ditanya lewat pesan", "Sudah tidak bekerja")
    fill_day(page, "left_on", "2027-02-26")
    page.locator("[name=leaving_reason]").select_option("family")
    press(page, "Simpan jawaban")
    sees(page, f"Tersimpan: {person.name}.")


def goes_on(page: Page, person: Person) -> Case:
    """She wishes to be accompanied again: registered again, and a case that knows the last one."""
    page.goto(f"/people/{person.pk}/")
    press(page, "Hidupkan")
    sees(page, "Hidup kembali, nomor")
    follow(page, "Buka kasus")
    page.get_by_label("Kembali setelah kasus yang lalu").check()
    press(page, "Buka kasus")
    sees(page, f"Kasus {person.name} terbuka.")
    return Case.objects.get(person=person, status="open")
