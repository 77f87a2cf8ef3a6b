"""Packed vacancies give what plain ones give: the same rows, sums and counts, bit for bit."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchengine import Seeker, Vacancy, VacancyIndex, kernel, packed, shelf
from tests.matchengine.strategies import MANY_VACANCIES, TODAY, seekers

MANY = st.lists(MANY_VACANCIES, min_size=1, max_size=4).map(
    lambda groups: [row for group in groups for row in group]
)
PRICES = st.dictionaries(st.integers(0, 45), st.floats(0.0, 3.0), max_size=20)


@pytest.fixture(autouse=True, params=["compiled", "narrowed", "numpy"])
def _small_blocks(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Blocks of two rows, packed from the first row on: a dozen rows are a large index then."""
    monkeypatch.setattr(shelf, "PACKED_FROM", 1)
    monkeypatch.setattr(packed, "BLOCK_ROWS", 2)
    monkeypatch.setattr(packed, "NARROWED_FROM", 0 if request.param == "narrowed" else 10**9)
    monkeypatch.setattr(packed, "NARROWED_BELOW", 1.0)
    if request.param == "numpy":
        monkeypatch.setattr(kernel, "loops", lambda: None)


def _plain(rows: list[Vacancy]) -> VacancyIndex:
    """The same index, never packed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "PACKED_FROM", 10**9)
        return VacancyIndex.build(rows)


@settings(deadline=None, max_examples=50)
@given(MANY, seekers(), st.integers(0, 15), st.none() | st.sets(st.integers(0, 45)),
       st.sets(st.integers(0, 45), max_size=5), PRICES)  # fmt: skip
def test_a_packed_index_ranks_as_a_plain_one(
    rows: list[Vacancy], person: Seeker, k: int, only: set[int] | None,
    exclude: set[int], prices: dict[int, float],
) -> None:  # fmt: skip
    dense, plain = VacancyIndex.build(rows), _plain(rows)
    for index in (dense, plain):
        index.set_prices(prices)
    for with_prices in (False, True):
        answers = [
            index.rank(
                person, k=k, today=TODAY, only=only, exclude=exclude, with_prices=with_prices
            )
            for index in (dense, plain)
        ]
        assert answers[0] == answers[1]


@settings(deadline=None, max_examples=50)
@given(MANY, MANY, st.sets(st.integers(0, 45)), seekers(), PRICES)
def test_rows_that_came_later_are_ranked_with_the_others(
    first: list[Vacancy], later: list[Vacancy], gone: set[int], person: Seeker,
    prices: dict[int, float],
) -> None:  # fmt: skip
    index = VacancyIndex.build(first)
    index.set_prices(prices)
    index.upsert(later)
    index.remove(gone)
    rows = {row.id: row for row in [*first, *later] if row.id not in gone}
    kept = {row.id for row in first}
    anew = _plain(list(rows.values()))
    anew.set_prices({row: price for row, price in prices.items() if row in kept})
    assert len(index) == len(rows)
    assert all(index.get(row.id) == anew.get(row.id) for row in [*first, *later])
    answer = anew.rank(person, k=9, today=TODAY, with_prices=True)
    assert index.rank(person, k=9, today=TODAY, with_prices=True) == answer
    index.compact()
    assert index.rank(person, k=9, today=TODAY, with_prices=True) == answer


@settings(deadline=None, max_examples=25)
@given(MANY, seekers(), PRICES)
def test_a_saved_index_is_opened_packed_and_priced(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Vacancy], person: Seeker,
    prices: dict[int, float],
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("index")
    index = VacancyIndex.build(rows)
    index.set_prices(prices)
    index.save(folder)
    opened = VacancyIndex.open(folder)
    assert opened.rank(person, today=TODAY, with_prices=True) == index.rank(
        person, today=TODAY, with_prices=True
    )
    opened.upsert([Vacancy(id=99, occupation="5223")])
    assert 99 in opened


def test_the_sum_of_every_row_is_the_reference_sum() -> None:
    """Not the order only: each packed sum is the log-odds that the reasons add up to."""
    rows = [
        Vacancy(id=n, occupation=f"{5000 + n % 7}", region=f"33.{n % 5 + 1:02d}",
                skills=frozenset({"a", "b", "c"} if n % 2 else {"a"}), education_min=n % 10 + 1)
        for n in range(40)
    ]  # fmt: skip
    person = Seeker(
        id=1, wishes=("5003",), region="33.02", education=4, skills=frozenset({"a", "c"})
    )
    ranking = VacancyIndex.build(rows).rank(person, k=40, today=TODAY)
    assert len(ranking.matches) == 40
    for match in ranking.matches:
        total = sum(reason.weight for reason in match.reasons)
        assert match.log_odds == total + np.float64(-0.375)


@pytest.mark.parametrize("wrong", [-0.1, float("nan"), 17.0])
def test_a_price_that_makes_no_sense_is_refused(wrong: float, tmp_path: Path) -> None:
    index = VacancyIndex.build([Vacancy(id=1)])
    with pytest.raises(ValueError, match="price"):
        index.set_prices({1: wrong})
