"""The card (AK/I) and the call letter (AK/IV): what they say, and how they are numbered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import translation

from antarkerja.domain.jobseekers.documents import call_letter, card
from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.errors import CallInThePastError, ReasonNeededError
from antarkerja.domain.jobseekers.models import CallLetter, Person
from antarkerja.domain.jobseekers.operations import call_person, report, strike_off
from antarkerja.domain.jobseekers.policies import CertificateLine, ProfileDetails, SkillLine
from antarkerja.domain.jobseekers.queries import call_letter_for, registration_for_card
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from tests.factories.jobseekers import make_nik, make_person
from tests.factories.offices import actor_for, make_membership, make_office
from tests.pdf_reading import Seen, bare, pieces, read_pdf

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
NIK = make_nik(birth_on=date(2001, 5, 17), sex="P")
SEWING = ProfileDetails(
    skills=(SkillLine(label="obras"), SkillLine(label="Membuat pola")),
    certificates=(CertificateLine(title="Menjahit dengan mesin industri", issued_year=2022),),
)


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(
        wonosobo, nik=NIK, profile=SEWING, birth_place="Wonosobo", address="Dusun Krajan",
        rt_rw="003/007", school="SMK Negeri 1 Wonosobo", field_of_study="Tata Busana",
        religion="Kepercayaan", marital="married", height_cm=158,
    )


def card_of(viewer: Actor, person: Person) -> Seen:
    registration = registration_for_card(viewer, person.pk)
    assert registration is not None
    return read_pdf(card(registration, at=AT).pdf)


def call(by: Actor, person: Person, come_at: datetime = MONDAY, purpose: str = "Wawancara",
         on: date = TODAY) -> CallLetter:
    return call_person(by=by, on=on, at=AT, person_id=person.pk, come_at=come_at, purpose=purpose)


def test_the_card_holds_what_the_form_asks(ratna: Actor, sari: Person) -> None:
    seen = card_of(ratna, sari)
    for words in (
        "33.07/2026/00001", "Sari Wulandari", "Wonosobo, 17 Mei 2001", "Perempuan",
        "Dusun Krajan, RT/RW 003/007", "SMK, Tata Busana", "SMK Negeri 1 Wonosobo, 2019",
        "Menjahit dengan mesin industri (2022)", "obras", "Membuat pola",
        "24 November 2026 – 24 November 2028", "Berlaku 2 tahun", "setiap 6 bulan",
        "tidak dipungut biaya", "Diterima di", "Mulai tanggal", "Pas foto", "Tanda tangan",
    ):
        assert bare(words).casefold() in seen.plain.casefold(), words
    assert {"/Table", "/TH", "/TD", "/L"} <= seen.tags


def test_the_card_masks_the_nik_and_leaves_out_what_employers_may_not_choose_by(
    ratna: Actor, sari: Person
) -> None:
    seen = card_of(ratna, sari)
    assert NIK not in seen.plain
    assert f"************{NIK[-4:]}" in seen.plain
    for sensitive in ("Kepercayaan", "kawin", "married", "158"):
        assert sensitive not in seen.text


def test_a_card_of_somebody_of_whom_little_is_known_says_so(ratna: Actor, wonosobo: Office) -> None:
    nameless = make_person(wonosobo, name="Sulastri", sex="", birth_on=None, phone="",
                           education="", left_school_year=None, region="")
    seen = card_of(ratna, nameless)
    assert "Belum diisi." in seen.text
    assert "–" in seen.text


def test_a_report_fills_a_box_with_day_officer_and_the_next_day(ratna: Actor, sari: Person) -> None:
    User.objects.filter(username="ratna").update(nip="198502142010012003")
    before = card_of(ratna, sari)
    assert "24 Mei 2027" in before.text
    report(by=ratna, on=date(2027, 5, 20), person_id=sari.pk)
    after = card_of(ratna, sari)
    assert "20 Mei 2027" in after.text
    assert "24 Mei 2027" not in after.text
    assert "20 November 2027" in after.text
    assert bare("Ratna Puspitasari, NIP 198502142010012003") in after.plain


def test_after_the_third_report_there_is_still_a_box_for_the_next(
    ratna: Actor, sari: Person
) -> None:
    for month in (1, 3, 5, 7):
        report(by=ratna, on=date(2027, month, 4), person_id=sari.pk)
    seen = card_of(ratna, sari)
    assert "4 Januari 2027" not in seen.text
    assert "4 Juli 2027" in seen.text
    assert "4 Januari 2028" in seen.text


def test_papers_stay_indonesian_on_an_english_desk(ratna: Actor, sari: Person) -> None:
    with translation.override("en"):
        seen = card_of(ratna, sari)
        letter = read_pdf(call_letter(call(ratna, sari), at=AT).pdf)
    assert "Perempuan" in seen.text
    assert bare("Senin, 30 November 2026") in letter.plain


def test_there_is_no_card_in_the_dead_file(ratna: Actor, sari: Person) -> None:
    strike_off(by=ratna, on=TODAY, person_id=sari.pk, reason=StrikeOffReason.OWN_WISH)
    assert registration_for_card(ratna, sari.pk) is None


def test_another_office_gets_neither_card_nor_letter(
    ratna: Actor, stranger: Actor, sari: Person
) -> None:
    letter = call(ratna, sari)
    with pytest.raises(OutOfScopeError):
        registration_for_card(stranger, sari.pk)
    with pytest.raises(OutOfScopeError):
        call_letter_for(stranger, letter.pk)
    with pytest.raises(OutOfScopeError):
        call(stranger, sari)


def test_the_call_says_who_when_where_and_why(ratna: Actor, sari: Person) -> None:
    letter = call(ratna, sari, purpose="Wawancara  tentang\nlowongan")
    seen = read_pdf(call_letter(call_letter_for(ratna, letter.pk), at=AT).pdf)
    for words in ("AK4/33.07/2026/00001", "Sdri. Sari Wulandari", "Senin, 30 November 2026",
                  "09.00 WIB", "Wawancara tentang lowongan", "Jl. Contoh 1", "33.07/2026/00001"):
        assert bare(words) in seen.plain, words
    assert NIK not in seen.plain


def test_the_hour_is_that_of_the_office(db: None) -> None:
    jayapura = make_office(region="91.71", name="Disnaker Kota Jayapura", zone="Asia/Jayapura")
    officer = actor_for(make_membership("yosef", RoleName.OFFICER, jayapura))
    letter = call(officer, make_person(jayapura, region=""), come_at=MONDAY)
    assert bare("11.00 WIT") in read_pdf(call_letter(letter, at=AT).pdf).plain


def test_a_call_enters_the_ledger_with_the_traits_of_the_day(ratna: Actor, sari: Person) -> None:
    call(ratna, sari)
    event = Event.objects.get(kind=EventKind.PERSON_CALLED)
    assert (event.person_id, event.office_id, event.officer_id, event.happened_on) == (
        sari.pk, ratna.office_id, ratna.user_id, TODAY)
    assert (event.sex, event.education) == ("P", "SMK")


def test_letters_are_numbered_per_office_and_year(
    ratna: Actor, stranger: Actor, sari: Person, temanggung: Office
) -> None:
    other = make_person(temanggung, name="Wahyu")
    numbers = [
        call(ratna, sari).number,
        call(ratna, sari, MONDAY + timedelta(days=1)).number,
        call(stranger, other).number,
        call(ratna, sari, MONDAY + timedelta(days=90), on=date(2027, 1, 4)).number,
    ]
    assert numbers == ["AK4/33.07/2026/00001", "AK4/33.07/2026/00002", "AK4/33.23/2026/00001",
                       "AK4/33.07/2027/00001"]


def test_a_school_job_centre_numbers_apart_from_the_office_of_its_district(
    ratna: Actor, sari: Person
) -> None:
    school = make_office(kind=OfficeKind.SCHOOL, name="BKK SMK Negeri 1 Wonosobo")
    teacher = replace(ratna, office_id=school.pk, office_kind=OfficeKind.SCHOOL)
    assert call(ratna, sari).number == "AK4/33.07/2026/00001"
    pupil = make_person(school, name="Danu")
    assert call(teacher, pupil).number == f"AK4/33.07/{school.pk}/2026/00001"


class PowerCutError(Exception):
    """Whatever ends a transaction after the number was given."""


@transaction.atomic
def call_and_fail(by: Actor, person: Person) -> None:
    assert call(by, person, MONDAY + timedelta(days=1)).number == "AK4/33.07/2026/00002"
    raise PowerCutError


def test_a_failed_act_gives_its_number_back(ratna: Actor, sari: Person) -> None:
    call(ratna, sari)
    with pytest.raises(PowerCutError):
        call_and_fail(ratna, sari)
    with pytest.raises(ReasonNeededError):
        call(ratna, sari, purpose="  ")
    with pytest.raises(CallInThePastError):
        call(ratna, sari, come_at=AT)
    assert call(ratna, sari, MONDAY + timedelta(days=2)).number == "AK4/33.07/2026/00002"
    assert Event.objects.filter(kind=EventKind.PERSON_CALLED).count() == 2


def test_a_button_pressed_twice_writes_one_letter(ratna: Actor, sari: Person) -> None:
    assert call(ratna, sari).pk == call(ratna, sari).pk
    assert Event.objects.filter(kind=EventKind.PERSON_CALLED).count() == 1


def test_nobody_calls_the_own_person(wonosobo: Office, sari: Person) -> None:
    own = actor_for(make_membership("sari", RoleName.JOBSEEKER, wonosobo, subject_id=sari.pk))
    with pytest.raises(NotAllowedError):
        call(own, sari)


def test_whatever_letters_the_code_has_every_word_of_the_card_can_be_searched(
    ratna: Actor, sari: Person
) -> None:
    letters = "UlPk2R7bwoAvy2_yyYL4KoAcvNz"
    sari.registrations.update(check_code=letters)
    seen = card_of(ratna, sari)
    assert "\u200b" not in seen.text
    assert letters in seen.plain
    assert "24 November 2026" in seen.text


@pytest.mark.parametrize("word", ["Panjang" * 15, "W" * 99], ids=["bold name", "widest letters"])
def test_a_word_longer_than_a_line_stays_on_the_paper(
    ratna: Actor, sari: Person, word: str
) -> None:
    sari.name = f"Raden Mas {word}"
    sari.save()
    registration = registration_for_card(ratna, sari.pk)
    assert registration is not None
    papers = card(registration, at=AT).pdf, call_letter(
        call_letter_for(ratna, call(ratna, sari).pk), at=AT).pdf
    for pdf in papers:
        assert bare(sari.name) in read_pdf(pdf).plain, "whole, and found by who searches for it"
        of_the_word = [piece for piece in pieces(pdf) if piece.text in word and piece.text[1:]]
        assert len(of_the_word) >= len(word) // 5
        assert [piece for piece in of_the_word if piece.right > piece.page_width] == []
