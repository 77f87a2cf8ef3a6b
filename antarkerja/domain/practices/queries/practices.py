"""The list of practices, narrowed and paged by the last row seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, TextField
from django.db.models.functions import Cast

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import OfficeSize, Setting, State
from antarkerja.domain.practices.models import (
    Endorsement,
    Practice,
    PracticeAuthor,
    PracticeText,
    ReplicationResult,
)
from antarkerja.domain.practices.policies.evidence import Reading
from antarkerja.domain.practices.policies.languages import best_text
from antarkerja.domain.practices.queries.scope import published_to, readable
from antarkerja.domain.practices.queries.searching import count_found, ranked, with_words

SIZE = 20
# Beyond this a number is "more than": counting all of 50,000 takes longer than the page.
CAP = 200
ALL, OWN, MINE = "", "own", "mine"
MEASURED, BETTER = "measured", "better"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeFilter:
    """What narrows the list; empty is no limit.

    `whose` is "" for what is published to the viewer, "own" for everything of the own office and
    "mine" for what the viewer writes, drafts included; `state` says more only in these two.
    `sector` is a letter of KBLI; a practice that names none fits every sector, and one for any
    place or size fits each.
    """

    text: str = ""
    category: str = ""
    group: str = ""
    setting: str = ""
    office_size: str = ""
    sector: str = ""
    origin: str = ""
    state: str = ""
    whose: str = ALL
    # "measured" by the ledger in some office, "better" in at least one; endorsed by anybody.
    evidence: str = ""
    endorsed: str = ""


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """A line of the list: the practice with its office, and its text in the reader's language."""

    practice: Practice
    text: PracticeText | None


@dataclass(frozen=True, slots=True)
class PracticePage:
    """Up to twenty rows; `next_cursor` is None on the last page."""

    rows: tuple[PracticeRow, ...]
    next_cursor: str | None


def practices_list(
    viewer: Actor, wanted: PracticeFilter, *, language: str, cursor: str = "", size: int = SIZE
) -> PracticePage:
    """The newest first: by publication, and in the own lists by the last change. Two queries.

    With words the best fitting first, for six queries.
    """
    if wanted.text.strip():
        return _best_page(narrowed(viewer, replace(wanted, text="")), wanted.text, language,
                          cursor=cursor, size=size)
    rows = narrowed(viewer, wanted)
    column = "changed_at" if wanted.whose else "published_on"
    after = _read_cursor(cursor, is_day=column == "published_on")
    if after is not None:
        value, pk = after
        rows = rows.filter(Q(**{f"{column}__lt": value}) | Q(**{column: value, "pk__lt": pk}))
    found = list(
        rows.select_related("office").prefetch_related(current_texts())
        .order_by(f"-{column}", "-pk")[: size + 1]
    )
    shown = tuple(
        PracticeRow(one, best_text(one.current_texts, language))  # type: ignore[attr-defined]  # prefetched
        for one in found[:size]
    )
    last = found[size - 1] if len(found) > size else None
    return PracticePage(shown, f"{getattr(last, column).isoformat()}~{last.pk}" if last else None)


def _best_page(
    rows: QuerySet[Practice], text: str, language: str, *, cursor: str, size: int
) -> PracticePage:
    """A page of those that fit best; the cursor is how many were shown before."""
    begin = int(cursor) if cursor.isascii() and cursor.isdecimal() and len(cursor) < 5 else 0
    pks = ranked(rows, text)
    chosen = pks[begin:begin + size]
    found = Practice.objects.filter(pk__in=chosen).select_related("office").prefetch_related(
        current_texts())
    shown = tuple(
        PracticeRow(one, best_text(one.current_texts, language))  # type: ignore[attr-defined]  # prefetched
        for one in sorted(found, key=lambda one: chosen.index(one.pk))
    )
    return PracticePage(shown, str(begin + size) if len(pks) > begin + size else None)


def capped_count(viewer: Actor, wanted: PracticeFilter) -> int:
    """How many fit; one more than `CAP` where there are more. One query."""
    rows = narrowed(viewer, wanted)
    if wanted.text.strip():
        return count_found(rows, most=CAP + 1)
    return rows[: CAP + 1].count()


def narrowed(viewer: Actor, wanted: PracticeFilter) -> QuerySet[Practice]:
    """The practices that the list shows, in no order."""
    rows = _whose(viewer, wanted)
    if wanted.category:
        rows = rows.filter(category=wanted.category)
    if wanted.origin:
        rows = rows.filter(origin=wanted.origin)
    if wanted.setting:
        rows = rows.filter(setting__in=[wanted.setting, Setting.ANY])
    if wanted.office_size:
        rows = rows.filter(office_size__in=[wanted.office_size, OfficeSize.ANY])
    if wanted.group:
        rows = _holding(rows, "groups", wanted.group)
    if wanted.sector:
        rows = _holding(rows, "sectors", wanted.sector, or_none=True)
    if wanted.endorsed:
        rows = rows.filter(Exists(Endorsement.objects.filter(
            practice=OuterRef("pk"), taken_back_on__isnull=True)))
    if wanted.evidence:
        results = ReplicationResult.objects.filter(replication__practice=OuterRef("pk"))
        if wanted.evidence == BETTER:
            results = results.filter(verdict=Reading.BETTER)
        rows = rows.filter(Exists(results))
    return with_words(rows, wanted.text) if wanted.text.strip() else rows


def current_texts() -> Prefetch[str, QuerySet[PracticeText], str]:
    """What readers see of each practice, without what only the search reads."""
    texts = PracticeText.objects.filter(is_current=True).defer("words")
    return Prefetch("texts", queryset=texts, to_attr="current_texts")


def _whose(viewer: Actor, wanted: PracticeFilter) -> QuerySet[Practice]:
    if wanted.whose == ALL:
        return published_to(viewer)
    if wanted.whose == OWN:
        rows = readable(viewer).filter(office_id=viewer.own_office)
    else:
        mine = PracticeAuthor.objects.filter(
            practice=OuterRef("pk"), user_id=viewer.user_id or 0)
        rows = readable(viewer).filter(Exists(mine))
    if wanted.state in State.values:
        return rows.filter(state=wanted.state)
    return rows.exclude(state=State.WITHDRAWN)


def _holding(
    rows: QuerySet[Practice], column: str, code: str, *, or_none: bool = False
) -> QuerySet[Practice]:
    """Rows whose JSON list holds a code; both databases write a list's texts in quotes."""
    name = f"{column}_written"
    holds = Q(**{f"{name}__contains": f'"{code}"'})
    if or_none:
        holds |= Q(**{name: "[]"})
    return rows.annotate(**{name: Cast(column, TextField())}).filter(holds)


def _read_cursor(cursor: str, *, is_day: bool) -> tuple[date | datetime, int] | None:
    """A cursor's moment and id; anything odd begins at the first page."""
    value, _, pk = cursor.replace("\x00", "").rpartition("~")
    if not (value and pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    try:
        if is_day:
            return date.fromisoformat(value), int(pk)
        moment = datetime.fromisoformat(value)
        return (moment.astimezone(UTC), int(pk)) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None
