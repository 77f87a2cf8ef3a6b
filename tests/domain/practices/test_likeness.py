"""Offices like yours: near in every trait alike, and weak where most of them are not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.practices.enums.practice import OfficeSize, Setting
from antarkerja.domain.practices.enums.recommending import Trait, WorkRule
from antarkerja.domain.practices.policies.likeness import (
    Alike,
    Context,
    nearest_to,
    setting_of,
    size_of,
    weak_levels,
)
from antarkerja.domain.practices.policies.work_rules import RULE_OF, RULES


def context(office_id: int = 1, **fields: Any) -> Context:
    return Context(**{"office_id": office_id, "name": f"K{office_id}", "region": "33.07",
                      "registered": 1000, "shares": {}, "levels": {}, **fields})


SHARES = st.fixed_dictionaries({
    "sex": st.fixed_dictionaries({"P": st.floats(0, 1)}),
    "education": st.dictionaries(st.sampled_from(["SD", "SMA", "S1"]), st.floats(0, 1)),
})
CONTEXTS = st.lists(st.builds(
    lambda registered, shares: (registered, shares), st.integers(0, 200_000), SHARES), max_size=30)


@given(CONTEXTS)
def test_the_nearest_come_first_and_nobody_twice(rows: list[tuple[int, dict[str, Any]]]) -> None:
    others = [context(number, registered=registered, shares=shares)
              for number, (registered, shares) in enumerate(rows, start=2)]
    found = nearest_to(context(1, shares={"sex": {"P": 0.5}}), others)
    assert len(found) == min(10, len(others))
    assert len({one.context.office_id for one in found}) == len(found)
    assert [one.distance for one in found] == sorted(one.distance for one in found)


@given(CONTEXTS)
def test_a_twin_is_nearest_of_all(rows: list[tuple[int, dict[str, Any]]]) -> None:
    own = context(1, registered=700, shares={"sex": {"P": 0.4}, "education": {"SMA": 0.6}})
    twin = context(99, registered=700, shares=own.shares)
    others = [context(number, registered=registered, shares=shares)
              for number, (registered, shares) in enumerate(rows, start=2)]
    first = nearest_to(own, [*others, twin], nearest=len(rows) + 1)[0]
    assert first.distance == pytest.approx(0)
    assert set(first.traits) == set(Trait)


def test_many_sectors_weigh_no_more_than_two_sexes() -> None:
    many = {f"2025{letter}": 0.05 for letter in "ABCDEFGHIJ"}
    own = context(1, shares={"sex": {"P": 0.5}, "sectors": many})
    sectors = context(2, shares={"sex": {"P": 0.5}, "sectors": {"2025K": 1.0}})
    women = context(3, shares={"sex": {"P": 1.0}, "sectors": own.shares["sectors"]})
    near = nearest_to(own, [sectors, women])
    assert abs(near[0].distance - near[1].distance) < 0.7


def test_an_office_is_weak_where_three_quarters_of_its_kind_are_better() -> None:
    alike = [Alike(context(n, levels={"no_shows": 0.1 + n / 100, "visits": 5.0}), 0.1, ())
             for n in range(2, 8)]
    own = context(1, levels={"no_shows": 0.4, "visits": 5.0, "unknown": 1.0})
    found = weak_levels(own, alike, higher_is_better={"no_shows": False, "visits": True})
    assert [code for code, _level, _median in found] == ["no_shows"]
    assert weak_levels(own, alike[:3], higher_is_better={"no_shows": False}) == []


def test_no_office_alike_is_no_office() -> None:
    assert nearest_to(context(), []) == []


@pytest.mark.parametrize(("region", "setting"), [
    ("33.07", Setting.RURAL), ("33.71", Setting.URBAN), ("33", Setting.ANY), ("", Setting.ANY)])
def test_town_and_country_are_read_from_the_code(region: str, setting: Setting) -> None:
    assert setting_of(region) == setting


@pytest.mark.parametrize(("registered", "size"), [
    (0, OfficeSize.SMALL), (2_999, OfficeSize.SMALL), (3_000, OfficeSize.MIDDLE),
    (15_000, OfficeSize.LARGE)])
def test_size_is_that_of_the_live_file(registered: int, size: OfficeSize) -> None:
    assert size_of(registered) == size


def test_every_rule_has_a_plain_sentence_and_catches_on_one_side() -> None:
    assert set(RULE_OF) == set(WorkRule.values)
    for rule in RULES:
        assert "%(n)s" in str(rule.sentence)
        worse = rule.limit + (0.01 if rule.above else -0.01)
        better = rule.limit - (0.01 if rule.above else -0.01)
        assert rule.catches(worse)
        assert not rule.catches(better)


def test_sentences_are_in_indonesian() -> None:
    said = str(RULE_OF["no_shows"].sentence) % {"n": 40}
    assert said == "Dari 100 janji temu, 40 tidak dihadiri beberapa bulan ini."
