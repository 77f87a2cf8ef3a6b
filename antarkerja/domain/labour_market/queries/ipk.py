"""The statutory report IPK III/1, computed from ledger events alone (facts §2.3).

Nothing here reads a current status: stock is what entered minus what left, so that the opening
balance of a month is the closing balance of the month before, for any office and any month, and
also as the ledger stood on an earlier day (`as_of`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, CharField, F, IntegerField, QuerySet, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import LessThan

from antarkerja.domain.ledger import enums as book
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import offices_seen_by

BANDS = (("15-19", 15, 19), ("20-29", 20, 29), ("30-44", 30, 44), ("45-54", 45, 54),
         ("55+", 55, 200))
# Birth date unknown, or younger than 15 at registration: shown only where somebody is in it.
OTHER_BAND = "other"
SEXES = ("L", "P", "")
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its number on the form, a key for its words, and a value for each cell."""

    number: str
    key: str
    cells: dict[Cell, int]

    @property
    def total(self) -> int:
        return sum(self.cells.values())

    def of(self, band: str, sex: str) -> int:
        return self.cells.get((band, sex), 0)


@dataclass(frozen=True, slots=True)
class FormIII1:
    """Lines 1–5 with A and B for people, 1–5 with C and D for vacancies."""

    office: Office
    month: date
    seekers: tuple[Line, ...]
    vacancies: tuple[Line, ...]
    bands: tuple[str, ...]

    def line(self, key: str) -> Line:
        """A line by its key, such as "opening" or "vacancies_closing"."""
        return next(line for line in (*self.seekers, *self.vacancies) if line.key == key)

    @property
    def is_balanced(self) -> bool:
        """No cell is negative: an imbalance is shown, never clipped."""
        return all(value >= 0 for line in (*self.seekers, *self.vacancies)
                   for value in line.cells.values())


def form_iii_1(
    viewer: Actor, office_id: int, month: date, *, as_of: datetime | None = None
) -> FormIII1:
    """The form of one office and month; `month` is any day of it. Three queries.

    Raises:
        NotAllowedError: the viewer may not see counts.
        OutOfScopeError: not an office whose counts the viewer may see.
    """
    viewer.require(Permission.SEE_COUNTS)
    office = offices_seen_by(viewer).filter(pk=office_id).first()
    if office is None:
        raise OutOfScopeError
    start, end = month.replace(day=1), next_month(month)
    events = Event.objects.filter(office_id=office_id, kind__in=book.IPK_FLOWS)
    if as_of is not None:
        events = events.filter(entered_at__lte=as_of)
    before = _sums(events.filter(happened_on__lt=start))
    during = _sums(events.filter(happened_on__gte=start, happened_on__lt=end))
    seekers = _seeker_lines(before, during)
    vacancies = _vacancy_lines(before, during)
    return FormIII1(office, start, seekers, vacancies, _bands_in_use(seekers))


def next_month(day: date) -> date:
    """The first day of the following month."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


Sums = dict[tuple[str, str, str], int]


def _sums(events: QuerySet[Event]) -> Sums:
    """(kind, band, sex) → sum of quantities. Age is that on the first day of the spell."""
    rows = (
        events.annotate(age=_age())
        .values_list("kind", "age", "sex")
        .annotate(total=Sum("quantity"))
        .order_by()
    )
    sums: Sums = {}
    for kind, age, sex, total in rows:
        key = (kind, _band(age), sex)
        sums[key] = sums.get(key, 0) + total
    return sums


def _age() -> Combinable:
    """Full years between `birth_on` and `opened_on`, null where one is unknown.

    Both are read as text, "2026-11-24": SQLite has no parts of a date but those that Python cuts
    out for it, and a form reads every event of the office.
    """
    opened, birth = (Cast(field, CharField()) for field in ("opened_on", "birth_on"))
    years = _year(opened) - _year(birth)
    return Case(
        When(birth_on__isnull=True, then=Value(None)),
        When(opened_on__isnull=True, then=Value(None)),
        When(opened_on__lt=F("birth_on"), then=Value(None)),
        default=years - Case(
            When(LessThan(Substr(opened, 6), Substr(birth, 6)), then=1), default=0
        ),
        output_field=IntegerField(),
    )


def _year(day: Combinable) -> Combinable:
    return Cast(Substr(day, 1, 4), IntegerField())


def _band(age: int | None) -> str:
    if age is None:
        return OTHER_BAND
    return next((name for name, low, high in BANDS if low <= age <= high), OTHER_BAND)


def _cells(sums: Sums, kinds: Iterable[str]) -> dict[Cell, int]:
    wanted = set(kinds)
    cells: dict[Cell, int] = {}
    for (kind, band, sex), total in sums.items():
        if kind in wanted:
            cells[band, sex] = cells.get((band, sex), 0) + total
    return cells


def _plus(*parts: dict[Cell, int]) -> dict[Cell, int]:
    keys = {key for part in parts for key in part}
    return {key: sum(part.get(key, 0) for part in parts) for key in keys}


def _minus(left: dict[Cell, int], right: dict[Cell, int]) -> dict[Cell, int]:
    return _plus(left, {key: -value for key, value in right.items()})


def _seeker_lines(before: Sums, during: Sums) -> tuple[Line, ...]:
    gone_kinds = (*book.SEEKERS_PLACED, *book.SEEKERS_STRUCK_OFF)
    opening = _minus(_cells(before, book.SEEKERS_IN), _cells(before, gone_kinds))
    registered = _cells(during, book.SEEKERS_IN)
    placed = _cells(during, book.SEEKERS_PLACED)
    struck_off = _cells(during, book.SEEKERS_STRUCK_OFF)
    there, gone = _plus(opening, registered), _plus(placed, struck_off)
    return (
        Line("1", "opening", opening),
        Line("2", "registered", registered),
        Line("A", "available", there),
        Line("3", "placed", placed),
        Line("4", "struck_off", struck_off),
        Line("B", "gone", gone),
        Line("5", "closing", _minus(there, gone)),
    )


def _vacancy_lines(before: Sums, during: Sums) -> tuple[Line, ...]:
    """Places, not postings. A vacancy has no sex and no age: all stand in one cell."""
    def places(sums: Sums, kinds: Iterable[str]) -> dict[Cell, int]:
        return {(OTHER_BAND, ""): sum(_cells(sums, kinds).values())}

    gone_kinds = (*book.VACANCIES_FILLED, *book.VACANCIES_REMOVED)
    opening = _minus(places(before, book.VACANCIES_IN), places(before, gone_kinds))
    opened = places(during, book.VACANCIES_IN)
    filled = places(during, book.VACANCIES_FILLED)
    removed = places(during, book.VACANCIES_REMOVED)
    there, gone = _plus(opening, opened), _plus(filled, removed)
    return (
        Line("1", "vacancies_opening", opening),
        Line("2", "vacancies_opened", opened),
        Line("C", "vacancies_available", there),
        Line("3", "vacancies_filled", filled),
        Line("4", "vacancies_removed", removed),
        Line("D", "vacancies_gone", gone),
        Line("5", "vacancies_closing", _minus(there, gone)),
    )


def _bands_in_use(lines: Iterable[Line]) -> tuple[str, ...]:
    names = tuple(name for name, _, _ in BANDS)
    others = any(line.of(OTHER_BAND, sex) for line in lines for sex in SEXES)
    return (*names, OTHER_BAND) if others else names
