"""Codes cross over to other classifications only where a correspondence is known."""

from datetime import date
from pathlib import Path

import pytest

from jobcoder import bridge, groups
from jobcoder.crosswalk import read_table


def codes(code: str, from_: str, to: str) -> list[str]:
    return [found.code for found in bridge(code, from_=from_, to=to)]  # type: ignore[arg-type]  # names of classifications as plain text


def test_most_groups_are_the_same_in_both() -> None:
    found = bridge("8153", from_="ISCO-08", to="KBJI 2014")
    assert [(step.code, step.exact) for step in found] == [("8153", True)]
    assert found[0].valid_from == date(2014, 1, 1)
    assert found[0].valid_to is None


def test_kbji_splits_soldiers_and_counts_the_police_among_them() -> None:
    assert codes("0110", "ISCO-08", "KBJI 2014") == ["0111", "0112", "0113", "0114", "0115"]
    assert codes("0113", "KBJI 2014", "ISCO-08") == ["0110"]
    assert codes("5412", "ISCO-08", "KBJI 2014") == ["0115", "0215", "0315"]
    assert set(codes("0115", "KBJI 2014", "ISCO-08")) == {"0110", "3355", "5412"}
    assert codes("5412", "KBJI 2014", "ISCO-08") == []
    assert not any(step.exact for step in bridge("0115", from_="KBJI 2014", to="ISCO-08"))


def test_a_code_of_six_digits_counts_as_its_group() -> None:
    assert codes("8153.01", "KBJI 2014", "ISCO-08") == ["8153"]


def test_every_group_of_isco_has_one_in_kbji_and_comes_back() -> None:
    for group in groups():
        there = codes(group.code, "ISCO-08", "KBJI 2014")
        assert there
        assert all(group.code in codes(code, "KBJI 2014", "ISCO-08") for code in there)


def test_without_a_table_nothing_is_known_of_kbji_2026_and_esco() -> None:
    assert bridge("8153", from_="KBJI 2014", to="KBJI 2026") == ()
    assert bridge("8153", from_="ISCO-08", to="ESCO") == ()
    assert bridge("9999", from_="ISCO-08", to="KBJI 2014") == ()
    assert bridge("", from_="ISCO-08", to="ISCO-08") == ()


def test_before_its_edition_a_correspondence_does_not_hold() -> None:
    assert bridge("8153", from_="ISCO-08", to="KBJI 2014", on=date(2012, 5, 1)) == ()
    assert bridge("8153", from_="ISCO-08", to="KBJI 2014", on=date(2025, 5, 1))


def test_an_office_brings_its_own_table(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(
        "from,to,exact,valid_from,valid_to\n"
        "8153,8154,,,\n"
        "5230,5231,,2026-02-01,2027-01-31\n"
        "5230,5232,,2026-02-01,\n",
        encoding="utf-8",
    )
    table = read_table(path, "KBJI 2014", "KBJI 2026")
    found = bridge("8153", from_="KBJI 2014", to="KBJI 2026", tables=[table])
    assert [(step.code, step.exact, step.valid_from) for step in found] == [
        ("8154", True, date(2026, 1, 1))
    ]
    split = bridge("5230", from_="KBJI 2014", to="KBJI 2026", tables=[table])
    assert [(step.code, step.exact) for step in split] == [("5231", False), ("5232", False)]
    later = bridge(
        "5230", from_="KBJI 2014", to="KBJI 2026", tables=[table], on=date(2027, 2, 1)
    )
    assert [step.code for step in later] == ["5232"]
    back = bridge("8154", from_="KBJI 2026", to="ISCO-08", tables=[table])
    assert [step.code for step in back] == ["8153"]


def test_a_table_without_its_columns_or_with_a_strange_day_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="from"):
        read_table(path, "KBJI 2014", "ESCO")
    path.write_text("from,to,valid_from\n8153,1,soon\n", encoding="utf-8")
    with pytest.raises(ValueError, match="soon"):
        read_table(path, "KBJI 2014", "ESCO")
