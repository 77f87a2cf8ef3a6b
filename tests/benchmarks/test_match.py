"""The rows that the engine is timed on, what stands beside it, and its one command."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest

from benchmarks import match_adverts
from benchmarks.match import main
from benchmarks.match_adverts import Adverts, adverts
from benchmarks.match_beside import FilterBrokenError, field_of, measured
from benchmarks.match_cases import Million, NotExactError, exactness, prices_for, unlimited
from benchmarks.match_corpus import Question
from benchmarks.match_peers import PEERS, Peer
from benchmarks.match_people import _drawn, people, seekers
from benchmarks.match_postgres import POSTGRES
from benchmarks.match_rows import TODAY, Rows, donors, listed, vacancies
from benchmarks.match_timing import Goal, Times
from matchengine.codes import occupation_code

ROWS = 6_000  # enough to be packed


@pytest.fixture(scope="module", autouse=True)
def _few_advertisements() -> Iterator[None]:
    """One in 24, since coding the titles takes most of the time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(match_adverts, "QUICK_EVERY", 24)
        adverts.cache_clear()
        _drawn.cache_clear()
        yield
    adverts.cache_clear()
    _drawn.cache_clear()


@pytest.fixture(scope="module")
def rows() -> Rows:
    return vacancies(ROWS, quick=True)


@pytest.fixture(scope="module")
def held(rows: Rows) -> Million:
    index = rows.vacancy_index()
    index.set_prices(prices_for(rows, quick=True))
    drawn = seekers(60, quick=True)
    near = [one for one in drawn if one.max_km is not None][:4]
    return Million(rows, index, list(map(unlimited, drawn[:4])), near)


def test_the_same_vacancies_and_people_are_drawn_every_time(rows: Rows) -> None:
    for one, other in (
        (rows, vacancies(ROWS, quick=True)),
        (people(25_000, quick=True), people(25_000, quick=True)),
    ):
        for (name, mine), (_, theirs) in zip(
            one.columns.arrays(), other.columns.arrays(), strict=True
        ):
            assert np.array_equal(mine, theirs, equal_nan=mine.dtype.kind == "f"), name


def test_every_vacancy_is_open_and_has_a_number_of_its_own(rows: Rows) -> None:
    columns = rows.columns
    assert (columns["open_from"] <= TODAY).all()
    assert (columns["open_until"] >= TODAY).all()
    assert columns.ids.tolist() == list(range(1, ROWS + 1))


def test_rows_differ_as_in_life(rows: Rows) -> None:
    columns = rows.columns
    assert len(np.unique(columns["occupation"])) > 150
    assert 0.5 < (columns["wage_max"] >= 0).mean() < 0.7
    assert (columns["wage_min"] <= columns["wage_max"]).all()
    assert 0.1 < columns.lists["skills"].lengths().mean() < 10
    assert len({tuple(columns.lists["words"].row(at)) for at in range(ROWS)}) > ROWS // 4


def test_what_a_vacancy_lacks_comes_from_the_same_work_where_there_is_some() -> None:
    codes = np.array([occupation_code(text) for text in ("5223", "5222", "2511")])
    wanted = np.array([occupation_code(text) for text in ("5223", "5221", "9412")])
    found = [donors(wanted, codes, np.random.default_rng(seed)) for seed in range(40)]
    assert {int(one[0]) for one in found} == {0}
    assert {int(one[1]) for one in found} == {0, 1}
    assert {int(one[2]) for one in found} == {0, 1, 2}


def test_a_list_holds_each_value_once() -> None:
    made = listed(np.array([1, 1, 0, 1]), np.array([5, 3, 7, 5]), 3)
    assert [made.row(at) for at in range(3)] == [[7], [3, 5], []]


def test_a_larger_register_keeps_each_persons_wishes_whole() -> None:
    large, drawn = people(30_000, quick=True), people(20_000, quick=True)
    known = {tuple(drawn.columns.lists["wishes"].row(at)) for at in range(20_000)}
    assert all(tuple(large.columns.lists["wishes"].row(at)) in known for at in range(0, 30_000, 97))


def test_made_up_advertisements_stand_in_where_the_files_are_absent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setattr(match_adverts, "DATA", tmp_path)
    made = adverts.__wrapped__(quick=True)
    assert isinstance(made, Adverts)
    assert "made up" in made.told
    assert len(made.columns) == match_adverts.MADE_UP // 24


def test_the_engine_answers_as_weighing_every_row_does(held: Million) -> None:
    told: list[str] = []
    exactness(held, told.append, many=3)
    assert told == ["exact: 6 answers of 100 are those of weighing every row plainly, bit for bit"]


def test_a_wrong_answer_ends_the_run(held: Million, rows: Rows) -> None:
    other = vacancies(ROWS, quick=True, seed=4).vacancy_index()
    other.set_prices(prices_for(rows, quick=True))

    class Swapped:
        def compacted(self) -> object:
            return held.index.compacted()

        rank = other.rank

    with pytest.raises(NotExactError):
        exactness(replace(held, index=Swapped()), print, many=1)  # type: ignore[arg-type]


@pytest.mark.parametrize("make", PEERS, ids=lambda make: make.__name__)
def test_what_others_find_passes_the_filter(make: type[Peer], held: Million) -> None:
    lines = list(measured(make, field_of(held)))
    if "left out" in lines[0]:
        pytest.skip(lines[0])
    assert [line.split("|")[3].strip() for line in lines] == ["none", "place"]


@pytest.mark.slow
@pytest.mark.parametrize("make", POSTGRES, ids=lambda make: make.__name__)
def test_what_postgres_finds_passes_the_filter(make: type[Peer], held: Million) -> None:
    lines = list(measured(make, field_of(held)))
    if "left out" in lines[0]:
        pytest.skip(lines[0])
    assert len(lines) == 2


def test_a_row_beyond_reach_ends_the_run(held: Million) -> None:
    class Careless(Peer):
        name = "careless"

        def build(self, corpus: object) -> None:
            return None

        def ask(self, question: Question) -> list[int]:
            return list(range(1, 101))

        def size(self) -> int:
            return 0

    lines: Callable[[], list[str]] = lambda: list(measured(Careless, field_of(held)))  # noqa: E731
    with pytest.raises(FilterBrokenError):
        lines()


def test_a_goal_says_whether_it_is_met() -> None:
    times = Times((10.0, 12.0, 40.0))
    assert Goal(30.0, 45.0, 15.0).verdict(times) == "p50 ≤ 30, p95 ≤ 45: met | p50 ≤ 15: met"
    assert Goal(30.0, 35.0, 11.0).verdict(times) == "p50 ≤ 30, p95 ≤ 35: MISSED | p50 ≤ 11: not met"


@pytest.mark.slow
def test_the_quick_run_prints_every_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quick", "--rows", str(ROWS), "--runs", "3", "--only", "engine"]) == 0
    printed = capsys.readouterr().out
    for part in (
        "cores (one used)", "limit: reading", "bit for bit", "every row passing", "≤ 10 % in reach",
        "1 person × 20,000", "1 vacancy × 20,000 people", "until it is found", "rows/s", "save ",
        "where a bare answer goes",
    ):  # fmt: skip
        assert part in printed
