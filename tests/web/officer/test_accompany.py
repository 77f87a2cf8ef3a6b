"""Pages of accompaniment: the owner, a colleague, the head, a stranger and the person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from antarkerja.domain.cases.enums.files import FileKind, Visibility
from antarkerja.domain.cases.models import Case, CaseFile, CaseNote, Closing
from antarkerja.domain.cases.operations.files import keep_file
from antarkerja.domain.cases.operations.notes import NoteDetails, write_note
from antarkerja.domain.jobseekers.operations import link_account
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case
from tests.factories.handed_in import paper, photo
from tests.factories.matching import make_placement
from tests.factories.offices import actor_for, make_membership

Pages = Callable[[Actor], DeskClient]


@pytest.fixture(autouse=True)
def _own_vault(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def dewi(wonosobo: Office) -> Actor:
    return actor_for(make_membership("dewi", RoleName.OFFICER, wonosobo, name="Dewi Lestari"))


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("hadi", RoleName.HEAD, wonosobo, name="Hadi"))


@pytest.fixture
def case(wonosobo: Office, ratna: Actor) -> Case:
    return make_case(wonosobo, officer=ratna)


@pytest.fixture
def sari(case: Case, ratna: Actor) -> Actor:
    me = actor_for(make_membership("sari", RoleName.JOBSEEKER, subject_id=case.person_id))
    link_account(by=ratna, person_id=case.person_id, user_id=me.user_id or 0)
    return me


def at(name: str, *ids: int) -> str:
    return reverse(f"officer:{name}", args=ids)


def day(name: str, text: str = "2026-11-24") -> dict[str, str]:
    return {name: text}


def write(by: Actor, case: Case, text: str, visibility: Visibility) -> CaseNote:
    return write_note(by=by, on=TODAY, at=NOW, case_id=case.pk,
                      details=NoteDetails(text=text, visibility=visibility))


def test_every_page_of_a_case_opens_for_the_owner_and_not_for_a_stranger(
    client_of: Pages, case: Case, ratna: Actor, stranger: Actor
) -> None:
    write(ratna, case, "Halo", Visibility.PERSON)
    for name in ("case", "case_notes", "case_files", "case_shares", "case_hand_over",
                 "case_timeline", "case_close"):
        answer = client_of(ratna).get(at(name, case.pk))
        assert answer.status_code == 200, name
        assert "⟪" not in answer.text, name
        assert len(answer.content) < 40_000, name
        assert client_of(stranger).get(at(name, case.pk)).status_code == 404, name


def test_ratna_writes_a_note_begun_with_questions(
    client_of: Pages, case: Case, ratna: Actor
) -> None:
    desk = client_of(ratna)
    assert "Yang sulit:" in desk.get(at("case_notes", case.pk) + "?sheet=talk").text
    answer = desk.post(at("case_notes", case.pk), {
        "text": "Yang sulit:\nongkos", "contact": "phone", "visibility": "office",
        "sheet": "talk", "happened_on": "2026-11-23"})
    assert answer.status_code == 302
    note = CaseNote.objects.get()
    assert (note.contact, note.sheet, f"{note.happened_on}") == ("phone", "talk", "2026-11-23")


def test_a_note_of_a_day_to_come_is_told_kindly_and_what_was_typed_stays(
    client_of: Pages, case: Case, ratna: Actor
) -> None:
    answer = client_of(ratna).post(at("case_notes", case.pk), {
        "text": "sudah diketik", "contact": "none", "visibility": "office",
        "happened_on": "2026-11-30"})
    assert answer.status_code == 422
    assert "sudah diketik" in answer.text


def test_who_reads_which_note(
    client_of: Pages, case: Case, ratna: Actor, dewi: Actor, head: Actor, sari: Actor
) -> None:
    for visibility in Visibility:
        write(ratna, case, f"Catatan-{visibility.value}.", visibility)

    def read(by: Actor, address: str) -> set[str]:
        text = client_of(by).get(address).text
        return {one.value for one in Visibility if f"Catatan-{one.value}." in text}

    for address in (at("case_notes", case.pk), at("case_timeline", case.pk)):
        assert read(ratna, address) == read(head, address) == {"team", "office", "person"}
        assert read(dewi, address) == {"office", "person"}
    assert read(sari, reverse("jobseeker:case")) == {"person"}
    assert read(sari, reverse("jobseeker:case_timeline")) == {"person"}


def test_a_colleague_does_not_open_a_note_of_the_team(
    client_of: Pages, case: Case, ratna: Actor, dewi: Actor
) -> None:
    note = write(ratna, case, "x", Visibility.TEAM)
    assert client_of(ratna).get(at("case_note", note.pk)).status_code == 200
    assert client_of(dewi).get(at("case_note", note.pk)).status_code == 404


def test_of_two_who_save_a_note_the_second_keeps_what_was_typed(
    client_of: Pages, case: Case, ratna: Actor, head: Actor
) -> None:
    note = write(ratna, case, "satu", Visibility.OFFICE)
    page = at("case_note", note.pk)
    sent = {"visibility": "office", "version": "0"}
    client_of(head).post(page, sent | {"text": "dua"})
    answer = client_of(ratna).post(page, sent | {"text": "tiga"})
    assert answer.status_code == 422
    assert "dua" in answer.text
    assert "tiga" in answer.text
    assert client_of(ratna).post(page, {**sent, "text": "tiga", "version": "1"}).status_code == 302
    note.refresh_from_db()
    assert note.text == "tiga"


def test_ratna_sends_a_file_and_takes_it_again_as_a_download(
    client_of: Pages, case: Case, ratna: Actor, stranger: Actor
) -> None:
    desk = client_of(ratna)
    answer = desk.post(at("case_files", case.pk), {
        "file": SimpleUploadedFile("Ijazah.pdf.exe", paper()), "kind": "diploma",
        "visibility": "office"})
    assert answer.status_code == 302
    file = CaseFile.objects.get()
    AccessLog.objects.all().delete()
    got = desk.get(at("case_file", file.pk))
    assert got.content == paper()
    assert got["Content-Disposition"] == 'attachment; filename="Ijazah.pdf"'
    assert got["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in got["Content-Security-Policy"]
    read = AccessLog.objects.get()
    assert (read.page, read.subject_id) == ("case_file", case.person_id)
    assert client_of(stranger).get(at("case_file", file.pk)).status_code == 404
    assert client_of(stranger).post(at("case_file_remove", file.pk)).status_code == 404
    desk.post(at("case_file_remove", file.pk))
    assert desk.get(at("case_file", file.pk)).status_code == 404


def test_a_program_with_the_name_of_a_paper_is_refused_kindly(
    client_of: Pages, case: Case, ratna: Actor
) -> None:
    answer = client_of(ratna).post(at("case_files", case.pk), {
        "file": SimpleUploadedFile("cv.pdf", b"MZ\x90"), "kind": "cv", "visibility": "office"})
    assert answer.status_code == 422
    assert "PDF, JPG, PNG" in answer.text
    assert not CaseFile.objects.exists()


def test_a_file_that_waits_for_the_scan_is_opened_by_nobody(
    client_of: Pages, case: Case, ratna: Actor, sari: Actor
) -> None:
    file = keep_file(by=ratna, at=NOW, case=case, name="a", content=paper(), kind=FileKind.CV,
                     visibility=Visibility.PERSON)
    CaseFile.objects.update(scan="waiting")
    assert client_of(ratna).get(at("case_file", file.pk)).status_code == 302
    assert client_of(sari).get(
        reverse("jobseeker:case_file", args=[file.pk])).status_code == 302
    assert "Menunggu" in client_of(ratna).get(at("case_files", case.pk)).text


def test_sari_sends_a_photo_from_her_phone_and_takes_it_out(
    client_of: Pages, case: Case, sari: Actor, wonosobo: Office, ratna: Actor
) -> None:
    phone = client_of(sari)
    phone.post(reverse("jobseeker:case"), {
        "file": SimpleUploadedFile("IMG_1.jpg", photo(place=True)), "kind": "proof"})
    file = CaseFile.objects.get()
    assert (file.by_person, file.visibility) == (True, "person")
    assert phone.get(reverse("jobseeker:case_file", args=[file.pk])).status_code == 200
    other = keep_file(by=ratna, at=NOW, case=make_case(wonosobo), name="b", content=paper(),
                      kind=FileKind.CV, visibility=Visibility.PERSON)
    assert phone.get(reverse("jobseeker:case_file", args=[other.pk])).status_code == 404
    phone.post(reverse("jobseeker:case_file_remove", args=[file.pk]))
    file.refresh_from_db()
    assert file.removed_at is not None


def test_a_person_without_a_case_is_told_so(
    client_of: Pages, case: Case, sari: Actor
) -> None:
    Case.objects.all().delete()
    answer = client_of(sari).get(reverse("jobseeker:case"))
    assert answer.status_code == 200
    assert "⟪" not in answer.text


def test_ratna_closes_a_case_by_the_placement_and_undoes_it(
    client_of: Pages, case: Case, ratna: Actor
) -> None:
    make_placement(ratna, case.person, on=TODAY)
    desk = client_of(ratna)
    page = at("case_close", case.pk)
    assert desk.post(page, {"reason": "moved"}).status_code == 422
    assert desk.post(page, {"reason": "duplicate"}).status_code == 422
    assert desk.post(page, {"reason": "work", "placement": "on"}).status_code == 302
    closing = Closing.objects.get()
    assert closing.placement_id is not None
    assert closing.place
    shown = desk.get(at("case", case.pk)).text
    assert closing.place in shown
    desk.post(at("case_close_undo", case.pk))
    case.refresh_from_db()
    assert case.status == "open"


def test_the_case_page_says_who_stands_in_and_who_is_at_work(
    client_of: Pages, case: Case, ratna: Actor, dewi: Actor
) -> None:
    desk = client_of(ratna)
    make_placement(ratna, case.person, on=TODAY)
    desk.post(at("case_hand_over", case.pk), {
        "to": str(dewi.user_id), "reason": "leave", "starts_on": "2026-11-25",
        "until_on": "2026-12-04", "from": str(ratna.user_id)})
    shown = desk.get(at("case", case.pk)).text
    assert "Dewi Lestari menggantikan Ratna Puspitasari" in shown
    assert "Bekerja sejak 24 November 2026" in shown
    assert "⟪" not in shown


def test_a_closed_case_is_opened_anew(client_of: Pages, case: Case, ratna: Actor) -> None:
    desk = client_of(ratna)
    desk.post(at("case_close", case.pk), {"reason": "health"})
    desk.post(at("case_reopen", case.pk))
    assert Case.objects.filter(person=case.person, status="open").exclude(pk=case.pk).exists()


def test_ratna_hands_a_case_over_and_a_second_page_hears_of_it(
    client_of: Pages, case: Case, ratna: Actor, dewi: Actor, head: Actor
) -> None:
    sent = {"to": str(dewi.user_id), "reason": "workload", "starts_on": "2026-11-24",
            "from": str(ratna.user_id)}
    page = at("case_hand_over", case.pk)
    assert client_of(ratna).post(page, sent).status_code == 302
    late = client_of(head).post(page, {**sent, "to": str(head.user_id)}, follow=True)
    case.refresh_from_db()
    assert case.officer_id == dewi.user_id
    assert "sementara itu" in late.text
    taking = sent | {"to": str(head.user_id), "from": str(dewi.user_id)}
    assert client_of(ratna).post(page, taking).status_code == 403


def test_the_head_hands_a_portfolio_over_and_an_officer_only_the_own(
    client_of: Pages, case: Case, ratna: Actor, dewi: Actor, head: Actor, wonosobo: Office
) -> None:
    make_case(wonosobo, officer=ratna)
    mine = make_case(wonosobo, officer=dewi)
    sent = {"to": str(head.user_id), "reason": "leave", "starts_on": "2026-11-24",
            "until_on": "2026-12-04"}
    page = at("hand_over_all")
    client_of(dewi).post(f"{page}?from={ratna.user_id}", sent)
    assert set(Case.objects.filter(officer_id=head.user_id)) == {mine}
    assert "⟪" not in client_of(head).get(f"{page}?from={ratna.user_id}").text
    client_of(head).post(f"{page}?from={ratna.user_id}", sent)
    assert Case.objects.filter(officer_id=head.user_id).count() == 3


def test_a_leave_stands_on_the_page_and_ends_there(
    client_of: Pages, case: Case, ratna: Actor, dewi: Actor
) -> None:
    page, desk = at("hand_over_all"), client_of(ratna)
    sent = {"to": str(dewi.user_id), "reason": "leave", "starts_on": "2026-11-26",
            "until_on": "2026-12-04"}
    said = desk.post(page, sent, follow=True).text
    assert "1 kasus pindah pada 26 November 2026 dan kembali sesudah cuti." in said
    assert "dari 26 November 2026 sampai 4 Desember 2026" in said
    said = desk.post(page, {"act": "end_leave"}, follow=True).text
    assert "Cuti berakhir; 1 kasus kembali." in said
    assert "26 November" not in said


def test_cases_that_nobody_has_are_shown_and_taken(
    client_of: Pages, wonosobo: Office, dewi: Actor, stranger: Actor
) -> None:
    loose = make_case(wonosobo)
    answer = client_of(dewi).get(at("cases_adrift"))
    assert loose.person.name in answer.text
    assert "⟪" not in answer.text
    assert loose.person.name not in client_of(stranger).get(at("cases_adrift")).text
    client_of(dewi).post(at("case_hand_over", loose.pk), {
        "to": str(dewi.user_id), "reason": "other", "starts_on": "2026-11-24", "from": ""})
    loose.refresh_from_db()
    assert loose.officer_id == dewi.user_id


def test_the_office_lets_an_agency_in_and_ends_it_at_the_desk(
    client_of: Pages, case: Case, ratna: Actor, stranger: Actor
) -> None:
    desk, page = client_of(ratna), at("case_shares", case.pk)
    sent = {"agency": "Dinas Sosial", "purpose": "Modal", "parts": ["plan", "files"],
            "until_on": "2027-01-31", "consent_way": "signed", "consented_on": "2026-11-24"}
    assert desk.post(page, sent | {"until_on": "2020-01-01"}).status_code == 422
    assert desk.post(page, sent).status_code == 302
    shown = desk.get(page).text
    assert "Dinas Sosial" in shown
    assert "/partner/" in shown
    share = case.shares.get()
    end = at("case_share_end", share.pk)
    assert client_of(stranger).post(end, {"why": "ended"}).status_code == 404
    desk.post(end, {"why": "withdrawn"})
    assert "/partner/" not in desk.get(page).text


def test_the_timeline_pages_by_key_with_as_many_queries_at_two_sizes(
    client_of: Pages, case: Case, ratna: Actor, django_assert_num_queries: Any
) -> None:
    desk, page = client_of(ratna), at("case_timeline", case.pk)
    desk.get(page)
    for n in range(5):
        write(ratna, case, f"Catatan {n}.", Visibility.OFFICE)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    with CaptureQueriesContext(connection, ) as few:
        desk.get(page)
    for n in range(5, 95):
        write(ratna, case, f"Catatan {n}.", Visibility.OFFICE)
    with django_assert_num_queries(len(few)):
        desk.get(page)
    seen: list[str] = []
    address, pages = page, 0
    while address:
        shown = desk.get(address).context["page"]
        seen += [line.text for line in shown.lines if line.source == "note"]
        address = f"{page}?before={shown.older}" if shown.older else ""
        pages += 1
    assert seen == [f"Catatan {n}." for n in reversed(range(95))]
    assert pages == 3


@pytest.mark.parametrize("before", ["x", "20261124-1", "99999999-1-1", "20261124-9-99999999999999"])
def test_a_strange_key_in_the_address_breaks_nothing(
    client_of: Pages, case: Case, ratna: Actor, before: str
) -> None:
    answer = client_of(ratna).get(at("case_timeline", case.pk) + f"?before={before}&kind=zzz")
    assert answer.status_code == 200
