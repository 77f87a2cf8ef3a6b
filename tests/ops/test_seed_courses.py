"""The demo's invented providers and courses: complete, consistent, and worth naming in a match."""

from __future__ import annotations

from datetime import date

import pytest

from antarkerja.domain.reference.occupations import is_group
from antarkerja.domain.training.models import Course, CourseSkill, Provider
from antarkerja.domain.training.queries import nearest_courses
from antarkerja.ops.seed.courses import add_courses
from antarkerja.ops.seed.material import rows
from antarkerja.ops.seed.offices import build_offices

TODAY = date(2026, 11, 24)


def test_every_course_names_a_provider_of_the_list_and_a_known_group() -> None:
    known = {row["name"] for row in rows("providers")}
    assert {row["provider"] for row in rows("courses")} == known
    assert all(is_group(row["kbji"]) for row in rows("courses") if row["kbji"])
    assert len(known) >= 12
    assert len(rows("courses")) >= 40


def test_the_websites_lead_nowhere() -> None:
    sites = [row["website"] for row in rows("providers") if row["website"]]
    assert sites
    assert all(site.endswith(".example") for site in sites)


@pytest.mark.django_db
def test_the_demo_has_courses_near_every_office_for_skills_that_its_vacancies_ask() -> None:
    add_courses(build_offices(how_many=5, since=TODAY), on=TODAY)
    assert Course.objects.count() == len(rows("courses"))
    assert Provider.objects.values("office").distinct().count() == 5
    assert not Course.objects.exclude(pk__in=CourseSkill.objects.values("course")).exists()
    asked = ("menjahit", "membuat pola", "excel", "mengelas", "menjaga-kasir")
    for region in ("33.07", "33.23", "33.08", "33.04", "33.71"):
        assert set(nearest_courses(asked, region=region, today=TODAY)) == set(asked)


@pytest.mark.django_db
def test_one_office_alone_keeps_the_whole_catalogue() -> None:
    desks = build_offices(how_many=1, since=TODAY)
    add_courses(desks, on=TODAY)
    assert set(Course.objects.values_list("office", flat=True)) == {desks[0].office.pk}
