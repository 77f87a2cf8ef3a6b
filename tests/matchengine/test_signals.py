"""One suite that every signal passes, and what each of them says about named people."""

import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchengine import DEFAULT_WEIGHTS, Match, Seeker, Vacancy, Work, match_one
from matchengine.columns import Words
from matchengine.pairs import Pairs
from matchengine.rows import encode_seekers, encode_vacancies
from matchengine.signals import SIGNALS, Signal
from tests.matchengine.strategies import TODAY, seekers, vacancies

EVERY_SIGNAL = pytest.mark.parametrize("signal", SIGNALS, ids=lambda signal: signal.name)


def pairs_of(people: list[Seeker], works: list[Vacancy]) -> Pairs:
    words = Words()
    return Pairs(encode_seekers(people, words), encode_vacancies(works, words), len(words))


def weight(seeker: Seeker, vacancy: Vacancy, signal: str) -> float:
    found = match_one(seeker, vacancy, today=TODAY)
    assert isinstance(found, Match)
    return next(reason.weight for reason in found.reasons if reason.signal == signal)


def test_every_signal_has_a_curve_and_a_name_of_its_own() -> None:
    assert {signal.name for signal in SIGNALS} == set(DEFAULT_WEIGHTS.curves)
    assert len({signal.name for signal in SIGNALS}) == len(SIGNALS)


@EVERY_SIGNAL
def test_says_nothing_where_nothing_is_known(signal: Signal) -> None:
    pairs = pairs_of([Seeker(id=1)], [Vacancy(id=1), Vacancy(id=2)])
    weights = signal.weights(pairs, DEFAULT_WEIGHTS.curves[signal.name])
    assert not weights.any()


@EVERY_SIGNAL
@settings(max_examples=40)
@given(person=seekers(), works=st.lists(vacancies(), min_size=2, max_size=6))
def test_says_the_same_of_a_pair_alone_and_among_others(
    signal: Signal, person: Seeker, works: list[Vacancy]
) -> None:
    curve = DEFAULT_WEIGHTS.curves[signal.name]
    together = signal.weigh(pairs_of([person], works), curve)
    weights = np.broadcast_to(together.weights, len(works))
    values = np.broadcast_to(together.values, len(works))
    for row, work in enumerate(works):
        alone = signal.weigh(pairs_of([person], [work]), curve)
        assert alone.weights[0] == weights[row]
        assert np.array_equal(alone.values[0], values[row], equal_nan=True)


@EVERY_SIGNAL
@settings(max_examples=40)
@given(people=st.lists(seekers(), min_size=2, max_size=6), work=vacancies())
def test_says_the_same_from_the_vacancys_side(
    signal: Signal, people: list[Seeker], work: Vacancy
) -> None:
    curve = DEFAULT_WEIGHTS.curves[signal.name]
    weights = np.broadcast_to(signal.weights(pairs_of(people, [work]), curve), len(people))
    alone = [signal.weights(pairs_of([person], [work]), curve)[0] for person in people]
    assert weights.tolist() == alone


@EVERY_SIGNAL
@settings(max_examples=40)
@given(person=seekers(), work=vacancies())
def test_stays_within_its_curve_on_the_grid_and_tells_plain_facts(
    signal: Signal, person: Seeker, work: Vacancy
) -> None:
    curve = DEFAULT_WEIGHTS.curves[signal.name]
    weighed = signal.weigh(pairs_of([person], [work]), curve)
    least, most = curve.bounds
    found = float(weighed.weights[0])
    assert min(least, 0.0) - 2**-20 <= found <= max(most, 0.0) + 2**-20
    assert (found * 2**20).is_integer()
    value = float(weighed.values[0])
    json.dumps(signal.facts(person, work, value), allow_nan=False)
    if not math.isnan(value):
        for lever in signal.levers(person, work, value):
            json.dumps(lever.facts, allow_nan=False)
            assert curve(np.array([lever.value]))[0] >= curve(np.array([value]))[0] - 2**-20


SHOPS, CODER = "5223", "2512"
GIZI = frozenset({"gizi"})
BUDI = Seeker(
    id=1,
    wishes=(SHOPS,),
    work=(Work(SHOPS, 24, 0),),
    education=3,
    fields=frozenset({"tata niaga"}),
    skills=frozenset({"kasir", "excel"}),
    licences=frozenset({"SIM_C"}),
    languages=frozenset({"jv"}),
    region="33.07",
    point=(-7.36, 109.90),
    wage_floor=2_000_000,
    hours="full",
    accommodation=frozenset({"ramp"}),
    near_fields=frozenset({"manajemen"}),
    words=frozenset({"kasir", "toko"}),
)
SHOP = Vacancy(
    id=1,
    occupation=SHOPS,
    education_min=3,
    fields=frozenset({"tata niaga"}),
    experience_min=12,
    skills=frozenset({"kasir", "excel"}),
    licences=frozenset({"SIM_C"}),
    languages=frozenset({"jv"}),
    region="33.07",
    point=(-7.37, 109.91),
    wage_min=2_100_000,
    wage_max=2_700_000,
    hours="full",
    accommodation=frozenset({"ramp"}),
    usual=frozenset({"kasir"}),
    words=frozenset({"kasir"}),
)


@pytest.mark.parametrize(
    ("signal", "better", "worse"),
    [
        ("wish", {}, {"occupation": "5221"}),
        ("wish", {"occupation": "5221"}, {"occupation": "5311"}),
        ("wish", {"occupation": "5311"}, {"occupation": "9112"}),
        ("place", {}, {"point": (-7.0, 110.4)}),
        ("place", {"point": None}, {"point": None, "region": "33.74"}),
        ("place", {"point": None, "region": "33.74"}, {"point": None, "region": "91.71"}),
        ("wage", {}, {"wage_max": 1_900_000}),
        ("wage", {"wage_max": 1_900_000}, {"wage_max": 1_500_000}),
        ("wage", {"wage_max": None}, {"wage_max": None, "wage_min": 1_900_000}),
        ("hours", {}, {"hours": "part"}),
        ("accommodation", {}, {"accommodation": frozenset({"juru bahasa isyarat"})}),
        ("skills", {}, {"skills": frozenset({"kasir", "las"})}),
        ("education", {}, {"education_min": 4}),
        ("education", {"education_min": 4}, {"education_min": 5}),
        ("field", {}, {"fields": frozenset({"manajemen"})}),
        ("field", {"fields": frozenset({"manajemen"})}, {"fields": GIZI, "fields_bind": "open"}),
        ("field", {"fields": GIZI, "fields_bind": "open"}, {"fields": GIZI}),
        ("field", {"fields": GIZI}, {"fields": GIZI, "fields_bind": "law"}),
        ("field", {}, {"fields": frozenset({"manajemen"}), "fields_bind": "law"}),
        ("title", {}, {"words": frozenset({"kasir", "apotek"})}),
        ("title", {"words": frozenset({"kasir", "apotek"})}, {"words": frozenset({"apotek"})}),
        ("usual", {}, {"usual": frozenset({"las", "excel"})}),
        ("wish", {}, {"second": CODER, "second_confidence": 0.5}),
        ("wish", {"occupation": "5230"}, {"occupation": "5311"}),
        ("field", {"fields": GIZI | {"?x"}}, {"fields": GIZI}),
        ("experience", {}, {"experience_min": 60}),
        ("experience", {}, {"occupation": CODER}),
        ("licences", {}, {"licences": frozenset({"SIM_C", "SIM_A"})}),
        ("languages", {}, {"languages": frozenset({"en", "jv"})}),
    ],
)
def test_budi_is_told_a_better_fit_from_a_worse(
    signal: str, better: dict[str, Any], worse: dict[str, Any]
) -> None:
    assert weight(BUDI, replace(SHOP, **better), signal) > weight(
        BUDI, replace(SHOP, **worse), signal
    )


def test_informal_work_counts_like_any_other_and_is_named() -> None:
    stall = replace(BUDI, work=(Work(SHOPS, 24, 0, informal=True),))
    found = match_one(stall, SHOP, today=TODAY)
    assert isinstance(found, Match)
    reason = next(reason for reason in found.reasons if reason.signal == "experience")
    assert reason.weight == weight(BUDI, SHOP, "experience")
    assert reason.facts == {"asked": 12, "months": 24, "informal": True}


@pytest.mark.parametrize(
    ("spell", "expected"),
    [
        (Work("", None), "unknown"),
        (Work("", 30), "unknown"),
        (Work("", 0), "gap"),
        (Work(SHOPS, None), "unknown"),
        (Work(CODER, None), "gap"),
        (Work(CODER, 30), "gap"),
    ],
)
def test_a_half_known_spell_leaves_the_question_open(spell: Work, expected: str) -> None:
    for work in ((spell,), (Work(CODER, 3), spell)):
        found = match_one(replace(BUDI, work=work), SHOP, today=TODAY)
        assert isinstance(found, Match)
        reason = next(reason for reason in found.reasons if reason.signal == "experience")
        assert reason.verdict == expected
        assert (reason.weight < 0.0) == (expected == "gap")


def test_nobody_falls_short_of_experience_that_is_not_asked() -> None:
    asked_nothing = replace(SHOP, experience_min=None)
    for work in (Work(CODER, 9), Work(SHOPS, 9)):
        found = match_one(replace(BUDI, work=(work,)), asked_nothing, today=TODAY)
        assert isinstance(found, Match)
        reason = next(reason for reason in found.reasons if reason.signal == "experience")
        assert reason.verdict == "fits"
        assert reason.weight >= 0.0


def test_work_of_long_ago_counts_for_half() -> None:
    lately, long_ago = (replace(BUDI, work=(Work(SHOPS, 12, ended),)) for ended in (0, 400))
    asked = replace(SHOP, experience_min=24)
    assert weight(long_ago, asked, "experience") < weight(lately, asked, "experience")
    half = replace(BUDI, work=(Work(SHOPS, 6, 0),))
    assert weight(half, asked, "experience") == weight(long_ago, asked, "experience")


def test_a_guessed_occupation_says_less_for_and_against() -> None:
    guessed = replace(SHOP, occupation_confidence=0.5)
    assert 0.0 < weight(BUDI, guessed, "wish") < weight(BUDI, SHOP, "wish")
    coder, guess = (replace(v, occupation=CODER) for v in (SHOP, guessed))
    assert weight(BUDI, coder, "wish") < weight(BUDI, guess, "wish") < 0.0


def test_work_that_may_be_anything_counts_as_work_by_chance() -> None:
    read_in_vain = replace(SHOP, occupation="", occupation_confidence=0.0)
    anything = weight(BUDI, read_in_vain, "wish")
    most = DEFAULT_WEIGHTS.curves["wish"].bounds[1]
    assert weight(BUDI, replace(SHOP, occupation=CODER), "wish") < anything < 0.0
    assert anything == weight(BUDI, replace(SHOP, occupation_confidence=0.0), "wish")
    assert weight(BUDI, replace(SHOP, occupation=""), "wish") == 0.0
    assert weight(replace(BUDI, wishes=()), read_in_vain, "wish") == 0.0
    quarter = replace(SHOP, occupation_confidence=0.25)
    expected = 0.25 * most + 0.75 * anything
    assert weight(BUDI, quarter, "wish") == pytest.approx(expected, abs=2**-20)


def test_a_far_place_that_the_person_named_is_not_held_against_it() -> None:
    jakarta = replace(SHOP, region="31.71", point=(-6.18, 106.83))
    assert weight(BUDI, jakarta, "place") < -1.0
    assert weight(replace(BUDI, places=("31", "33")), jakarta, "place") > 0.0


def test_all_that_is_asked_and_known_scores_95_or_more() -> None:
    found = match_one(BUDI, SHOP, today=TODAY)
    assert isinstance(found, Match)
    assert found.score >= 95
    assert {reason.verdict for reason in found.reasons} == {"fits"}
    assert found.changes == ()


def test_nothing_known_scores_between_35_and_50() -> None:
    for pair in ((Seeker(id=1), Vacancy(id=1)), (BUDI, Vacancy(id=1)), (Seeker(id=1), SHOP)):
        found = match_one(*pair, today=TODAY)
        assert isinstance(found, Match)
        assert 35 <= found.score <= 50


@pytest.mark.parametrize("bind", ["", "open", "law"])
def test_a_field_that_no_list_knows_is_no_known_mismatch(bind: str) -> None:
    asked = replace(SHOP, fields=GIZI, fields_bind=bind)
    assert weight(BUDI, asked, "field") < 0.0
    assert weight(BUDI, replace(asked, fields=GIZI | {"?ilmu niaga"}), "field") == 0.0
    unheard_of = replace(BUDI, fields=frozenset({"?ilmu niaga"}), near_fields=frozenset())
    assert weight(unheard_of, asked, "field") == 0.0
    found = match_one(unheard_of, replace(asked, fields=unheard_of.fields), today=TODAY)
    assert isinstance(found, Match)
    reason = next(reason for reason in found.reasons if reason.signal == "field")
    assert reason.weight > 0.0
    assert reason.facts["studied"] == ["ilmu niaga"]


ON_JAVA = st.sampled_from(["31", "32.01", "33", "33.07", "33.08", "34.04", "35.78", "36"])


@given(ON_JAVA, ON_JAVA, st.floats(106, 114))
def test_on_one_island_a_point_untold_never_costs_more_than_a_known_long_way(
    home: str, there: str, east: float
) -> None:
    person, work = replace(BUDI, region=home, point=(-7.36, east)), replace(SHOP, region=there)
    far = float(DEFAULT_WEIGHTS.curves["place"](np.array([50.0]))[0])
    known = weight(person, work, "place")
    untold = weight(replace(person, point=None), work, "place")
    assert untold >= far
    assert untold >= known or known > far


def test_a_plain_mismatch_scores_below_20() -> None:
    coder = Vacancy(id=2, occupation=CODER, education_min=7, skills=frozenset({"python"}))
    found = match_one(BUDI, coder, today=TODAY)
    assert isinstance(found, Match)
    assert found.score < 20
