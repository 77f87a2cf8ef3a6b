"""Lists of vacancies and firms, paged by the last row seen, so that page 1,000 costs as page 1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db.models import Count, F, Model, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.policies import firm_key
from antarkerja.domain.employers.queries.scope import (
    NOBODY,
    employers_seen_by,
    vacancies_seen_by,
)
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.coding import title_key
from antarkerja.domain.reference.enums import EDUCATION_RUNG

SIZE = 50
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class VacancyFilters:
    """What narrows the list; empty is no limit.

    `region` is a Kemendagri code and means all within it, `kbji` the first digits of a group,
    `education` what a person has: vacancies that ask for no more. `everywhere` adds the open
    vacancies of other offices.
    """

    text: str = ""
    status: str = ""
    region: str = ""
    kbji: str = ""
    education: str = ""
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """Up to fifty rows; `before` and `after` are the cursors of the neighbours, "" for none."""

    rows: tuple[Row, ...]
    before: str
    after: str


def vacancies_list(
    viewer: Actor, filters: VacancyFilters | None = None, *, after: str = "", before: str = "",
    size: int = SIZE,
) -> Slice[Vacancy]:
    """Vacancies the newest first. One query."""
    rows = _narrowed(vacancies_seen_by(viewer), viewer, filters or VacancyFilters())
    return _slice(rows, ("-opens_on", "-pk"), after, before, size)


def vacancies_of_employer(viewer: Actor, employer_id: int, *, limit: int = 50) -> list[Vacancy]:
    """The firm's vacancies that the viewer may see, those that wait or are open first."""
    rows = vacancies_seen_by(viewer).filter(employer_id=employer_id)
    live = rows.filter(status__in=[VacancyStatus.WAITING, VacancyStatus.OPEN])
    past = rows.exclude(status__in=[VacancyStatus.WAITING, VacancyStatus.OPEN])
    found = list(live.order_by("-opens_on", "-pk")[:limit])
    return found + list(past.order_by("-opens_on", "-pk")[: max(0, limit - len(found))])


@dataclass(frozen=True, slots=True)
class VacancyCounts:
    """The office's, or the firm's, vacancies: how many wait, how many are open, places left."""

    waiting: int
    open: int
    places_left: int
    closing_soon: int


def vacancy_counts(viewer: Actor, *, closing_by: date) -> VacancyCounts:
    """Of the own office or firm. One query."""
    rows = vacancies_seen_by(viewer)
    if viewer.office_id is not None and viewer.is_staff:
        rows = rows.filter(office_id=viewer.office_id)
    is_open = Q(status=VacancyStatus.OPEN)
    found = rows.aggregate(
        waiting=Count("pk", filter=Q(status=VacancyStatus.WAITING)),
        open=Count("pk", filter=is_open),
        left=Coalesce(Sum(F("places") - F("filled"), filter=is_open), 0),
        soon=Count("pk", filter=is_open & Q(closes_on__lte=closing_by)),
    )
    return VacancyCounts(found["waiting"], found["open"], found["left"], found["soon"])


def employers_list(
    viewer: Actor, *, text: str = "", archived: bool = False, after: str = "", before: str = "",
    size: int = SIZE,
) -> Slice[Employer]:
    """Firms by name, each with `open_vacancies` and `places_left`. One query."""
    rows = employers_seen_by(viewer).filter(archived_at__isnull=not archived)
    key = firm_key(text)
    if key:
        rows = rows.filter(name_normalised__contains=key)
    is_open = Q(vacancies__status=VacancyStatus.OPEN)
    rows = rows.annotate(
        open_vacancies=Count("vacancies", filter=is_open),
        places_left=Coalesce(
            Sum(F("vacancies__places") - F("vacancies__filled"), filter=is_open), 0
        ),
    )
    return _slice(rows, ("name_normalised", "pk"), after, before, size)


def employers_count(viewer: Actor) -> int:
    return employers_seen_by(viewer).filter(archived_at__isnull=True).count()


def employer_names(viewer: Actor, *, limit: int = 200) -> list[str]:
    """Names to choose from while typing, those added last first."""
    rows = employers_seen_by(viewer).filter(archived_at__isnull=True).order_by("-pk")
    return list(dict.fromkeys(rows.values_list("name", flat=True)[:limit]))


def open_vacancies(on: date) -> QuerySet[Vacancy]:
    """What may be matched on a day: open, begun, and not past its last day. Of all offices."""
    return (
        Vacancy.objects.filter(status=VacancyStatus.OPEN, opens_on__lte=on)
        .filter(Q(closes_on__isnull=True) | Q(closes_on__gte=on))
        .order_by("pk")
    )


def _narrowed(
    rows: QuerySet[Vacancy], viewer: Actor, filters: VacancyFilters
) -> QuerySet[Vacancy]:
    if viewer.is_staff and not filters.everywhere:
        rows = rows.filter(office_id=viewer.office_id or NOBODY)
    if filters.status:
        rows = rows.filter(status=filters.status)
    if filters.region:
        rows = rows.filter(Q(region=filters.region) | Q(region__startswith=f"{filters.region}."))
    if filters.kbji:
        rows = rows.filter(kbji__startswith=filters.kbji)
    if filters.education in EDUCATION_RUNG:
        rung = EDUCATION_RUNG[filters.education]
        asked = [level for level, of_level in EDUCATION_RUNG.items() if of_level <= rung]
        rows = rows.filter(education_min__in=["", *asked])
    for word in title_key(filters.text).split()[:6]:
        rows = rows.filter(
            Q(title_normalised__contains=word) | Q(employer__name_normalised__contains=word)
        )
    return rows


def _slice(
    rows: QuerySet[Row], order: tuple[str, str], after: str, before: str, size: int
) -> Slice[Row]:
    """The rows beyond a cursor "value~pk" of the two ordering columns."""
    column, descends = order[0].lstrip("-"), order[0].startswith("-")
    backwards = bool(before)
    value, pk = _cursor(before or after, is_day=column == "opens_on")
    if pk:
        beyond = "lt" if descends != backwards else "gt"
        rows = rows.filter(
            Q(**{f"{column}__{beyond}": value}) | Q(**{column: value, f"pk__{beyond}": pk})
        )
    found = list((rows.order_by(*order).reverse() if backwards else rows.order_by(*order))
                 [: size + 1])
    more = len(found) > size
    found = found[:size]
    if backwards:
        found.reverse()
    if not found:
        return Slice((), "", "")
    first, last = (f"{getattr(row, column)}~{row.pk}" for row in (found[0], found[-1]))
    has_before = more if backwards else bool(pk)
    has_after = True if backwards else more
    return Slice(tuple(found), first if has_before else "", last if has_after else "")


def _cursor(text: str, *, is_day: bool) -> tuple[str, int]:
    """A cursor's value and id; anything odd begins at the first page."""
    value, _, pk = text.replace("\x00", "").rpartition("~")
    if not (value and pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return "", 0
    if is_day:
        try:
            date.fromisoformat(value)
        except ValueError:
            return "", 0
    return value, int(pk)
