"""The measures of quality, against figures worked out by hand, and what always holds of them."""

import math
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.evaluate import (
    gini,
    main,
    ndcg,
    precision,
    quality,
    read_grades,
    read_run,
    recall,
    spread,
)

GRADES = st.lists(st.integers(0, 3), min_size=1, max_size=25)


def test_gain_is_that_of_a_hand_worked_list() -> None:
    # 3 at the second place, 1 at the third, against 3, 2, 1 in the best order.
    found = (7 / math.log2(3) + 1 / math.log2(4)) / (7 + 3 / math.log2(3) + 1 / 2)
    assert ndcg([0, 3, 1], [3, 2, 1]) == pytest.approx(found) == pytest.approx(0.5234, abs=1e-4)
    assert ndcg([3, 2, 1], [1, 2, 3, 0]) == 1.0
    assert math.isnan(ndcg([0, 0], [0, 0]))


def test_only_the_first_ten_gain_anything() -> None:
    assert ndcg([0] * 10 + [3], [3]) == 0.0


def test_precision_counts_grades_of_two_and_three_and_misses_what_a_short_list_lacks() -> None:
    assert precision([3, 1, 2, 0, 2, 3]) == 3 / 5
    assert precision([3, 2]) == 2 / 5


def test_recall_counts_the_first_thirty() -> None:
    assert recall([2] + [0] * 29 + [3], [2, 3, 1]) == 1 / 2
    assert math.isnan(recall([0], [1, 0]))


def test_gini_of_hand_worked_shares() -> None:
    assert gini([1.0, 1.0, 1.0]) == pytest.approx(0.0)
    assert gini([0.0, 0.0, 0.0, 1.0]) == pytest.approx(0.75)
    assert gini([1.0, 3.0]) == pytest.approx(0.25)
    assert gini([0.0, 0.0]) == 0.0


def test_a_profile_without_a_good_row_stands_apart_and_ungraded_rows_may_be_left_out() -> None:
    judged = {"ani": {"a": 3, "b": 0}, "budi": {"a": 1, "b": 0}}
    run = {"ani": [("new", 9.0), ("a", 8.0)], "budi": [("a", 5.0)]}
    whole = quality(judged, run, people=["ani", "budi"], judged_only=False)
    alone = quality(judged, run, people=["ani", "budi"], judged_only=True)
    assert whole.ndcg == pytest.approx(1 / math.log2(3))
    assert alone.ndcg == 1.0
    assert (alone.profiles, alone.bare, alone.bare_offered) == (1, ("budi",), 1.0)
    assert alone.precision == 1 / 5


def test_a_person_whose_list_is_missing_has_gained_nothing() -> None:
    found = quality({"ani": {"a": 3}}, {}, people=["ani"], judged_only=True)
    assert (found.ndcg, found.precision, found.recall) == (0.0, 0.0, 0.0)


def test_places_go_to_the_best_scores_and_the_refused_ask_on() -> None:
    run = {"ani": [("a", 9.0), ("b", 1.0)], "budi": [("a", 8.0), ("b", 7.0)], "cici": [("a", 5.0)]}
    found = spread(run, {"a": 1, "b": 1, "c": 1})
    assert found.places == 3
    assert found.filled == pytest.approx(2 / 3)
    assert found.shown == pytest.approx(2 / 3)
    assert found.given_up == 0.0


def test_score_given_up_is_measured_against_the_best_of_the_person() -> None:
    plain = {"ani": [(str(at), 10.0) for at in range(10)] + [("z", 5.0)]}
    priced = {"ani": [("z", 5.0)] + [(str(at), 10.0) for at in range(10)]}
    assert spread(priced, {"z": 1}).given_up == pytest.approx(0.05)
    assert spread(priced, {"z": 1}, plain).given_up == pytest.approx(0.05)


@given(found=GRADES, data=st.data())
def test_a_good_row_moved_up_lowers_no_measure(found: list[int], data: st.DataObject) -> None:
    upper = data.draw(st.integers(0, len(found) - 1))
    lower = data.draw(st.integers(upper, len(found) - 1))
    swapped = list(found)
    if found[lower] > found[upper]:
        swapped[upper], swapped[lower] = found[lower], found[upper]
    for before, after in (
        (ndcg(found, found), ndcg(swapped, found)),
        (precision(found), precision(swapped)),
        (recall(found, found, 3), recall(swapped, found, 3)),
    ):
        assert math.isnan(before) or 0.0 <= before <= after + 1e-12 <= 1.0 + 1e-9


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20), st.randoms())
def test_gini_lies_between_even_and_all_for_one_whatever_the_order(
    values: list[float], chance: random.Random
) -> None:
    found = gini(values)
    shuffled = values[:]
    chance.shuffle(shuffled)
    assert -1e-9 <= found <= 1 - 1 / len(values) + 1e-9
    assert gini(shuffled) == pytest.approx(found)


def test_the_command_reads_files_and_prints_both_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {
        "people.jsonl": '\ufeff{"id": "ani"}\n\n{"id": "budi"}\n',
        "ads.csv": "id_posisi,kuota\na,2\nb,\n",
        "grades.csv": "profile,id_posisi,grade,pass\nani,a,3,1\nani,a,0,2\nbudi,b,1,1\n",
        "run.csv": "seeker_id,id_posisi,rank,score\nani,b,2,10.5\nani,a,1,90\nbudi,b,1,3\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    main([*(str(tmp_path / name) for name in files), "--judged-only"])
    printed = capsys.readouterr().out
    assert "nDCG@10 1.000   P@5 0.200   recall@30 1.000" in printed
    assert "filled 100.0% of 2" in printed
    assert read_grades(tmp_path / "grades.csv") == {"ani": {"a": 3}, "budi": {"b": 1}}


def test_a_rank_given_twice_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.csv"
    path.write_text("seeker_id,id_posisi,rank,score\nani,a,1,2\nani,b,1,1\n", encoding="utf-8")
    with pytest.raises(ValueError, match="twice"):
        read_run(path)
