"""People and vacancies to columns and back: the one place that knows how each field is kept."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np

from matchengine.codes import (
    occupation_code,
    occupation_text,
    region_code,
    region_text,
)
from matchengine.columns import Columns, Ragged, Words
from matchengine.sphere import from_sphere, on_sphere
from matchengine.types import UNLISTED, Seeker, Vacancy, Work

Row = TypeVar("Row", Seeker, Vacancy)
Scalar = Callable[[Row], int | float]
Listed = Callable[[Row, Words], Iterable[int]]

ABSENT = -1
HOURS = ("", "full", "part", "shift")
FIELDS_BIND = ("", "open", "law")
ALWAYS_FROM, ALWAYS_UNTIL = 0, 2**31 - 1
EDUCATION_TOP = 10
WISHES_TOLD_APART = 5
NO_NAMES: frozenset[str] = frozenset()
_MONTHS_TOP = 12 * 80
_MONEY_TOP = 2**53
_KM_TOP = 40_000


def _whole(value: int | None, top: int, what: str) -> int:
    if value is None:
        return ABSENT
    if not 0 <= value <= top:
        raise ValueError(f"{what} {value} is not between 0 and {top}")
    return value


def _rung(value: int | None) -> int:
    if value == 0:
        raise ValueError("the education ladder starts at 1")
    return _whole(value, EDUCATION_TOP, "education")


def _hours(value: str) -> int:
    if value not in HOURS:
        raise ValueError(f"hours {value!r} is none of {HOURS}")
    return HOURS.index(value)


def _fields_bind(value: str) -> int:
    if value not in FIELDS_BIND:
        raise ValueError(f"fields_bind {value!r} is none of {FIELDS_BIND}")
    return FIELDS_BIND.index(value)


def _confidence(value: float) -> float:
    if not 0.0 <= value <= 1.0:
        raise ValueError(f"the confidence {value} is not between 0 and 1")
    return float(value)


def _unlisted(fields: frozenset[str]) -> int:
    return int(any(field.startswith(UNLISTED) for field in fields))


def _numbers(names: frozenset[str], words: Words) -> list[int]:
    return [words.number(name) for name in sorted(names)]


def _wish_codes(seeker: Seeker) -> list[int]:
    return [occupation_code(wish) for wish in seeker.wishes if wish]


def _wish_order(seeker: Seeker) -> list[int]:
    return [min(order, WISHES_TOLD_APART) for order in range(len(_wish_codes(seeker)))]


SEEKER_SCALARS: Mapping[str, tuple[str, Scalar[Seeker]]] = {
    "id": ("q", lambda s: s.id),
    "education": ("b", lambda s: _rung(s.education)),
    "region": ("h", lambda s: region_code(s.region)),
    "x": ("d", lambda s: on_sphere(s.point)[0]),
    "y": ("d", lambda s: on_sphere(s.point)[1]),
    "z": ("d", lambda s: on_sphere(s.point)[2]),
    "max_km": ("i", lambda s: _whole(s.max_km, _KM_TOP, "max_km")),
    "wage_floor": ("q", lambda s: _whole(s.wage_floor, _MONEY_TOP, "wage_floor")),
    "hours": ("b", lambda s: _hours(s.hours)),
    "stamp": ("q", lambda s: s.stamp),
    "fields_unlisted": ("b", lambda s: _unlisted(s.fields)),
}

SEEKER_LISTS: Mapping[str, tuple[str, Listed[Seeker]]] = {
    "wishes": ("h", lambda s, w: _wish_codes(s)),
    "wish_order": ("b", lambda s, w: _wish_order(s)),
    "work": ("h", lambda s, w: (occupation_code(spell.occupation) for spell in s.work)),
    "work_months": ("h", lambda s, w: (_whole(k.months, _MONTHS_TOP, "months") for k in s.work)),
    "work_ended": (
        "h",
        lambda s, w: (_whole(k.ended_months_ago, _MONTHS_TOP, "ended_months_ago") for k in s.work),
    ),
    "work_informal": ("b", lambda s, w: (int(spell.informal) for spell in s.work)),
    "fields": ("i", lambda s, w: _numbers(s.fields, w)),
    "skills": ("i", lambda s, w: _numbers(s.skills, w)),
    "licences": ("i", lambda s, w: _numbers(s.licences, w)),
    "languages": ("i", lambda s, w: _numbers(s.languages, w)),
    "places": ("h", lambda s, w: (region_code(place) for place in s.places if place)),
    "accommodation": ("i", lambda s, w: _numbers(s.accommodation, w)),
    "near_fields": ("i", lambda s, w: _numbers(s.near_fields, w)),
    "words": ("i", lambda s, w: _numbers(s.words, w)),
}

SEEKER_WORDS = frozenset(name for name, (kind, _) in SEEKER_LISTS.items() if kind == "i")
"""The lists whose values are numbers of words."""

VACANCY_SCALARS: Mapping[str, tuple[str, Scalar[Vacancy]]] = {
    "id": ("q", lambda v: v.id),
    "occupation": ("h", lambda v: occupation_code(v.occupation)),
    "occupation_confidence": ("d", lambda v: _confidence(v.occupation_confidence)),
    "second": ("h", lambda v: occupation_code(v.second)),
    "second_confidence": ("d", lambda v: _confidence(v.second_confidence)),
    "fields_bind": ("b", lambda v: _fields_bind(v.fields_bind)),
    "education_min": ("b", lambda v: _rung(v.education_min)),
    "experience_min": ("h", lambda v: _whole(v.experience_min, _MONTHS_TOP, "experience_min")),
    "regulated": ("b", lambda v: int(v.regulated)),
    "region": ("h", lambda v: region_code(v.region)),
    "x": ("d", lambda v: on_sphere(v.point)[0]),
    "y": ("d", lambda v: on_sphere(v.point)[1]),
    "z": ("d", lambda v: on_sphere(v.point)[2]),
    "wage_min": ("q", lambda v: _whole(v.wage_min, _MONEY_TOP, "wage_min")),
    "wage_max": ("q", lambda v: _whole(v.wage_max, _MONEY_TOP, "wage_max")),
    "hours": ("b", lambda v: _hours(v.hours)),
    "places": ("i", lambda v: v.places),
    "open_from": ("i", lambda v: ALWAYS_FROM if v.open_from is None else v.open_from),
    "open_until": ("i", lambda v: ALWAYS_UNTIL if v.open_until is None else v.open_until),
    "stamp": ("q", lambda v: v.stamp),
    "fields_unlisted": ("b", lambda v: _unlisted(v.fields)),
}

VACANCY_LISTS: Mapping[str, tuple[str, Listed[Vacancy]]] = {
    "fields": ("i", lambda v, w: _numbers(v.fields, w)),
    "skills": ("i", lambda v, w: _numbers(v.skills, w)),
    "licences": ("i", lambda v, w: _numbers(v.licences, w)),
    "languages": ("i", lambda v, w: _numbers(v.languages, w)),
    "accommodation": ("i", lambda v, w: _numbers(v.accommodation, w)),
    "usual": ("i", lambda v, w: _numbers(v.usual, w)),
    "words": ("i", lambda v, w: _numbers(v.words, w)),
}


def _encode(
    rows: Iterable[Row],
    words: Words,
    scalars: Mapping[str, tuple[str, Scalar[Row]]],
    lists: Mapping[str, tuple[str, Listed[Row]]],
) -> Columns:
    flat: list[tuple[array[Any], Scalar[Row]]] = [
        (array(kind), read) for kind, read in scalars.values()
    ]
    ragged = [(array("q", [0]), array(kind), read) for kind, read in lists.values()]
    for row in rows:
        try:
            for column, read in flat:
                column.append(read(row))
            for offsets, values, read_all in ragged:
                values.extend(read_all(row, words))
                offsets.append(len(values))
        except (ValueError, OverflowError) as error:
            raise ValueError(f"{type(row).__name__} {row.id}: {error}") from error
    return Columns(
        {name: np.array(column) for name, (column, _) in zip(scalars, flat, strict=True)},
        {
            name: Ragged(np.array(offsets), np.array(values))
            for name, (offsets, values, _) in zip(lists, ragged, strict=True)
        },
    )


def encode_seekers(rows: Iterable[Seeker], words: Words) -> Columns:
    """Columns of the people given, in their order.

    Raises ValueError, naming the person's id, where a value is out of range or not a code.
    """
    return _encode(rows, words, SEEKER_SCALARS, SEEKER_LISTS)


def encode_vacancies(rows: Iterable[Vacancy], words: Words) -> Columns:
    """Columns of the vacancies given, in their order; errors as for ``encode_seekers``."""
    return _encode(rows, words, VACANCY_SCALARS, VACANCY_LISTS)


def decode_seekers(columns: Columns, words: Words) -> list[Seeker]:
    """The people in the columns, with codes in their short form."""
    plain = _Plain(columns, words)
    return [
        Seeker(*fields)
        for fields in zip(
            plain.numbers("id"),
            plain.codes("wishes", occupation_text),
            plain.work(),
            plain.optional("education"),
            plain.names("fields"),
            plain.names("skills"),
            plain.names("licences"),
            plain.names("languages"),
            map(region_text, plain.numbers("region")),
            plain.points(),
            plain.codes("places", region_text),
            plain.optional("max_km"),
            plain.optional("wage_floor"),
            map(HOURS.__getitem__, plain.numbers("hours")),
            plain.names("accommodation"),
            plain.names("near_fields"),
            plain.names("words"),
            plain.numbers("stamp"),
            strict=True,
        )
    ]


def decode_vacancies(columns: Columns, words: Words) -> list[Vacancy]:
    """The vacancies in the columns, with codes in their short form."""
    plain = _Plain(columns, words)
    return [
        Vacancy(*fields)
        for fields in zip(
            plain.numbers("id"),
            map(occupation_text, plain.numbers("occupation")),
            columns["occupation_confidence"].tolist(),
            plain.optional("education_min"),
            plain.names("fields"),
            plain.optional("experience_min"),
            plain.names("skills"),
            plain.names("licences"),
            map(bool, plain.numbers("regulated")),
            plain.names("languages"),
            map(region_text, plain.numbers("region")),
            plain.points(),
            plain.optional("wage_min"),
            plain.optional("wage_max"),
            map(HOURS.__getitem__, plain.numbers("hours")),
            plain.names("accommodation"),
            plain.numbers("places"),
            plain.optional("open_from", ALWAYS_FROM),
            plain.optional("open_until", ALWAYS_UNTIL),
            map(occupation_text, plain.numbers("second")),
            columns["second_confidence"].tolist(),
            plain.names("usual"),
            plain.names("words"),
            map(FIELDS_BIND.__getitem__, plain.numbers("fields_bind")),
            plain.numbers("stamp"),
            strict=True,
        )
    ]


class _Plain:
    """Columns as plain values, in the order of the types' fields."""

    def __init__(self, columns: Columns, words: Words) -> None:
        self._columns = columns
        self._words = words

    def numbers(self, name: str) -> list[int]:
        found: list[int] = self._columns[name].tolist()
        return found

    def optional(self, name: str, sentinel: int = ABSENT) -> list[int | None]:
        return [None if value == sentinel else value for value in self.numbers(name)]

    def listed(self, name: str) -> Iterator[list[int]]:
        column = self._columns.lists[name]
        values: list[int] = column.values.tolist()
        return (values[first:last] for first, last in pairwise(column.offsets.tolist()))

    def names(self, name: str) -> Iterator[frozenset[str]]:
        word = self._words.word
        return (frozenset(map(word, row)) if row else NO_NAMES for row in self.listed(name))

    def codes(self, name: str, text: Callable[[int], str]) -> Iterator[tuple[str, ...]]:
        return (tuple(map(text, row)) for row in self.listed(name))

    def points(self) -> Iterator[tuple[float, float] | None]:
        return map(from_sphere, *(self._columns[axis].tolist() for axis in ("x", "y", "z")))

    def work(self) -> Iterator[tuple[Work, ...]]:
        kept = ("work", "work_months", "work_ended", "work_informal")
        return (_work(*rows) for rows in zip(*map(self.listed, kept), strict=True))


def _work(
    occupations: list[int], months: list[int], ended: list[int], informal: list[int]
) -> tuple[Work, ...]:
    return tuple(
        Work(
            occupation=occupation_text(occupation),
            months=None if lasted == ABSENT else lasted,
            ended_months_ago=None if since == ABSENT else since,
            informal=bool(unpaid),
        )
        for occupation, lasted, since, unpaid in zip(
            occupations, months, ended, informal, strict=True
        )
    )
