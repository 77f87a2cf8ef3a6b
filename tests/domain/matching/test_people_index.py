"""People of an office are ranked exactly, by files as they stand at this moment."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.operations import add_to_profile, strike_off
from antarkerja.domain.jobseekers.policies import ProfileDetails, WishLine
from antarkerja.domain.matching.queries import (
    forget_indexes,
    people_for_vacancy,
    vacancies_for_person,
)
from antarkerja.domain.matching.queries import index as vacancies
from antarkerja.domain.matching.queries import people_index as people
from antarkerja.domain.matching.queries.people_index import people_index as people_of
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, know_titles

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
DRIVER = ProfileDetails(wishes=(WishLine(title="Sopir", kbji="8322"),), places=("33.07",))


@pytest.fixture
def sewing(wonosobo: Office) -> Vacancy:
    know_titles()
    return make_vacancy(make_employer(wonosobo))


def _names(ratna: Actor, vacancy: Vacancy, today: date = TODAY) -> list[str]:
    found = people_for_vacancy(ratna, vacancy, today=today)
    return [row.person.name for row in found.rows]


def test_nobody_is_passed_over_because_others_are_nearer_by_occupation(
    wonosobo: Office, ratna: Actor, sewing: Vacancy
) -> None:
    for number in range(12):
        make_person(wonosobo, name=f"Sopir {number:02d}", profile=DRIVER)
    make_person(wonosobo, name="Siti", profile=SEAMSTRESS)
    found = people_for_vacancy(ratna, sewing, today=TODAY)
    assert found.rows[0].person.name == "Siti"
    assert found.in_reach == 13


def test_who_is_changed_struck_off_or_new_is_found_so_at_the_next_look(
    wonosobo: Office, ratna: Actor, sewing: Vacancy
) -> None:
    siti = make_person(wonosobo, name="Siti", profile=SEAMSTRESS)
    budi = make_person(wonosobo, name="Budi", profile=DRIVER)
    assert _names(ratna, sewing) == ["Siti", "Budi"]
    before = people_for_vacancy(ratna, sewing, today=TODAY).rows[1].match.score
    add_to_profile(by=ratna, on=TODAY, at=budi.changed_at + timedelta(minutes=1),
                   person_id=budi.pk,
                   profile=ProfileDetails(wishes=(WishLine(title="Operator Jahit", kbji="8153"),)))
    assert people_for_vacancy(ratna, sewing, today=TODAY).rows[1].match.score > before
    strike_off(by=ratna, on=TODAY, person_id=siti.pk, reason=StrikeOffReason.OWN_WISH)
    assert _names(ratna, sewing) == ["Budi"]
    make_person(wonosobo, name="Ayu", profile=SEAMSTRESS)
    assert _names(ratna, sewing) == ["Ayu", "Budi"]


def test_the_next_process_maps_the_folder_and_reads_only_who_changed(
    wonosobo: Office, ratna: Actor, sewing: Vacancy, settings: Any, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    settings.INDEX_ROOT = tmp_path
    monkeypatch.setattr(people, "KEPT_FROM", 3)
    for name in ("Siti", "Ayu", "Wati"):
        make_person(wonosobo, name=name, profile=SEAMSTRESS)
    people_of(wonosobo.pk, today=TODAY)
    forget_indexes()
    with django_assert_max_num_queries(1):
        mapped = people_of(wonosobo.pk, today=TODAY)
    assert len(mapped) == 3
    make_person(wonosobo, name="Rina", profile=SEAMSTRESS)
    assert len(people_of(wonosobo.pk, today=TODAY)) == 4


def test_in_the_next_month_everybody_is_reckoned_anew(
    wonosobo: Office, sewing: Vacancy
) -> None:
    siti = make_person(wonosobo, name="Siti", profile=SEAMSTRESS)
    first = people_of(wonosobo.pk, today=TODAY).stamp(siti.pk)
    assert people_of(wonosobo.pk, today=TODAY + timedelta(days=30)).stamp(siti.pk) != first


def test_vacancies_kept_in_a_folder_are_mapped_and_caught_up(
    wonosobo: Office, sewing: Vacancy, settings: Any, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.INDEX_ROOT = tmp_path
    monkeypatch.setattr(vacancies, "KEPT_FROM", 1)
    siti = make_person(wonosobo, name="Siti", profile=SEAMSTRESS)
    assert vacancies.keep_vacancies_index() == 1
    assert len(os.listdir(tmp_path)) == 1
    forget_indexes()
    second = make_vacancy(sewing.employer)
    found = vacancies_for_person(siti, today=TODAY)
    assert {row.vacancy.pk for row in found.rows} == {sewing.pk, second.pk}
    # Rows that are gone for good make the folder worthless; it is not trusted then.
    forget_indexes()
    Vacancy.objects.filter(pk=sewing.pk).delete()
    found = vacancies_for_person(siti, today=TODAY)
    assert [row.vacancy.pk for row in found.rows] == [second.pk]
