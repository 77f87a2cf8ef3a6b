"""The tree of a practice holds every office once, whatever the rows say of each other."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import ReplicationState
from antarkerja.domain.practices.policies.lineage import Branch, tree_of
from antarkerja.domain.practices.queries.lineage import lineage_of
from tests.factories.offices import make_office
from tests.factories.practices import make_practice, make_replication, make_result


@dataclass(frozen=True)
class Row:
    pk: int
    source_id: int | None


def _tree(rows: list[Row]) -> list[Branch[Row]]:
    return tree_of(rows, number=lambda row: row.pk, source=lambda row: row.source_id)


@st.composite
def _rows(draw: st.DrawFn) -> list[Row]:
    """Any rows: sources that are missing, that come later, that stand in rings."""
    numbers = draw(st.lists(st.integers(1, 60), unique=True, max_size=40))
    sources = st.one_of(st.none(), st.integers(1, 70))
    return [Row(number, draw(sources)) for number in numbers]


@given(_rows())
def test_every_office_stands_once_and_the_tree_ends(rows: list[Row]) -> None:
    placed = [branch.row.pk for root in _tree(rows) for branch in root.each()]
    assert sorted(placed) == sorted(row.pk for row in rows)


@given(_rows())
def test_no_office_learnt_from_itself_by_any_way(rows: list[Row]) -> None:
    for root in _tree(rows):
        waiting = [(root, frozenset[int]())]
        while waiting:
            branch, above = waiting.pop()
            assert branch.row.pk not in above
            assert branch.depth == len(above) + 1
            waiting += [(one, above | {branch.row.pk}) for one in branch.learnt]


@given(st.lists(st.integers(0, 30), max_size=30))
def test_where_each_learnt_from_an_earlier_one_every_link_is_kept(picks: list[int]) -> None:
    rows = [Row(number, pick % number or None if number > 1 else None)
            for number, pick in enumerate(picks, start=1)]
    found = {one.row.pk: branch.row.pk for root in _tree(rows)
             for branch in root.each() for one in branch.learnt}
    assert found == {row.pk: row.source_id for row in rows if row.source_id}


@pytest.mark.django_db
def test_the_tree_shows_change_effect_and_provinces(ratna: Actor, stranger: Actor) -> None:
    temanggung = make_office(region="33.24", name="Asal")
    practice = make_practice(temanggung)
    bogor = make_office(region="32.01", name="Bogor")
    first = make_replication(practice, bogor)
    make_replication(practice, make_office(region="51.71", name="Denpasar"), source=first)
    make_replication(practice, make_office(region="32.02", name="Sukabumi"), source=first,
                     state=ReplicationState.ABANDONED)
    make_result(first, months=3, verdict="too_few", change=0.0)
    newest = make_result(first, months=6)
    found = lineage_of(ratna, practice)
    assert [(one.row.office.name if one.row.office else "", one.depth)
            for one in found.branches] == [("Bogor", 1), ("Denpasar", 2), ("Sukabumi", 2)]
    assert found.results == {first.pk: newest}
    west = found.provinces["32"]
    assert (west.carries, west.gave_up, west.is_origin) == (1, 1, False)
    assert found.provinces["33"].is_origin
