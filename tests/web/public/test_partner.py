"""What another agency sees by its link, and what it does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from antarkerja.domain.cases.enums.files import FileKind, Visibility
from antarkerja.domain.cases.enums.sharing import ConsentWay, SharePart
from antarkerja.domain.cases.models import Case, CaseNote, CaseShare, ShareVisit
from antarkerja.domain.cases.operations.files import keep_file
from antarkerja.domain.cases.operations.notes import NoteDetails, write_note
from antarkerja.domain.cases.operations.sharing import ShareDetails
from antarkerja.domain.cases.queries.sharing import link_of_share
from antarkerja.domain.jobseekers.operations import link_account
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.share_case import share_and_tell
from tests.clients import DeskClient
from tests.conftest import NOW, TODAY
from tests.factories.cases import make_case
from tests.factories.handed_in import paper
from tests.factories.offices import actor_for, make_membership


@pytest.fixture(autouse=True)
def _own_vault(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def case(wonosobo: Office, ratna: Actor) -> Case:
    return make_case(wonosobo, officer=ratna)


def share(ratna: Actor, case: Case, *parts: SharePart) -> CaseShare:
    return share_and_tell(by=ratna, on=TODAY, at=NOW, case_id=case.pk, details=ShareDetails(
        agency="Dinas Sosial", purpose="Modal usaha", parts=parts, email="dinsos@contoh.go.id",
        until_on=TODAY + timedelta(days=30), consent_way=ConsentWay.SPOKEN, consented_on=TODAY))


def page_of(shared: CaseShare) -> str:
    return reverse("public:partner", args=[link_of_share(shared)])


def note(ratna: Actor, case: Case, text: str, visibility: Visibility) -> None:
    write_note(by=ratna, on=TODAY, at=NOW, case_id=case.pk,
               details=NoteDetails(text=text, visibility=visibility))


def test_the_link_opens_a_cover_that_names_nobody(
    client: DeskClient, case: Case, ratna: Actor
) -> None:
    answer = client.get(page_of(share(ratna, case, SharePart.NOTES)))
    assert answer.status_code == 200
    assert case.person.name not in answer.text
    assert "⟪" not in answer.text
    assert not ShareVisit.objects.exists()
    assert answer["Cache-Control"] == "private, no-store"


def test_the_button_opens_the_shared_parts_only_and_the_look_is_noted(
    client: DeskClient, case: Case, ratna: Actor
) -> None:
    note(ratna, case, "Untuk Sari dan mitra", Visibility.PERSON)
    note(ratna, case, "Hanya untuk kantor", Visibility.OFFICE)
    note(ratna, case, "Hanya untuk tim", Visibility.TEAM)
    answer = client.post(page_of(share(ratna, case, SharePart.NOTES)), {"act": "open"})
    assert case.person.name in answer.text
    assert "Untuk Sari dan mitra" in answer.text
    for hidden in ("Hanya untuk", "Rencana aksi", "Berkas"):
        assert hidden not in answer.text
    assert "⟪" not in answer.text
    assert ShareVisit.objects.get().look == "opened"


def test_every_part_that_is_shared_is_there(
    client: DeskClient, case: Case, ratna: Actor
) -> None:
    answer = client.post(page_of(share(ratna, case, *SharePart)), {"act": "open"})
    assert answer.status_code == 200
    assert "⟪" not in answer.text


def test_the_agency_takes_a_shared_file_and_no_other(
    client: DeskClient, case: Case, ratna: Actor
) -> None:
    files = [
        keep_file(by=ratna, at=NOW, case=case, name="a.pdf", content=paper(), kind=FileKind.CV,
                  visibility=one) for one in (Visibility.PERSON, Visibility.OFFICE)]
    shared = page_of(share(ratna, case, SharePart.FILES))
    taken = client.post(shared, {"act": "file", "file": files[0].pk})
    assert taken.content == paper()
    assert taken["Content-Disposition"] == 'attachment; filename="a.pdf"'
    assert client.post(shared, {"act": "file", "file": files[1].pk}).status_code == 404
    assert client.post(shared, {"act": "file", "file": "x"}).status_code == 404
    closed = page_of(share(ratna, case, SharePart.PLAN))
    assert client.post(closed, {"act": "file", "file": files[0].pk}).status_code == 404
    assert list(ShareVisit.objects.values_list("look", "file_id")) == [("file", files[0].pk)]


def test_a_note_of_the_agency_stands_on_the_case(
    client: DeskClient, case: Case, ratna: Actor
) -> None:
    shared = page_of(share(ratna, case, SharePart.PLAN))
    answer = client.post(shared, {"act": "note", "text": "Bantuan <b>disetujui</b>"})
    assert "Bantuan &lt;b&gt;disetujui" in answer.text
    assert CaseNote.objects.get().share is not None
    client.post(shared, {"act": "note", "text": " "})
    assert CaseNote.objects.count() == 1


@pytest.mark.parametrize("how", ["withdrawn", "late", "changed", "closed"])
def test_a_link_that_was_good_says_that_access_has_ended_and_whom_to_ask_and_shows_nothing(
    client: DeskClient, client_of: Callable[[Actor], DeskClient], case: Case, ratna: Actor,
    clock: time_machine.Traveller, how: str,
) -> None:
    Office.objects.filter(pk=case.office_id).update(phone="0286 321 456")
    shared = share(ratna, case, SharePart.NOTES)
    address = page_of(shared)
    if how == "withdrawn":
        me = actor_for(make_membership("sari", RoleName.JOBSEEKER, subject_id=case.person_id))
        link_account(by=ratna, person_id=case.person_id, user_id=me.user_id or 0)
        phone = client_of(me)
        assert "Dinas Sosial" in phone.get(reverse("jobseeker:case")).text
        phone.post(reverse("jobseeker:case_share_end", args=[shared.pk]))
    elif how == "late":
        clock.shift(timedelta(days=31))
    elif how == "changed":
        address = reverse("public:partner", args=[link_of_share(shared)[:-2] + "xx"])
    else:
        client_of(ratna).post(reverse("officer:case_close", args=[case.pk]), {"reason": "died"})
    for answer in (client.get(address), client.post(address, {"act": "open"})):
        assert answer.status_code == (404 if how == "changed" else 410)
        assert ("Akses Anda sudah berakhir" in answer.text) == (how != "changed")
        assert ("0286 321 456" in answer.text) == (how != "changed")
        for hidden in (case.person.name, "Ratna", "Dinas Sosial", "Modal usaha"):
            assert hidden not in answer.text
        assert "⟪" not in answer.text
    assert not ShareVisit.objects.exists()


def test_the_person_and_the_agency_are_told(case: Case, ratna: Actor) -> None:
    shared = share(ratna, case, SharePart.PLAN)
    told = {row.recipient_kind: row for row in Message.objects.all()}
    assert set(told) == {"person", "partner"}
    assert link_of_share(shared) in told["partner"].body
    assert case.person.name not in told["partner"].body
