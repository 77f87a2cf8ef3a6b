"""Peer review: who could review, who was asked, what was said, who waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Membership
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State, Verdict
from antarkerja.domain.practices.models import (
    Endorsement,
    Practice,
    PracticeAuthor,
    Replication,
    Review,
)
from antarkerja.domain.practices.queries.replications import title_of
from antarkerja.domain.practices.queries.scope import may_write
from antarkerja.domain.practices.queries.sharers import SHARING_ROLES

REVIEWERS = 2
# A reviewer who has not answered after two weeks may be replaced.
DAYS_TO_ANSWER = 14
SHOWN = 12
# Whom four colleagues wait for is not asked a fifth time by suggestion.
MOST_OPEN = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A colleague who could review: what they know of the category, and how much waits there."""

    user_id: int
    name: str
    office_id: int
    office: str
    wrote: int
    adopted: int
    open: int


def possible_reviewers(practice: Practice, *, on: date) -> QuerySet[Membership]:
    """Open memberships, in other offices, of who shares practices and did not write this one;
    nobody who works in its office as well."""
    is_open = Q(valid_until=None) | Q(valid_until__gt=on)
    wrote = PracticeAuthor.objects.filter(practice=practice, user=OuterRef("user"))
    there = Membership.objects.filter(
        is_open, office_id=practice.office_id, user=OuterRef("user"))
    return Membership.objects.filter(
        is_open, ~Exists(wrote), ~Exists(there), valid_from__lte=on,
        role__in=SHARING_ROLES, user__is_active=True, office__archived_at__isnull=True,
        office__isnull=False,
    )


def suggested_reviewers(practice: Practice, *, on: date) -> list[Candidate]:
    """At most twelve: who wrote or took up most in the category, then with the fewest reviews
    waiting; offices already asked for this version are left out. One query."""
    asked = Review.objects.filter(
        practice=practice, number=practice.version, office=OuterRef("office"))
    rows = (
        possible_reviewers(practice, on=on).filter(~Exists(asked)).select_related("user", "office")
        .annotate(
            wrote=_counted(PracticeAuthor.objects.filter(
                user=OuterRef("user"), practice__category=practice.category,
                practice__state=State.PUBLISHED), "user"),
            adopted=_counted(Replication.objects.filter(
                owner=OuterRef("user"), practice__category=practice.category), "owner"),
            waiting=_counted(Review.objects.filter(
                reviewer=OuterRef("user"), given_at__isnull=True), "reviewer"),
        )
        .filter(waiting__lt=MOST_OPEN).order_by("-wrote", "-adopted", "waiting", "user__name")
    )
    return [
        Candidate(row.user_id, row.user.name, row.office_id or 0,
                  row.office.name if row.office else "", row.wrote, row.adopted, row.waiting)
        for row in rows[:SHOWN]
    ]


def _counted(rows: QuerySet, column: str) -> Coalesce:  # type: ignore[type-arg]  # of any model
    counted = rows.order_by().values(column).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def reviews_of(practice: Practice) -> list[Review]:
    """Of the newest version: asked and given, in the order of asking. One query."""
    return list(
        practice.reviews.filter(number=practice.version)
        .select_related("reviewer", "office").order_by("pk")
    )


def is_under_review(practice: Practice) -> bool:
    """Whether colleagues were asked about the newest version and none sent it back. One query."""
    verdicts = list(
        practice.reviews.filter(number=practice.version).values_list("verdict", flat=True)
    )
    return bool(verdicts) and Verdict.CHANGE not in verdicts


def found_ready(practice: Practice, number: int) -> bool:
    """Whether two colleagues of two other offices found this version ready. One query."""
    return practice.reviews.filter(
        number=number, verdict=Verdict.READY, given_at__isnull=False
    ).count() >= REVIEWERS


def review_for(viewer: Actor, review_id: int) -> Review | None:
    """One's own review, or any of a practice that one may write; with practice and offices."""
    viewer.require(Permission.READ_PRACTICES)
    review = Review.objects.select_related(
        "practice__office", "reviewer", "office"
    ).filter(pk=review_id).first()
    if review is None:
        return None
    if review.reviewer_id == viewer.user_id or may_write(viewer, review.practice):
        return review
    return None


def open_reviews(viewer: Actor) -> QuerySet[Review]:
    """What waits for the viewer's review, the oldest first: of the newest version, for whoever
    wrote another one since waits no more."""
    viewer.require(Permission.READ_PRACTICES)
    return Review.objects.filter(
        reviewer_id=viewer.user_id or 0, given_at__isnull=True, number=F("practice__version"),
        practice__state__in=[State.REVIEW, State.PUBLISHED],
    ).order_by("asked_at", "pk")


def own_open_reviews(viewer: Actor, *, language: str, most: int = 50) -> list[Review]:
    """The first of `open_reviews`, each with `title`. One query."""
    return list(
        open_reviews(viewer).annotate(title=title_of("practice", language))
        .select_related("practice__office")[:most]
    )


def own_given_reviews(viewer: Actor, *, language: str) -> list[Review]:
    """What the viewer reviewed, the newest first, each with `title`. One query."""
    viewer.require(Permission.READ_PRACTICES)
    return list(
        Review.objects.filter(reviewer_id=viewer.user_id or 0, given_at__isnull=False)
        .annotate(title=title_of("practice", language))
        .select_related("practice__office").order_by("-given_at", "-pk")[:20]
    )


def answer_until(review: Review) -> date:
    """The last day of a reviewer's two weeks."""
    return (review.asked_at + timedelta(days=DAYS_TO_ANSWER)).date()


def endorsements_of(practice: Practice) -> list[Endorsement]:
    """Who stands behind it now. One query."""
    return list(
        practice.endorsements.filter(taken_back_on__isnull=True)
        .select_related("office", "user").order_by("given_on", "pk")
    )


def is_late(review: Review, *, on: date, at: datetime) -> bool:
    """Whether somebody else may be asked: the two weeks have passed without an answer, or the
    colleague no longer reviews, having left or written along. One query at most."""
    if review.given_at is not None:
        return False
    if review.asked_at + timedelta(days=DAYS_TO_ANSWER) <= at:
        return True
    return not possible_reviewers(review.practice, on=on).filter(
        user_id=review.reviewer_id, office_id=review.office_id).exists()
