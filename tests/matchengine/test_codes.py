"""Codes as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchengine import occupation_nearness
from matchengine.codes import occupation_code, occupation_text, region_code, region_text
from matchengine.weights import Curve, Weights

DIGITS = st.text("0123456789", max_size=4)


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ("2512", "2512", 1.0),
        ("2512", "2513", 0.75),
        ("2512", "2521", 0.45),
        ("2512", "2611", 0.15),
        ("2512", "5223", 0.0),
        ("2512", "25", 0.45),
        ("2512.01", "2512.99", 1.0),
        ("0110", "0320", 0.15),
        ("5230", "5223", 0.6),
        ("5223", "5230", 0.6),
        ("52", "5230", 0.45),
        ("", "2512", 0.0),
    ],
)
def test_nearness_goes_by_the_digits_shared_and_by_the_list_of_neighbours(
    a: str, b: str, near: float
) -> None:
    assert occupation_nearness(a, b) == near


@given(DIGITS, DIGITS)
def test_nearness_is_the_same_both_ways(a: str, b: str) -> None:
    assert occupation_nearness(a, b) == occupation_nearness(b, a)


@given(DIGITS)
def test_an_occupation_comes_back_as_it_went_in(code: str) -> None:
    assert occupation_text(occupation_code(code)) == code


@pytest.mark.parametrize("code", ["", "33", "33.07", "91.71", "11.01"])
def test_a_region_comes_back_as_it_went_in(code: str) -> None:
    assert region_text(region_code(code)) == code


@pytest.mark.parametrize("text", ["sopir", "٢٥١٢", "25x"])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an occupation code"):
        occupation_code(text)
    with pytest.raises(ValueError, match="not a region code"):
        region_code(text)


@pytest.mark.parametrize(
    "points",
    [((0.0, 1.0),), ((1.0, 0.0), (0.0, 1.0)), ((0.0, 0.0), (1.0, 1.0), (2.0, 0.5)),
     ((0.0, 0.0), (1.0, float("nan")))],
)  # fmt: skip
def test_a_curve_that_turns_back_is_refused(points: tuple[tuple[float, float], ...]) -> None:
    with pytest.raises(ValueError, match="curve"):
        Curve(points, 0.0)


def test_weights_that_would_let_a_need_lower_a_match_are_refused() -> None:
    lowering = Curve(((0.0, -0.1), (1.0, 0.2)), 1.0)
    with pytest.raises(ValueError, match="only raise"):
        Weights("unfair", 0.0, {"accommodation": lowering})
