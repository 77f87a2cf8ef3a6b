"""What colleagues say about a practice: questions, answers, comments; and whom they name.

Plain text. Numbers and addresses of people are refused when it is said; a name alone may be a
colleague's, so it is left to readers and moderators.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.personal import PersonalKind
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.enums.talk import RemarkKind
from antarkerja.domain.practices.errors.review import PersonalDataError
from antarkerja.domain.practices.errors.talk import NotToBeSaidError
from antarkerja.domain.practices.models import Mention, Practice, Remark
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.policies.mentions import named_in
from antarkerja.domain.practices.policies.places import places
from antarkerja.domain.practices.queries.scope import practice_for
from antarkerja.domain.practices.queries.talk import may_speak, named_colleague

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import User

LONGEST = 4_000
# The same words within this time were sent twice, and are said once.
TWICE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A remark that was kept, whom it reaches, and names that reach nobody here."""

    remark: Remark
    named: list[User] = field(default_factory=list)
    not_reached: list[str] = field(default_factory=list)


@transaction.atomic
def say(
    *, by: Actor, on: date, at: datetime, practice_id: int, kind: RemarkKind, text: str
) -> Spoken:
    """A question or a comment about a practice that the actor reads.

    A name behind `@` reaches a colleague who may read the practice too. Any other name reaches
    nobody, whether there is such a colleague or not. The same words sent twice are said once.

    Raises:
        NotAllowedError: the actor neither shares nor coordinates practices.
        OutOfScopeError: not a practice that the actor reads.
        NotToBeSaidError: nothing is said, or the practice is withdrawn.
        PersonalDataError: a NIK, a phone or an e-mail is in it.
    """
    practice = _practice(by, practice_id)
    if kind == RemarkKind.ANSWER:
        raise NotToBeSaidError
    return _keep(by, practice, None, kind, text, on=on, at=at)


@transaction.atomic
def answer(*, by: Actor, on: date, at: datetime, question_id: int, text: str) -> Spoken:
    """An answer under a question. Raises as `say`."""
    question = Remark.objects.filter(pk=question_id).first()
    if question is None:
        raise OutOfScopeError(question_id)
    practice = _practice(by, question.practice_id)
    if question.kind != RemarkKind.QUESTION or question.hidden_at is not None:
        raise NotToBeSaidError
    return _keep(by, practice, question, RemarkKind.ANSWER, text, on=on, at=at)


@transaction.atomic
def accept_answer(*, by: Actor, at: datetime, answer_id: int) -> Remark:
    """This answer helped; at most one a question, and pressing again takes it back.

    Raises:
        OutOfScopeError: no answer about a practice that the actor reads.
        NotAllowedError: neither asked the question nor wrote the practice.
        NotToBeSaidError: the answer is hidden.
    """
    found = Remark.objects.select_related("parent").filter(
        pk=answer_id, kind=RemarkKind.ANSWER).first()
    if found is None or found.parent is None:
        raise OutOfScopeError(answer_id)
    practice = _practice(by, found.practice_id)
    asked = found.parent.author_id == by.user_id
    if not (asked or practice.authors.filter(user_id=by.user_id or 0).exists()):
        raise NotAllowedError(Permission.SHARE_PRACTICES)
    if found.hidden_at is not None:
        raise NotToBeSaidError
    # Whoever accepts another answer at this moment waits for the question.
    Remark.objects.select_for_update().get(pk=found.parent.pk)
    found.refresh_from_db(fields=["accepted_at"])
    was = found.accepted_at
    Remark.objects.filter(parent_id=found.parent_id).update(accepted_at=None)
    found.accepted_at = None if was else at
    found.save(update_fields=["accepted_at"])
    return found


@transaction.atomic
def see_mentions(*, by: Actor, at: datetime) -> int:
    """The actor has looked at where they were named. Returns how many that were."""
    by.require(Permission.READ_PRACTICES)
    return Mention.objects.filter(user_id=by.user_id or 0, seen_at__isnull=True).update(seen_at=at)


def _practice(by: Actor, practice_id: int) -> Practice:
    practice = practice_for(by, practice_id)
    if practice is None:
        raise OutOfScopeError(practice_id)
    if not may_speak(by):
        raise NotAllowedError(Permission.SHARE_PRACTICES)
    if practice.state == State.WITHDRAWN:
        raise NotToBeSaidError
    return practice


def _keep(
    by: Actor, practice: Practice, question: Remark | None, kind: RemarkKind, text: str, *,
    on: date, at: datetime,
) -> Spoken:
    said = as_read(text).replace("\r\n", "\n").strip()[:LONGEST].rstrip()
    if not said:
        raise NotToBeSaidError
    found = [one for one in places([("text", "", said)]) if one.kind != PersonalKind.NAME]
    if found:
        raise PersonalDataError(found)
    # Whoever sends it a second time at this moment waits, and finds it said.
    Practice.objects.select_for_update().get(pk=practice.pk)
    words = {"practice": practice, "parent": question, "kind": kind,
             "author_id": by.user_id or 0, "text": said}
    again = Remark.objects.filter(**words, written_at__gt=at - TWICE).first()
    if again is not None:
        return Spoken(again)
    spoken = Spoken(Remark.objects.create(**words, written_at=at))
    for name in named_in(said):
        user = named_colleague(practice, name, on=on)
        if user is None:
            spoken.not_reached.append(name)
        elif user.pk != by.user_id:
            Mention.objects.create(remark=spoken.remark, user=user)
            spoken.named.append(user)
    return spoken
