"""The judged set holds together: people, pool and grades name one another, and no text is in it."""

import csv
import json
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.judged.__main__ import kappa, report, twice
from benchmarks.judged.files import (
    ADVERTISEMENTS,
    HERE,
    Profile,
    advertisements,
    grades,
    pool,
    profiles,
)
from benchmarks.judged.places import standing

FIELDS = {
    "id", "kode_kab_dagri", "willing_regions", "education_level", "major", "birth_year",
    "experience", "skills", "certificates", "languages", "wanted_jobs", "wage_min",
    "disability", "notes",
}  # fmt: skip
PAIRS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=40)
needs_advertisements = pytest.mark.skipif(
    not ADVERTISEMENTS.exists(), reason="the shared folder is not beside the checkout"
)


def person(home: str, willing: tuple[str, ...] | str) -> Profile:
    return Profile("p", home, willing, "", "", (), (), (), (), (), None, "", "")


def test_at_least_forty_people_have_an_identifier_of_their_own_and_only_agreed_fields() -> None:
    lines = (HERE / "profiles.jsonl").read_text(encoding="utf-8").splitlines()
    people = [json.loads(line) for line in lines]
    assert len({one["id"] for one in people}) == len(people) >= 40
    assert all(set(one) <= FIELDS for one in people)


def test_every_grade_is_of_a_known_person_and_a_pooled_pair() -> None:
    known, pairs = {one.id for one in profiles()}, pool()
    for one in grades():
        assert one.profile in known
        assert (one.profile, one.advertisement) in pairs
        assert one.grade in {0, 1, 2, 3}


def test_the_first_pass_graded_each_pooled_pair_once_and_the_second_a_quarter() -> None:
    given_grades = grades()
    first = Counter((one.profile, one.advertisement) for one in given_grades if one.reading == 1)
    assert set(first) == set(pool())
    assert set(first.values()) == {1}
    assert len(first) >= 1000
    assert len(twice(given_grades)) >= len(first) / 4


def test_at_least_four_methods_brought_pairs() -> None:
    brought = Counter(name for names in pool().values() for name in names)
    assert len([name for name, count in brought.items() if count >= 100]) >= 4


def test_the_committed_tables_carry_identifiers_and_grades_only() -> None:
    for name, columns in {
        "grades.csv": ["profile", "id_posisi", "grade", "pass"],
        "pool.csv": ["profile", "id_posisi", "methods"],
    }.items():
        with (HERE / name).open(encoding="utf-8", newline="") as lines:
            rows = list(csv.reader(lines))
        assert rows[0] == columns
        assert all(len(row[1]) == 36 and max(map(len, row)) <= 40 for row in rows[1:])


@needs_advertisements
def test_every_graded_advertisement_exists() -> None:
    known = {row.id for row in advertisements()}
    assert {one.advertisement for one in grades()} <= known


def test_the_report_counts_every_pair() -> None:
    first = [one for one in grades() if one.reading == 1]
    assert f"{len(profiles())} people, {len(first)} pairs graded" in report()


def test_kappa_of_a_small_table_worked_by_hand() -> None:
    # Seen: one of four is off by one. By chance: 20 squared steps over 16 pairs, times 4.
    pairs = [(0, 0), (1, 1), (2, 2), (0, 1)]
    chance = sum((a - b) ** 2 for a, _ in pairs for _, b in pairs) / 4
    assert chance == pytest.approx(5.0)
    assert kappa(pairs) == pytest.approx(1 - 1 / 5)


@given(PAIRS)
def test_kappa_is_one_at_most_and_the_same_from_either_side(pairs: list[tuple[int, int]]) -> None:
    assert kappa(pairs) <= 1.0
    assert kappa(pairs) == pytest.approx(kappa([(b, a) for a, b in pairs]))
    assert kappa([(a, a) for a, _ in pairs]) == 1.0


def test_a_place_is_inside_what_a_person_accepts_adjoining_or_outside() -> None:
    km = {("3471", "3404"): 12.0, ("3471", "3374"): 95.0}
    assert standing(person("3471", ("3471",)), "3471", km) == "inside"
    assert standing(person("3471", ("3471",)), "3404", km) == "adjoining"
    assert standing(person("3471", ("3471",)), "3374", km) == "outside"
    assert standing(person("3471", "province"), "3403", km) == "inside"
    assert standing(person("3471", "province"), "3374", km) == "outside"
    assert standing(person("3471", "anywhere"), "3374", km) == "inside"
    assert standing(person("3471", ""), "3404", km) == "inside"
    assert standing(person("", "province"), "3374", km) == "inside"
