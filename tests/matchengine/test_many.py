"""Many people's lists are what each would get alone."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matchengine import DEFAULT_WEIGHTS, Seeker, SeekerIndex, Vacancy, VacancyIndex
from matchengine.many import ListMaker, Lists, as_log_odds
from tests.matchengine.strategies import MANY_SEEKERS, MANY_VACANCIES, TODAY

PRICES = st.dictionaries(st.integers(0, 40), st.floats(0.0, 3.0), max_size=9)


def _entries(lists: Lists, person: int) -> range:
    return range(int(lists.offsets[person]), int(lists.offsets[person + 1]))


@settings(deadline=None)
@given(MANY_SEEKERS, MANY_VACANCIES.filter(bool), st.integers(1, 9), PRICES)
def test_everybody_gets_the_list_that_they_would_get_alone(
    people: list[Seeker], rows: list[Vacancy], k: int, prices: dict[int, float]
) -> None:
    index = VacancyIndex.build(rows)
    index.set_prices(prices)
    lists = ListMaker(index, today=TODAY, k=k).lists(SeekerIndex.build(people))
    assert lists.seeker_ids.tolist() == sorted(person.id for person in people)
    for place, person in enumerate(sorted(people, key=lambda one: one.id)):
        alone = index.rank(person, k=k, today=TODAY, with_prices=True)
        assert lists.in_reach[place] == alone.in_reach
        entries = _entries(lists, place)
        assert [lists.vacancy_ids[at] for at in entries] == [m.vacancy_id for m in alone.matches]
        for at, match in zip(entries, alone.matches, strict=True):
            assert as_log_odds(lists.log_odds)[at] == match.log_odds
            assert as_log_odds(lists.prices)[at] == match.price
            told = dict(zip(lists.signals, as_log_odds(lists.reasons[at]), strict=True))
            assert told == {reason.signal: reason.weight for reason in match.reasons}


@settings(deadline=None, max_examples=25)
@given(MANY_SEEKERS, MANY_VACANCIES.filter(bool))
def test_reasons_add_up_and_a_part_of_the_people_get_the_same(
    people: list[Seeker], rows: list[Vacancy]
) -> None:
    maker = ListMaker(VacancyIndex.build(rows), today=TODAY)
    index = SeekerIndex.build(people)
    lists = maker.lists(index)
    total = as_log_odds(lists.reasons).sum(axis=1) + DEFAULT_WEIGHTS.intercept
    assert (total == as_log_odds(lists.log_odds)).all()
    half = len(people) // 2
    parts = [maker.lists(index, 0, half), maker.lists(index, half)]
    for name in ("seeker_ids", "in_reach", "vacancy_ids", "log_odds", "reasons"):
        whole = np.concatenate([getattr(part, name) for part in parts])
        assert (whole == getattr(lists, name)).all()


@settings(deadline=None, max_examples=25)
@given(MANY_SEEKERS, MANY_VACANCIES.filter(bool), PRICES)
def test_those_alike_stand_together_and_in_any_order_the_lists_are_the_same(
    people: list[Seeker], rows: list[Vacancy], prices: dict[int, float]
) -> None:
    vacancies = VacancyIndex.build(rows)
    vacancies.set_prices(prices)
    maker, index = ListMaker(vacancies, today=TODAY), SeekerIndex.build(people)
    order = maker.alike(index)
    assert sorted(order.tolist()) == list(range(len(index)))
    plain, mixed = maker.lists(index), maker.lists_of(index, order)
    for place, row in enumerate(order.tolist()):
        assert mixed.seeker_ids[place] == plain.seeker_ids[row]
        assert mixed.in_reach[place] == plain.in_reach[row]
        mine, theirs = _entries(mixed, place), _entries(plain, row)
        assert len(mine) == len(theirs)
        for name in ("vacancy_ids", "log_odds", "prices", "reasons"):
            assert (getattr(mixed, name)[mine] == getattr(plain, name)[theirs]).all()
