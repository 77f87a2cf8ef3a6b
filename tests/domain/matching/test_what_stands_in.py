"""What the engine takes where a title or a wish names no work that is known."""

import json

from antarkerja.domain.matching.imports.seekers import read_seekers
from antarkerja.domain.matching.queries.feed import (
    NAMES_NO_WORK,
    asked_occupation,
    wishes_or_likely,
)
from antarkerja.domain.reference.occupations import Likely, groups_after, title_words


def test_a_title_that_names_no_work_may_be_anything() -> None:
    assert asked_occupation(()) == NAMES_NO_WORK
    assert asked_occupation([Likely("5223", "", 0.01)]) == NAMES_NO_WORK


def test_an_unlikely_group_counts_by_its_chance_and_concludes_nothing() -> None:
    coded = asked_occupation([Likely("5223", "", 0.13), Likely("5230", "", 0.06)])
    assert (coded.group, coded.confidence, coded.sure_group) == ("5223", 0.125, "")
    assert (coded.second, coded.second_confidence) == ("5230", 0.0625)
    assert asked_occupation([Likely("5223", "", 0.5)]).sure_group == "5223"


def test_a_wish_without_a_group_gives_way_to_work_and_to_the_field_of_study() -> None:
    fields = frozenset({"Keperawatan"})
    assert wishes_or_likely(["", "5223"], ["7531"], fields) == ("5223",)
    assert wishes_or_likely([""], ["7531", ""], fields) == ("7531", *groups_after(fields))
    assert "222" in groups_after(fields)


def test_whoever_wants_anything_is_taken_at_their_word() -> None:
    spell = {"title": "Penjahit", "months": 9}
    said = {"id": "a", "experience": [spell], "wanted_jobs": ["apa saja"]}
    people, _ = read_seekers(json.dumps(said))
    assert people[0].row.wishes == ()


def test_words_of_rank_alone_name_no_work() -> None:
    assert title_words("Staff") == title_words("Senior Officer") == frozenset()
    assert title_words("Staf Gudang") == title_words("Supervisor Gudang") == title_words("Gudang")
    assert "child" not in title_words("Anak Kandang")
    assert "child" in title_words("Guru Anak")
