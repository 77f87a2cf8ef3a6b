"""Another agency sees what the person agreed to, until the person or the office ends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from antarkerja.domain.cases.enums.case import ClosingReason
from antarkerja.domain.cases.enums.sharing import ConsentWay, ShareEnd, ShareLook, SharePart
from antarkerja.domain.cases.errors.notes import EmptyNoteError
from antarkerja.domain.cases.errors.sharing import (
    ShareIncompleteError,
    ShareOverError,
    TooManyNotesError,
)
from antarkerja.domain.cases.models import Case, CaseShare, ShareVisit
from antarkerja.domain.cases.operations.closing import close_case, undo_closing
from antarkerja.domain.cases.operations.sharing import (
    ShareDetails,
    end_share,
    leave_note,
    note_look,
    share_case,
)
from antarkerja.domain.cases.policies.closing import ClosingDetails
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.factories.cases import make_case

ON = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
DETAILS = ShareDetails(
    agency="Dinas Sosial", purpose="Bantuan modal usaha", parts=[SharePart.PLAN],
    until_on=ON + timedelta(days=60), consent_way=ConsentWay.SIGNED, consented_on=ON)


@pytest.fixture
def case(wonosobo: Office, ratna: Actor) -> Case:
    return make_case(wonosobo, officer=ratna)


def share(by: Actor, case: Case, details: ShareDetails = DETAILS) -> CaseShare:
    return share_case(by=by, on=ON, at=AT, case_id=case.pk, details=details)


def look(share: CaseShare, on: date = ON, nonce: str = "") -> CaseShare:
    return note_look(by=system_actor(share.case.office_id), at=AT, on=on, share_id=share.pk,
                     nonce=nonce or share.nonce, look=ShareLook.OPENED)


def end(by: Actor, share: CaseShare) -> CaseShare:
    return end_share(by=by, on=ON, at=AT, share_id=share.pk, why=ShareEnd.ENDED)


def person_of(case: Case) -> Actor:
    return Actor(user_id=None, name=case.person.name, role="jobseeker",
                 person_id=case.person_id, permissions=frozenset({Permission.USE_OWN_FILE}))


def test_every_look_of_the_agency_is_written_down(case: Case, ratna: Actor) -> None:
    shared = share(ratna, case)
    look(shared)
    look(shared)
    assert list(ShareVisit.objects.values_list("share", "look")) == [(shared.pk, "opened")] * 2
    assert Event.objects.get(kind="case.shared").reason == "plan"


@pytest.mark.parametrize(
    ("details", "lacking"),
    [
        (replace(DETAILS, agency=""), "agency"), (replace(DETAILS, parts=[]), "parts"),
        (replace(DETAILS, purpose=""), "purpose"),
        (replace(DETAILS, until_on=ON - timedelta(days=1)), "until_on"),
        (replace(DETAILS, until_on=ON + timedelta(days=400)), "until_on"),
        (replace(DETAILS, consented_on=ON + timedelta(days=1)), "consented_on"),
    ],
)
def test_nothing_is_shared_without_what_the_person_agreed_to(
    case: Case, ratna: Actor, details: ShareDetails, lacking: str
) -> None:
    with pytest.raises(ShareIncompleteError) as missing:
        share(ratna, case, details)
    assert missing.value.fields == (lacking,)


def test_the_person_takes_the_consent_back_and_the_link_is_dead_at_once(
    case: Case, ratna: Actor
) -> None:
    shared = share(ratna, case)
    ended = end(person_of(case), shared)
    assert ended.ended_why == ShareEnd.WITHDRAWN
    for nonce in (shared.nonce, ended.nonce):
        with pytest.raises(ShareOverError):
            look(shared, nonce=nonce)
    end(ratna, shared)
    assert CaseShare.objects.get().ended_why == ShareEnd.WITHDRAWN
    assert Event.objects.filter(kind="case.unshared").count() == 1


def test_a_stranger_and_another_person_end_nothing(
    case: Case, ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    shared = share(ratna, case)
    with pytest.raises(OutOfScopeError):
        end(stranger, shared)
    with pytest.raises(OutOfScopeError):
        end(person_of(make_case(wonosobo)), shared)
    assert look(shared).ended_at is None


def test_the_last_day_is_the_last_and_a_closed_case_shows_nothing(
    case: Case, ratna: Actor
) -> None:
    shared = share(ratna, case)
    look(shared, DETAILS.until_on)
    with pytest.raises(ShareOverError):
        look(shared, DETAILS.until_on + timedelta(days=1))
    close_case(by=ratna, on=ON, at=AT, case_id=case.pk,
               details=ClosingDetails(reason=ClosingReason.DIED))
    with pytest.raises(ShareOverError):
        look(shared)
    undo_closing(by=ratna, on=ON, at=AT, case_id=case.pk)
    look(shared)


def test_a_link_of_another_case_opens_nothing(case: Case, ratna: Actor) -> None:
    shared = share(ratna, case)
    with pytest.raises(ShareOverError):
        look(shared, nonce="0" * 32)
    assert not ShareVisit.objects.exists()


def test_the_agency_leaves_notes_and_not_endlessly(case: Case, ratna: Actor) -> None:
    shared = share(ratna, case)

    def leave(text: str) -> None:
        leave_note(by=system_actor(case.office_id), at=AT, on=ON, share_id=shared.pk,
                   nonce=shared.nonce, text=text)

    leave("Bantuan disetujui.")
    with pytest.raises(EmptyNoteError):
        leave("  ")
    note = shared.notes.get()
    assert (note.text, note.visibility, note.author_id) == ("Bantuan disetujui.", "office", None)
    for n in range(19):
        leave(f"Catatan {n}")
    with pytest.raises(TooManyNotesError):
        leave("Satu lagi")
