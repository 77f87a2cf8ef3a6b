"""Somebody placed who is registered a second time: one person, one place in the stock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.labour_market.queries import FormIII1, form_iii_1
from antarkerja.domain.matching.policies import PlacementDetails
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.place import place_without_referral
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import TODAY, make_person
from tests.factories.matching import SEAMSTRESS, know_titles, make_placement

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
FIRST_DAY = date(2026, 12, 1)


@pytest.fixture
def placed(ratna: Actor, wonosobo: Office) -> Person:
    """Registered in March with other words than in November, hired from December."""
    person = make_person(wonosobo, name="Sari Wulandari", on=date(2026, 3, 2), education="SMA",
                         birth_on=date(2001, 5, 17))
    place_without_referral(by=ratna, on=TODAY, person=person, details=PlacementDetails(
        scheme="AKL", started_on=FIRST_DAY, employer_name="Toko Baru"))
    return person


@pytest.fixture
def twin(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Sari Wulandary", education="S1", birth_on=date(1970, 1, 1))


def november(ratna: Actor, wonosobo: Office) -> FormIII1:
    return form_iii_1(ratna, wonosobo.pk, TODAY)


@pytest.mark.parametrize("is_placed_kept", [True, False])
def test_the_live_registration_ends_as_a_duplicate_and_the_stock_adds_up(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, placed: Person, twin: Person,
    is_placed_kept: bool,
) -> None:
    keep, gone = (placed, twin) if is_placed_kept else (twin, placed)
    desk, url = client_of(ratna), f"/people/{keep.pk}/merge/{gone.pk}/"
    warned = desk.get(url).content.decode()
    assert "hari pertama kerja 1 Desember 2026" in warned
    assert 'name="keep_live"' in warned
    desk.post(url)
    assert not Registration.objects.filter(status="active").exists()
    assert Registration.objects.get(status="struck_off").end_reason == "duplicate"
    form = november(ratna, wonosobo)
    assert form.is_balanced
    assert [form.line(key).total for key in ("placed", "struck_off", "closing")] == [1, 1, 0]
    told = desk.get(f"/people/{keep.pk}/").content.decode()
    assert "ditempatkan, hari pertama kerja 1 Desember 2026" in told


def test_who_looks_for_work_again_stays_live_where_the_officer_says_so(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, placed: Person, twin: Person
) -> None:
    client_of(ratna).post(f"/people/{placed.pk}/merge/{twin.pk}/", {"keep_live": "on"})
    assert placed.registrations.filter(status="active").count() == 1
    form = november(ratna, wonosobo)
    assert form.is_balanced
    assert form.line("closing").total == 1


def test_two_files_without_work_are_not_asked_about_it(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, twin: Person
) -> None:
    other = make_person(wonosobo, name="Sari W")
    page = client_of(ratna).get(f"/people/{twin.pk}/merge/{other.pk}/").content.decode()
    assert "keep_live" not in page
    client_of(ratna).post(f"/people/{twin.pk}/merge/{other.pk}/")
    assert Registration.objects.filter(status="active").count() == 1


def test_the_file_of_somebody_placed_says_the_first_day_at_work_not_the_day_of_entry(
    client_of: ClientOf, ratna: Actor, placed: Person
) -> None:
    desk = client_of(ratna)
    for page in ("", "profile/", "map/"):
        told = desk.get(f"/people/{placed.pk}/{page}").content.decode()
        assert "hari pertama kerja 1 Desember 2026" in told
        assert "⟪" not in told


def test_nobody_placed_is_offered_a_referral_and_the_page_says_why(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    know_titles()
    person = make_person(wonosobo, profile=SEAMSTRESS)
    vacancy = make_vacancy(make_employer(wonosobo))
    desk, refer = client_of(ratna), f'formaction="{vacancy.pk}/refer/'
    assert refer in desk.get(f"/people/{person.pk}/matches/").content.decode()
    make_placement(ratna, person, on=FIRST_DAY)
    page = desk.get(f"/people/{person.pk}/matches/").content.decode()
    assert vacancy.title in page
    assert refer not in page
    assert "hari pertama kerja 1 Desember 2026, dan tidak dapat dirujuk" in page
