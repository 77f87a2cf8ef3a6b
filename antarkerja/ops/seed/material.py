"""What the demo data is made of: the word lists in `data/`, and draws from them."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from random import Random

SIZES = ("mikro", "kecil", "menengah", "besar")
Row = dict[str, str]


@cache
def rows(name: str) -> tuple[Row, ...]:
    """A word list as rows of strings."""
    path = resources.files("antarkerja.ops.seed") / "data" / f"{name}.csv"
    with path.open(encoding="utf-8") as file:
        return tuple(csv.DictReader(file))


@cache
def shares(name: str) -> dict[str, float]:
    """Shares of 2024 as published, unknowns included (facts §6)."""
    path = resources.files("antarkerja.ops.seed") / "data" / "distributions.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    return {key: float(value) for key, value in table[name]["shares"].items()}


def parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def draw(dice: Random, table: dict[str, float]) -> str:
    return dice.choices(list(table), weights=list(table.values()))[0]


def draw_row(dice: Random, name: str, **wanted: str) -> Row:
    """A row whose columns have the wanted values, by its weight where it has one."""
    found = [row for row in rows(name) if all(row[key] == value for key, value in wanted.items())]
    return dice.choices(found, weights=[float(row.get("weight") or 1) for row in found])[0]


@dataclass(frozen=True, slots=True)
class Job:
    """A kind of work as it is advertised."""

    kbji: str
    titles: tuple[str, ...]
    duties: str
    skills: tuple[str, ...]
    education: str
    fields: tuple[str, ...]
    experience: int
    wage_low: int
    wage_high: int
    hours: str
    contract: str
    licences: tuple[str, ...]
    weight: float
    row: Row

    def fits(self, firm: Row) -> bool:
        """Whether such a firm has such work."""
        prefixes = parts(self.row["kbli_prefixes"])
        return (
            firm["kbli_letter"] in parts(self.row["kbli_letters"])
            and (not prefixes or firm["kbli"].startswith(prefixes))
            and SIZES.index(firm["size"]) >= SIZES.index(self.row["firm_size_min"])
        )


@cache
def jobs() -> tuple[Job, ...]:
    return tuple(
        Job(
            kbji=row["kbji"], titles=parts(row["title_variants"]), duties=row["duties"],
            skills=parts(row["skills"]), education=row["education_min"],
            fields=parts(row["fields"]), experience=int(row["experience_months"] or 0),
            wage_low=int(row["wage_low"]), wage_high=int(row["wage_high"]), hours=row["hours"],
            contract=row["contract"], licences=parts(row["licences"]),
            weight=float(row["weight"]), row=row,
        )
        for row in rows("jobs")
    )
