"""The word lists hold what they promise."""

import re

import pytest

from jobcoder import group_name, groups, is_group
from jobcoder.wordlists import ambiguous_titles, near_groups, read_rows, split_list
from jobcoder.words import word_weights


def test_every_unit_group_has_a_name_in_both_languages() -> None:
    assert len(groups()) == 436
    assert all(group.name_id and group.name_en for group in groups())
    assert len({group.code for group in groups()}) == 436


@pytest.mark.parametrize(("digits", "count"), [(1, 10), (2, 43), (3, 130)])
def test_the_levels_above_are_complete_and_have_names(digits: int, count: int) -> None:
    codes = {group.code[:digits] for group in groups()}
    assert len(codes) == count
    for code in codes:
        assert group_name(code, "id")
        assert group_name(code, "en")


def test_names_of_groups_are_not_used_twice_for_unit_groups() -> None:
    assert len({group.name_id for group in groups()}) == 436
    assert len({group.name_en for group in groups()}) == 436


def test_an_unknown_group_is_an_error_and_not_a_group() -> None:
    assert is_group("8153")
    assert not is_group("9999")
    assert not is_group("815")
    with pytest.raises(KeyError):
        group_name("9999", "id")


def test_every_meaning_of_an_ambiguous_title_is_a_group() -> None:
    for title, codes in ambiguous_titles().items():
        assert codes, title
        assert len(set(codes)) == len(codes) <= 5, title
        assert all(is_group(code) for code in codes), title


def test_weights_of_words_are_between_nothing_and_one_and_a_half() -> None:
    assert all(0.0 <= weight <= 1.5 for weight in word_weights().values())


def test_the_list_of_differences_from_kbji_names_real_groups() -> None:
    rows = list(read_rows("kbji.csv"))
    assert {row["isco"] for row in rows} == {"0110", "0210", "0310", "3355", "5412"}
    assert all(re.fullmatch(r"\d{4}", code) for row in rows for code in split_list(row["kbji"]))


def test_no_cell_holds_an_empty_or_a_doubled_title() -> None:
    for row in read_rows("occupation_groups.csv"):
        for column in ("also_id", "also_en"):
            titles = [title.strip().lower() for title in row[column].split(";") if row[column]]
            assert all(titles), row["code"]
            assert len(set(titles)) == len(titles), row["code"]


def test_the_groups_near_another_are_groups_and_not_itself() -> None:
    for code, near in near_groups().items():
        assert is_group(code)
        assert near
        assert all(is_group(other) and other != code for other in near), code
