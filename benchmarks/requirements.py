"""How well ``jobcoder.parse_requirements`` reads: ``python -m benchmarks.requirements``.

Compares it with labels made by reading (``requirements_labels``, which tells how) and prints, for
each field, the number of labels, precision, recall and F1 with a 95 % interval: for the half that
the rules were tuned on and for the half held out. The MagangHub advertisements lie outside the
repository; where their folder is absent only the advertisements written for the purpose are read.
``--show FIELD`` prints what differs in the tuned half.
"""

import csv
import json
import math
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jobcoder import Requirements, normalise_field_of_study, parse_requirements
from jobcoder.education import UNKNOWN
from jobcoder.requirement_types import AgeLimit, Answer, Experience, Look, Wage, WorkTime

LABELS = Path(__file__).resolve().parent / "requirements_labels"
SHARED = Path(__file__).resolve().parents[2] / "shared"
ADVERTISEMENTS = SHARED / "data" / "maganghub_lowongan_deskripsi_jateng_diy_2025.csv"
FIELDS = (
    *("education", "field", "experience", "wage", "licence", "language", "hours", "contract"),
    *("disability", "age", "sex", "looks", "marital"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that an advertisement says: a field, its value in short, and its place."""

    field: str
    value: str
    start: int
    end: int
    preferred: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """An advertisement and what a reader found in it."""

    key: str
    text: str
    items: tuple[Item, ...]
    held_out: bool


def _bounds(low: float | None, high: float | None) -> str:
    if low == high:
        return f"{low:g}"
    return f"{'' if low is None else format(low, 'g')}-{'' if high is None else format(high, 'g')}"


def _experience(value: Experience) -> str:
    if value.least is None:
        return "some"
    return str(value.least) if value.most is None else f"{value.least}-{value.most}"


def _wage(value: Wage) -> str:
    if value.regional_minimum:
        return f"UMR/{value.period}"
    low, high = value.low, value.high
    shown = (
        str(low) if low == high else f"{'' if low is None else low}-{'' if high is None else high}"
    )
    return f"{shown}/{value.period}"


def _hours(value: WorkTime) -> str:
    short = {"hours_per_day": "day", "hours_per_week": "week", "days_per_week": "days"}
    if value.kind == "clock":
        return f"clock:{value.begins}-{value.ends}"
    return "shift" if value.kind == "shift" else f"{short[value.kind]}:{value.amount:g}"


def short(value: object) -> str:
    """Write a value the way the labels do."""
    match value:
        case Experience():
            return _experience(value)
        case Wage():
            return _wage(value)
        case WorkTime():
            return _hours(value)
        case AgeLimit():
            return _bounds(value.least, value.most)
        case Look():
            return value.kind if value.centimetres is None else f"height:{value.centimetres}"
    return str(value)


def _field_name(value: str) -> str:
    known = normalise_field_of_study(value)
    return value if value == "none" or known == UNKNOWN else known


def _said(field: str, answer: Answer[object]) -> Iterable[Item]:
    for one in answer.found:
        yield Item(field, short(one.value), one.start, one.end, one.preferred)
    for start, end in answer.waived:
        yield Item(field, "none", start, end, False)


def items_of(read: Requirements) -> list[Item]:
    """Return all that was read, in the form of the labels."""
    answers: dict[str, Answer[object]] = dict(
        zip(
            FIELDS,
            (
                read.education,
                *(read.fields_of_study, read.experience, read.wages, read.licences),
                *(read.languages, read.hours, read.contracts, read.disability, read.age),
                *(read.sex, read.looks, read.marital),
            ),
            strict=True,
        )
    )
    return [item for field, answer in answers.items() for item in _said(field, answer)]


def read_labels(path: Path, texts: dict[str, str]) -> list[Labelled]:
    """Read one file of labels; advertisements whose text is absent or has changed are left out."""
    labelled = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        text = row.get("text") or texts.get(row["id"])
        if text is None or len(text) != row.get("length", len(text)):
            continue
        labelled.append(
            Labelled(row["id"], text, tuple(Item(*item) for item in row["items"]), number % 2 == 1)
        )
    return labelled


def advertisement_texts() -> dict[str, str]:
    """Return the MagangHub descriptions by id, or nothing where the folder is absent."""
    if not ADVERTISEMENTS.exists():
        print(f"left out, not found: {ADVERTISEMENTS}")
        return {}
    with ADVERTISEMENTS.open(encoding="utf-8", newline="") as file:
        return {row["id_posisi"]: row["deskripsi"] for row in csv.DictReader(file)}


Pairs = set[tuple[str, str]]


def _pairs(items: Iterable[Item]) -> Pairs:
    return {
        (item.field, _field_name(item.value) if item.field == "field" else item.value)
        for item in items
    }


@dataclass(frozen=True, slots=True)
class Count:
    """Hits, false finds and misses of one field in one advertisement."""

    hits: int
    wrong: int
    missed: int


def counts(labelled: Sequence[Labelled]) -> dict[str, list[Count]]:
    """Count per field and advertisement; a value counts once however often it is said."""
    table: dict[str, list[Count]] = {field: [] for field in FIELDS}
    for one in labelled:
        truth, said = _pairs(one.items), _pairs(items_of(parse_requirements(one.text)))
        for field in FIELDS:
            want = {pair for pair in truth if pair[0] == field}
            got = {pair for pair in said if pair[0] == field}
            table[field].append(Count(len(want & got), len(got - want), len(want - got)))
    return table


def scores(rows: Iterable[Count]) -> tuple[float, float, float]:
    """Return precision, recall and F1; each is 1 where there was nothing to find or be found."""
    hits = wrong = missed = 0
    for row in rows:
        hits, wrong, missed = hits + row.hits, wrong + row.wrong, missed + row.missed
    precision = hits / (hits + wrong) if hits + wrong else 1.0
    recall = hits / (hits + missed) if hits + missed else 1.0
    return (
        precision,
        recall,
        2 * hits / (2 * hits + wrong + missed) if hits + wrong + missed else 1.0,
    )


def interval(rows: Iterable[Count]) -> tuple[float, float]:
    """Return the 95 % interval of F1.

    Wilson's interval of J = hits / (hits + false finds + misses), carried over by
    F1 = 2J / (1 + J); so it does not shrink to a point where nothing went wrong. Values in one
    advertisement are taken as independent.
    """
    hits = tried = 0
    for row in rows:
        hits, tried = hits + row.hits, tried + row.hits + row.wrong + row.missed
    if not tried:
        return 0.0, 1.0
    share, z = hits / tried, 1.96
    middle = share + z * z / (2 * tried)
    spread = z * math.sqrt(share * (1 - share) / tried + z * z / (4 * tried * tried))
    low, high = ((middle + sign * spread) / (1 + z * z / tried) for sign in (-1, 1))
    return 2 * max(0.0, low) / (1 + max(0.0, low)), 2 * min(1.0, high) / (1 + min(1.0, high))


def report(name: str, labelled: Sequence[Labelled]) -> None:
    """Print the table of one half."""
    print(f"\n{name}: {len(labelled)} advertisements")
    print(f"{'field':<12}{'n':>5}{'precision':>11}{'recall':>8}{'F1':>7}   95 % of F1")
    for field, rows in counts(labelled).items():
        n = sum(row.hits + row.missed for row in rows)
        precision, recall, f1 = scores(rows)
        low, high = interval(rows)
        print(f"{field:<12}{n:>5}{precision:>11.3f}{recall:>8.3f}{f1:>7.3f}   {low:.3f}-{high:.3f}")


def report_places(labelled: Sequence[Labelled]) -> None:
    """Print how often the place and the wish of a rightly read value are right too."""
    tally: Counter[str] = Counter()
    for one in labelled:
        said = items_of(parse_requirements(one.text))
        for item in one.items:
            same = [s for s in said if _pairs([s]) == _pairs([item])]
            if not same:
                continue
            near = [s for s in same if s.start < item.end and item.start < s.end]
            tally["read"] += 1
            tally["place"] += bool(near)
            tally["wish"] += any(s.preferred == item.preferred for s in near or same)
    read = max(1, tally["read"])
    print(
        f"of {tally['read']} values read rightly: place {tally['place'] / read:.3f},"
        f" wish or demand {tally['wish'] / read:.3f}"
    )


def report_speed(labelled: Sequence[Labelled]) -> None:
    """Print the time that one advertisement takes, the lists being loaded."""
    times = []
    for one in labelled:
        started = time.perf_counter()
        parse_requirements(one.text)
        times.append(time.perf_counter() - started)
    times.sort()
    print(
        f"\none advertisement: median {times[len(times) // 2] * 1e3:.2f} ms,"
        f" 99 of 100 within {times[int(len(times) * 0.99)] * 1e3:.2f} ms, longest"
        f" {times[-1] * 1e3:.2f} ms"
    )


def show(labelled: Sequence[Labelled], field: str) -> None:
    """Print what differs in one field, for whoever tunes the rules."""
    for one in labelled:
        truth = [item for item in one.items if item.field == field]
        said = [item for item in items_of(parse_requirements(one.text)) if item.field == field]
        for mark, items, others in (("missed", truth, said), ("wrong", said, truth)):
            for item in items:
                if not _pairs([item]) & _pairs(others):
                    around = one.text[max(0, item.start - 50) : item.end + 40].replace("\n", "⏎")
                    print(f"{one.key[:13]} {mark:<7}{item.value}: {around}")


def main(arguments: Sequence[str]) -> int:
    """Print both halves, the places and the speed."""
    texts = advertisement_texts()
    sets = [read_labels(path, texts) for path in sorted(LABELS.glob("*.jsonl"))]
    tuned = [one for labels in sets for one in labels if not one.held_out]
    held_out = [one for labels in sets for one in labels if one.held_out]
    if "--show" in arguments:
        show(tuned, arguments[arguments.index("--show") + 1])
        return 0
    report("tuned half", tuned)
    report("held-out half", held_out)
    report_places(held_out)
    report_speed([*tuned, *held_out])
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
