"""What every paper shares: one page, tagged, whatever people are called."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import override_settings
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from antarkerja.domain.matching.documents import REFUSALS
from antarkerja.domain.matching.enums import RefusalReason
from antarkerja.domain.offices import documents
from antarkerja.domain.offices.documents import Paper, check_address, file_name, make_paper
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.ports import NullSigner, SignedDocument
from antarkerja.domain.reference.enums import Education
from tests.pdf_reading import bare, read_pdf

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
CODE = "Zk3_w8Hf-2Q1xLr9TtYbCA"
CALLED = {
    "name": "Sari Wulandari", "greeting": "Sdri.", "address": "Dusun Krajan", "registration": "",
    "day": "Senin, 30 November 2026", "time": "09.00 WIB", "purpose": "Wawancara",
}
REFERRED = {
    "name": "Sari Wulandari", "phone": "0812-3456-7890", "registration": "33.07/2026/00418",
    "education": "SMK, Tata Busana", "skills": "obras", "experience": "", "vacancy": "Kasir",
    "employer": "PT Serayu Makmur", "employer_address": "Kertek", "workplace": "Kertek",
    "answer_by": "8 Desember 2026", "refusals": [["1", "Lowongan sudah terisi"]],
}
CARD: dict[str, Any] = {
    "name": "Sari Wulandari", "nik": "************0001", "born": "Wonosobo, 17 Mei 2001",
    "sex": "Perempuan", "address": "Kejajar", "education": "SMK", "school": "SMK Negeri 1, 2019",
    "skills": ["obras"], "issued": "24 November 2026", "valid_until": "24 November 2028",
    "reports": [{"ordinal": "1", "due": "24 Mei 2027", "done": "", "officer": ""}],
    "rules": ["Kartu ini tidak dipungut biaya."],
}
TEMPLATES: dict[str, dict[str, Any]] = {
    "jobseekers/card.typ": CARD,
    "jobseekers/call_letter.typ": CALLED,
    "matching/referral_letter.typ": REFERRED,
}
latin = st.text(st.characters(max_codepoint=0x17F, categories=("L", "N", "P", "S", "Zs")),
                min_size=1, max_size=120)
anything = st.text(st.characters(), min_size=1, max_size=120)


def paper(template: str, number: str = "AK/1", **changed: Any) -> Paper:
    office = Office(
        kind="district", name="Disnaker Kabupaten Wonosobo", region="33.07", zone="Asia/Jakarta",
        government="Pemerintah Kabupaten Wonosobo", address="Jl. Contoh 1", phone="0286 321345",
        signer_name="Ratna Puspitasari", signer_title="Pengantar Kerja Ahli Muda",
        signer_nip="198502142010012003",
    )
    return make_paper(
        template, TEMPLATES[template] | changed, office=office, prefix="AK", number=number,
        check_code=CODE, written_on=date(2026, 11, 24), at=AT,
    )


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_paper_is_one_tagged_page_in_indonesian_with_a_title(template: str) -> None:
    seen = read_pdf(paper(template).pdf)
    assert seen.pages == 1
    assert seen.is_tagged
    assert {"/H1", "/P"} <= seen.tags
    assert seen.language == "id-ID"
    assert seen.title.endswith("AK/1")
    assert "<pdfaid:part>2</pdfaid:part>" in seen.claims
    assert "<pdfuaid:part>1</pdfuaid:part>" in seen.claims


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_paper_bears_letterhead_signer_and_nip(template: str) -> None:
    seen = read_pdf(paper(template).pdf)
    for words in ("PEMERINTAH KABUPATEN WONOSOBO", "Disnaker Kabupaten Wonosobo",
                  "Jl. Contoh 1", "0286 321345", "Wonosobo, 24 November 2026",
                  "Pengantar Kerja Ahli Muda", "Ratna Puspitasari", "NIP 19850214 201001 2 003"):
        assert bare(words) in seen.plain, words


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_code_holds_the_address_of_the_check_and_says_so_to_a_screen_reader(
    template: str,
) -> None:
    with override_settings(PUBLIC_ADDRESS="https://antarkerja.example.id/"):
        seen = read_pdf(paper(template).pdf)
        address = "https://antarkerja.example.id" + reverse("public:verify", args=[CODE])
        assert check_address(CODE) == address
    assert seen.alternatives == (f"Kode QR dengan alamat pemeriksaan: {address}",)
    assert bare(address) in seen.plain


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", [
    'Siti "Nur" #let x = 1', r"A\u{41} $x^2$ \ *tebal* _miring_ `kode` @rujuk <label>",
    "Ni Luh Putu Ayu 😀", "#include \"/etc/passwd\"", "]} // /* ", "M" * 120, "Zoë Ñuñez Œ",
    "꧋ꦱꦫꦶ", "Sari\x00\x07\ud800Wulandari", "'; DROP TABLE person; --", "Sari\u202eirad",
])
def test_a_strange_name_is_text_and_nothing_else(template: str, name: str) -> None:
    seen = read_pdf(paper(template, name=name).pdf)
    assert seen.pages == 1
    assert seen.is_tagged
    if name.isascii() and name.isprintable():
        assert bare(name) in seen.plain


@pytest.mark.parametrize("template", TEMPLATES)
@settings(max_examples=25, deadline=None)
@given(name=latin)
def test_any_latin_name_stands_on_the_one_page(template: str, name: str) -> None:
    made = paper(template, name=name)
    assert read_pdf(made.pdf).pages == 1


@settings(max_examples=25, deadline=None)
@given(name=anything, vacancy=anything, employer=anything)
def test_any_words_at_all_make_a_letter_of_one_page(
    name: str, vacancy: str, employer: str
) -> None:
    made = paper("matching/referral_letter.typ", name=name, vacancy=vacancy, employer=employer)
    assert read_pdf(made.pdf).pages == 1


def test_the_longest_values_of_every_field_still_make_one_page() -> None:
    wide = {key: "W" * 240 for key, value in REFERRED.items() if isinstance(value, str)}
    wide["experience"] = "W " * 250
    every = [[str(code), words] for code, words in enumerate(REFUSALS.values(), start=1)]
    made = paper("matching/referral_letter.typ", refusals=every, **wide)
    assert read_pdf(made.pdf).pages == 1
    call = dict.fromkeys(CALLED, "W" * 240)
    assert read_pdf(paper("jobseekers/call_letter.typ", **call).pdf).pages == 1
    card = {key: "W" * 240 for key, value in CARD.items() if isinstance(value, str)}
    assert read_pdf(paper("jobseekers/card.typ", skills=["W" * 160] * 8, **card).pdf).pages == 1


def test_the_same_paper_at_the_same_time_is_the_same_file() -> None:
    assert paper("jobseekers/card.typ").pdf == paper("jobseekers/card.typ").pdf


@pytest.mark.parametrize(("prefix", "number", "name"), [
    ("AK1", "33.07/2026/00418", "AK1-33.07-2026-00418.pdf"),
    ("AK4", "AK4/33.07/2026/00003", "AK4-33.07-2026-00003.pdf"),
    ("AK5", "AK5/33.07/9/2026/00003", "AK5-33.07-9-2026-00003.pdf"),
    ("AK1", '../x"\r\nSet-Cookie: a', "AK1-x-Set-Cookie-a.pdf"),
    ("AK1", "3307055705010001", "AK1.pdf"),
    ("AK1", "", "AK1.pdf"),
])
def test_a_file_bears_the_number_and_never_a_nik(prefix: str, number: str, name: str) -> None:
    assert file_name(prefix, number) == name


class StampingSigner:
    """A provider of a certified signature, as the port describes one."""

    mark = "Ditandatangani secara elektronik"

    def sign(self, pdf: bytes, *, document_number: str, signer_nip: str) -> SignedDocument:
        stamp = f"\n% {document_number} {signer_nip}".encode()
        return SignedDocument(pdf=pdf + stamp, signed=True, provider="uji")


def test_nobody_signs_electronically_unless_the_setting_says_so() -> None:
    made = paper("jobseekers/call_letter.typ")
    assert not made.signed
    plain = NullSigner().sign(made.pdf, document_number="AK/1", signer_nip="1")
    assert (plain.pdf, plain.signed, plain.provider) == (made.pdf, False, "")


@override_settings(SIGNER="tests.domain.offices.test_documents.StampingSigner")
def test_a_provider_signs_the_finished_paper_which_bears_its_mark() -> None:
    made = paper("jobseekers/call_letter.typ", number="AK4/33.07/2026/00003")
    assert made.signed
    assert made.pdf.endswith(b"% AK4/33.07/2026/00003 198502142010012003")
    assert bare("Ditandatangani secara elektronik") in read_pdf(made.pdf).plain


def test_papers_have_words_for_every_level_and_every_reason() -> None:
    assert set(documents.EDUCATION) == set(Education)
    assert set(REFUSALS) == set(RefusalReason)
