"""Mentoring pairs: asked for, taken or declined, ended."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record_many
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import office_of_user
from antarkerja.domain.practices.enums.meeting import MentoringState
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.errors.expert import AskedAlreadyError, NoMentorError
from antarkerja.domain.practices.models import Mentoring
from antarkerja.domain.practices.operations.meeting_locks import colleague
from antarkerja.domain.practices.queries.experts import listed_expert

OPEN = (MentoringState.ASKED, MentoringState.RUNNING)


@transaction.atomic
def ask_mentor(
    *, by: Actor, at: datetime, mentor_id: int, category: Category, goal: str
) -> Mentoring:
    """The actor asks a listed colleague, who takes learners, for help with a part of the service.

    Raises:
        NotAllowedError.
        NoMentorError: not listed, takes no learners, or the actor.
        AskedAlreadyError: the two have an open pair in it.
    """
    by.require(Permission.SHARE_PRACTICES)
    profile = listed_expert(mentor_id)
    if profile is None or not profile.mentors or mentor_id == by.user_id:
        raise NoMentorError
    pair = {"mentor_id": mentor_id, "learner_id": colleague(by), "category": Category(category)}
    if Mentoring.objects.filter(**pair, state__in=OPEN).exists():
        raise AskedAlreadyError
    return Mentoring.objects.create(
        **pair, goal=" ".join(goal.split())[:300], state=MentoringState.ASKED, asked_at=at)


@transaction.atomic
def answer_mentoring(
    *, by: Actor, on: date, at: datetime, mentoring_id: int, takes: bool
) -> Mentoring:
    """The mentor takes the learner or declines. Taken, it stands in the records of both, once. The
    same answer twice is once.

    Raises OutOfScopeError: not asked of the actor, or answered otherwise already.
    """
    row = _own(by, mentoring_id)
    answer = MentoringState.RUNNING if takes else MentoringState.DECLINED
    if row.mentor_id == by.user_id and row.state == answer:
        return row
    if row.mentor_id != by.user_id or row.state != MentoringState.ASKED:
        raise OutOfScopeError(mentoring_id)
    row.state, row.answered_at = answer, at
    row.save(update_fields=["state", "answered_at"])
    if takes:
        record_many(_entry(row, user_id, on) for user_id in (row.mentor_id, row.learner_id))
    return row


@transaction.atomic
def end_mentoring(*, by: Actor, at: datetime, mentoring_id: int) -> Mentoring:
    """Either of the two ends it. Twice is once. Raises OutOfScopeError: neither of the two."""
    row = _own(by, mentoring_id)
    if row.state in OPEN:
        row.state, row.ended_at = MentoringState.ENDED, at
        row.save(update_fields=["state", "ended_at"])
    return row


def _own(by: Actor, mentoring_id: int) -> Mentoring:
    by.require(Permission.SHARE_PRACTICES)
    row = Mentoring.objects.select_for_update().filter(pk=mentoring_id).first()
    if row is None or by.user_id not in (row.mentor_id, row.learner_id):
        raise OutOfScopeError(mentoring_id)
    return row


def _entry(row: Mentoring, user_id: int, on: date) -> Entry:
    home = office_of_user(user_id)
    return Entry(
        kind=EventKind.MENTORED, subject=Subject.PRACTICE, subject_id=row.pk, happened_on=on,
        office_id=home.pk if home else 0, officer_id=user_id, reason=row.category,
        act_key=f"mentored:{row.pk}:{user_id}",
    )
