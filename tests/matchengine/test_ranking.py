"""What holds for every person and every vacancy."""

import math
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchengine import (
    DEFAULT_WEIGHTS,
    Excluded,
    Match,
    Seeker,
    SeekerIndex,
    Vacancy,
    VacancyIndex,
    Weights,
    Work,
    match_one,
)
from tests.matchengine import plain_reference
from tests.matchengine.strategies import (
    MANY_SEEKERS,
    MANY_VACANCIES,
    TODAY,
    WORK,
    seekers,
    vacancies,
)

BLANK_PERSON: dict[str, dict[str, Any]] = {
    "wish": {"wishes": ()},
    "place": {"region": "", "point": None},
    "wage": {"wage_floor": None},
    "hours": {"hours": ""},
    "accommodation": {"accommodation": frozenset()},
    "skills": {"skills": frozenset()},
    "education": {"education": None},
    "field": {"fields": frozenset()},
    "experience": {"work": ()},
    "licences": {"licences": frozenset()},
    "languages": {"languages": frozenset()},
}
BLANK_VACANCY: dict[str, dict[str, Any]] = {
    "wish": {"occupation": "", "occupation_confidence": 1.0},
    "place": {"region": "", "point": None},
    "wage": {"wage_min": None, "wage_max": None},
    "hours": {"hours": ""},
    "accommodation": {"accommodation": frozenset()},
    "skills": {"skills": frozenset()},
    "education": {"education_min": None},
    "field": {"fields": frozenset()},
    "experience": {"occupation": ""},
    "licences": {"licences": frozenset()},
    "languages": {"languages": frozenset()},
}


def weight(match: Match, signal: str) -> float:
    return next(reason.weight for reason in match.reasons if reason.signal == signal)


@given(seekers(), vacancies())
def test_arrays_come_to_what_plain_loops_come_to(seeker: Seeker, vacancy: Vacancy) -> None:
    found = match_one(seeker, vacancy, today=TODAY)
    assert isinstance(found, Excluded) == plain_reference.kept_apart(seeker, vacancy, TODAY)
    if isinstance(found, Match):
        assert found.log_odds == pytest.approx(
            plain_reference.log_odds(seeker, vacancy), abs=11 * 2**-20
        )


@given(seekers(), vacancies())
def test_reasons_and_intercept_add_up_to_the_log_odds(seeker: Seeker, vacancy: Vacancy) -> None:
    found = match_one(seeker, vacancy, today=TODAY)
    if isinstance(found, Match):
        total = DEFAULT_WEIGHTS.intercept + sum(reason.weight for reason in found.reasons)
        assert found.log_odds == total
        assert found.score == round(100 / (1 + math.exp(-total)))
        assert all(0.0 <= reason.share <= 1.0 for reason in found.reasons)
        unknown = [reason for reason in found.reasons if reason.verdict == "unknown"]
        assert all(reason.weight == 0.0 or reason.signal == "wish" for reason in unknown)


@given(seekers(), MANY_VACANCIES, st.integers(0, 14))
def test_a_persons_list_is_the_best_of_all_single_matches(
    seeker: Seeker, rows: list[Vacancy], k: int
) -> None:
    single = [match_one(seeker, row, today=TODAY) for row in rows]
    matches = [found for found in single if isinstance(found, Match)]
    matches.sort(key=lambda match: (-match.log_odds, match.vacancy_id))
    ranking = VacancyIndex.build(rows).rank(seeker, k=k, today=TODAY)
    assert ranking.in_reach == len(matches)
    assert list(ranking.matches) == matches[:k]


@given(vacancies(), MANY_SEEKERS, st.integers(0, 14))
def test_a_vacancys_list_is_the_best_of_all_single_matches(
    vacancy: Vacancy, rows: list[Seeker], k: int
) -> None:
    single = [match_one(row, vacancy, today=TODAY) for row in rows]
    matches = [found for found in single if isinstance(found, Match)]
    matches.sort(key=lambda match: (-match.log_odds, match.seeker_id))
    ranking = SeekerIndex.build(rows).rank(vacancy, k=k, today=TODAY)
    assert ranking.in_reach == len(matches)
    assert list(ranking.matches) == matches[:k]


@settings(max_examples=40)
@given(MANY_SEEKERS, MANY_VACANCIES)
def test_person_and_vacancy_see_the_same_match(people: list[Seeker], rows: list[Vacancy]) -> None:
    from_people = {
        (match.seeker_id, match.vacancy_id): match
        for person in people
        for match in VacancyIndex.build(rows).rank(person, today=TODAY).matches
    }
    from_vacancies = {
        (match.seeker_id, match.vacancy_id): match
        for row in rows
        for match in SeekerIndex.build(people).rank(row, today=TODAY).matches
    }
    assert from_people == from_vacancies


@given(seekers(), MANY_VACANCIES, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    seeker: Seeker, rows: list[Vacancy], chance: Random
) -> None:
    shuffled = chance.sample(rows, len(rows))
    before = VacancyIndex.build(rows).rank(seeker, today=TODAY)
    assert VacancyIndex.build(shuffled).rank(seeker, today=TODAY) == before


@given(seekers(st.just(100)), vacancies(), MANY_SEEKERS, st.sampled_from("abcde"))
def test_one_more_skill_never_lowers_a_rank(
    person: Seeker, vacancy: Vacancy, others: list[Seeker], skill: str
) -> None:
    skilled = replace(person, skills=person.skills | {skill})

    def place(who: Seeker) -> int | None:
        ranking = SeekerIndex.build([*others, who]).rank(vacancy, today=TODAY, explain=False)
        ids = [match.seeker_id for match in ranking.matches]
        return ids.index(who.id) if who.id in ids else None

    before, after = place(person), place(skilled)
    assert (before is None) == (after is None)
    if before is not None and after is not None:
        assert after <= before


@pytest.mark.parametrize("signal", BLANK_PERSON)
@settings(max_examples=60)
@given(person=seekers(), vacancy=vacancies())
def test_not_known_never_stands_below_a_known_mismatch(
    signal: str, person: Seeker, vacancy: Vacancy
) -> None:
    known = match_one(person, vacancy, today=TODAY)
    if isinstance(known, Excluded) or weight(known, signal) > 0.0:
        return
    for unknown in (
        match_one(replace(person, **BLANK_PERSON[signal]), vacancy, today=TODAY),
        match_one(person, replace(vacancy, **BLANK_VACANCY[signal]), today=TODAY),
    ):
        assert isinstance(unknown, Match)
        assert weight(unknown, signal) >= weight(known, signal)


@given(person=seekers(), vacancy=vacancies(), spell=WORK, which=st.sampled_from(["kind", "length"]))
def test_a_half_known_spell_never_stands_below_a_known_mismatch(
    person: Seeker, vacancy: Vacancy, spell: Work, which: str
) -> None:
    person = replace(person, work=(*person.work, spell))
    known = match_one(person, vacancy, today=TODAY)
    if isinstance(known, Excluded) or weight(known, "experience") > 0.0:
        return
    blank: dict[str, Any] = {"occupation": ""} if which == "kind" else {"months": None}
    last = replace(person.work[-1], **blank)
    unknown = match_one(replace(person, work=(*person.work[:-1], last)), vacancy, today=TODAY)
    assert isinstance(unknown, Match)
    assert weight(unknown, "experience") >= weight(known, "experience")


@given(seekers(), vacancies(), st.sampled_from("abcde"))
def test_an_accommodation_offered_never_lowers_a_match(
    person: Seeker, vacancy: Vacancy, offer: str
) -> None:
    more = replace(vacancy, accommodation=vacancy.accommodation | {offer})
    before, after = (match_one(person, each, today=TODAY) for each in (vacancy, more))
    if isinstance(before, Match):
        assert isinstance(after, Match)
        assert after.log_odds >= before.log_odds
        assert weight(before, "accommodation") >= 0.0


@given(seekers(), vacancies())
def test_each_change_brings_at_least_a_point_and_the_dearest_comes_first(
    person: Seeker, vacancy: Vacancy
) -> None:
    found = match_one(person, vacancy, today=TODAY)
    if isinstance(found, Match):
        gains = [change.gain for change in found.changes]
        assert gains == sorted(gains, reverse=True)
        assert all(1 <= gain <= 100 - found.score for gain in gains)


@given(seekers(), MANY_VACANCIES)
def test_a_ranking_without_reasons_has_the_same_order_and_scores(
    person: Seeker, rows: list[Vacancy]
) -> None:
    index = VacancyIndex.build(rows)
    told = index.rank(person, today=TODAY)
    bare = index.rank(person, today=TODAY, explain=False)
    assert bare.matches == tuple(
        replace(match, reasons=(), changes=(), spread=0.0) for match in told.matches
    )


@given(seekers(), MANY_VACANCIES, st.sets(st.integers(0, 45)), st.sets(st.integers(0, 45)))
def test_only_and_exclude_leave_the_order_of_the_rest(
    person: Seeker, rows: list[Vacancy], only: set[int], exclude: set[int]
) -> None:
    index = VacancyIndex.build(rows)
    whole = index.rank(person, today=TODAY).matches
    some = index.rank(person, today=TODAY, only=only, exclude=exclude)
    kept = tuple(m for m in whole if m.vacancy_id in only and m.vacancy_id not in exclude)
    assert some.matches == kept
    assert some.in_reach == len(kept)


def test_equal_matches_stand_by_id_even_where_the_list_is_cut() -> None:
    index = VacancyIndex.build([Vacancy(id=number) for number in (9, 3, 7, 1, 5)])
    ranking = index.rank(Seeker(id=1), k=3, today=TODAY)
    assert [match.vacancy_id for match in ranking.matches] == [1, 3, 5]
    assert ranking.in_reach == 5


def test_a_negative_k_is_refused() -> None:
    with pytest.raises(ValueError, match="k must"):
        VacancyIndex.build([]).rank(Seeker(id=1), k=-1, today=TODAY)


def test_a_signal_without_a_curve_is_silent_and_an_unknown_one_refused() -> None:
    wish = DEFAULT_WEIGHTS.curves["wish"]
    only_wish = Weights("only wishes", 0.0, {"wish": wish})
    siti, work = Seeker(id=1, wishes=("5223",)), Vacancy(id=2, occupation="5223")
    found = match_one(siti, work, today=TODAY, weights=only_wish)
    assert isinstance(found, Match)
    assert [reason.signal for reason in found.reasons] == ["wish"]
    with pytest.raises(ValueError, match="no such signals"):
        match_one(siti, work, today=TODAY, weights=Weights("typo", 0.0, {"whish": wish}))
