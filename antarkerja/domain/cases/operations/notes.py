"""Notes: written, and changed so that what they said before stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from antarkerja.domain.cases.enums.files import Visibility
from antarkerja.domain.cases.enums.notes import CONTACTS, ContactKind, NoteSheet
from antarkerja.domain.cases.errors.case import ChangedMeanwhileError
from antarkerja.domain.cases.errors.notes import EmptyNoteError, NotYourNoteError
from antarkerja.domain.cases.models.notes import CaseNote, NoteVersion
from antarkerja.domain.cases.operations.contact import keep_contact
from antarkerja.domain.cases.operations.entries import case_entry
from antarkerja.domain.cases.operations.locks import locked_case
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor

LONGEST = 6_000
_OLDEST = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDetails:
    """What an officer writes: plain text, and how the person was met."""

    text: str
    visibility: Visibility = Visibility.OFFICE
    contact: ContactKind = ContactKind.NONE
    sheet: NoteSheet = NoteSheet.PLAIN
    happened_on: date | None = None


@transaction.atomic
def write_note(
    *, by: Actor, on: date, at: datetime, case_id: int, details: NoteDetails
) -> CaseNote:
    """A note on the case. A contact is kept on the case and told to the ledger.

    A closed case takes notes too: what is learnt later belongs to it.

    Raises:
        NotAllowedError, OutOfScopeError: not the office's case.
        EmptyNoteError: no text, too long a text, or a day to come.
    """
    case = locked_case(by, case_id)
    happened_on = details.happened_on or on
    if not on - _OLDEST <= happened_on <= on:
        raise EmptyNoteError
    note = CaseNote.objects.create(
        case=case, author_id=by.user_id, sheet=details.sheet, contact=details.contact,
        happened_on=happened_on, text=_said(details.text), visibility=details.visibility,
        written_at=at,
    )
    if details.contact in CONTACTS:
        keep_contact(by=by, person_id=case.person_id, on=happened_on)
        record(case_entry(EventKind.CONTACTED, case, by=by, on=happened_on,
                          reason=details.contact.value, act_key=f"contacted:note:{note.pk}"))
    return note


@transaction.atomic
def rewrite_note(
    *, by: Actor, at: datetime, note_id: int, version: int, text: str, visibility: Visibility
) -> CaseNote:
    """Another text; the former stays readable. `version` is the one the page was read at.

    Raises:
        OutOfScopeError: not the office's case.
        NotYourNoteError: somebody else's note, or a partner's.
        ChangedMeanwhileError: it was changed since it was read.
        EmptyNoteError: no text.
    """
    by.require(Permission.WORK_CASES)
    note = (
        CaseNote.objects.select_for_update(of=("self",)).select_related("case")
        .filter(pk=note_id, case__office_id=by.own_office).first()
    )
    if note is None:
        raise OutOfScopeError(note_id)
    if note.author_id is None or not (
        note.author_id == by.user_id or by.may(Permission.LEAD_CASES)
    ):
        raise NotYourNoteError
    said = _said(text)
    if (said, visibility) == (note.text, note.visibility):
        return note
    if note.version != version:
        raise ChangedMeanwhileError
    NoteVersion.objects.create(
        note=note, number=note.version, text=note.text, visibility=note.visibility,
        replaced_at=at, replaced_by_id=by.user_id,
    )
    note.text, note.visibility = said, visibility
    note.version, note.changed_at = note.version + 1, at
    note.save(update_fields=["text", "visibility", "version", "changed_at"])
    return note


def _said(text: str) -> str:
    """The text as typed or dictated, without unseen signs."""
    said = "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or c == "\t" or c >= " ")
    said = said.strip()
    if not said or len(said) > LONGEST:
        raise EmptyNoteError
    return said
