"""The lists of occupations and skills are sound, and answer what a counsellor asks."""

import pytest

from jobcoder import (
    groups,
    level_wording,
    nearest_occupations,
    occupation,
    occupations,
    occupations_after,
    occupations_of,
    occupations_using,
    skill,
    skills,
    skills_of,
)
from jobcoder.checks import link_trouble, occupation_trouble, skill_trouble
from jobcoder.wordlists import list_names

COMPLETE = len(list_names("occupations_")) == 10
linked = pytest.mark.skipif(
    not list_names("occupation_skills_"), reason="no occupation has skills yet"
)


def test_the_list_of_occupations_has_no_trouble() -> None:
    assert list(occupation_trouble()) == []


def test_the_list_of_skills_has_no_trouble() -> None:
    assert list(skill_trouble()) == []


def test_what_occupations_ask_are_listed_skills() -> None:
    assert list(link_trouble()) == []


@pytest.mark.skipif(not COMPLETE, reason="the lists are still being written")
def test_the_lists_are_as_long_as_promised() -> None:
    assert len(occupations()) >= 2_500
    assert len(skills()) >= 1_500


@pytest.mark.skipif(not COMPLETE, reason="the lists are still being written")
def test_every_group_has_at_least_two_occupations() -> None:
    assert [group.code for group in groups() if len(occupations_of(group.code)) < 2] == []


def test_an_unknown_occupation_or_skill_is_an_error_and_asks_nothing() -> None:
    with pytest.raises(KeyError):
        occupation("tukang-sihir")
    with pytest.raises(KeyError):
        skill("menyihir")
    with pytest.raises(KeyError):
        level_wording("menyihir")
    assert skills_of("tukang-sihir").essential == ()
    assert occupations_using("menyihir") == ()
    assert nearest_occupations("tukang-sihir") == []
    assert occupations_of("9999") == ()
    assert nearest_occupations("9999") == []


@linked
def test_a_skill_knows_the_occupations_that_ask_it() -> None:
    for listed in occupations()[::100]:
        asked = skills_of(listed.id)
        for essential, members in ((True, asked.essential), (False, asked.optional)):
            for member in members:
                uses = {use.occupation.id: use.essential for use in occupations_using(member.id)}
                assert uses[listed.id] is essential


@linked
def test_every_skill_says_what_basic_able_and_expert_mean() -> None:
    assert [listed.id for listed in skills() if level_wording(listed.id) is None] == []


@linked
def test_near_occupations_are_explained_by_shared_skills() -> None:
    for listed in [o for o in occupations() if skills_of(o.id).essential][::400]:
        near = nearest_occupations(listed.id, 5)
        assert len(near) == 5
        assert listed.id not in {found.occupation.id for found in near}
        distances = [found.distance for found in near]
        assert distances == sorted(distances)
        assert all(0.0 <= distance <= 1.0 for distance in distances)
        own = skills_of(listed.id)
        asked = {s.id for s in (*own.essential, *own.optional)}
        for found in near:
            assert {s.id for s in found.shared} <= asked
            assert not asked & {s.id for s in found.missing}
        assert near[0].shared or near[0].occupation.group == listed.group


@linked
def test_from_a_group_one_moves_out_of_it() -> None:
    near = nearest_occupations("5230", 8)
    assert len(near) == 8
    assert all(found.occupation.group != "5230" for found in near)
    assert nearest_occupations("5230", 0) == []


@linked
def test_a_field_of_study_leads_to_occupations() -> None:
    after = occupations_after("Tata boga")
    assert {"5120"} <= {found.group for found in after}
    assert all("Tata boga" in found.fields for found in after)
    assert occupations_after("tidak ada") == ()
