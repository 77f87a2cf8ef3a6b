"""Counts of the own area, equal to the statutory report, and no names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.operations import strike_off
from antarkerja.domain.labour_market.queries import form_iii_1, office_counts
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import make_placement
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TODAY = date(2026, 11, 24)


@pytest.fixture
def analyst(db: None) -> Actor:
    province = make_office(region="33", name="Disnaker Jateng", kind=OfficeKind.PROVINCE)
    return actor_for(make_membership("eko", RoleName.PROVINCIAL_ANALYST, province))


@pytest.fixture
def month(ratna: Actor, wonosobo: Office, temanggung: Office) -> None:
    """Wonosobo: four came, one placed, one struck off, three places open. Temanggung: one came."""
    people = [make_person(wonosobo, name=f"Orang {number}") for number in range(3)]
    people.append(make_person(wonosobo, name="Orang Lama", on=date(2026, 9, 1)))
    make_placement(ratna, people[0], on=TODAY)
    strike_off(by=ratna, on=TODAY, person_id=people[1].pk, reason=StrikeOffReason.OWN_WISH)
    make_vacancy(make_employer(wonosobo), places=3)
    make_person(temanggung, name="Dewi Lestari")


def test_the_counts_are_those_of_the_statutory_report(analyst: Actor, month: None) -> None:
    for line in office_counts(analyst, today=TODAY):
        report = form_iii_1(analyst, line.office.pk, TODAY)
        assert (line.live, line.registered, line.placed, line.open_places) == (
            report.line("closing").total, report.line("registered").total,
            report.line("placed").total, report.line("vacancies_closing").total)


def test_the_page_shows_offices_and_no_names(
    client_of: ClientOf, analyst: Actor, month: None
) -> None:
    shown = client_of(analyst).get("/counts/").text
    assert "⟪" not in shown
    assert "Disnaker Kabupaten Temanggung" in shown
    assert "Dewi" not in shown
    assert "Orang" not in shown


def test_another_province_is_not_counted(client_of: ClientOf, month: None) -> None:
    other = make_office(region="34", name="Disnaker DIY", kind=OfficeKind.PROVINCE)
    budi = actor_for(make_membership("budi", RoleName.PROVINCIAL_ANALYST, other))
    shown = client_of(budi).get("/counts/").text
    assert "Wonosobo" not in shown
    assert 'class="empty"' in shown


@pytest.mark.parametrize("offices", [2, 45])
def test_the_page_costs_the_same_for_any_area(
    client_of: ClientOf, analyst: Actor, offices: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(offices):
        make_person(make_office(region=f"33.{number + 30}", name=f"Kantor {number}"))
    desk = client_of(analyst)
    with django_assert_num_queries(5):
        assert len(desk.get("/counts/").content) < 40_000
