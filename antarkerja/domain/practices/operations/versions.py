"""Versions: what is saved is never changed, only followed by the next.

A version holds the languages that were written in it. What a version says in a language is the
newest text of that language up to its number, so that a translation may come later.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.errors.practice import ChangedMeanwhileError, IncompleteError
from antarkerja.domain.practices.models import Practice, PracticeText
from antarkerja.domain.practices.operations.practice_locks import locked_practice
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.policies.places import require_nobody_in
from antarkerja.domain.practices.policies.texts import TextDetails, columns, details_of, tidy


@transaction.atomic
def save_version(
    *, by: Actor, at: datetime, practice_id: int, expected: int, texts: Sequence[TextDetails],
    change_note: str = "",
) -> Practice:
    """Keeps texts as the next version; texts that say what they said before make none.

    `expected` is the version that the page showed. A practice in review becomes a draft again: its
    reviewers have read another text. Of a published one readers go on seeing the published version.

    Raises:
        NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`.
        ChangedMeanwhileError: somebody else saved since.
        IncompleteError: a text has no title.
        PersonalDataError: the note of what changes gives somebody away; it is never changed later.
    """
    require_nobody_in("change_note", change_note)
    practice = locked_practice(by, practice_id)
    if practice.version != expected:
        raise ChangedMeanwhileError(practice.version)
    before = {text.language: details_of(text) for text in practice.texts.order_by("number")}
    fresh = [text for text in map(_whole, texts) if before.get(text.language) != text]
    if not fresh:
        return practice
    practice.version, practice.changed_at = practice.version + 1, at
    if practice.state == State.REVIEW:
        practice.state = State.DRAFT if practice.published_version is None else State.PUBLISHED
    practice.save(update_fields=["version", "changed_at", "state"])
    _keep(practice, fresh, author_id=by.user_id, at=at, change_note=change_note)
    return practice


def first_version(
    practice: Practice, texts: Sequence[TextDetails], *, author_id: int | None, at: datetime
) -> None:
    """The texts that a new practice begins with. Part of an act. Raises IncompleteError."""
    _keep(practice, [_whole(text) for text in texts], author_id=author_id, at=at)


def show_version(practice: Practice, number: int) -> None:
    """Readers see what version `number` says, in each language. Part of an act."""
    upto = practice.texts.filter(number__lte=number).order_by("number")
    shown = dict(upto.values_list("language", "pk")).values()
    practice.texts.filter(is_current=True).exclude(pk__in=shown).update(is_current=False)
    practice.texts.filter(pk__in=shown).update(is_current=True)


def _whole(text: TextDetails) -> TextDetails:
    tidied = tidy(text)
    if not tidied.title:
        raise IncompleteError(["title"])
    return tidied


def _keep(
    practice: Practice, texts: Sequence[TextDetails], *, author_id: int | None, at: datetime,
    change_note: str = "",
) -> None:
    note = " ".join(as_read(change_note).split())[:200]
    PracticeText.objects.bulk_create(
        PracticeText(practice=practice, number=practice.version, author_id=author_id,
                     written_at=at, change_note=note, **columns(text))
        for text in texts
    )
    if practice.published_version is None:
        show_version(practice, practice.version)
