"""Follow-ups put to the worker and the employer by message, and what they answer."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import take_back
from antarkerja.domain.matching.enums import (
    AnswerWay,
    AskedSide,
    FollowUpStatus,
    LeavingReason,
    WorkAnswer,
)
from antarkerja.domain.matching.errors import AlreadyAnsweredError, DateOutOfOrderError
from antarkerja.domain.matching.models import FollowUp, FollowUpQuestion
from antarkerja.domain.matching.operations.follow_ups import record_follow_up
from antarkerja.domain.matching.policies import ANSWER_WAIT_DAYS, require_own_office
from antarkerja.domain.offices.policies import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody answered; a reply of one digit says neither the day nor the reason."""

    answer: WorkAnswer
    way: AnswerWay
    left_on: date | None = None
    leaving_reason: str = ""
    wishes_case: bool = False


@transaction.atomic
def add_question(
    *, by: Actor, on: date, follow_up: FollowUp, side: AskedSide
) -> FollowUpQuestion | None:
    """The question of one side, before its message is written; None where it is asked already.

    Raises:
        NotAllowedError, OutOfScopeError: not the placement's office.
    """
    require_own_office(by, follow_up.office_id)
    question, is_new = FollowUpQuestion.objects.get_or_create(
        follow_up=follow_up, side=side,
        defaults={"nonce": secrets.token_urlsafe(12), "asked_on": on,
                  "wait_until": on + timedelta(days=ANSWER_WAIT_DAYS)},
    )
    return question if is_new else None


@transaction.atomic
def wait_for_nobody(*, by: Actor, question: FollowUpQuestion) -> None:
    """The question went as a letter, or not at all: an officer calls without waiting."""
    require_own_office(by, question.follow_up.office_id)
    FollowUpQuestion.objects.filter(pk=question.pk).update(wait_until=None)
    question.wait_until = None


@transaction.atomic
def keep_answer(*, by: Actor, on: date, question_id: int, said: Said) -> FollowUpQuestion:
    """Keeps what one side answered, and enters the follow-up where that settles it.

    "Still at this work" of either side settles it; so does the worker's "no longer", if the day is
    known. An employer's "no longer" never ends a placement by itself. Where the two sides differ,
    a follow-up that was settled is due again, and an officer decides.

    Raises:
        AlreadyAnsweredError: this side has answered.
        DateOutOfOrderError: `left_on` lies before the first day at work or in the future.
    """
    question = (
        FollowUpQuestion.objects.select_for_update(of=("self",))
        .select_related("follow_up__placement__person").get(pk=question_id)
    )
    require_own_office(by, question.follow_up.office_id)
    if question.answer:
        raise AlreadyAnsweredError
    placement = question.follow_up.placement
    if said.left_on is not None and not placement.started_on <= said.left_on <= on:
        raise DateOutOfOrderError
    left = said.answer != WorkAnswer.WORKING
    question.answer, question.answered_on, question.way = said.answer, on, said.way
    question.left_on = said.left_on if left else None
    question.leaving_reason = said.leaving_reason if left else ""
    question.wishes_case = said.wishes_case
    question.save(update_fields=["answer", "answered_on", "way", "left_on", "leaving_reason",
                                 "wishes_case"])
    _settle(question, by=by, on=on)
    question.follow_up.refresh_from_db()
    return question


def _settle(question: FollowUpQuestion, *, by: Actor, on: date) -> None:
    follow_up = FollowUp.objects.select_for_update().get(pk=question.follow_up_id)
    other = follow_up.questions.exclude(pk=question.pk).exclude(answer="").first()
    if other is not None and _differ(question, other):
        _put_to_an_officer(follow_up, by=by, on=on)
        return
    if question.answer == WorkAnswer.WORKING:
        _enter(follow_up, by=by, on=on, status=FollowUpStatus.WORKING)
    elif follow_up.status == FollowUpStatus.WORKING:
        _put_to_an_officer(follow_up, by=by, on=on)
    elif question.side == AskedSide.WORKER and question.left_on is not None:
        _enter(follow_up, by=by, on=on, status=FollowUpStatus.LEFT, left_on=question.left_on,
               reason=reason_of(question))


def _enter(
    follow_up: FollowUp, *, by: Actor, on: date, status: FollowUpStatus,
    left_on: date | None = None, reason: str = "",
) -> None:
    """An officer who was faster stays; a placement that has ended is not asked again."""
    open_ones = (FollowUpStatus.DUE, FollowUpStatus.NOT_REACHED)
    if follow_up.status not in open_ones or follow_up.placement.ended_on is not None:
        return
    record_follow_up(by=by, on=on, follow_up=follow_up, status=status, left_on=left_on,
                     leaving_reason=reason)


def _put_to_an_officer(follow_up: FollowUp, *, by: Actor, on: date) -> None:
    """"Still at work" was entered and is in doubt now: due again, and the ledger takes it back.

    Where the worker has said that the work ended, it ended: that stays.
    """
    if follow_up.status != FollowUpStatus.WORKING:
        return
    entered = Event.objects.filter(
        kind=EventKind.FOLLOWED_UP, subject=Subject.PLACEMENT, subject_id=follow_up.placement_id,
        reason=f"{FollowUpStatus.WORKING}:{follow_up.months}", corrects_id__isnull=True,
    ).order_by("-pk").first()
    taken = entered is not None and Event.objects.filter(corrects_id=entered.pk).exists()
    if entered is not None and not taken:
        take_back(entered, on=on, officer_id=by.user_id, reason="answers_differ")
    follow_up.status, follow_up.done_on = FollowUpStatus.DUE, None
    follow_up.save(update_fields=["status", "done_on"])


def reason_of(question: FollowUpQuestion) -> str:
    """Why the person left, coded; other work is a reason by itself."""
    if question.answer == WorkAnswer.OTHER_WORK and not question.leaving_reason:
        return LeavingReason.BETTER_JOB
    return question.leaving_reason or LeavingReason.OTHER


def _differ(one: FollowUpQuestion, other: FollowUpQuestion) -> bool:
    """Whether one side says that the work goes on and the other that it does not."""
    return (one.answer == WorkAnswer.WORKING) != (other.answer == WorkAnswer.WORKING)
