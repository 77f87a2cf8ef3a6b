"""Lays out pairs for reading, and takes the grades in. Sheets stay outside the repository.

``python -m benchmarks.judged sheets FOLDER`` writes pass1-*.txt, a person at a time, and
``… sheets FOLDER --again`` writes pass2-*.txt, a third of the pairs mixed over people. Neither
shows a method, a rank or an earlier grade. ``… take FOLDER`` reads lines "NUMBER GRADE" of
pass1-grades.txt and pass2-grades.txt there and writes grades.csv.
"""

import csv
import random
import re
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from benchmarks.judged.files import HERE, Advertisement, Profile, advertisements, pool, profiles
from benchmarks.judged.places import distances, standing

SEED_FIRST, SEED_AGAIN = 20_251, 80_114
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


def second_order() -> list[Pair]:
    """Pairs of pass 2: drawn from all, in an order that mixes people."""
    pairs = sorted(pool())
    return random.Random(SEED_AGAIN).sample(pairs, round(len(pairs) * SHARE_AGAIN))


def write_sheets(folder: Path, again: bool) -> int:
    """Writes the sheets of one pass; returns the number of pairs."""
    order, name = (second_order(), "pass2") if again else (first_order(), "pass1")
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
        (folder / f"{name}-{at}.txt").write_text(sheet, encoding="utf-8")
    return len(order)


def take(folder: Path) -> int:
    """Writes grades.csv from both passes; returns the number of grades. Raises on a gap."""
    found = [
        (*pair, grade, reading)
        for reading, order in ((1, first_order()), (2, second_order()))
        for pair, grade in _graded(folder / f"pass{reading}-grades.txt", order)
    ]
    with (HERE / "grades.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["profile", "id_posisi", "grade", "pass"])
        table.writerows(sorted(found, key=lambda row: (row[3], row[0], row[1])))
    return len(found)


def _graded(path: Path, order: list[Pair]) -> Iterator[tuple[Pair, int]]:
    if not path.exists():
        return
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
