"""Who is told of what colleagues say: whom it concerns, who is still there and may still read it.

Never whoever says it. Where nobody whom it concerns is left, it is told to those who share
practices in the office, so that no question waits for an account that nobody opens any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import actor_of
from antarkerja.domain.practices.enums.replication import TALK
from antarkerja.domain.practices.models import Practice, Remark, Replication, ReplicationNote
from antarkerja.domain.practices.queries.replications import replication_for
from antarkerja.domain.practices.queries.scope import practice_for
from antarkerja.domain.practices.queries.sharers import sharers_of


def concerned_by_question(question: Remark, *, on: date) -> list[User]:
    """The authors of the practice. Whom the question names is told of that already."""
    practice = question.practice

    def reads(actor: Actor) -> bool:
        return practice_for(actor, practice.pk) is not None

    return _without(
        _left_or_sharers(_authors(practice), practice.office_id, reads, on),
        {question.author_id, *_named_in(question)},
    )


def concerned_by_answer(answer: Remark, *, on: date) -> list[User]:
    """Who asked, unless the answer is their own, or names them: then they are told of that."""
    if answer.parent is None:
        return []

    def reads(actor: Actor) -> bool:
        return practice_for(actor, answer.practice_id) is not None

    return _without(_who_read([answer.parent.author], reads, on),
                    {answer.author_id, *_named_in(answer)})


def concerned_by_note(by: Actor, note: ReplicationNote, *, on: date) -> list[User]:
    """The other side of a replication's talk: at the origin its authors, the colleague it was
    learnt from and who spoke for them; in the adopting office who carries it and who spoke."""
    found = note.replication
    if found.office_id is None:
        return []

    def reads(actor: Actor) -> bool:
        return replication_for(actor, found.pk) is not None

    here = set(sharers_of(found.office_id, on=on).values_list("pk", flat=True))
    spoke = set(found.notes.filter(kind__in=TALK).values_list("author_id", flat=True))
    if by.own_office == found.office_id:
        other = _of_origin(found, spoke - here)
        office_id = found.practice.office_id
    else:
        other = _users({found.owner_id or 0} | (spoke & here))
        office_id = found.office_id
    return _without(_left_or_sharers(other, office_id, reads, on), {note.author_id})


def _of_origin(found: Replication, spoke: set[int]) -> list[User]:
    taught = found.source.owner_id if found.source else None
    return list(dict.fromkeys([*_authors(found.practice), *_users({taught or 0} | spoke)]))


def _authors(practice: Practice) -> list[User]:
    return list(User.objects.filter(practices__practice=practice).order_by("pk"))


def _users(ids: set[int]) -> list[User]:
    return list(User.objects.filter(pk__in=ids).order_by("pk"))


def _named_in(remark: Remark) -> set[int]:
    return set(remark.mentions.values_list("user_id", flat=True))


def _left_or_sharers(
    users: Iterable[User], office_id: int, reads: Callable[[Actor], bool], on: date
) -> list[User]:
    """Those of `users` who still read it; where none does, who shares practices in the office."""
    return _who_read(users, reads, on) or _who_read(sharers_of(office_id, on=on), reads, on)


def _who_read(users: Iterable[User], reads: Callable[[Actor], bool], on: date) -> list[User]:
    """Who has a role on that day that may open it. A few queries each: a hand full of people."""
    found = []
    for user in users:
        actor = actor_of(user.pk, on=on)
        if actor is not None and actor.may(Permission.READ_PRACTICES) and reads(actor):
            found.append(user)
    return found


def _without(users: list[User], ids: set[int]) -> list[User]:
    return [user for user in users if user.pk not in ids]
