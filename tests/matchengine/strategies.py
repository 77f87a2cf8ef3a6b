"""Random people and vacancies from small alphabets, so that they often have things in common."""

from typing import Any

from hypothesis import strategies as st

from matchengine import Seeker, Vacancy, Work

TODAY = 739_500

ANY_ID = st.integers(-5, 10**12)

OCCUPATIONS = st.sampled_from(
    ["", "2512", "2513", "2521", "2611", "5223", "5230", "0110", "25", "512", "9"]
)
REGIONS = st.sampled_from(["", "33", "33.07", "33.08", "34", "34.04", "91.71"])
WORDS = st.frozensets(st.sampled_from(["a", "b", "c", "d", "e"]), max_size=4)
FIELDS = st.frozensets(st.sampled_from(["a", "b", "c", "d", "?e"]), max_size=4)
POINTS = st.none() | st.tuples(st.floats(-8, -6), st.floats(108, 112))
RUNGS = st.none() | st.integers(1, 10)
MONTHS = st.none() | st.integers(0, 120)
RUPIAH = st.none() | st.integers(0, 10_000_000)
HOURS = st.sampled_from(["", "full", "part", "shift"])

WORK = st.builds(Work, OCCUPATIONS, MONTHS, MONTHS, st.booleans())


def _lists(values: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=most).map(tuple)


def seekers(ids: st.SearchStrategy[int] = ANY_ID) -> st.SearchStrategy[Seeker]:
    """Any person."""
    return st.builds(
        Seeker,
        id=ids,
        wishes=_lists(OCCUPATIONS, 8),
        work=_lists(WORK, 4),
        education=RUNGS,
        fields=FIELDS,
        skills=WORDS,
        licences=WORDS,
        languages=WORDS,
        region=REGIONS,
        point=POINTS,
        places=_lists(REGIONS, 2),
        max_km=st.none() | st.none() | st.integers(0, 400),
        wage_floor=RUPIAH,
        hours=HOURS,
        accommodation=WORDS,
        near_fields=WORDS,
        words=WORDS,
    )


def vacancies(ids: st.SearchStrategy[int] = ANY_ID) -> st.SearchStrategy[Vacancy]:
    """Any vacancy."""
    return st.builds(
        Vacancy,
        id=ids,
        occupation=OCCUPATIONS,
        occupation_confidence=st.sampled_from([0.0, 0.3, 0.85, 1.0]),
        education_min=RUNGS,
        fields=FIELDS,
        experience_min=MONTHS,
        skills=WORDS,
        licences=WORDS,
        regulated=st.sampled_from([False, False, True]),
        languages=WORDS,
        region=REGIONS,
        point=POINTS,
        wage_min=RUPIAH,
        wage_max=RUPIAH,
        hours=HOURS,
        accommodation=WORDS,
        places=st.integers(1, 20),
        open_from=st.none() | st.integers(TODAY - 9, TODAY + 1),
        open_until=st.none() | st.integers(TODAY - 1, TODAY + 9),
        second=OCCUPATIONS,
        second_confidence=st.sampled_from([0.0, 0.25, 0.5]),
        usual=WORDS,
        words=WORDS,
        fields_bind=st.sampled_from(["", "open", "law"]),
    )


MANY_SEEKERS = st.lists(seekers(st.integers(0, 40)), max_size=12, unique_by=lambda s: s.id)
MANY_VACANCIES = st.lists(vacancies(st.integers(0, 40)), max_size=12, unique_by=lambda v: v.id)
