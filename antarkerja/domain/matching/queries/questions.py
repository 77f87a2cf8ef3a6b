"""Follow-ups asked by message: whom the clock asks next, what came back, who is to be called."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from antarkerja.domain.matching.enums import AskedSide, FollowUpStatus, WorkAnswer
from antarkerja.domain.matching.models import FollowUp, FollowUpQuestion
from antarkerja.domain.matching.policies import ASK_WITHIN_DAYS
from antarkerja.domain.offices.policies import Actor

SEEN_AT_ONCE = 99


@dataclass(frozen=True, slots=True)
class Answers:
    """What the two sides of one follow-up said; None where a side was not asked by message."""

    worker: FollowUpQuestion | None = None
    employer: FollowUpQuestion | None = None

    @property
    def differ(self) -> bool:
        """Both answered; one says that the work goes on, the other that it does not."""
        if not (self.worker and self.employer and self.worker.answer and self.employer.answer):
            return False
        return (self.worker.answer == WorkAnswer.WORKING) != (
            self.employer.answer == WorkAnswer.WORKING)

    @property
    def given(self) -> tuple[FollowUpQuestion, ...]:
        return tuple(one for one in (self.worker, self.employer) if one and one.answer)

    @property
    def sides(self) -> tuple[FollowUpQuestion, ...]:
        return tuple(one for one in (self.worker, self.employer) if one)

    @property
    def silent_since(self) -> date | None:
        """The day on which the worker was asked, where neither side has answered."""
        asked = self.worker or self.employer
        return None if self.given or asked is None else asked.asked_on


def answers_of(follow_up_ids: Collection[int]) -> dict[int, Answers]:
    """What is known of follow-ups that the viewer was allowed to load; one query."""
    found: dict[int, dict[str, FollowUpQuestion]] = {}
    for row in FollowUpQuestion.objects.filter(follow_up_id__in=follow_up_ids):
        found.setdefault(row.follow_up_id, {})[row.side] = row
    return {
        number: Answers(sides.get(AskedSide.WORKER), sides.get(AskedSide.EMPLOYER))
        for number, sides in found.items()
    }


def waits_for_a_message(today: date) -> Q:
    """True of a follow-up whose message still has days to be answered and was not."""
    rows = FollowUpQuestion.objects.filter(follow_up=OuterRef("pk"))
    return Exists(rows.filter(answer="", wait_until__gt=today)) & ~Exists(rows.exclude(answer=""))


def count_waiting_for_answer(viewer: Actor, *, today: date) -> int:
    """Follow-ups of the viewer's office whose message is out, at most 99."""
    rows = FollowUp.objects.filter(waits_for_a_message(today), office_id=viewer.own_office,
                                   status=FollowUpStatus.DUE)
    return rows[:SEEN_AT_ONCE].count()


def follow_ups_to_ask(*, on: date, zone: str) -> QuerySet[FollowUp]:
    """Due, of offices of that zone, and asked by no message yet and nobody's call.

    What was due long ago is left to the officers: a question half a year late is no question.
    """
    asked = FollowUpQuestion.objects.filter(follow_up=OuterRef("pk"), side=AskedSide.WORKER)
    return (
        FollowUp.objects.filter(
            ~Exists(asked), Q(placement__ended_on__isnull=True), status=FollowUpStatus.DUE,
            tries=0, due_on__lte=on, due_on__gt=on - timedelta(days=ASK_WITHIN_DAYS),
            office__zone=zone,
        )
        .select_related("office", "placement__person", "placement__employer").order_by("due_on",
                                                                                       "pk")
    )


def question_of(follow_up_id: int, side: str) -> FollowUpQuestion | None:
    """The question that was put to one side of a follow-up."""
    return (
        FollowUpQuestion.objects.select_related("follow_up")
        .filter(follow_up_id=follow_up_id, side=side).first()
    )


def question_for_link(question_id: int) -> FollowUpQuestion | None:
    """What a signed link names; the caller compares the nonce."""
    return (
        FollowUpQuestion.objects
        .select_related("follow_up__office", "follow_up__placement__person",
                        "follow_up__placement__employer")
        .filter(pk=question_id).first()
    )
