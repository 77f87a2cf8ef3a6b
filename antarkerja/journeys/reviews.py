"""Peer review with the colleagues told who are asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from babel.dates import format_date
from django.db import transaction
from django.urls import reverse

from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.operations import reviewing
from antarkerja.domain.practices.queries.practice_titles import title_in
from antarkerja.domain.practices.queries.reviewing import answer_until
from antarkerja.journeys.tell import tell_user, withdraw
from antarkerja.shared.addresses import public_address

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Practice, Review

ABOUT = "review"


@transaction.atomic
def hand_in_for_review(
    *, by: Actor, on: date, at: datetime, practice_id: int, reviewer_ids: Sequence[int]
) -> list[Review]:
    """Asks two colleagues of other offices and tells them.

    Raises: see `practices.operations.reviewing.hand_in`.
    """
    reviews = reviewing.hand_in(
        by=by, on=on, at=at, practice_id=practice_id, reviewer_ids=reviewer_ids)
    for review in reviews:
        _tell(by, at, review)
    return reviews


@transaction.atomic
def ask_another_reviewer(
    *, by: Actor, on: date, at: datetime, practice_id: int, reviewer_id: int,
    instead_of: int | None = None,
) -> Review:
    """Asks somebody else and tells them; what the one before was not told yet is withdrawn.

    Raises: see `practices.operations.reviewing.ask_another`.
    """
    review = reviewing.ask_another(
        by=by, on=on, at=at, practice_id=practice_id, reviewer_id=reviewer_id,
        instead_of=instead_of)
    if instead_of is not None:
        withdraw(by=by, at=at, about=(ABOUT, instead_of))
    _tell(by, at, review)
    return review


@transaction.atomic
def decline_and_withdraw(*, by: Actor, at: datetime, review_id: int) -> Practice:
    """The reviewer has no time. Raises: see `practices.operations.reviewing.decline_review`."""
    practice = reviewing.decline_review(by=by, review_id=review_id)
    withdraw(by=by, at=at, about=(ABOUT, review_id))
    return practice


def _tell(by: Actor, at: datetime, review: Review) -> None:
    user = review.reviewer
    address = reverse("community:review", args=[review.pk])
    tell_user(
        by=by, at=at, user=user, event=MessageEvent.REVIEW_ASKED, key=f"review-asked:{review.pk}",
        about=(ABOUT, review.pk),
        values={
            "practice": title_in(review.practice_id, user.language),
            "until": format_date(answer_until(review), "d MMMM yyyy", locale=user.language),
            "link": public_address(address),
        },
    )
