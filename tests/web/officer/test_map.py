"""The competency map: what somebody can do beside what the wished work asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.jobseekers.models import Person, PersonSkill, SkillNotMeant
from antarkerja.domain.jobseekers.policies import (
    ExperienceLine,
    ProfileDetails,
    SkillLine,
    WishLine,
)
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.queries import competency_map
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Membership, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.models import TextChoice
from antarkerja.domain.reference.skills import asked_by, skill_name
from tests.clients import DeskClient
from tests.conftest import TODAY
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.offices import make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]
SEAMSTRESS = ProfileDetails(
    wishes=(WishLine(title="Operator Jahit"), WishLine(title="Kasir Toko")),
    experiences=(ExperienceLine(title="Bantu warung", kind="informal",
                                duties="Jaga warung dan melayani pembeli"),),
    skills=(SkillLine(label="Teliti"), SkillLine(label="xyzzy plugh")),
)


@pytest.fixture
def siti(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Siti Nurhayati", profile=SEAMSTRESS)


def shown(desk: DeskClient, address: str) -> Any:
    page = desk.get(address)
    assert page.status_code == 200
    assert "⟪" not in page.text
    return page


@pytest.mark.parametrize(("language", "words"), [("id", "Terdengar dari cerita pengalaman"),
                                                 ("en", "Heard in the told work")])
def test_the_map_shows_what_the_wished_work_asks_and_is_noted(
    client_of: ClientOf, ratna: Actor, siti: Person, language: str, words: str
) -> None:
    desk = client_of(ratna)
    desk.cookies["django_language"] = language
    page = shown(desk, f"/people/{siti.pk}/map/")
    found = page.context["map"]
    assert found.occupation == "operator-jahit-garmen"
    asked = asked_by(found.occupation)
    assert found.areas
    assert sum(area.asked for area in found.areas) == len(asked.essential) + len(asked.optional)
    assert words in page.text
    assert 'role="img"' in page.text
    assert "xyzzy plugh" in page.text, "what no list knows is kept as told"
    assert AccessLog.objects.filter(page="map", subject_id=siti.pk).count() == 1


def test_each_skill_that_is_asked_stands_once_in_the_picture(
    client_of: ClientOf, ratna: Actor, siti: Person
) -> None:
    page = shown(client_of(ratna), f"/people/{siti.pk}/map/")
    squares = [square for row in page.context["picture"].rows for square in row.squares]
    assert len(squares) == page.context["picture"].asked
    assert len({(square.x, square.y) for square in squares}) == len(squares)
    assert all(square.x + 22 <= page.context["picture"].width for square in squares)


def test_a_yes_puts_the_skill_into_the_profile_and_counts_the_choice_of_nobody(
    client_of: ClientOf, ratna: Actor, siti: Person
) -> None:
    desk = client_of(ratna)
    told = shown(desk, f"/people/{siti.pk}/map/").context["map"].suggested[0]
    answer = {"act": "confirm", "skill": told.skill.id, "words": told.told.words, "rank": "1"}
    for _ in range(2):
        assert desk.post(f"/people/{siti.pk}/map/", answer).status_code == 302
    names = PersonSkill.objects.filter(person=siti, evidence="work")
    name = skill_name(told.skill.id, "id")
    assert name is not None
    assert [row.label for row in names] == [name.name]
    choice = TextChoice.objects.get()
    assert (choice.kind, choice.suggested, choice.chosen) == (
        "skill", told.skill.id, told.skill.id)
    again = shown(desk, f"/people/{siti.pk}/map/").context["map"]
    assert told.skill.id in again.held
    assert told.skill.id not in {other.skill.id for other in again.suggested}


def test_a_no_is_not_asked_again(client_of: ClientOf, ratna: Actor, siti: Person) -> None:
    desk = client_of(ratna)
    told = shown(desk, f"/people/{siti.pk}/map/").context["map"].suggested[0]
    desk.post(f"/people/{siti.pk}/map/",
              {"act": "decline", "skill": told.skill.id, "words": told.told.words})
    assert SkillNotMeant.objects.get().skill == told.skill.id
    assert TextChoice.objects.get().chosen == ""
    again = shown(desk, f"/people/{siti.pk}/map/").context["map"]
    assert told.skill.id not in {other.skill.id for other in again.suggested}
    assert told.skill.id not in again.held


def test_another_occupation_chosen_moves_map_group_and_book(
    client_of: ClientOf, ratna: Actor, siti: Person
) -> None:
    desk = client_of(ratna)
    answer = {"act": "choose", "rank": "1", "occupation": "barista-kopi",
              "suggested": "operator-jahit-garmen"}
    page = desk.post(f"/people/{siti.pk}/map/", answer, follow=True)
    assert page.context["map"].occupation == "barista-kopi"
    wish = siti.wishes.get(rank=1)
    assert (wish.title, wish.occupation, wish.kbji) == ("Operator Jahit", "barista-kopi", "5132")
    stock: dict[str, int] = {}
    for event in Event.objects.filter(kind="person.registered"):
        stock[event.kbji] = stock.get(event.kbji, 0) + event.quantity
    assert {code: n for code, n in stock.items() if n} == {"5132": 1}
    assert TextChoice.objects.get().chosen == "barista-kopi"


@pytest.mark.parametrize("answer", [
    {"act": "confirm", "skill": "tidak-ada"}, {"act": "choose", "occupation": "tidak-ada"},
    {"act": "choose", "occupation": "barista-kopi", "rank": "5"},
])
def test_what_is_not_on_offer_changes_nothing(
    client_of: ClientOf, ratna: Actor, siti: Person, answer: dict[str, str]
) -> None:
    page = client_of(ratna).post(f"/people/{siti.pk}/map/", answer, follow=True)
    assert "Tidak ada yang diubah" in page.text
    assert siti.skills.count() == 2
    assert not TextChoice.objects.exists()


def test_gaps_are_ranked_by_the_open_vacancies_in_reach(wonosobo: Office, siti: Person) -> None:
    firm = make_employer(wonosobo)
    make_vacancy(firm, title="Operator Jahit")
    make_vacancy(firm, title="Operator Jahit Kemeja")
    found = competency_map(siti, today=TODAY)
    assert found.vacancies == 2
    assert found.gaps
    opens = [gap.opens for gap in found.gaps]
    assert opens == sorted(opens, reverse=True)
    assert opens[0] >= 1
    siti.places.create(region="94.71")
    far = competency_map(Person.objects.get(pk=siti.pk), today=TODAY)
    assert (far.vacancies, {gap.opens for gap in far.gaps}) == (0, {0})


def test_work_that_is_near_is_of_other_groups_and_says_what_is_held(siti: Person) -> None:
    moves = competency_map(siti, today=TODAY).moves
    groups = [move.work.group for move in moves]
    assert len(groups) == len(set(groups)) >= 3
    assert all(move.work.id != "operator-jahit-garmen" for move in moves)


def test_somebody_without_a_wish_is_asked_for_one(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    page = shown(client_of(ratna), f"/people/{make_person(wonosobo).pk}/map/")
    assert page.context["picture"] is None
    assert "Tambah jabatan yang diinginkan" in page.text


def test_the_map_is_another_offices_secret_and_the_own_phone_sees_it(
    client_of: ClientOf, stranger: Actor, wonosobo: Office, siti: Person
) -> None:
    assert client_of(stranger).get(f"/people/{siti.pk}/map/").status_code == 404
    answer = {"act": "choose", "rank": "1", "occupation": "barista-kopi"}
    assert client_of(stranger).post(f"/people/{siti.pk}/map/", answer).status_code == 404
    own = make_membership("33.07/2026/00001", RoleName.JOBSEEKER, wonosobo, subject_id=siti.pk)
    page = shown(client_of(own), "/me/map/?wish=2")
    assert page.context["map"].wish.title == "Kasir Toko"


@pytest.mark.parametrize("count", [1, 30])
def test_the_map_costs_the_same_for_one_vacancy_and_for_thirty(
    count: int, client_of: ClientOf, ratna: Actor, wonosobo: Office, siti: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    firm = make_employer(wonosobo)
    for number in range(count):
        make_vacancy(firm, title=f"Operator Jahit {number}")
    desk = client_of(ratna)
    with django_assert_num_queries(17):
        desk.get(f"/people/{siti.pk}/map/")
