"""Mentoring pairs, with the colleague told: who is asked, and who asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import translation

from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.operations import mentoring as operations
from antarkerja.journeys.tell import tell_user, withdraw
from antarkerja.shared.addresses import public_address

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import User
    from antarkerja.domain.practices.models import Mentoring

ABOUT = "mentoring"


@transaction.atomic
def ask_mentor_and_tell(
    *, by: Actor, at: datetime, mentor_id: int, category: Category, goal: str
) -> Mentoring:
    """Asks, and tells who is asked; the goal stands on the page, not in the message.

    Raises: see `practices.operations.mentoring.ask_mentor`.
    """
    pair = operations.ask_mentor(by=by, at=at, mentor_id=mentor_id, category=category, goal=goal)
    _tell(by, at, pair, pair.mentor, MessageEvent.MENTORING_ASKED, "community:mentorings")
    return pair


@transaction.atomic
def answer_mentoring_and_tell(
    *, by: Actor, on: date, at: datetime, mentoring_id: int, takes: bool
) -> Mentoring:
    """The mentor answers, and who asked is told; what was not told yet of asking is withdrawn.

    Raises: see `practices.operations.mentoring.answer_mentoring`.
    """
    pair = operations.answer_mentoring(
        by=by, on=on, at=at, mentoring_id=mentoring_id, takes=takes)
    withdraw(by=by, at=at, about=(ABOUT, pair.pk), events={MessageEvent.MENTORING_ASKED})
    if takes:
        _tell(by, at, pair, pair.learner, MessageEvent.MENTORING_TAKEN, "community:mentorings")
    else:
        _tell(by, at, pair, pair.learner, MessageEvent.MENTORING_DECLINED, "community:experts")
    return pair


@transaction.atomic
def end_mentoring_and_withdraw(*, by: Actor, at: datetime, mentoring_id: int) -> Mentoring:
    """Ended; whoever was not told yet need not be. Raises: see `operations.end_mentoring`."""
    pair = operations.end_mentoring(by=by, at=at, mentoring_id=mentoring_id)
    withdraw(by=by, at=at, about=(ABOUT, pair.pk))
    return pair


def _tell(
    by: Actor, at: datetime, pair: Mentoring, user: User, event: MessageEvent, page: str
) -> None:
    with translation.override(user.language):
        what = str(Category(pair.category).label)
    tell_user(
        by=by, at=at, user=user, event=event, key=f"{event}:{pair.pk}", about=(ABOUT, pair.pk),
        values={"who": by.name, "what": what,
                "link": public_address(reverse(page))},
    )
