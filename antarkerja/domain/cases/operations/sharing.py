"""Another agency is let in, looks, leaves a note, and is let out again."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.enums.files import Visibility
from antarkerja.domain.cases.enums.sharing import ConsentWay, ShareEnd, ShareLook, SharePart
from antarkerja.domain.cases.errors.case import NoOpenCaseError
from antarkerja.domain.cases.errors.notes import EmptyNoteError
from antarkerja.domain.cases.errors.sharing import (
    ShareIncompleteError,
    ShareOverError,
    TooManyNotesError,
)
from antarkerja.domain.cases.models.notes import CaseNote
from antarkerja.domain.cases.models.sharing import CaseShare, ShareVisit
from antarkerja.domain.cases.operations.entries import case_entry
from antarkerja.domain.cases.operations.files import require_case_or_own
from antarkerja.domain.cases.operations.locks import locked_case
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor

LONGEST = timedelta(days=366)
NOTE_LETTERS = 3_000
NOTES_A_DAY = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareDetails:
    """Who is let in, to what, for what, until when, and how the person agreed."""

    agency: str
    purpose: str
    parts: Collection[SharePart]
    until_on: date
    consent_way: ConsentWay
    consented_on: date
    contact_name: str = ""
    email: str = ""


@transaction.atomic
def share_case(
    *, by: Actor, on: date, at: datetime, case_id: int, details: ShareDetails
) -> CaseShare:
    """Lets an agency see the ticked parts. The person's consent comes first and is told.

    Raises:
        NotAllowedError, OutOfScopeError: not the office's case.
        NoOpenCaseError: the case is closed.
        ShareIncompleteError: what is missing.
    """
    case = locked_case(by, case_id)
    if case.status != CaseStatus.OPEN:
        raise NoOpenCaseError
    missing = [name for name in ("agency", "purpose", "parts") if not getattr(details, name)]
    if not on <= details.until_on <= on + LONGEST:
        missing.append("until_on")
    if details.consented_on > on:
        missing.append("consented_on")
    if missing:
        raise ShareIncompleteError(*missing)
    share = CaseShare.objects.create(
        case=case, agency=details.agency, purpose=details.purpose, until_on=details.until_on,
        contact_name=details.contact_name, email=details.email,
        consent_way=details.consent_way, consented_on=details.consented_on,
        nonce=secrets.token_hex(16), user_id=by.user_id, shared_at=at,
        **{f"shows_{part.value}": part in details.parts for part in SharePart},
    )
    record(case_entry(EventKind.CASE_SHARED, case, by=by, on=on,
                      reason=",".join(sorted(details.parts)),
                      act_key=f"case-shared:{share.pk}"))
    return share


@transaction.atomic
def end_share(
    *, by: Actor, on: date, at: datetime, share_id: int, why: ShareEnd
) -> CaseShare:
    """The link is dead at once. The person takes the consent back alone or at the desk.

    Twice is once. Raises OutOfScopeError.
    """
    share = (
        CaseShare.objects.select_for_update(of=("self",)).select_related("case__person")
        .filter(pk=share_id).first()
    )
    if share is None:
        raise OutOfScopeError(share_id)
    if require_case_or_own(by, share.case):
        why = ShareEnd.WITHDRAWN
    if share.ended_at is None:
        share.ended_at, share.ended_why, share.ended_by_id = at, why, by.user_id
        share.nonce = secrets.token_hex(16)
        share.save(update_fields=["ended_at", "ended_why", "ended_by_id", "nonce"])
        record(case_entry(EventKind.CASE_UNSHARED, share.case, by=by, on=on, reason=why.value,
                          act_key=f"case-unshared:{share.pk}"))
    return share


@transaction.atomic
def note_look(
    *, by: Actor, at: datetime, on: date, share_id: int, nonce: str, look: ShareLook,
    file_id: int | None = None,
) -> CaseShare:
    """Writes down that the agency looks, before anything is shown. The link is the leave.

    `by` is the office's own actor: nobody is signed in, and the share says who looks.

    Raises ShareOverError: ended, past its last day, or the case is closed.
    """
    share = _standing(by, share_id, nonce, on)
    ShareVisit.objects.create(share=share, look=look, file_id=file_id, at=at)
    return share


@transaction.atomic
def leave_note(
    *, by: Actor, at: datetime, on: date, share_id: int, nonce: str, text: str
) -> CaseNote:
    """What the agency tells the office; the office decides whether the person sees it.

    Raises ShareOverError, EmptyNoteError, TooManyNotesError.
    """
    share = _standing(by, share_id, nonce, on)
    said = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not said or len(said) > NOTE_LETTERS:
        raise EmptyNoteError
    if share.notes.filter(happened_on=on).count() >= NOTES_A_DAY:
        raise TooManyNotesError
    ShareVisit.objects.create(share=share, look=ShareLook.NOTE, at=at)
    return CaseNote.objects.create(
        case=share.case, share=share, happened_on=on, text=said, visibility=Visibility.OFFICE,
        written_at=at,
    )


def _standing(by: Actor, share_id: int, nonce: str, on: date) -> CaseShare:
    share = (
        CaseShare.objects.select_for_update(of=("self",)).select_related("case__person__office")
        .filter(pk=share_id, ended_at=None, until_on__gte=on, case__status=CaseStatus.OPEN,
                case__office_id=by.own_office)
        .first()
    )
    if share is None or not secrets.compare_digest(share.nonce, nonce):
        raise ShareOverError
    return share
