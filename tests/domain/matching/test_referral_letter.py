"""The referral letter (AK/V): what the firm reads, and the slip it answers on."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.policies import ExperienceLine, ProfileDetails, SkillLine
from antarkerja.domain.matching.documents import REFUSALS, referral_letter
from antarkerja.domain.matching.enums import ReferralOrigin
from antarkerja.domain.matching.errors import NotALetterError
from antarkerja.domain.matching.models import Referral
from antarkerja.domain.matching.operations import add_referral
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_nik, make_person
from tests.pdf_reading import bare, read_pdf

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
NIK = make_nik(7315)
SEWING = ProfileDetails(
    skills=(SkillLine(label="obras"),),
    experiences=(
        ExperienceLine(title="Penjahit", employer="Konveksi Mulya", kind="formal", months=18),
        ExperienceLine(title="Membantu warung keluarga", kind="unpaid", months=8),
    ),
)


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, nik=NIK, profile=SEWING, field_of_study="Tata Busana",
                       religion="Kepercayaan", marital="married")


def refer(by: Actor, person: Person, origin: ReferralOrigin = ReferralOrigin.OFFICER) -> Referral:
    firm = make_employer(person.office, name="PT Serayu Makmur", address="Jl. Raya Kertek km 5")
    return add_referral(by=by, on=TODAY, person=person, vacancy=make_vacancy(firm), origin=origin)


def test_the_letter_introduces_the_person_to_the_firm(ratna: Actor, sari: Person) -> None:
    seen = read_pdf(referral_letter(refer(ratna, sari), at=AT).pdf)
    for words in (
        "AK5/33.07/2026/00001", "Pimpinan PT Serayu Makmur", "Jl. Raya Kertek km 5",
        "Sari Wulandari", "33.07/2026/00001", "0812-3456-7890", "SMK, Tata Busana", "obras",
        "Penjahit di Konveksi Mulya (1 tahun 6 bulan)", "Membantu warung keluarga (8 bulan)",
        "Operator Jahit", "paling lambat",
    ):
        assert bare(words) in seen.plain, words
    assert seen.pages == 1


def test_the_slip_offers_every_answer_and_where_to_send_it(ratna: Actor, sari: Person) -> None:
    seen = read_pdf(referral_letter(refer(ratna, sari), at=AT).pdf)
    for words in ("Lembar balasan", "diterima", "diundang wawancara", "belum diterima",
                  "Kembalikan kepada Disnaker Kabupaten Wonosobo", *REFUSALS.values()):
        assert bare(words) in seen.plain, words


def test_the_letter_tells_no_nik_no_birth_date_and_nothing_sensitive(
    ratna: Actor, sari: Person
) -> None:
    seen = read_pdf(referral_letter(refer(ratna, sari), at=AT).pdf)
    for secret in (NIK, NIK[-4:], "17 Mei 2001", "2001-05-17", "Kepercayaan", "Perempuan"):
        assert secret not in seen.text


def test_the_file_bears_the_number_alone(ratna: Actor, sari: Person) -> None:
    assert referral_letter(refer(ratna, sari), at=AT).file_name == "AK5-33.07-2026-00001.pdf"


def test_who_applies_alone_carries_no_letter(ratna: Actor, sari: Person) -> None:
    application = refer(ratna, sari, ReferralOrigin.PERSON)
    with pytest.raises(NotALetterError):
        referral_letter(application, at=AT)
