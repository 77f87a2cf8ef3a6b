"""Files of a case: what is taken, what is refused and why, and who opens what."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from antarkerja.domain.cases import ports
from antarkerja.domain.cases.enums.files import (
    FileFault,
    FileForm,
    FileKind,
    ScanState,
    Visibility,
)
from antarkerja.domain.cases.errors.files import FileRefusedError, ScannerDownError
from antarkerja.domain.cases.models import Case, CaseFile
from antarkerja.domain.cases.operations.files import (
    keep_file,
    scan_waiting,
    sweep_vault,
    take_out_file,
)
from antarkerja.domain.cases.policies.file_checks import checked, form_of
from antarkerja.domain.cases.policies.file_names import clean_name
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.shared import vault
from tests.factories.cases import make_case
from tests.factories.handed_in import EICAR, letter, packed, paper, photo

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


class Scanner:
    """Answers as told."""

    def __init__(self) -> None:
        self.up = True

    def scan(self, content: bytes) -> ScanState:
        if not self.up:
            raise ScannerDownError
        return ScanState.REFUSED if EICAR in content else ScanState.CLEAN


@pytest.fixture(autouse=True)
def _own_vault(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def scanner(settings: Any) -> Iterator[Scanner]:
    settings.VIRUS_SCANNER = f"{__name__}.the_scanner"
    _scanners.append(Scanner())
    ports.virus_scanner.cache_clear()
    yield _scanners[-1]
    ports.virus_scanner.cache_clear()
    settings.VIRUS_SCANNER = "antarkerja.domain.cases.ports.NullScanner"


_scanners: list[Scanner] = []


def the_scanner() -> Scanner:
    return _scanners[-1]


@pytest.fixture
def case(wonosobo: Office, ratna: Actor) -> Case:
    return make_case(wonosobo, officer=ratna)


def keep(by: Actor, case: Case, content: bytes, name: str = "berkas.pdf") -> CaseFile:
    return keep_file(by=by, at=AT, case=case, name=name, content=content,
                     visibility=Visibility.OFFICE, kind=FileKind.OTHER)


def person_of(case: Case) -> Actor:
    return Actor(user_id=None, name=case.person.name, role="jobseeker",
                 person_id=case.person_id, permissions=frozenset({Permission.USE_OWN_FILE}))


def fault_of(content: bytes, name: str = "berkas") -> FileFault:
    with pytest.raises(FileRefusedError) as refused:
        checked(name, content)
    return refused.value.fault


def test_a_paper_lies_encrypted_under_a_name_that_says_nothing(
    case: Case, ratna: Actor, tmp_path: Path
) -> None:
    content = paper()
    file = keep(ratna, case, content, "Ijazah Sari.pdf")
    assert (file.name, file.form, file.size) == ("Ijazah Sari.pdf", FileForm.PDF, len(content))
    assert vault.get(file.stored_as) == content
    on_disk = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in on_disk] == [file.stored_as]
    assert b"%PDF" not in on_disk[0].read_bytes()
    assert on_disk[0].stat().st_mode & 0o077 == 0


def test_a_photo_forgets_where_it_was_taken_and_becomes_smaller(
    case: Case, ratna: Actor
) -> None:
    sent = photo(size=(4000, 3000), place=True)
    assert Image.open(io.BytesIO(sent)).getexif().get_ifd(0x8825)
    file = keep(ratna, case, sent, "IMG_2210.JPG")
    kept = Image.open(io.BytesIO(vault.get(file.stored_as)))
    assert dict(kept.getexif()) == {}
    assert max(kept.size) == 2200
    assert b"Kamera" not in vault.get(file.stored_as)


def test_what_hangs_on_behind_a_picture_is_gone() -> None:
    kept = checked("foto.jpg", photo() + b"PK\x03\x04 <script>alert(1)</script>")
    assert b"script" not in kept.content


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", FileFault.EMPTY),
        (b"MZ\x90\x00 a program called cv.pdf", FileFault.UNKNOWN),
        (b"<html><script>alert(1)</script></html>", FileFault.UNKNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", FileFault.UNKNOWN),
        (b"GIF89a", FileFault.UNKNOWN),
        (b"\xff\xd8\xff\xe0 cut off", FileFault.BROKEN),
        (b"%PDF-1.7 cut off", FileFault.BROKEN),
        (paper() + b" " * 10_000_000, FileFault.TOO_BIG),
        (paper(script="app.alert('halo')"), FileFault.RUNS),
        (paper(password="rahasia"), FileFault.LOCKED),
        (packed({"a.txt": b"a zip"}), FileFault.UNKNOWN),
        (letter(word__vbaProject=b"x"), FileFault.MACROS),
        (letter(word__embeddings__oleObject1=b"x"), FileFault.MACROS),
        (letter(**{"word__document.xml": b" " * 120_000_000}), FileFault.TOO_BIG),
    ],
)
def test_a_file_is_refused_for_what_it_is_not_for_its_name(
    content: bytes, fault: FileFault
) -> None:
    assert fault_of(content, "cv.pdf") is fault


def test_a_letter_that_calls_up_a_template_from_elsewhere_is_refused() -> None:
    called = (b'<Relationships><Relationship Id="r1" TargetMode="External" Type="http://schemas.'
              b'openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
              b'Target="https://jahat.example/t.dotm"/></Relationships>')
    rels = {"word___rels__settings.xml.rels": called}
    assert fault_of(letter(**rels)) is FileFault.MACROS
    wide = {"word___rels__settings.xml.rels": called.decode().encode("utf-16")}
    assert fault_of(letter(**wide)) is FileFault.MACROS


@pytest.mark.parametrize("relation", [
    '<Relationship Type="x/attachedTemplate" TargetMode="External" Target="http://a.id/hyperlink"/>',
    """<Relationship Type="x/attachedTemplate" TargetMode="External" b='"/hyperlink"'/>""",
    '<Relationship Type="x/attachedTemplate" TargetMode="&#69;xternal" Target="http://a.id"/>',
    '<r:Relationship xmlns:r="x" Type="x/frame" TargetMode="External" Target="http://a.id"/>',
    '<Relationship Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/>',
])
def test_a_template_from_elsewhere_is_found_however_it_is_written(relation: str) -> None:
    rels = {"word___rels__settings.xml.rels": f"<Relationships>{relation}</Relationships>".encode()}
    assert fault_of(letter(**rels)) is FileFault.MACROS


def test_a_letter_whose_parts_expand_or_cannot_be_read_is_broken() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "c">]><Relationships>&b;</Relationships>'
    for content in (bomb, b"<Relationships>"):
        rels = {"word___rels__settings.xml.rels": content}
        assert fault_of(letter(**rels)) is FileFault.BROKEN


def test_a_macro_of_opendocument_is_found_under_any_prefix() -> None:
    odt = b"application/vnd.oasis.opendocument.text"
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    for tag in (f'<x:event-listener xmlns:x="{space}script:1.0"/>',
                f'<x:object-ole xmlns:x="{space}drawing:1.0"/>',
                '<a x:href="vnd.sun.star.script:M.go" xmlns:x="http://www.w3.org/1999/xlink"/>'):
        assert fault_of(packed({"mimetype": odt, "content.xml": tag.encode()})) is FileFault.MACROS
    plain = f'<x:scripts xmlns:x="{space}office:1.0"/>'.encode()
    assert checked("surat", packed({"mimetype": odt, "content.xml": plain})).form is FileForm.ODT


_BEGIN, _END = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'


def _field(*runs: str) -> str:
    inner = "".join(run if run.startswith("<") else f"<w:instrText>{run}</w:instrText>"
                    for run in runs)
    return f"{_BEGIN}{inner}{_END}"


@pytest.mark.parametrize("body", [
    _field(" DDEAUTO c:\\\\windows\\\\cmd.exe"), _field("D", "d", "e cmd"),
    '<w:fldSimple w:instr="DDE&#65;UTO cmd"/>', '<x:fldSimple x:instr=" dde cmd"/>',
    _field("IF 1 = 1 ", _field("DDE cmd"), ""),
    _field(_field("QUOTE 68 68 69 65 85 84 79"), " cmd"),
    _field(_field(' QUOTE "DD" 69'), " cmd"), f"{_BEGIN}<w:instrText>DDE cmd</w:instrText>",
])
def test_a_letter_whose_field_calls_another_program_is_refused(body: str) -> None:
    for part in ("word__document.xml", "word__header1.xml"):
        text = f"<w:document>{body}</w:document>".encode()
        assert fault_of(letter(**{part: text})) is FileFault.MACROS


@pytest.mark.parametrize("body", [
    _field("HYPERLINK https://dde.example/dde"), _field("DATE"), "<w:t>DDE cmd</w:t>",
    _field("PAGE ", _field("QUOTE 99999999999 halo")),
])
def test_a_letter_with_ordinary_fields_is_taken(body: str) -> None:
    text = f"<w:document>{body}</w:document>".encode()
    assert checked("surat", letter(**{"word__document.xml": text})).form == "docx"


def test_a_letter_with_a_link_to_click_is_taken() -> None:
    link = (b'<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'relationships/hyperlink" Target="https://kemnaker.go.id" TargetMode="External"/>')
    assert checked("surat", letter(**{"word___rels__document.xml.rels": link})).form == "docx"


def test_word_excel_and_opendocument_are_known_by_their_parts() -> None:
    assert form_of(letter()) is FileForm.DOCX
    types = b"<Types/>"
    assert form_of(packed({"[Content_Types].xml": types, "xl/workbook.xml": b"<w/>"})) == "xlsx"
    odt = b"application/vnd.oasis.opendocument.text"
    assert form_of(packed({"mimetype": odt, "content.xml": b"<o/>"})) is FileForm.ODT
    with_macro = packed({"mimetype": odt, "content.xml": b"<o/>", "Basic/Standard/M.xml": b"<m/>"})
    assert fault_of(with_macro) is FileFault.MACROS


@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-", b"\xff\xd8\xff", b"PK\x03\x04",
                                                  b"\x89PNG\r\n\x1a\n", b"RIFF0000WEBP"]))
def test_rubbish_is_refused_and_never_breaks_the_page(content: bytes, start: bytes) -> None:
    with pytest.raises(FileRefusedError):
        checked("x", start + content)


@given(st.text(max_size=300), st.sampled_from(list(FileForm)))
def test_any_name_becomes_a_short_plain_one_with_the_ending_of_its_content(
    name: str, form: FileForm
) -> None:
    called = clean_name(name, form)
    assert called.endswith(f".{form.value}")
    assert 4 < len(called) <= 120
    assert not set(called) & set("/\\:*?\"<>|%;\n\r\t\0")
    assert not called.startswith((".", " ", "-"))
    assert called == " ".join(called.split())
    assert clean_name(called, form) == called


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"), ("C:\\Users\\Sari\\CV Sari.docx", "CV Sari.pdf"),
        ("cv.pdf.exe", "cv.pdf"), ("‮fdp.exe", "fdp.pdf"), ("", "berkas.pdf"),
        (".htaccess", "htaccess.pdf"), ("Sari Wulandari, S.Kom.pdf", "Sari Wulandari, S.Kom.pdf"),
        ('a"; filename="b.exe', "a filename= b.pdf"),
    ],
)
def test_a_name_loses_what_a_device_or_a_rogue_put_into_it(sent: str, kept: str) -> None:
    assert clean_name(sent, FileForm.PDF) == kept


def test_a_stranger_keeps_nothing_on_the_case(case: Case, stranger: Actor) -> None:
    with pytest.raises(OutOfScopeError):
        keep(stranger, case, paper())
    assert not CaseFile.objects.exists()


def test_somebody_else_on_a_phone_keeps_nothing_on_the_case(
    case: Case, wonosobo: Office
) -> None:
    other = make_case(wonosobo)
    with pytest.raises(OutOfScopeError):
        keep(person_of(other), case, paper())


def test_what_the_person_sends_the_person_sees(case: Case) -> None:
    file = keep(person_of(case), case, photo())
    assert (file.by_person, file.visibility) == (True, Visibility.PERSON)


def test_a_virus_is_refused_and_nothing_is_kept(
    case: Case, ratna: Actor, scanner: Scanner, tmp_path: Path
) -> None:
    with pytest.raises(FileRefusedError) as refused:
        keep(ratna, case, paper() + EICAR)
    assert refused.value.fault is FileFault.VIRUS
    assert not CaseFile.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_while_the_scanner_is_down_a_file_waits_and_is_scanned_later(
    case: Case, ratna: Actor, scanner: Scanner
) -> None:
    scanner.up = False
    file = keep(ratna, case, paper())
    assert file.scan == ScanState.WAITING
    assert scan_waiting(by=system_actor()) == 0
    scanner.up = True
    assert scan_waiting(by=system_actor()) == 1
    file.refresh_from_db()
    assert file.scan == ScanState.CLEAN


def test_a_virus_found_later_is_deleted_and_its_line_stays(
    case: Case, ratna: Actor, scanner: Scanner, django_capture_on_commit_callbacks: Any
) -> None:
    scanner.up = False
    file = keep(ratna, case, paper() + EICAR)
    stored_as = file.stored_as
    scanner.up = True
    with django_capture_on_commit_callbacks(execute=True):
        assert scan_waiting(by=system_actor()) == 1
    file.refresh_from_db()
    assert (file.scan, file.stored_as) == (ScanState.REFUSED, "")
    with pytest.raises(vault.LostFileError):
        vault.get(stored_as)


def test_a_file_that_is_taken_out_is_gone_and_its_line_says_who_did_it(
    case: Case, ratna: Actor, django_capture_on_commit_callbacks: Any
) -> None:
    file = keep(ratna, case, paper())
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            gone = take_out_file(by=ratna, at=AT, file_id=file.pk)
    assert (gone.removed_by_id, gone.stored_as) == (ratna.user_id, "")
    with pytest.raises(vault.LostFileError):
        vault.get(file.stored_as)


def test_the_person_takes_out_own_files_only(case: Case, ratna: Actor) -> None:
    of_office = keep(ratna, case, paper())
    with pytest.raises(OutOfScopeError):
        take_out_file(by=person_of(case), at=AT, file_id=of_office.pk)
    own = keep(person_of(case), case, photo())
    assert take_out_file(by=person_of(case), at=AT, file_id=own.pk).removed_at == AT


def test_contents_that_no_row_names_are_swept_after_a_day(case: Case, ratna: Actor) -> None:
    file = keep(ratna, case, paper())
    loose = vault.put(b"the transaction never ended")
    soon, later = datetime.now(UTC), datetime.now(UTC) + timedelta(days=2)
    assert [sweep_vault(by=system_actor(), at=when) for when in (soon, later)] == [0, 1]
    assert vault.get(file.stored_as)
    with pytest.raises(vault.LostFileError):
        vault.get(loose)
