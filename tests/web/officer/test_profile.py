"""The competency profile is asked line by line and saved at any point."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.jobseekers import make_person

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]
UNKNOWN = "⟪unknown variable"


def test_an_empty_profile_says_what_to_ask(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    shown = client_of(ratna).get(f"/people/{person.pk}/profile/").text
    assert 'id="wishes"' in shown
    assert 'id="licences"' in shown
    assert UNKNOWN not in shown


def test_each_line_of_the_to_do_leads_to_the_place_of_the_answer(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo, birth_on=None, phone="", sex="")
    desk = client_of(ratna)
    page = desk.get(f"/people/{person.pk}/").text
    todo = page[page.index('id="todo"'):]
    links = re.findall(r'<li><a href="(/people/\d+/\w+/)#(\w+)">', todo[:todo.index("</ul>")])
    assert len(links) == todo[:todo.index("</ul>")].count("<li>") > 8
    assert (f"/people/{person.pk}/profile/", "skills") in links
    for address, anchor in links:
        assert f'id="{anchor}"' in desk.get(address).text, f"{address} has no {anchor}"


@pytest.mark.parametrize(("part", "sent", "field", "value"), [
    ("wishes", {"wishes-job": "Juru las"}, "title", "Juru las"),
    ("places", {"places-names": "Kabupaten Temanggung"}, "region", "33.23"),
    ("experiences", {"experiences-job": "Bertani", "experiences-kind": "unpaid"},
     "title", "Bertani"),
    ("skills", {"skills-labels": "Las listrik", "skills-evidence": "seen"},
     "evidence", "seen"),
    ("certificates", {"certificates-name": "Las SMAW", "certificates-issued_year": "2022"},
     "issued_year", 2022),
    ("languages", {"languages-name": "inggris", "languages-level": "basic"},
     "name", "Inggris"),
    ("licences", {"licences-kind": "SIM_B1"}, "kind", "SIM_B1"),
])
def test_each_part_takes_a_line_and_gives_it_back(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, part: str, sent: dict[str, str],
    field: str, value: object,
) -> None:
    person = make_person(wonosobo)
    desk = client_of(ratna)
    before = person.completeness
    answer = desk.post(f"/people/{person.pk}/profile/", {"part": part, **sent}, follow=True)
    row = getattr(person, part).get()
    assert getattr(row, field) == value
    assert UNKNOWN not in answer.text
    person.refresh_from_db()
    assert person.completeness >= before
    desk.post(f"/people/{person.pk}/profile/", {"part": part, "remove": row.pk})
    assert not getattr(person, part).exists()


def test_several_skills_come_in_one_line_and_each_once(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    desk = client_of(ratna)
    for labels in ("Excel, menjahit", "excel, memasak"):
        desk.post(f"/people/{person.pk}/profile/",
                  {"part": "skills", "skills-labels": labels, "skills-evidence": "claimed"})
    assert {skill.normalised for skill in person.skills.all()} == {"excel", "menjahit", "memasak"}


def test_five_wishes_are_enough_and_the_ranks_close_up(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    desk = client_of(ratna)
    for number in range(1, 7):
        answer = desk.post(f"/people/{person.pk}/profile/",
                           {"part": "wishes", "wishes-job": f"Kerja {number}"}, follow=True)
    assert 'id="error-summary"' in answer.text
    second = person.wishes.get(rank=2)
    desk.post(f"/people/{person.pk}/profile/", {"part": "wishes", "remove": second.pk})
    assert [(w.rank, w.title) for w in person.wishes.all()] == [
        (1, "Kerja 1"), (2, "Kerja 3"), (3, "Kerja 4"), (4, "Kerja 5")]


def test_an_end_before_the_beginning_is_said_at_the_field(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    answer = client_of(ratna).post(f"/people/{person.pk}/profile/", {
        "part": "experiences", "experiences-job": "Kasir",
        "experiences-started_on": "2024-05-01", "experiences-ended_on": "2023-05-01",
    })
    assert 'href="#id_experiences-ended_on_group"' in answer.text
    assert not person.experiences.exists()


def test_a_place_that_nobody_knows_is_named(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    answer = client_of(ratna).post(f"/people/{person.pk}/profile/", {
        "part": "places", "places-names": "Kabupaten Temanggung, Bogor"})
    assert "Bogor" in answer.text
    assert not person.places.exists()


def test_the_book_notes_one_change_a_day(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    desk = client_of(ratna)
    for job in ("Kasir", "Pramuniaga", "Admin"):
        desk.post(f"/people/{person.pk}/profile/", {"part": "wishes", "wishes-job": job})
    assert Event.objects.filter(kind=EventKind.PERSON_PROFILED).count() == 1


def test_an_unknown_part_is_not_found(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    answer = client_of(ratna).post(f"/people/{person.pk}/profile/", {"part": "dreams"})
    assert answer.status_code == 404
