"""What is said about a practice, who was named, what is followed, what was reported."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from antarkerja.domain.offices.enums import OfficeKind, Permission
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import actor_of
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.enums.talk import FollowKind, RemarkKind, ReportState
from antarkerja.domain.practices.models import Follow, Mention, Practice, Remark, Report
from antarkerja.domain.practices.queries.colleagues import colleague_named
from antarkerja.domain.practices.queries.replications import title_of
from antarkerja.domain.practices.queries.scope import practice_for, readable

# Threads on the page of a practice; older ones have a page of their own.
SHOWN = 20
ALL = 500


@dataclass(frozen=True, slots=True)
class Said:
    """A remark as a viewer sees it: `why_hidden` only for its author and moderators."""

    remark: Remark
    office: str
    is_own: bool
    why_hidden: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """A question with its answers, the accepted one first; or a comment alone."""

    first: Said
    answers: list[Said] = field(default_factory=list)
    may_accept: bool = False


def may_speak(viewer: Actor) -> bool:
    """Who shares or coordinates practices speaks; an auditor only reads."""
    return viewer.user_id is not None and (
        viewer.may(Permission.SHARE_PRACTICES) or viewer.may(Permission.COORDINATE_PRACTICES)
    )


def threads_of(viewer: Actor, practice: Practice, *, limit: int = SHOWN) -> list[Thread]:
    """The newest threads, in the order of asking. Five queries, however many there are."""
    firsts = list(
        practice.remarks.exclude(kind=RemarkKind.ANSWER).select_related("author")
        .order_by("-written_at", "-pk")[:limit]
    )[::-1]
    answers = list(
        Remark.objects.filter(parent__in=firsts).select_related("author")
        .order_by("written_at", "pk")[:ALL]
    )
    rows = [*firsts, *answers]
    offices = _offices({row.author_id for row in rows})
    reasons = _reasons(viewer, practice, rows)
    wrote = practice.authors.filter(user_id=viewer.user_id or 0).exists()

    def said(row: Remark) -> Said:
        return Said(row, offices.get(row.author_id, ""), row.author_id == viewer.user_id,
                    reasons.get(row.pk, ""))

    return [
        Thread(
            said(first),
            sorted((said(one) for one in answers if one.parent_id == first.pk),
                   key=lambda one: one.remark.accepted_at is None),
            first.kind == RemarkKind.QUESTION and (wrote or first.author_id == viewer.user_id),
        )
        for first in firsts
    ]


def count_threads(practice: Practice) -> int:
    """Questions and comments, capped like every count of a page."""
    return practice.remarks.exclude(kind=RemarkKind.ANSWER)[:ALL].count()


def _offices(user_ids: set[int]) -> dict[int, str]:
    rows = Membership.objects.filter(user_id__in=user_ids, valid_until__isnull=True)
    return dict(rows.values_list("user_id", "office__name"))


def _reasons(viewer: Actor, practice: Practice, rows: list[Remark]) -> dict[int, str]:
    """Why something is hidden: told to its author, and to who moderates the practice."""
    hidden = {row.pk: row for row in rows if row.hidden_at}
    if not hidden:
        return {}
    moderates = moderated_by(viewer).filter(pk=practice.pk).exists()
    told = [pk for pk, row in hidden.items() if moderates or row.author_id == viewer.user_id]
    settled = Report.objects.filter(remark__in=told, state=ReportState.HIDDEN).order_by("pk")
    return dict(settled.values_list("remark_id", "settled_why"))


def remark_for(viewer: Actor, remark_id: int) -> Remark | None:
    """A remark about a practice that the viewer may open, unless it is hidden from the viewer."""
    found = Remark.objects.select_related("practice", "author", "parent").filter(
        Q(hidden_at__isnull=True) | Q(author_id=viewer.user_id or 0), pk=remark_id,
        practice__in=readable(viewer).values("pk"),
    )
    return found.first()


def named_colleague(practice: Practice, username: str, *, on: date) -> User | None:
    """The colleague of that work name who may open the practice.

    None says nothing about why: no such account, or no access.
    """
    user = colleague_named(username)
    actor = actor_of(user.pk, on=on) if user else None
    if actor is None or not actor.may(Permission.READ_PRACTICES):
        return None
    return user if practice_for(actor, practice.pk) else None


def mentions_of(viewer: Actor, *, language: str) -> list[Mention]:
    """Where the viewer was named and has not looked yet; with `title`. One query."""
    return list(
        Mention.objects.filter(
            user_id=viewer.user_id or 0, seen_at__isnull=True, remark__hidden_at__isnull=True,
            remark__practice__in=readable(viewer).values("pk"),
        ).annotate(title=title_of("remark__practice", language))
        .select_related("remark__author").order_by("-remark__written_at", "-pk")[:50]
    )


def follows_of(viewer: Actor) -> list[Follow]:
    """What the viewer follows, by kind. One query."""
    viewer.require(Permission.READ_PRACTICES)
    return list(Follow.objects.filter(user_id=viewer.user_id or 0).order_by("kind", "value"))


def is_followed(viewer: Actor, kind: FollowKind, value: str) -> bool:
    return Follow.objects.filter(
        user_id=viewer.user_id or 0, kind=kind, value=value).exists()


def names_of_followed(viewer: Actor, follows: list[Follow], language: str) -> dict[str, str]:
    """Titles of practices and names of offices by `kind:id`. Two queries."""
    found: dict[str, str] = {}
    practices = readable(viewer).filter(pk__in=_ids(follows, FollowKind.PRACTICE)).annotate(
        title=title_of("pk", language))
    for pk, title in practices.values_list("pk", "title"):
        found[f"{FollowKind.PRACTICE}:{pk}"] = title or ""
    offices = Office.objects.filter(pk__in=_ids(follows, FollowKind.OFFICE))
    for pk, name in offices.values_list("pk", "name"):
        found[f"{FollowKind.OFFICE}:{pk}"] = name
    return found


def offices_to_follow(viewer: Actor) -> list[tuple[int, str]]:
    """Offices that have published something, by name. One query."""
    viewer.require(Permission.READ_PRACTICES)
    offices = Office.objects.filter(
        archived_at__isnull=True, practices__state=State.PUBLISHED).distinct()
    return list(offices.order_by("name").values_list("pk", "name")[:600])


def _ids(follows: list[Follow], kind: FollowKind) -> list[int]:
    return [int(one.value) for one in follows if one.kind == kind and one.value.isdecimal()]


def moderated_by(viewer: Actor) -> QuerySet[Practice]:
    """Practices that a coordinator moderates: the province's own, all of them for the ministry."""
    if not viewer.may(Permission.COORDINATE_PRACTICES):
        return Practice.objects.none()
    if viewer.office_kind == OfficeKind.MINISTRY:
        return Practice.objects.all()
    province = viewer.region[:2]
    if not province:
        return Practice.objects.filter(office_id=viewer.own_office)
    return Practice.objects.filter(office__region__startswith=province)


def open_reports(viewer: Actor, *, language: str) -> list[Report]:
    """What waits for a moderator, the oldest first; with `title`. One query.

    Raises NotAllowedError where the viewer does not coordinate practices.
    """
    viewer.require(Permission.COORDINATE_PRACTICES)
    return list(
        Report.objects.filter(
            state=ReportState.OPEN, practice__in=moderated_by(viewer).values("pk"))
        .annotate(title=title_of("practice", language))
        .select_related("practice__office", "remark__author", "reporter")
        .order_by("made_at", "pk")[:50]
    )
