"""Bridges between classifications of occupations, each with the days on which it holds.

KBJI 2014 and ISCO-08 share their groups but for the few in ``data/kbji.csv``. No official table
leads to KBJI 2026 or ESCO here, and none is copied: whoever has one reads it with
``read_table`` and hands it over; without it the answer is empty, which means "not known".
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from jobcoder.types import Bridged
from jobcoder.wordlists import is_group, read_rows, split_list

Classification = Literal["KBJI 2014", "KBJI 2026", "ISCO-08", "ESCO"]

# Editions hold from the year in their name; an end comes only with an imported table.
VALID_FROM: Mapping[str, date] = {
    "ISCO-08": date(2008, 1, 1),
    "KBJI 2014": date(2014, 1, 1),
    "KBJI 2026": date(2026, 1, 1),
    "ESCO": date(2017, 7, 28),
}


@dataclass(frozen=True, slots=True)
class Table:
    """An imported correspondence between two classifications, readable in both directions."""

    source: Classification
    target: Classification
    pairs: Mapping[str, tuple[Bridged, ...]]
    back: Mapping[str, tuple[Bridged, ...]]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def read_table(path: Path, source: Classification, target: Classification) -> Table:
    """Read a user's table: CSV with ``from,to`` and, if wanted, ``exact,valid_from,valid_to``.

    Days are written ``YYYY-MM-DD``; ``exact`` is ``yes`` or ``no`` and, left out, holds where one
    code meets one code. Raises ``ValueError`` for a missing column or a day that is none.
    """
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        if not {"from", "to"} <= set(reader.fieldnames or ()):
            raise ValueError(f"{path}: the columns “from” and “to” are needed")
        rows = [row for row in reader if row["from"] and row["to"]]
    from_count: dict[str, int] = defaultdict(int)
    to_count: dict[str, int] = defaultdict(int)
    for row in rows:
        from_count[row["from"]] += 1
        to_count[row["to"]] += 1
    pairs: dict[str, list[Bridged]] = defaultdict(list)
    back: dict[str, list[Bridged]] = defaultdict(list)
    since = max(VALID_FROM[source], VALID_FROM[target])
    for row in rows:
        said = (row.get("exact") or "").strip().lower()
        alone = from_count[row["from"]] == to_count[row["to"]] == 1
        exact = said == "yes" if said else alone
        begin = _day((row.get("valid_from") or "").strip()) or since
        end = _day((row.get("valid_to") or "").strip())
        pairs[row["from"]].append(Bridged(row["to"], exact, begin, end))
        back[row["to"]].append(Bridged(row["from"], exact, begin, end))
    return Table(
        source,
        target,
        {code: tuple(found) for code, found in pairs.items()},
        {code: tuple(found) for code, found in back.items()},
    )


@cache
def _differences() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """From ISCO-08 to KBJI 2014 and back, only where they differ."""
    onward = {row["isco"]: split_list(row["kbji"]) for row in read_rows("kbji.csv")}
    back: dict[str, list[str]] = defaultdict(list)
    for isco, codes in onward.items():
        for code in codes:
            back[code].append(isco)
    return onward, {code: tuple(found) for code, found in back.items()}


def _own(code: str, from_: str) -> tuple[str, ...]:
    onward, back = _differences()
    group = code.partition(".")[0]
    if from_ == "ISCO-08":
        return onward.get(code) or ((code,) if is_group(code) else ())
    found = back.get(group)
    if found:
        return found
    # KBJI 2014 has no code of ISCO's that it splits or leaves out.
    return (group,) if is_group(group) and group not in onward else ()


def _step(code: str, from_: str, to: str, tables: Iterable[Table]) -> tuple[Bridged, ...]:
    if {from_, to} == {"KBJI 2014", "ISCO-08"}:
        codes = _own(code, from_)
        onward = _differences()[0]
        exact = len(codes) == 1 and code == codes[0] and code not in onward
        since = VALID_FROM["KBJI 2014"]
        return tuple(Bridged(found, exact, since, None) for found in codes)
    for table in tables:
        if (table.source, table.target) == (from_, to):
            return tuple(table.pairs.get(code, ()))
        if (table.target, table.source) == (from_, to):
            return tuple(table.back.get(code, ()))
    return ()


def _hold(found: Iterable[Bridged], on: date | None) -> tuple[Bridged, ...]:
    return tuple(
        step
        for step in found
        if on is None or (step.valid_from <= on and (step.valid_to is None or on <= step.valid_to))
    )


def _ends(one: date | None, other: date | None) -> date | None:
    days = [day for day in (one, other) if day is not None]
    return min(days) if days else None


def bridge(
    code: str,
    *,
    from_: Classification,
    to: Classification,
    on: date | None = None,
    tables: Iterable[Table] = (),
) -> tuple[Bridged, ...]:
    """Carry a code over into another classification; empty where no correspondence is known.

    Goes directly or through one other classification. With ``on`` only what holds on that day is
    given. A KBJI 2014 code of six digits ("1111.01") counts as its group of four.
    """
    given = tuple(tables)
    if from_ == to:
        return (Bridged(code, True, VALID_FROM[to], None),) if code else ()
    direct = _hold(_step(code, from_, to, given), on)
    if direct:
        return direct
    found: dict[str, Bridged] = {}
    for middle in VALID_FROM:
        for first in _hold(_step(code, from_, middle, given), on):
            for second in _hold(_step(first.code, middle, to, given), on):
                found.setdefault(
                    second.code,
                    Bridged(
                        second.code,
                        first.exact and second.exact,
                        max(first.valid_from, second.valid_from),
                        _ends(first.valid_to, second.valid_to),
                    ),
                )
    return tuple(found.values())
