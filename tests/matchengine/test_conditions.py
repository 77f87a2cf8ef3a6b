"""Who is kept apart from what, and that nobody is for want of a fact."""

from dataclasses import replace

import pytest

from matchengine import Excluded, Match, Seeker, Vacancy, match_one
from tests.matchengine.strategies import TODAY

HOME, NEAR, FAR = (-7.36, 109.90), (-7.40, 109.95), (-7.0, 110.4)


def condition(seeker: Seeker, vacancy: Vacancy) -> str | None:
    found = match_one(seeker, vacancy, today=TODAY)
    return found.condition if isinstance(found, Excluded) else None


@pytest.mark.parametrize(
    ("opens", "closes", "expected"),
    [
        (None, None, None),
        (TODAY, TODAY, None),
        (None, TODAY - 1, "validity"),
        (TODAY + 1, None, "validity"),
    ],
)
def test_a_vacancy_is_shown_on_the_days_it_is_open(
    opens: int | None, closes: int | None, expected: str | None
) -> None:
    assert condition(Seeker(id=1), Vacancy(id=1, open_from=opens, open_until=closes)) == expected


NURSE = Vacancy(
    id=1, occupation="2221", education_min=6, licences=frozenset({"STR"}), regulated=True
)


@pytest.mark.parametrize(
    ("seeker", "expected"),
    [
        (Seeker(id=1, licences=frozenset({"STR"}), education=7), None),
        (Seeker(id=1, licences=frozenset({"SIM_C"}), education=7), "licence"),
        (Seeker(id=1, licences=frozenset({"STR"}), education=5), "education"),
        (Seeker(id=1, licences=frozenset({"STR"})), None),
        (Seeker(id=1, education=7), None),
    ],
)
def test_the_law_keeps_out_only_who_is_known_to_lack_something(
    seeker: Seeker, expected: str | None
) -> None:
    assert condition(seeker, NURSE) == expected


def test_where_no_law_binds_a_rung_or_a_licence_too_few_costs_but_excludes_nobody() -> None:
    short = Seeker(id=1, education=5, licences=frozenset({"SIM_C"}))
    found = match_one(short, replace(NURSE, regulated=False), today=TODAY)
    assert isinstance(found, Match)
    costs = {reason.signal: reason.weight for reason in found.reasons}
    assert costs["education"] < 0
    assert costs["licences"] < 0


@pytest.mark.parametrize(
    ("places", "max_km", "region", "point", "expected"),
    [
        ((), None, "91.71", FAR, None),
        (("33.07",), None, "33.07", None, None),
        (("33",), None, "33.07", None, None),
        (("33.07",), None, "33.08", None, "place"),
        (("33.07",), None, "", FAR, None),
        (("33.07",), None, "33", None, None),
        (("33.07",), None, "34", None, "place"),
        ((), 20, "33.08", NEAR, None),
        ((), 20, "33.08", FAR, "place"),
        ((), 20, "91.71", None, None),
        (("34",), 20, "33.08", NEAR, None),
        (("34",), 20, "33.08", FAR, "place"),
        (("34",), 20, "34.04", FAR, None),
    ],
)
def test_a_place_is_kept_out_only_where_it_is_known_to_be_beyond(
    places: tuple[str, ...],
    max_km: int | None,
    region: str,
    point: tuple[float, float] | None,
    expected: str | None,
) -> None:
    seeker = Seeker(id=1, region="33.07", point=HOME, places=places, max_km=max_km)
    assert condition(seeker, Vacancy(id=1, region=region, point=point)) == expected


def test_a_person_is_told_how_many_kilometres_more_it_would_take() -> None:
    found = match_one(
        Seeker(id=1, point=(-7.0, 110.0), max_km=20),
        Vacancy(id=1, region="33.08", point=(-7.2, 110.0)),
        today=TODAY,
    )
    assert found == Excluded("place", {"region": "33.08", "km": 22.2, "max_km": 20, "km_more": 3})
