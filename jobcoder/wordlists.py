"""Reads the word lists in ``jobcoder/data``: plain CSV files that a person can correct."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from jobcoder.types import Group, Language

_LEVELS = {
    1: "major_groups.csv",
    2: "submajor_groups.csv",
    3: "minor_groups.csv",
    4: "occupation_groups.csv",
}


def read_rows(name: str) -> Iterator[Mapping[str, str]]:
    """Yield the rows of one word list as mappings from column to text."""
    with files("jobcoder").joinpath("data", name).open(encoding="utf-8") as handle:
        # A short row of a list that is being corrected reads as empty cells; checks.py names it.
        yield from csv.DictReader(handle, restval="")


def cell_counts(name: str) -> Iterator[tuple[str, int]]:
    """Yield first cell and number of cells of each line of a word list, the heading included."""
    with files("jobcoder").joinpath("data", name).open(encoding="utf-8") as handle:
        for cells in csv.reader(handle):
            yield (cells[0] if cells else ""), len(cells)


def list_names(prefix: str) -> list[str]:
    """The files of one kind, such as ``occupations_0.csv`` … for ``occupations_``, in order."""
    data = files("jobcoder").joinpath("data")
    return sorted(
        entry.name
        for entry in data.iterdir()
        if entry.name.startswith(prefix) and entry.name.endswith(".csv")
    )


def split_list(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values parted by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@cache
def groups() -> tuple[Group, ...]:
    """All 436 unit groups in the order of their codes."""
    return tuple(
        Group(
            row["code"],
            row["name_id"],
            row["name_en"],
            split_list(row["also_id"]),
            split_list(row["also_en"]),
        )
        for row in read_rows("occupation_groups.csv")
    )


@cache
def _names() -> dict[str, tuple[str, str]]:
    return {
        row["code"]: (row["name_id"], row["name_en"])
        for name in _LEVELS.values()
        for row in read_rows(name)
    }


def group_name(code: str, language: Language = "id") -> str:
    """Return the project's own name of a group of one to four digits.

    Raises ``KeyError`` when there is no such group.
    """
    name_id, name_en = _names()[code]
    return name_id if language == "id" else name_en


def is_group(code: str) -> bool:
    """Say whether the code is an ISCO-08 unit group, that is, has four digits and exists."""
    return len(code) == 4 and code in _names()


@cache
def ambiguous_titles() -> dict[str, tuple[str, ...]]:
    """Titles with several meanings, each with its groups, the most usual first."""
    return {row["title"]: split_list(row["groups"]) for row in read_rows("ambiguous_titles.csv")}


@cache
def near_groups() -> dict[str, tuple[str, ...]]:
    """Groups that are easily taken for another one, the likeliest mistake first."""
    return {row["group"]: split_list(row["near"]) for row in read_rows("near_groups.csv")}
