"""Crowded vacancies stand lower in everybody's list; an officer may except one person."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import withdraw_vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.errors import ReasonMissingError
from antarkerja.domain.matching.models import PlainRanking, VacancyPrice
from antarkerja.domain.matching.operations import (
    Price,
    keep_prices,
    rank_plainly,
    rank_with_prices,
)
from antarkerja.domain.matching.queries import vacancies_for_person
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, know_titles

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
NIGHT = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
ONE_LOG_ODDS = 2**20


@pytest.fixture
def siti(wonosobo: Office) -> Person:
    know_titles()
    return make_person(wonosobo, name="Siti Nurhayati", profile=SEAMSTRESS)


@pytest.fixture
def crowded(wonosobo: Office, siti: Person) -> Vacancy:
    """The first of two equal vacancies: forty are expected for each of its places."""
    firm = make_employer(wonosobo)
    first, _ = make_vacancy(firm), make_vacancy(firm)
    keep_prices(by=system_actor(), at=NIGHT, prices={first.pk: Price(ONE_LOG_ODDS, 40.0)})
    return first


def _order(person: Person) -> list[int]:
    return [row.vacancy.pk for row in vacancies_for_person(person, today=TODAY).rows]


def test_the_crowded_one_of_two_equals_stands_second_with_the_same_score(
    siti: Person, crowded: Vacancy
) -> None:
    found = vacancies_for_person(siti, today=TODAY)
    assert [row.vacancy.pk for row in found.rows][-1] == crowded.pk
    assert {row.match.score for row in found.rows} == {found.rows[0].match.score}
    assert [row.crowd for row in found.rows] == [None, 40.0]
    assert [row.match.price for row in found.rows] == [0.0, 1.0]


def test_for_one_person_the_officer_switches_it_off_and_on_again(
    ratna: Actor, siti: Person, crowded: Vacancy
) -> None:
    rank_plainly(by=ratna, on=TODAY, person=siti, reason="Hanya dua lowongan yang ramah kursi roda")
    found = vacancies_for_person(siti, today=TODAY)
    assert found.rows[0].vacancy.pk == crowded.pk
    assert found.plain is not None
    assert "kursi roda" in found.plain.reason
    rank_with_prices(by=ratna, person=siti)
    rank_with_prices(by=ratna, person=siti)
    assert _order(siti)[-1] == crowded.pk


def test_without_a_reason_nothing_is_switched_off(ratna: Actor, siti: Person) -> None:
    with pytest.raises(ReasonMissingError):
        rank_plainly(by=ratna, on=TODAY, person=siti, reason="  ")
    assert not PlainRanking.objects.exists()


def test_a_stranger_switches_nothing(stranger: Actor, siti: Person) -> None:
    with pytest.raises(OutOfScopeError):
        rank_plainly(by=stranger, on=TODAY, person=siti, reason="coba")


def test_new_prices_take_the_place_of_all_old_ones_and_are_found_at_the_next_look(
    ratna: Actor, siti: Person, crowded: Vacancy
) -> None:
    assert _order(siti)[-1] == crowded.pk
    other = Vacancy.objects.exclude(pk=crowded.pk).get()
    withdrawn = make_vacancy(crowded.employer)
    withdraw_vacancy(by=ratna, on=TODAY, vacancy_id=withdrawn.pk)
    prices = {
        other.pk: Price(ONE_LOG_ODDS, 12.5), withdrawn.pk: Price(5, 2.0), 99_999: Price(5, 2.0),
    }
    kept = keep_prices(by=system_actor(), at=NIGHT.replace(day=24), prices=prices)
    assert kept == VacancyPrice.objects.count() == 1
    assert _order(siti) == [crowded.pk, other.pk]
