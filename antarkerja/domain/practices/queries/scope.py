"""Which practices a viewer may see: what is published to them, and what the own office writes."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from antarkerja.domain.offices.enums import OfficeKind, Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State, Visibility
from antarkerja.domain.practices.models import Practice, PracticeAuthor, Review


def public_practices() -> QuerySet[Practice]:
    """What anybody reads without an account."""
    return Practice.objects.filter(state=State.PUBLISHED, visibility=Visibility.PUBLIC)


def published_to(viewer: Actor) -> QuerySet[Practice]:
    """Published practices that reach the viewer's office.

    Raises NotAllowedError where the viewer reads no practices.
    """
    viewer.require(Permission.READ_PRACTICES)
    province = viewer.region[:2]
    reach = Q(visibility__in=[Visibility.NATION, Visibility.PUBLIC]) | Q(
        visibility=Visibility.OFFICE, office_id=viewer.own_office
    )
    if viewer.office_kind == OfficeKind.MINISTRY or viewer.is_clock:
        reach |= Q(visibility=Visibility.PROVINCE)
    elif province:
        reach |= Q(visibility=Visibility.PROVINCE, office__region__startswith=province)
    return Practice.objects.filter(reach, state=State.PUBLISHED)


def readable(viewer: Actor) -> QuerySet[Practice]:
    """Everything that the viewer may open: published ones, the own office's, those to review and
    those that the viewer wrote, wherever the viewer works now."""
    own = Q(office_id=viewer.own_office)
    mine = Q(Exists(PracticeAuthor.objects.filter(
        practice=OuterRef("pk"), user_id=viewer.user_id or 0)))
    to_review = Review.objects.filter(
        practice=OuterRef("pk"), number=OuterRef("version"), reviewer_id=viewer.user_id or 0)
    # A new version of what is published is reviewed as well, wherever its readers are.
    asked = Q(Exists(to_review), state=State.REVIEW) | Q(
        Exists(to_review.filter(given_at__isnull=True)), state=State.PUBLISHED
    )
    published = published_to(viewer).values("pk")
    return Practice.objects.filter(Q(pk__in=published) | own | mine | asked)


def practice_for(viewer: Actor, practice_id: int) -> Practice | None:
    """One practice with its office, if the viewer may open it."""
    return readable(viewer).select_related("office", "parent").filter(pk=practice_id).first()


def may_write(viewer: Actor, practice: Practice) -> bool:
    """Officers of its office and its authors, while it is not withdrawn. One query at most."""
    if not viewer.may(Permission.SHARE_PRACTICES) or practice.state == State.WITHDRAWN:
        return False
    return practice.office_id == viewer.own_office or practice.authors.filter(
        user_id=viewer.user_id or 0
    ).exists()
