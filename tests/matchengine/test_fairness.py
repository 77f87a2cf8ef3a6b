"""Groups are compared as a statistician would by hand, and nothing is said of too few people."""

import dataclasses
import json
import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchengine import (
    FairnessReport,
    Grouping,
    Measure,
    Verdict,
    crossed,
    fairness_report,
    rank_change,
)

SEX = ("women", "men")


def grouping(numbers: Any, *labels: str, reference: int | None = None) -> Grouping:
    return Grouping("sex", np.asarray(numbers, dtype=np.int64), labels or SEX, reference)


def two_groups(women: int, men: int) -> Grouping:
    return grouping([0] * women + [1] * men)


def shares(hits_a: int, n_a: int, hits_b: int, n_b: int) -> list[int]:
    return [1] * hits_a + [0] * (n_a - hits_a) + [1] * hits_b + [0] * (n_b - hits_b)


def test_the_impact_ratio_and_katz_interval_are_those_reckoned_by_hand() -> None:
    report = fairness_report([two_groups(200, 100)], hired=shares(60, 200, 50, 100))
    (table,) = report.tables
    women, men = table.comparisons
    assert (women.figure, men.figure, women.n, women.against) == (0.3, 0.5, 200, 100)
    assert women.ratio == pytest.approx(0.6)
    # sqrt(1/60 - 1/200 + 1/50 - 1/100) = 0.147196; exp(log 0.6 -+ 1.959964 x 0.147196)
    assert women.low == pytest.approx(0.449633, abs=1e-6)
    assert women.high == pytest.approx(0.800654, abs=1e-6)
    assert men.ratio == pytest.approx(1 / 0.6)
    assert table.overall == pytest.approx(110 / 300)
    assert table.parity == pytest.approx(0.6)
    assert women.verdict is men.verdict is Verdict.GAP


def test_chance_is_fishers_exact_test() -> None:
    # Twice the tail of at most 3 hits among 30 where 18 of 60 hit: sum of
    # C(18, k) C(42, 30 - k) / C(60, 30) for k = 0..3.
    report = fairness_report([two_groups(30, 30)], hired=shares(3, 30, 15, 30))
    ways = sum(math.comb(18, k) * math.comb(42, 30 - k) for k in range(4))
    women = report.tables[0].comparisons[0]
    assert women.chance == pytest.approx(2 * ways / math.comb(60, 30), rel=1e-9)


def test_the_normal_curve_takes_over_from_the_exact_test_without_a_jump() -> None:
    for hits in (500, 480, 460):
        n = 1000
        sizes = [n, n - 1]
        chances = [
            fairness_report([two_groups(size, n)], hired=shares(hits, size, 500, n))
            .tables[0].comparisons[0].chance for size in sizes
        ]  # fmt: skip
        assert chances[0] == pytest.approx(chances[1], abs=0.05)


def test_exposure_falls_with_the_rank_and_is_nothing_outside_the_list() -> None:
    ranks = [1] * 40 + [3] * 20 + [0] * 20
    report = fairness_report([two_groups(40, 40)], ranks=ranks)
    women, men = report.tables[0].comparisons
    assert women.figure == pytest.approx(1.0)
    assert men.figure == pytest.approx(0.25, abs=1e-6)
    assert men.ratio == pytest.approx(0.25, abs=1e-6)
    assert men.verdict is Verdict.GAP


def test_the_mean_wage_recommended_is_compared_with_the_delta_methods_interval() -> None:
    women = [2_000_000, 2_400_000] * 50
    men = [2_500_000, 2_700_000] * 50
    report = fairness_report([two_groups(100, 100)], wages=women + men)
    one = report.tables[0].comparisons[0]
    assert one.figure == 2_200_000
    assert one.ratio == pytest.approx(2.2 / 2.6)
    varied = (0.2 / 2.2) ** 2, (0.1 / 2.6) ** 2
    # Men vary less than both together, so both together count for them.
    spread = math.sqrt((varied[0] + sum(varied) / 2) / 99)
    wide = 1.9842  # Student's t with 99 degrees of freedom
    assert one.low == pytest.approx(2.2 / 2.6 * math.exp(-wide * spread), rel=1e-4)
    assert one.verdict is Verdict.DIFFERENCE  # proved, yet within four fifths


def test_the_share_above_the_median_counts_only_scores_truly_above() -> None:
    scores = [10] * 30 + [50] * 10 + [50] * 10 + [90] * 30
    report = fairness_report([two_groups(40, 40)], scores=scores)
    women, men = report.tables[0].comparisons
    assert (women.figure, men.figure) == (0.0, 0.75)
    assert women.ratio == 0.0
    assert men.ratio == math.inf
    assert women.verdict is men.verdict is Verdict.GAP


def test_nothing_is_said_of_fewer_than_the_floor_and_their_figures_do_not_show() -> None:
    numbers = [0] * 100 + [1] * 100 + [2] * 29
    sex = grouping(numbers, "a", "b", "c")
    report = fairness_report([sex], hired=[1, 0] * 100 + [0] * 29)
    a, _b, c = report.tables[0].comparisons
    assert (c.n, c.verdict) == (29, Verdict.TOO_FEW)
    assert (c.figure, c.ratio, c.low, c.high, c.chance) == (None,) * 5
    assert a.against == 100, "what is hidden cannot be worked out from the others either"
    assert report.tables[0].overall == 0.5
    lower = fairness_report([sex], hired=[1, 0] * 100 + [0] * 29, floor=29)
    assert lower.tables[0].comparisons[2].verdict is Verdict.GAP


def test_a_group_alone_has_nobody_to_be_compared_with() -> None:
    report = fairness_report([two_groups(100, 5)], hired=[1] * 50 + [0] * 55)
    women, men = report.tables[0].comparisons
    assert women.figure == 0.5
    assert women.verdict is men.verdict is Verdict.TOO_FEW
    assert report.tables[0].parity is None


def test_an_empty_group_and_an_empty_report_say_so() -> None:
    nobody = fairness_report([grouping([])], hired=[])
    assert {one.verdict for one in nobody.tables[0].comparisons} == {Verdict.TOO_FEW}
    assert nobody.tables[0].overall is None
    three = grouping([0, 1] * 50, "women", "men", "not there")
    report = fairness_report([three], hired=[1, 0, 0, 1] * 25)
    assert report.tables[0].comparisons[2].n == 0
    assert fairness_report([]).tables == ()


def test_where_nobody_is_hired_there_is_no_ratio() -> None:
    report = fairness_report([two_groups(50, 50)], hired=[0] * 100, wages=[0] * 100)
    for table in report.tables:
        assert {one.verdict for one in table.comparisons} == {Verdict.UNDEFINED}
        assert table.parity is None


def test_equal_scores_leave_nobody_above_the_median_and_equal_wages_are_alike() -> None:
    report = fairness_report(
        [two_groups(50, 70)], scores=[61] * 120, ranks=[2] * 120, wages=[0.1] * 120
    )
    verdicts = {table.measure: {o.verdict for o in table.comparisons} for table in report.tables}
    assert verdicts == {
        Measure.ABOVE_MEDIAN: {Verdict.UNDEFINED},
        Measure.EXPOSURE: {Verdict.ALIKE},
        Measure.WAGE: {Verdict.ALIKE},
    }


def test_a_named_reference_is_what_every_group_is_compared_with() -> None:
    numbers = [0] * 100 + [1] * 100 + [2] * 100
    hired = shares(20, 100, 40, 100) + [1] * 80 + [0] * 20
    report = fairness_report([grouping(numbers, "a", "b", "c", reference=1)], hired=hired)
    a, b, c = report.tables[0].comparisons
    assert [a.ratio, c.ratio] == pytest.approx([0.5, 2.0])
    assert (b.verdict, b.ratio) == (Verdict.REFERENCE, None)
    assert report.tables[0].reference == "b"
    few = fairness_report([grouping([0] * 100 + [1] * 9, reference=1)], hired=[1] * 109)
    assert {one.verdict for one in few.tables[0].comparisons} == {Verdict.TOO_FEW}


def test_two_groups_are_one_question_and_many_groups_make_proof_harder() -> None:
    hired = shares(30, 100, 45, 100)
    alone = fairness_report([two_groups(100, 100)], hired=hired)
    women, men = alone.tables[0].comparisons
    assert women.chance == men.chance
    both = fairness_report([two_groups(100, 100)], hired=hired, referred=[1, 0] * 100)
    again = both.tables[1].comparisons[0]
    assert women.chance is not None
    assert again.chance == pytest.approx(2 * women.chance)
    assert (women.verdict, again.verdict) == (Verdict.GAP, Verdict.UNCLEAR)


def test_a_group_not_stated_counts_nowhere() -> None:
    stated = grouping([0] * 40 + [1] * 40 + [-1] * 40)
    report = fairness_report([stated], hired=shares(10, 40, 20, 40) + [1] * 40)
    assert [one.n for one in report.tables[0].comparisons] == [40, 40]
    assert report.tables[0].overall == pytest.approx(30 / 80)


def test_what_is_masked_is_not_known_and_what_is_nan_is_refused() -> None:
    sex = two_groups(60, 60)
    wages = np.ma.masked_array([1.0] * 60 + [2.0] * 59 + [math.nan], [False] * 119 + [True])
    report = fairness_report([sex], wages=wages)
    assert [one.n for one in report.tables[0].comparisons] == [60, 59]
    for name in ("scores", "wages", "distances", "ranks", "hired", "referred", "people"):
        wrong: dict[str, Any] = {name: [1.0] * 119 + [math.nan]}
        with pytest.raises(ValueError, match="NaN"):
            fairness_report([sex], **wrong)
    with pytest.raises(ValueError, match="NaN"):
        rank_change([1.0, math.nan], [1, 2])


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"wages": [-1] * 60}, "below zero"),
        ({"ranks": [-1] * 60}, "below zero"),
        ({"ranks": [1.5] * 60}, "whole"),
        ({"hired": [2] * 60}, "yes nor no"),
        ({"hired": [1] * 59}, "one value for each"),
        ({"scores": ["high"] * 60}, "not a number"),
        ({"scores": [1] * 60, "floor": 1}, "floor"),
        ({"scores": [1] * 60, "fair_ratio": 1.0}, "fair ratio"),
        ({"scores": [1] * 60, "level": 1.0}, "level"),
    ],
)
def test_wrong_arrays_are_refused(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        fairness_report([two_groups(30, 30)], **wrong)


def test_a_group_number_needs_a_label_and_groupings_need_one_length() -> None:
    for numbers in ([0, 2], [-2, 0], [0, 0.5]):
        with pytest.raises(ValueError, match=r"label|whole"):
            Grouping("sex", np.array(numbers), SEX)
    with pytest.raises(ValueError, match="reference"):
        grouping([0, 1], reference=2)
    with pytest.raises(ValueError, match="lengths"):
        fairness_report([two_groups(1, 1), two_groups(2, 2)], hired=[1, 1])
    with pytest.raises(ValueError, match="one length"):
        crossed(two_groups(1, 1), two_groups(2, 2))


def test_crossing_gives_every_pair_of_groups_and_keeps_what_is_not_stated() -> None:
    age = Grouping("age", np.array([0, 1, 2, -1]), ("young", "middle", "old"))
    both = crossed(grouping([0, 1, -1, 0]), age)
    assert both.label == "sex × age"
    assert both.labels[:4] == ("women × young", "women × middle", "women × old", "men × young")
    assert both.numbers.tolist() == [0, 4, -1, -1]


def test_a_gap_of_one_intersection_shows_where_each_side_alone_hides_it() -> None:
    women, old = np.repeat([0, 1], 400), np.tile(np.repeat([0, 1], 200), 2)
    hits = (40, 120, 120, 40)
    hired = [one for n in hits for one in [1] * n + [0] * (200 - n)]
    sex, age = grouping(women), Grouping("age", old, ("old", "young"))
    report = fairness_report([sex, age, crossed(sex, age)], hired=hired)
    assert report.found(Verdict.GAP, Verdict.DIFFERENCE) == tuple(
        (report.tables[2], one) for one in report.tables[2].comparisons
    )
    assert [one.figure for one in report.tables[2].comparisons] == [0.2, 0.6, 0.6, 0.2]


def test_rows_of_one_person_count_as_one_person() -> None:
    people, rows = np.repeat(np.arange(80), 25), np.repeat([0, 1], 1000)
    hired = np.zeros(2000)
    hired[::25] = np.repeat([1, 0], 40)  # one of 25 rows of every woman, of no man
    report = fairness_report([grouping(rows)], hired=hired, ranks=[1] * 2000, people=people)
    exposure, shares_hired = report.tables
    assert [one.n for one in exposure.comparisons] == [40, 40]
    assert exposure.comparisons[0].figure == 25.0
    assert [one.figure for one in shares_hired.comparisons] == [0.04, 0.0]
    with pytest.raises(ValueError, match="two groups"):
        fairness_report([grouping([0, 1])], hired=[1, 1], people=[7, 7])


def test_ranks_before_and_after_a_swap_of_words() -> None:
    change = rank_change([1, 2, 3, 0, 4], [1, 3, 2, 5, 0], "she and he")
    assert (change.n, change.equal, change.moved, change.largest) == (5, 1, 2, 1)
    assert change.share_equal == 0.2
    assert rank_change([2, 1, 0], [2, 1, 0]).share_equal == 1.0
    for before, after in (([], []), ([1], [1, 2])):
        with pytest.raises(ValueError, match=r"no ranks|one value"):
            rank_change(before, after)


def test_json_holds_every_figure_and_the_rules_of_judging() -> None:
    swap = rank_change([1, 2], [1, 2], "pronouns")
    report = fairness_report([two_groups(40, 40)], hired=shares(0, 40, 30, 40), swaps=[swap])
    told = json.loads(report.to_json())
    assert (told["format"], told["floor"], told["fair_ratio"]) == (1, 30, 0.8)
    women, men = told["tables"][0]["comparisons"]
    assert (women["ratio"], women["verdict"], men["ratio"]) == (0.0, "gap", None)
    assert told["swaps"][0]["share_equal"] == 1.0


def test_a_report_cannot_be_changed_once_made() -> None:
    report = fairness_report([two_groups(40, 40)], hired=[1] * 80)
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.floor = 1  # type: ignore[misc]  # what the test is about


GROUPS = st.lists(st.integers(-1, 2), min_size=1, max_size=60)


@st.composite
def any_rows(draw: st.DrawFn) -> dict[str, Any]:
    groups = np.array(draw(GROUPS))
    rows = len(groups)

    def column(values: st.SearchStrategy[Any]) -> Any:
        return np.array(draw(st.lists(values, min_size=rows, max_size=rows)))

    return {
        "groups": groups,
        "scores": column(st.integers(0, 5)),
        "ranks": column(st.integers(0, 30)),
        "hired": column(st.booleans()),
        "wages": column(st.floats(0, 1e7)),
        "distances": column(st.sampled_from([0.0, 0.1, 7.3, 400.0])),
    }


def report_of(rows: dict[str, Any], order: Any, people: Any = None) -> FairnessReport:
    columns = {name: values[order] for name, values in rows.items() if name != "groups"}
    groups = grouping(rows["groups"][order], "a", "b", "c")
    return fairness_report([groups, crossed(groups, groups)], **columns, people=people, floor=3)


@settings(max_examples=60, deadline=None)
@given(any_rows(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: dict[str, Any], chance: Any) -> None:
    order = np.arange(len(rows["groups"]))
    mixed = order.copy()
    chance.shuffle(mixed)
    assert report_of(rows, mixed) == report_of(rows, order)
    alone = order * 7 - 3
    assert report_of(rows, mixed, alone[mixed]) == report_of(rows, order)


@settings(max_examples=60, deadline=None)
@given(any_rows())
def test_whatever_is_given_is_judged_soundly(rows: dict[str, Any]) -> None:
    report = report_of(rows, np.arange(len(rows["groups"])))
    json.loads(report.to_json())
    for table in report.tables:
        for one in table.comparisons:
            assert (one.figure is None) == (one.n < 3)
            if one.ratio is None or one.low is None or one.high is None or one.chance is None:
                assert one.verdict in (Verdict.TOO_FEW, Verdict.UNDEFINED)
            else:
                assert one.low <= one.ratio <= one.high
                assert 0.0 <= one.chance <= 1.0


@settings(max_examples=40, deadline=None)
@given(any_rows())
def test_two_groups_swapped_give_the_inverse_ratio(rows: dict[str, Any]) -> None:
    rows["groups"] = np.abs(rows["groups"]) % 2
    columns = {name: values for name, values in rows.items() if name != "groups"}
    there = fairness_report([grouping(rows["groups"])], **columns, floor=2)
    back = fairness_report([grouping(1 - rows["groups"])], **columns, floor=2)
    for table, other in zip(there.tables, back.tables, strict=True):
        assert table.parity == other.parity
        for one, same in zip(table.comparisons, reversed(other.comparisons), strict=True):
            assert dataclasses.replace(one, group="", chance=None) == dataclasses.replace(
                same, group="", chance=None
            )
            assert one.chance == pytest.approx(same.chance)
