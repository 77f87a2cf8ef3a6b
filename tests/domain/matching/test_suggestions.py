"""What the officer sees: vacancies in reach, best first, each with its reasons in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.employers.operations import change_vacancy, withdraw_vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.policies import (
    ExperienceLine,
    LicenceLine,
    ProfileDetails,
    SkillLine,
    WishLine,
)
from antarkerja.domain.matching.operations import put_aside, save_match
from antarkerja.domain.matching.queries import (
    MatchFilters,
    new_strong_matches,
    people_for_vacancy,
    vacancies_for_person,
)
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.models import TitleCoding
from tests.factories.employers import make_employer, make_vacancy, vacancy_details
from tests.factories.jobseekers import make_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
SEAMSTRESS = ProfileDetails(
    wishes=(WishLine(title="Operator Jahit", kbji="8153"),),
    places=("33.07",),
    experiences=(ExperienceLine(title="Menjahit", kbji="8153", kind="informal", months=18),),
    skills=(SkillLine(label="jahit lurus"), SkillLine(label="obras")),
)


@pytest.fixture(autouse=True)
def _known_titles(db: None) -> None:
    for title, group in (("operator jahit", "8153"), ("kasir", "5230"), ("sopir", "8322")):
        TitleCoding.objects.create(title=title, group=group, probability=1.0,
                                   coded_at="2026-01-01T00:00:00+00:00")


@pytest.fixture
def siti(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Siti Nurhayati", wage_floor=2_200_000, profile=SEAMSTRESS)


def test_whoever_told_nothing_stands_behind_all_who_told_something(
    wonosobo: Office, ratna: Actor
) -> None:
    """A vacancy whose title nobody has coded meets the whole file of the office."""
    driver = ProfileDetails(wishes=(WishLine(title="Sopir", kbji="8322"),),
                            skills=(SkillLine(label="menyetir"),))
    told = [make_person(wonosobo, name=name, profile=driver) for name in ("Budi", "Joko")]
    silent = [make_person(wonosobo, name=f"Belum {number}") for number in range(12)]
    vacancy = make_vacancy(make_employer(wonosobo), title="Serba Bisa", skills=("menjahit",))
    vacancy.kbji = ""
    first = people_for_vacancy(ratna, vacancy, today=TODAY)
    assert first.in_reach == len(told) + len(silent)
    assert {row.person.pk for row in first.rows[:2]} == {person.pk for person in told}
    assert [row.says_nothing for row in first.rows] == [False] * 2 + [True] * 8
    second = people_for_vacancy(ratna, vacancy, today=TODAY, page=2)
    assert len(second.rows) == 4
    assert not {r.person.pk for r in second.rows} & {r.person.pk for r in first.rows}


def titles(person: Person, filters: MatchFilters | None = None) -> list[str]:
    found = vacancies_for_person(person, today=TODAY, filters=filters)
    return [row.vacancy.title for row in found.rows]


def test_the_wished_work_nearby_comes_first_with_reasons(wonosobo: Office, siti: Person) -> None:
    firm = make_employer(wonosobo)
    make_vacancy(firm, title="Kasir")
    make_vacancy(firm, title="Operator Jahit", skills=("jahit lurus", "obras", "pola"))
    with translation.override("en"):
        found = vacancies_for_person(siti, today=TODAY)
    assert [row.vacancy.title for row in found.rows] == ["Operator Jahit", "Kasir"]
    best = found.rows[0]
    phrases = {reason.label: reason.phrase for reason in best.reasons}
    assert "2 of 3" in phrases["Skills"]
    assert "pola" in phrases["Skills"]
    assert "informal" in phrases["Experience"]
    assert best.match.score > found.rows[1].match.score
    assert any("pola" in change for change in best.changes)


def test_reasons_add_up_to_the_score(wonosobo: Office, siti: Person) -> None:
    from matchengine import DEFAULT_WEIGHTS

    make_vacancy(make_employer(wonosobo))
    match = vacancies_for_person(siti, today=TODAY).rows[0].match
    total = DEFAULT_WEIGHTS.intercept + sum(reason.weight for reason in match.reasons)
    assert total == pytest.approx(match.log_odds)


def test_what_was_put_aside_stays_away_and_what_was_saved_is_marked(
    wonosobo: Office, ratna: Actor, siti: Person
) -> None:
    firm = make_employer(wonosobo)
    sewing, till = make_vacancy(firm), make_vacancy(firm, title="Kasir")
    put_aside(by=ratna, on=TODAY, person=siti, vacancy=till, reason="not_wanted")
    save_match(by=ratna, on=TODAY, person=siti, vacancy=sewing)
    found = vacancies_for_person(siti, today=TODAY)
    assert [(row.vacancy.pk, row.saved) for row in found.rows] == [(sewing.pk, True)]


def test_a_changed_or_withdrawn_vacancy_is_found_so_at_the_next_look(
    wonosobo: Office, ratna: Actor, siti: Person
) -> None:
    firm = make_employer(wonosobo)
    vacancy = make_vacancy(firm)
    assert titles(siti) == ["Operator Jahit"]
    change_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk,
                   details=replace(vacancy_details(), title="Kasir"))
    make_vacancy(firm, title="Sopir")
    assert sorted(titles(siti)) == ["Kasir", "Sopir"]
    withdraw_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk, reason="withdrawn")
    assert titles(siti) == ["Sopir"]


def test_filters_narrow_and_count_what_is_left(wonosobo: Office, siti: Person) -> None:
    firm = make_employer(wonosobo)
    make_vacancy(firm, wage_min=2_000_000, wage_max=2_100_000)
    make_vacancy(firm, title="Kasir", wage_min=None, wage_max=None)
    assert titles(siti, MatchFilters(text="kasir")) == ["Kasir"]
    assert titles(siti, MatchFilters(wage_min=2_200_000)) == ["Kasir"], "an unknown wage may fit"
    assert titles(siti, MatchFilters(wage_min=2_200_000, hide_unknown_wage=True)) == []


def test_only_people_of_the_own_office_are_suggested(
    wonosobo: Office, temanggung: Office, ratna: Actor, siti: Person
) -> None:
    make_person(temanggung, name="Orang Temanggung", profile=SEAMSTRESS)
    vacancy = make_vacancy(make_employer(wonosobo))
    found = people_for_vacancy(ratna, vacancy, today=TODAY)
    assert [row.person.name for row in found.rows] == ["Siti Nurhayati"]


def test_a_driver_without_the_licence_is_told_which_one(wonosobo: Office) -> None:
    wish = (WishLine(title="Sopir", kbji="8322"),)
    joko = make_person(wonosobo, name="Joko", profile=ProfileDetails(wishes=wish))
    sari = make_person(wonosobo, name="Sari",
                       profile=ProfileDetails(wishes=wish, licences=(LicenceLine(kind="SIM_A"),)))
    make_vacancy(make_employer(wonosobo), title="Sopir", licences=("SIM_A",))
    without, having = (vacancies_for_person(p, today=TODAY).rows[0] for p in (joko, sari))
    assert having.match.score > without.match.score
    assert any("SIM A" in reason.phrase for reason in without.reasons)


@pytest.mark.parametrize("how_many", [3, 25])
def test_the_page_asks_the_database_equally_often_for_few_and_for_many(
    how_many: int, wonosobo: Office, siti: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    firm = make_employer(wonosobo)
    for n in range(how_many):
        make_vacancy(firm, title=f"Operator Jahit {n}")
    vacancies_for_person(siti, today=TODAY)
    with django_assert_max_num_queries(18):
        vacancies_for_person(siti, today=TODAY)


def test_a_new_strong_match_is_brought_up_today(
    wonosobo: Office, ratna: Actor, siti: Person
) -> None:
    make_vacancy(make_employer(wonosobo), skills=("jahit lurus", "obras"))
    strong = new_strong_matches(ratna, today=TODAY)
    assert [(row.person, row.vacancy.title) for row in strong] == [(siti, "Operator Jahit")]


def test_age_and_sex_change_nothing(wonosobo: Office) -> None:
    make_vacancy(make_employer(wonosobo))
    scores = {
        vacancies_for_person(
            make_person(wonosobo, name=f"Orang {n}", sex=sex, birth_on=born, profile=SEAMSTRESS),
            today=TODAY,
        ).rows[0].match.score
        for n, (sex, born) in enumerate(
            [("L", date(1971, 1, 1)), ("P", date(2005, 1, 1)), ("", None)]
        )
    }
    assert len(scores) == 1


def test_the_officer_sees_what_ten_kilometres_more_would_bring(wonosobo: Office) -> None:
    near = make_person(wonosobo, name="Siti", max_km=25, profile=replace(SEAMSTRESS, places=()))
    firm = make_employer(wonosobo)
    make_vacancy(firm)
    make_vacancy(firm, region="33.23")  # Temanggung, about 27 km from the middle of Wonosobo
    found = vacancies_for_person(near, today=TODAY)
    assert (found.in_reach, found.farther) == (1, 1)


def test_what_nobody_asks_is_not_called_unknown(wonosobo: Office, siti: Person) -> None:
    make_vacancy(make_employer(wonosobo), education_levels=(), experience_min=None)
    (row,) = vacancies_for_person(siti, today=TODAY).rows
    assert "pendidikan" not in row.unknown
    assert "jurusan" not in row.unknown


def test_beyond_the_last_page_stands_the_last_page(wonosobo: Office, siti: Person) -> None:
    firm = make_employer(wonosobo)
    for n in range(12):
        make_vacancy(firm, title=f"Operator Jahit {n}")
    last = vacancies_for_person(siti, today=TODAY, page=9)
    assert (last.page, len(last.rows), last.has_more) == (2, 2, False)
