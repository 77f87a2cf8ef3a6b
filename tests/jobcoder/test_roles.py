"""A field and a role together are a title, though nobody listed the two beside each other."""

import pytest

from jobcoder import code_occupation
from jobcoder.checks import role_trouble
from jobcoder.roles import MOST_MEANINGS, role_titles
from jobcoder.wordlists import is_group
from jobcoder.words import canonical_words


def test_the_list_of_fields_and_roles_has_no_trouble() -> None:
    assert list(role_trouble()) == []


def test_every_title_of_a_role_has_one_to_five_groups() -> None:
    for title, codes in role_titles():
        assert 1 <= len(codes) <= MOST_MEANINGS, title
        assert len(set(codes)) == len(codes), title
        assert all(is_group(code) for code in codes), title


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("Fishery Manager", "1312"),
        ("Koordinator Konstruksi", "3123"),
        ("Forestry Officer", "3143"),
        ("Head of Procurement (Bekasi)", "1324"),
        ("Treasury Specialist", "2413"),
        ("Support Gudang", "4321"),
    ],
)
def test_a_role_in_a_field_stands_where_that_role_does(title: str, group: str) -> None:
    assert code_occupation(title)[0].group == group


def test_neighbouring_roles_of_the_field_stand_second_and_third() -> None:
    meant = {candidate.group for candidate in code_occupation("Network Specialist", k=4)}
    assert {"2523", "3513"} <= meant


def test_what_an_ambiguous_title_means_stays_as_its_own_list_says() -> None:
    found = [candidate.group for candidate in code_occupation("Supply Chain Manager", k=1)]
    assert found == ["1324"]


def test_plain_names_are_read_as_any_other_text_is() -> None:
    for title, _ in role_titles():
        assert canonical_words(title) == canonical_words(f"{title} !"), title
    for text in ("admin dan kasir", "staf pada biro hukum", "mne engineer", "host english speaker"):
        assert canonical_words(text) == canonical_words(f"{text} !"), text
