"""The week's news: what there is, who reads, and what a reader was told last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q

from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.models import (
    Digest,
    DigestWish,
    Follow,
    Practice,
    PracticeAuthor,
    Remark,
)
from antarkerja.domain.practices.policies.digest import Reader, SaidThen, Told, Week
from antarkerja.domain.practices.queries.colleagues import READERS
from antarkerja.domain.practices.queries.replications import title_of
from antarkerja.domain.practices.queries.scope import published_to

MOST_FRESH = 1_000
MOST_SAID = 20_000


@dataclass(frozen=True, slots=True)
class DigestView:
    """A digest as its page shows it: what the reader may still open; with `title` each."""

    week_on: date
    practices: list[Practice]
    remarks: list[Remark]


@dataclass(frozen=True, slots=True)
class Addressed:
    """A reader, the account, the office and the wished way."""

    reader: Reader
    user: User
    office: Office
    channel: str


def monday_of(on: date) -> date:
    return on - timedelta(days=on.weekday())


def week_before(week_on: date, *, zone: str) -> Week:
    """What was published and said in the seven days before a Monday. At most five queries."""
    since = week_on - timedelta(days=7)
    begins, ends = (
        datetime.combine(day, time.min, tzinfo=ZoneInfo(zone)) for day in (since, week_on)
    )
    fresh = Practice.objects.filter(
        state=State.PUBLISHED, published_on__gte=since, published_on__lt=week_on
    ).order_by("-published_on", "-pk").select_related("office")[:MOST_FRESH]
    said = [
        SaidThen(*row) for row in Remark.objects.filter(
            written_at__gte=begins, written_at__lt=ends, hidden_at__isnull=True,
            practice__state=State.PUBLISHED,
        ).order_by("-written_at", "-pk").values_list(
            "pk", "practice_id", "author_id", "parent__author_id")[:MOST_SAID]
    ]
    talked = Practice.objects.filter(
        pk__in={one.practice_id for one in said}).select_related("office")
    return Week(_told(fresh), said, _told(talked))


def _told(practices: Iterable[Practice]) -> list[Told]:
    rows = list(practices)
    authors: dict[int, set[int]] = {}
    for practice_id, user_id in PracticeAuthor.objects.filter(
        practice__in=[row.pk for row in rows], user__isnull=False
    ).values_list("practice_id", "user_id"):
        authors.setdefault(practice_id, set()).add(user_id)
    return [
        Told(row.pk, row.office_id, row.office.region, row.visibility, row.category,
             tuple(row.groups), frozenset(authors.get(row.pk, ())))
        for row in rows
    ]


def readers_after(
    last: int, *, week_on: date, zone: str, size: int
) -> list[Addressed]:
    """The next readers of a zone by account, without those who opted out or have the week's
    digest already. Two queries."""
    opted_out = DigestWish.objects.filter(user=OuterRef("user"), is_on=False)
    told = Digest.objects.filter(user=OuterRef("user"), week_on=week_on)
    rows = list(
        Membership.objects.filter(
            ~Exists(opted_out), ~Exists(told), user_id__gt=last, user__is_active=True,
            valid_until__isnull=True, role__in=READERS, office__zone=zone,
            office__archived_at__isnull=True,
        ).select_related("user__digest_wish", "office").order_by("user_id")[:size]
    )
    follows: dict[int, set[str]] = {}
    for user_id, kind, value in Follow.objects.filter(
        user__in=[row.user_id for row in rows]
    ).values_list("user_id", "kind", "value"):
        follows.setdefault(user_id, set()).add(f"{kind}:{value}")
    return [
        _addressed(row.user, row.office, frozenset(follows.get(row.user_id, ())))
        for row in rows if row.office
    ]


def _addressed(user: User, office: Office, follows: frozenset[str]) -> Addressed:
    wish: DigestWish | None = getattr(user, "digest_wish", None)
    reader = Reader(user.pk, office.pk, office.region, office.kind, follows)
    return Addressed(reader, user, office, wish.channel if wish else "")


def newest_digest(viewer: Actor, *, language: str) -> DigestView | None:
    """The viewer's newest digest, without what they can no longer open. Three queries."""
    row = Digest.objects.filter(user_id=viewer.user_id or 0).order_by("-week_on").first()
    if row is None:
        return None
    readable = published_to(viewer)
    practices = readable.filter(pk__in=row.practice_ids).annotate(
        title=title_of("pk", language)).select_related("office")
    remarks = Remark.objects.filter(
        Q(hidden_at__isnull=True), pk__in=row.remark_ids, practice__in=readable.values("pk")
    ).annotate(title=title_of("practice", language)).select_related("author")
    return DigestView(row.week_on, list(practices.order_by("-published_on", "-pk")),
                      list(remarks.order_by("-written_at", "-pk")))
