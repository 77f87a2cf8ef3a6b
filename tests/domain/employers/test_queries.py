"""Who sees which vacancies and firms, and that long lists cost no more than short ones."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.employers.errors import EmployerNotFoundError, VacancyNotFoundError
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import open_vacancy, withdraw_vacancy
from antarkerja.domain.employers.queries import (
    VacancyFilters,
    employer_for,
    employers_list,
    may_edit,
    open_vacancies,
    vacancies_list,
    vacancy_counts,
    vacancy_for,
)
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.employers import make_employer, make_vacancy, vacancy_details
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def titles(viewer: Actor, **filters: object) -> list[str]:
    found = vacancies_list(viewer, VacancyFilters(**filters))  # type: ignore[arg-type] # test data
    return [row.title for row in found.rows]


def test_an_open_vacancy_is_seen_everywhere_and_edited_at_home(
    ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    vacancy = make_vacancy(make_employer(wonosobo))
    assert vacancy_for(stranger, vacancy.pk) == vacancy
    assert (may_edit(ratna, vacancy), may_edit(stranger, vacancy)) == (True, False)
    assert (titles(stranger), titles(stranger, everywhere=True)) == ([], ["Operator Jahit"])


def test_what_is_not_open_is_seen_at_home_only(
    ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    vacancy = make_vacancy(make_employer(wonosobo))
    withdraw_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk)
    assert vacancy_for(ratna, vacancy.pk).pk == vacancy.pk
    with pytest.raises(VacancyNotFoundError):
        vacancy_for(stranger, vacancy.pk)


def test_a_firm_sees_its_own_vacancies_only(wonosobo: Office) -> None:
    firm, other = make_employer(wonosobo), make_employer(wonosobo, name="CV Lain")
    sari = actor_for(make_membership("sari", RoleName.EMPLOYER, wonosobo, subject_id=firm.pk))
    own, foreign = make_vacancy(firm), make_vacancy(other, title="Kasir")
    open_vacancy(by=sari, on=TODAY, details=vacancy_details(title="Sopir"), employer_id=firm.pk)
    assert set(titles(sari)) == {own.title, "Sopir"}
    with pytest.raises(VacancyNotFoundError):
        vacancy_for(sari, foreign.pk)
    with pytest.raises(EmployerNotFoundError):
        employer_for(sari, other.pk)


def test_an_analyst_sees_no_vacancy_and_no_firm(wonosobo: Office) -> None:
    analyst = actor_for(make_membership("ani", RoleName.PROVINCIAL_ANALYST, wonosobo))
    vacancy = make_vacancy(make_employer(wonosobo))
    with pytest.raises(VacancyNotFoundError):
        vacancy_for(analyst, vacancy.pk)
    with pytest.raises(EmployerNotFoundError):
        employer_for(analyst, vacancy.employer_id)


def test_another_office_does_not_see_the_firms_page(stranger: Actor, wonosobo: Office) -> None:
    firm = make_employer(wonosobo)
    with pytest.raises(EmployerNotFoundError):
        employer_for(stranger, firm.pk)


def test_filters_narrow_the_list(ratna: Actor, wonosobo: Office) -> None:
    firm = make_employer(wonosobo)
    make_vacancy(firm, title="Kasir", region="33.07.01", education_levels=("SMA",), kbji="5230")
    make_vacancy(firm, title="Akuntan", region="33.23", education_levels=("S1",), kbji="2411")
    make_vacancy(firm, title="Pemetik Teh", region="33.07", education_levels=())
    assert titles(ratna, text="kas") == ["Kasir"]
    assert len(titles(ratna, text="serayu")) == 3
    assert set(titles(ratna, region="33.07")) == {"Kasir", "Pemetik Teh"}
    assert titles(ratna, kbji="24") == ["Akuntan"]
    assert set(titles(ratna, education="SMK")) == {"Kasir", "Pemetik Teh"}
    assert titles(ratna, status="filled") == []


def test_pages_go_forth_and_back_without_gap_or_double(ratna: Actor, wonosobo: Office) -> None:
    firm = make_employer(wonosobo)
    for number in range(11):
        make_vacancy(firm, title=f"Kerja {number}", opens_on=TODAY - timedelta(days=number % 3))
    everything = [row.pk for row in vacancies_list(ratna, size=50).rows]
    seen, after, pages = [], "", []
    while True:
        found = vacancies_list(ratna, after=after, size=4)
        pages.append(found)
        seen += [row.pk for row in found.rows]
        if not found.after:
            break
        after = found.after
    assert seen == everything
    assert [len(found.rows) for found in pages] == [4, 4, 3]
    back = vacancies_list(ratna, before=pages[1].before, size=4)
    assert (back.rows, back.before) == (pages[0].rows, "")


@pytest.mark.parametrize("cursor", ["x", "~", "2026-13-45~3", "2026-11-24~", "a\x00~5", "~²"])
def test_an_odd_cursor_begins_at_the_first_page(
    cursor: str, ratna: Actor, wonosobo: Office
) -> None:
    make_vacancy(make_employer(wonosobo))
    assert len(vacancies_list(ratna, after=cursor).rows) == 1


def test_counts_say_what_waits_and_what_closes_soon(ratna: Actor, wonosobo: Office) -> None:
    firm = make_employer(wonosobo)
    make_vacancy(firm, places=4, closes_on=TODAY + timedelta(days=3))
    make_vacancy(firm, places=2)
    sari = actor_for(make_membership("sari", RoleName.EMPLOYER, wonosobo, subject_id=firm.pk))
    open_vacancy(by=sari, on=TODAY, details=vacancy_details(), employer_id=firm.pk)
    counts = vacancy_counts(ratna, closing_by=TODAY + timedelta(days=7))
    assert (counts.waiting, counts.open, counts.places_left, counts.closing_soon) == (1, 2, 6, 1)


def test_only_what_has_begun_and_not_ended_may_be_matched(wonosobo: Office) -> None:
    firm = make_employer(wonosobo)
    now = make_vacancy(firm)
    make_vacancy(firm, opens_on=TODAY + timedelta(days=2))
    make_vacancy(firm, opens_on=TODAY - timedelta(days=9), closes_on=TODAY - timedelta(days=1))
    assert [row.pk for row in open_vacancies(TODAY)] == [now.pk]


@pytest.mark.parametrize("count", [3, 40])
def test_lists_take_one_query_whatever_their_length(
    count: int, ratna: Actor, wonosobo: Office,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        make_vacancy(make_employer(wonosobo, name=f"PT Nomor {number}"))
    with django_assert_num_queries(1):
        rows = vacancies_list(ratna).rows
        assert [row.employer.name for row in rows]
    with django_assert_num_queries(1):
        firms = employers_list(ratna).rows
    assert len(rows) == len(firms) == count
    assert {firm.open_vacancies for firm in firms} == {1}  # type: ignore[attr-defined] # annotated
    assert Vacancy.objects.count() == count
