"""Lays out pairs for reading, and takes the grades in. Sheets stay outside the repository.

``python -m benchmarks.judged sheets FOLDER --reading N`` writes passN-*.txt: reading 1 has all
pairs, a person at a time; readings 2 and 3 have 30 % of them, mixed over people, each in an order
of its own. No sheet shows a method, a rank or an earlier grade. Reading 3 is for another reader.
``… take FOLDER`` reads lines "NUMBER GRADE" of passN-grades.txt there and writes grades.csv; the
grades of readings that have no such file stay.
"""

import csv
import random
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from benchmarks.judged.files import (
    HERE,
    Advertisement,
    Grade,
    Profile,
    advertisements,
    grades,
    pool,
    profiles,
)
from benchmarks.judged.places import distances, standing

SEED_FIRST = 20_251
SEEDS_AGAIN = {2: 80_114, 3: 5_517}
SHARE_AGAIN = 0.3
SHEET = 92_000  # letters in one sheet
Pair = tuple[str, str]


def first_order() -> list[Pair]:
    """Pairs of pass 1: people in their order, the pairs of each shuffled."""
    chance = random.Random(SEED_FIRST)
    pairs: list[Pair] = []
    for _, group in groupby(sorted(pool()), key=lambda pair: pair[0]):
        block = list(group)
        chance.shuffle(block)
        pairs += block
    return pairs


def order_of(reading: int) -> list[Pair]:
    """Pairs of a reading. Raises KeyError on one that is not 1, 2 or 3."""
    if reading == 1:
        return first_order()
    pairs = sorted(pool())
    return random.Random(SEEDS_AGAIN[reading]).sample(pairs, round(len(pairs) * SHARE_AGAIN))


def write_sheets(folder: Path, reading: int) -> int:
    """Writes the sheets of one reading; returns the number of pairs."""
    order = order_of(reading)
    people = {person.id: person for person in profiles()}
    rows = {row.id: row for row in advertisements()}
    km = distances()
    sheets, before = [""], ""
    for number, (person_id, row_id) in enumerate(order, 1):
        person, row = people[person_id], rows[row_id]
        head = "" if person_id == before and sheets[-1] else f"## {_person(person)}\n"
        before = person_id
        if len(sheets[-1]) > SHEET:
            sheets.append("")
            head = f"## {_person(person)}\n"
        sheets[-1] += f"{head}{number}. {_row(row, standing(person, row.region.strip(), km))}\n"
    folder.mkdir(parents=True, exist_ok=True)
    for at, sheet in enumerate(sheets, 1):
        (folder / f"pass{reading}-{at}.txt").write_text(sheet, encoding="utf-8")
    return len(order)


def take(folder: Path) -> int:
    """Writes grades.csv anew from the readings in the folder; returns how many it then holds.

    Raises ValueError where a reading leaves pairs out.
    """
    found = [
        Grade(person, row, grade, reading)
        for reading in (1, *SEEDS_AGAIN)
        for (person, row), grade in _graded(folder / f"pass{reading}-grades.txt", reading)
    ]
    taken = {one.reading for one in found}
    if (HERE / "grades.csv").exists():
        found += [one for one in grades() if one.reading not in taken]
    found.sort(key=lambda one: (one.reading, one.profile, one.advertisement))
    with (HERE / "grades.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["profile", "id_posisi", "grade", "pass"])
        table.writerows([o.profile, o.advertisement, o.grade, o.reading] for o in found)
    return len(found)


def _graded(path: Path, reading: int) -> Iterator[tuple[Pair, int]]:
    if not path.exists():
        return
    order = order_of(reading)
    marks = dict(re.findall(r"(\d+)[ :]([0-3])\b", path.read_text(encoding="utf-8")))
    missing = [number for number in range(1, len(order) + 1) if str(number) not in marks]
    if missing:
        raise ValueError(f"{path.name} lacks the numbers {missing[:20]}")
    for number, pair in enumerate(order, 1):
        yield pair, int(marks[str(number)])


def _person(person: Profile) -> str:
    past = "; ".join(f"{w.title} {w.months} ({w.duties})" for w in person.experience)
    place = f"{person.home} {person.willing if person.willing else '?'}"
    known = [*person.skills, *person.certificates, *person.languages]
    return (
        f"{person.id} {place} | {person.education or '?'} {person.major} | wants "
        f"{', '.join(person.wanted) or '?'} {person.wage or ''} | {past} | {', '.join(known)} "
        f"| {person.disability} {person.notes}"
    )


def _row(row: Advertisement, place: str) -> str:
    said = re.sub(r"\s+", " ", row.text[:300])
    where = "" if place == "inside" else f" !{place.upper()}"
    fields = re.sub(r"\s+", " ", row.fields)[:130]
    levels = {"Sarjana": "S", "Diploma": "D"}.get(row.levels, "DS")
    return f"{row.title} | {row.region_name}{where} | {levels} | {fields} | {said}"
