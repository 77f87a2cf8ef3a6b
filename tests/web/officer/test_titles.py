"""Titles that the machine is not sure of: the desk says what they mean, analysts see the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.policies import ProfileDetails, WishLine
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.models import TextChoice, TitleCoding
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.offices import make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]


def unsure(office: Office, title: str, count: int) -> list[Vacancy]:
    firm = make_employer(office, name=f"PT {title}")
    rows = [make_vacancy(firm, title=title) for _ in range(count)]
    Vacancy.objects.filter(title=title).update(kbji="", kbji_probability=0)
    return rows


def test_one_answer_codes_every_vacancy_of_the_title(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    unsure(wonosobo, "Kru Serba Bisa", 3)
    unsure(wonosobo, "Ahli Xyzzy", 1)
    desk = client_of(ratna)
    assert "Jelaskan arti 2 nama jabatan" in desk.get("/vacancies/").text
    page = desk.get("/vacancies/occupations/")
    assert "⟪" not in page.text
    (first, offers), _ = page.context["rows"]
    assert (first.title, first.vacancies) == ("Kru Serba Bisa", 3)
    code, _ = offers[0]
    answered = desk.post(f"/vacancies/{first.vacancy_id}/occupation/",
                         {"group": code, "words": first.title, "queue": "1"})
    assert answered.headers["Location"] == "/vacancies/occupations/"
    assert set(Vacancy.objects.filter(title="Kru Serba Bisa").values_list("kbji", flat=True)) == {
        code}
    assert [row.title for row, _ in desk.get("/vacancies/occupations/").context["rows"]] == [
        "Ahli Xyzzy"]
    choice = TextChoice.objects.get()
    assert (choice.text, choice.chosen) == ("kru serba bisa", code)


def test_a_stranger_is_not_asked_about_our_titles(
    client_of: ClientOf, stranger: Actor, wonosobo: Office
) -> None:
    row = unsure(wonosobo, "Kru Serba Bisa", 1)[0]
    desk = client_of(stranger)
    assert desk.get("/vacancies/occupations/").context["rows"] == []
    answer = {"group": "5246", "words": "kru", "queue": "1"}
    assert desk.post(f"/vacancies/{row.pk}/occupation/", answer).status_code == 404


def test_the_analyst_sees_titles_nobody_understood_but_not_what_a_single_person_wrote(
    client_of: ClientOf, wonosobo: Office
) -> None:
    unsure(wonosobo, "Ahli Xyzzy", 2)
    for number in range(3):
        make_person(wonosobo, name=f"Orang {number}",
                    profile=ProfileDetails(wishes=(WishLine(title="Plugh Qwrtz"),)))
    make_person(wonosobo, name="Sendiri",
                profile=ProfileDetails(wishes=(WishLine(title="Rahasia Qwrtz Vbnm"),)))
    TitleCoding.objects.update(group="")
    analyst = make_membership("analis", RoleName.PROVINCIAL_ANALYST, wonosobo)
    page = client_of(analyst).get("/counts/titles/")
    assert "⟪" not in page.text
    assert [(row.title, row.vacancies, row.people) for row in page.context["rows"]] == [
        ("plugh qwrtz", 0, 3), ("ahli xyzzy", 2, 0)]
