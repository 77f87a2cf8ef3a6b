"""Two people have one page open: the second to save is shown what the first has saved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta

import pytest

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import change_vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import add_to_profile, change_person
from antarkerja.domain.jobseekers.policies import PersonDetails, ProfileDetails, SkillLine
from antarkerja.domain.jobseekers.queries import details_of
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import ChangedMeanwhileError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy, vacancy_details
from tests.factories.jobseekers import NOW, TODAY, make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
SHOWN = "Berubah sementara itu"


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Sari Wulandari", address="Jl. Lama 1")


@pytest.fixture
def sewing(wonosobo: Office) -> Vacancy:
    return make_vacancy(make_employer(wonosobo), places=3)


def opened(desk: DeskClient, url: str) -> dict[str, str]:
    """The hidden marks that the page carries."""
    page = desk.get(url).content.decode()
    found = re.search(r'name="seen" value="([^"]+)"', page)
    assert found
    return {"seen": found[1]}


def person_words(**typed: str) -> dict[str, str]:
    return {"name": "Sari Wulandari", "phone": "0812-3456-7890", "sex": "P",
            "birth_on": "2001-05-17", "education": "SMK", "left_school_year": "2019",
            "address": "Jl. Lama 1", "region": "33.07.09", **typed}


def vacancy_words(**typed: str) -> dict[str, object]:
    return {**{name: value for name, value in asdict(vacancy_details()).items()
               if value not in (None, (), "")}, **typed}


def test_an_older_page_of_a_file_does_not_write_over_a_newer_save(
    client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    desk, url = client_of(ratna), f"/people/{sari.pk}/edit/"
    mine, theirs = opened(desk, url), opened(desk, url)
    desk.post(url, {**theirs, **person_words(address="Jl. Baru 2")})
    answer = desk.post(url, {**mine, **person_words(address="Jl. Ketiga 3", education="S1")})
    page = answer.content.decode()
    sari.refresh_from_db()
    assert (sari.address, sari.education) == ("Jl. Baru 2", "SMK")
    assert SHOWN in page
    assert "⟪" not in page
    shown = page[page.index("<table"):page.index("</table")]
    assert "Jl. Baru 2" in shown
    assert "Jl. Ketiga 3" in shown
    assert "S1" not in shown, "nobody else has changed the education"
    assert 'value="Jl. Ketiga 3"' in page


def test_having_seen_it_the_person_saves_again(
    client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    desk, url = client_of(ratna), f"/people/{sari.pk}/edit/"
    mine = opened(desk, url)
    desk.post(url, {**opened(desk, url), **person_words(address="Jl. Baru 2")})
    warned = desk.post(url, {**mine, **person_words(address="Jl. Ketiga 3")}).content.decode()
    again = re.search(r'name="seen" value="([^"]+)"', warned)
    assert again
    answer = desk.post(url, {"seen": again[1], **person_words(address="Jl. Ketiga 3")})
    assert answer.status_code == 302
    sari.refresh_from_db()
    assert sari.address == "Jl. Ketiga 3"


def test_a_line_added_to_the_profile_meanwhile_is_in_nobodys_way(
    client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    desk, url = client_of(ratna), f"/people/{sari.pk}/edit/"
    mine = opened(desk, url)
    add_to_profile(by=ratna, on=TODAY, at=NOW + timedelta(hours=1), person_id=sari.pk,
                   profile=ProfileDetails(skills=(SkillLine(label="Menjahit"),)))
    assert desk.post(url, {**mine, **person_words(address="Jl. Baru 2")}).status_code == 302


def test_two_who_typed_the_same_agree(client_of: ClientOf, ratna: Actor, sari: Person) -> None:
    desk, url = client_of(ratna), f"/people/{sari.pk}/edit/"
    mine = opened(desk, url)
    for seen in (opened(desk, url), mine):
        answer = desk.post(url, {**seen, **person_words(address="Jl. Baru 2")})
        assert answer.status_code == 302


def test_an_older_page_of_a_vacancy_does_not_write_over_a_newer_save(
    client_of: ClientOf, ratna: Actor, sewing: Vacancy
) -> None:
    desk, url = client_of(ratna), f"/vacancies/{sewing.pk}/edit/"
    mine = opened(desk, url)
    desk.post(url, {**opened(desk, url), **vacancy_words(places="5", wage_min="2600000")})
    page = desk.post(url, {**mine, **vacancy_words(places="2")}).content.decode()
    sewing.refresh_from_db()
    assert sewing.places == 5
    shown = page[page.index("<table"):page.index("</table")]
    assert "2.600.000" in shown
    assert "2.300.000" in shown
    again = re.search(r'name="seen" value="([^"]+)"', page)
    assert again
    assert desk.post(url, {"seen": again[1], **vacancy_words(places="2")}).status_code == 302
    sewing.refresh_from_db()
    assert (sewing.places, sewing.wage_min) == (2, 2_300_000)


def test_a_save_between_reading_and_locking_is_noticed_too(
    ratna: Actor, sari: Person, sewing: Vacancy
) -> None:
    before = NOW - timedelta(seconds=1)
    details: PersonDetails = details_of(sari)
    with pytest.raises(ChangedMeanwhileError):
        change_person(by=ratna, on=TODAY, at=NOW, person_id=sari.pk, details=details,
                      read_at=before)
    with pytest.raises(ChangedMeanwhileError):
        change_vacancy(by=ratna, on=TODAY, vacancy_id=sewing.pk, details=vacancy_details(),
                       read_at=before)


def test_the_own_phone_does_not_write_over_what_the_office_saved(
    client_of: ClientOf, ratna: Actor, sari: Person, wonosobo: Office
) -> None:
    account = make_membership("sari", RoleName.JOBSEEKER, wonosobo, subject_id=sari.pk)
    phone, desk = client_of(actor_for(account)), client_of(ratna)
    url = "/me/details/"
    mine, office = opened(phone, url), opened(desk, f"/people/{sari.pk}/edit/")
    desk.post(f"/people/{sari.pk}/edit/", {**office, **person_words(address="Jl. Baru 2")})
    page = phone.post(url, {**mine, **person_words(address="Jl. Ketiga 3")}).content.decode()
    sari.refresh_from_db()
    assert sari.address == "Jl. Baru 2"
    assert SHOWN in page
    assert "Jl. Ketiga 3" in page


def test_the_firm_does_not_write_over_what_the_office_saved(
    client_of: ClientOf, ratna: Actor, sewing: Vacancy, wonosobo: Office
) -> None:
    account = make_membership("bos", RoleName.EMPLOYER, wonosobo, subject_id=sewing.employer_id)
    firm, desk = client_of(actor_for(account)), client_of(ratna)
    theirs, ours = f"/firm/vacancies/{sewing.pk}/edit/", f"/vacancies/{sewing.pk}/edit/"
    mine, office = opened(firm, theirs), opened(desk, ours)
    desk.post(ours, {**office, **vacancy_words(places="5")})
    page = firm.post(theirs, {**mine, **vacancy_words(places="9")}).content.decode()
    sewing.refresh_from_db()
    assert sewing.places == 5
    assert SHOWN in page
