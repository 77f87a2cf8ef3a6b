"""Each page answers each role as the table says; a page without a row in it fails."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import override_settings
from django.urls import reverse

from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.operations import load_law
from tests.architecture.test_pages import Address, addresses
from tests.clients import DeskClient
from tests.web.role_rows import BUTTON, ROLE_OF
from tests.web.role_table import GALLERY, OPEN_TO_ALL, PAGES
from tests.web.role_world import WORDS, Values, World, make_world

ClientOf = Callable[[Actor], DeskClient]
PLACE = re.compile(r"<(?:\w+:)?(\w+)>")
ROUTES = {one.name: one for one in addresses()}


@pytest.fixture
def world(wonosobo: Office, temanggung: Office) -> World:
    load_law()
    return make_world(wonosobo, temanggung)


def _places(page: Address) -> list[str]:
    return PLACE.findall(page.route)


def _url(name: str, values: Values) -> str:
    return reverse(name, kwargs={key: values[key] for key in _places(ROUTES[name])})


def _has_an_owner(name: str) -> bool:
    return any(place not in WORDS for place in _places(ROUTES[name]))


def _strange(world: World, name: str) -> Values:
    """Somebody else's row; where two are named, a strange person beside the own vacancy."""
    places = _places(ROUTES[name])
    if "person_id" in places:
        return {**world.own, "person_id": world.strange["person_id"]}
    return world.strange


def test_every_page_stands_in_the_table_once() -> None:
    rows = [*PAGES, *OPEN_TO_ALL, GALLERY]
    assert sorted(rows) == sorted(ROUTES)


@pytest.mark.parametrize("letter", ROLE_OF)
def test_a_role_opens_its_pages_and_is_refused_the_others(
    client_of: ClientOf, world: World, letter: str
) -> None:
    desk = client_of(world.actors[letter])
    wrong: dict[str, tuple[int, int]] = {}
    for name, row in PAGES.items():
        expected = row.answer if letter in row.roles else 403
        answer = desk.get(_url(name, world.own)).status_code
        if answer != expected:
            wrong[name] = (answer, expected)
    assert wrong == {}, "answer, expected"


@pytest.mark.parametrize("letter", ROLE_OF)
def test_a_role_without_the_permission_sends_nothing_either(
    client_of: ClientOf, world: World, letter: str
) -> None:
    desk = client_of(world.actors[letter])
    wrong = {
        name: answer for name, row in PAGES.items() if letter not in row.roles
        if (answer := desk.post(_url(name, world.own)).status_code) != 403
    }
    assert wrong == {}


@pytest.mark.parametrize("letter", "DSOHEJX")
def test_what_belongs_to_another_office_is_not_there(
    client_of: ClientOf, world: World, letter: str
) -> None:
    desk = client_of(world.actors[letter])
    wrong: dict[str, tuple[int, int]] = {}
    for name, row in PAGES.items():
        if letter not in row.roles or not _has_an_owner(name):
            continue
        url = _url(name, _strange(world, name))
        ask = desk.post if row.answer == BUTTON else desk.get
        answer = ask(url).status_code
        if answer != row.strange:
            wrong[name] = (answer, row.strange)
    assert wrong == {}, "answer, expected"


@pytest.mark.parametrize("letter", "DSOHEJ")
def test_nothing_can_be_sent_to_a_row_of_another_office(
    client_of: ClientOf, world: World, letter: str
) -> None:
    desk = client_of(world.actors[letter])
    wrong = {
        name: answer for name, row in PAGES.items()
        if letter in row.roles and _has_an_owner(name)
        if (answer := desk.post(_url(name, _strange(world, name))).status_code)
        not in {404, BUTTON}
    }
    assert wrong == {}


def test_a_visitor_is_sent_to_sign_in_and_back(client: DeskClient, world: World) -> None:
    wrong = {}
    for name in PAGES:
        url = _url(name, world.own)
        for answer in (client.get(url), client.post(url)):
            if (answer.status_code, answer.headers.get("Location", "").partition("?")[0]) != (
                302, "/accounts/login/"
            ):
                wrong[name] = answer.status_code
    assert wrong == {}


def test_pages_open_to_all_answer_a_visitor(client: DeskClient, world: World) -> None:
    answers = {name: client.get(_url(name, world.own)).status_code for name in OPEN_TO_ALL}
    assert answers == {name: row.visitor for name, row in OPEN_TO_ALL.items()}


@pytest.mark.parametrize("letter", "OJEX")
def test_pages_open_to_all_answer_the_signed_in(
    client_of: ClientOf, world: World, letter: str
) -> None:
    desk = client_of(world.actors[letter])
    answers = {name: desk.get(_url(name, world.own)).status_code for name in OPEN_TO_ALL}
    assert answers == {name: row.signed_in for name, row in OPEN_TO_ALL.items()}


def test_the_gallery_is_for_demo_mode_and_administrators(
    client: DeskClient, client_of: ClientOf, world: World
) -> None:
    assert client.get("/components/").status_code == 404
    assert client_of(world.actors["O"]).get("/components/").status_code == 404
    assert client_of(world.actors["X"]).get("/components/").status_code == 200
    with override_settings(DEMO_MODE=True):
        assert client.get("/components/").status_code == 200
