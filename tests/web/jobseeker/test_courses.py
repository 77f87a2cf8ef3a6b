"""A person finds the nearest course beside what would change a match, and whom to call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.training.models import Course
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, know_titles
from tests.factories.offices import make_membership
from tests.factories.training import TODAY, make_course, make_provider

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    know_titles()
    make_vacancy(make_employer(wonosobo), skills=("jahit lurus", "pola"))
    return make_person(wonosobo, profile=SEAMSTRESS)


@pytest.fixture
def phone(client_of: ClientOf, sari: Person, wonosobo: Office) -> DeskClient:
    return client_of(make_membership("sari", RoleName.JOBSEEKER, wonosobo, subject_id=sari.pk))


@pytest.fixture
def course(wonosobo: Office) -> Course:
    provider = make_provider(wonosobo, phone="+6281234567890", website="https://jarum.example")
    return make_course(provider, description="Mengukur badan dan menggambar pola.")


def _text(client: DeskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert "⟪" not in answer.text
    return str(answer.text)


def test_the_own_matches_name_the_course_with_place_start_and_fee(
    phone: DeskClient, course: Course
) -> None:
    shown = _text(phone, "/me/matches/")
    assert f'Kursus: <a href="/me/courses/{course.pk}/">Membuat Pola Busana</a>' in shown
    assert "LPK Jarum Mas, Kabupaten Wonosobo, mulai 3 Des, gratis" in shown


def test_without_a_course_nothing_is_promised(phone: DeskClient) -> None:
    shown = _text(phone, "/me/matches/")
    assert "pola" in shown
    assert "Kursus:" not in shown


def test_the_page_of_a_course_says_what_is_learnt_and_whom_to_call(
    phone: DeskClient, course: Course
) -> None:
    shown = _text(phone, f"/me/courses/{course.pk}/")
    assert "Membuat Pola Busana di LPK Jarum Mas" in shown
    assert "0812-3456-7890" in shown
    assert "https://jarum.example" in shown
    assert "3 Desember 2026" in shown
    assert "Gratis" in shown
    assert "Mengukur badan" in shown


def test_a_course_that_has_begun_says_so(phone: DeskClient, course: Course) -> None:
    Course.objects.update(starts_on=TODAY - timedelta(days=1))
    assert "sudah mulai" in _text(phone, f"/me/courses/{course.pk}/")
    assert phone.get("/me/courses/999/").status_code == 404
    assert phone.get(f"/courses/{course.pk}/").status_code == 403


def test_the_own_map_names_a_course_for_a_gap(phone: DeskClient, wonosobo: Office) -> None:
    gap = phone.get("/me/map/").context["map"].gaps[0]
    course = make_course(make_provider(wonosobo), title="Kursus Celah", skills=(gap.skill.id,))
    assert f'<a href="/me/courses/{course.pk}/">Kursus Celah</a>' in _text(phone, "/me/map/")
