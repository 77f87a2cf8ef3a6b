"""The concrete occupations below the groups, read from ``data/occupations_*.csv``."""

from collections import defaultdict
from functools import cache

from jobcoder.types import Occupation
from jobcoder.wordlists import list_names, read_rows, split_list


@cache
def _by_id() -> dict[str, Occupation]:
    found: dict[str, Occupation] = {}
    for file in list_names("occupations_"):
        for row in read_rows(file):
            found.setdefault(
                row["id"],
                Occupation(
                    id=row["id"],
                    group=row["group"],
                    name_id=row["name_id"],
                    name_en=row["name_en"],
                    also_id=split_list(row["also_id"]),
                    also_en=split_list(row["also_en"]),
                    variants=split_list(row["variants"]),
                    education=row["education"],
                    fields=split_list(row["fields"]),
                    licences=split_list(row["licences"]),
                ),
            )
    return found


def occupations() -> tuple[Occupation, ...]:
    """All concrete occupations, by major group and then in the order of their file."""
    return tuple(_by_id().values())


def occupation(occupation_id: str) -> Occupation:
    """Return one occupation; raises ``KeyError`` when there is no such id."""
    return _by_id()[occupation_id]


@cache
def _by_group() -> dict[str, tuple[Occupation, ...]]:
    found: dict[str, list[Occupation]] = defaultdict(list)
    for listed in occupations():
        found[listed.group].append(listed)
    return {group: tuple(members) for group, members in found.items()}


def occupations_of(group: str) -> tuple[Occupation, ...]:
    """The concrete occupations of a group of four digits; empty where none is listed."""
    return _by_group().get(group, ())


@cache
def _by_field() -> dict[str, tuple[Occupation, ...]]:
    found: dict[str, list[Occupation]] = defaultdict(list)
    for listed in occupations():
        for field in listed.fields:
            found[field].append(listed)
    return {field: tuple(members) for field, members in found.items()}


def occupations_after(field: str) -> tuple[Occupation, ...]:
    """The occupations that a field of study leads to; its name as in ``fields_of_study.csv``."""
    return _by_field().get(field, ())
