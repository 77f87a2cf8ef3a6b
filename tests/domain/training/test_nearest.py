"""The nearest course for a skill: in the district, then by kilometres, then online."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.training.models import Course
from antarkerja.domain.training.operations import archive_course
from antarkerja.domain.training.policies import NearCourse
from antarkerja.domain.training.queries import nearest_courses
from tests.domain.training.test_catalogue import AT
from tests.factories.training import START, TODAY, make_course, make_provider

pytestmark = pytest.mark.django_db
POLA = "pola"
WONOSOBO, TEMANGGUNG, CILACAP, SLEMAN, BANDUNG = "33.07", "33.23", "33.01", "34.04", "32.04"


def at(office: Office, region: str, **stated: Any) -> Course:
    provider = make_provider(office, name=f"LPK {region} {Course.objects.count()}", region=region)
    return make_course(provider, region="" if stated.get("online") else region, **stated)


def nearest(region: str = WONOSOBO, skill: str = POLA) -> NearCourse | None:
    return nearest_courses([skill], region=region, today=TODAY).get(skill)


def test_the_own_district_comes_before_all_others(wonosobo: Office) -> None:
    at(wonosobo, TEMANGGUNG)
    at(wonosobo, TEMANGGUNG, online=True)
    own = at(wonosobo, WONOSOBO, starts_on=START + timedelta(days=60), fee=2_000_000)
    found = nearest()
    assert found is not None
    assert (found.id, found.km) == (own.pk, None)


def test_then_the_kilometres_decide_as_they_do_in_a_match(wonosobo: Office) -> None:
    at(wonosobo, CILACAP)
    near = at(wonosobo, TEMANGGUNG)
    found = nearest()
    assert found is not None
    assert found.id == near.pk
    assert 15 <= (found.km or 0) <= 40


def test_a_course_over_the_internet_comes_before_one_beyond_a_hundred_kilometres(
    wonosobo: Office
) -> None:
    far = at(wonosobo, "33.18")
    found = nearest()
    assert found is not None
    assert found.id == far.pk
    assert (found.km or 0) > 100
    online = at(wonosobo, BANDUNG, online=True)
    found = nearest()
    assert found is not None
    assert (found.id, found.online, found.km) == (online.pk, True, None)


def test_a_near_district_beyond_the_border_of_the_province_counts(wonosobo: Office) -> None:
    over_there = at(wonosobo, SLEMAN)
    found = nearest("33.08")
    assert found is not None
    assert found.id == over_there.pk


def test_a_course_in_another_part_of_the_country_is_no_course(wonosobo: Office) -> None:
    at(wonosobo, BANDUNG)
    assert nearest() is None


def test_of_two_as_near_the_sooner_then_the_cheaper_is_named(wonosobo: Office) -> None:
    at(wonosobo, WONOSOBO, starts_on=None)
    at(wonosobo, WONOSOBO, fee=None)
    at(wonosobo, WONOSOBO, fee=100_000)
    free = at(wonosobo, WONOSOBO, fee=0)
    found = nearest()
    assert found is not None
    assert found.id == free.pk


def test_what_is_over_or_put_away_is_not_named(wonosobo: Office) -> None:
    at(wonosobo, WONOSOBO, starts_on=TODAY - timedelta(days=1))
    away = at(wonosobo, WONOSOBO)
    archive_course(by=system_actor(wonosobo.pk), at=AT, course_id=away.pk, reason="tutup")
    assert nearest() is None


def test_no_course_is_named_for_a_soft_skill_that_none_teaches(wonosobo: Office) -> None:
    at(wonosobo, WONOSOBO)
    assert nearest(skill="berkomunikasi") is None
    speaking = at(wonosobo, WONOSOBO, title="Pelatihan Komunikasi", skills=("berkomunikasi",))
    found = nearest(skill="berkomunikasi")
    assert found is not None
    assert found.id == speaking.pk


def test_somebody_whose_place_is_not_known_hears_of_online_courses(wonosobo: Office) -> None:
    at(wonosobo, WONOSOBO)
    assert nearest("") is None
    online = at(wonosobo, WONOSOBO, online=True)
    found = nearest("")
    assert found is not None
    assert found.id == online.pk


def test_one_query_answers_for_one_skill_and_for_thirty(wonosobo: Office) -> None:
    skills = [f"keterampilan {n}" for n in range(30)]
    for n in range(30):
        at(wonosobo, WONOSOBO, skills=(skills[n], skills[0]))
    for asked in (skills[:1], skills):
        with CaptureQueriesContext(connection) as queries:
            found = nearest_courses(asked, region=WONOSOBO, today=TODAY)
        assert len(queries) == 1
        assert set(found) == set(asked)
    with CaptureQueriesContext(connection) as queries:
        assert nearest_courses([], region=WONOSOBO, today=TODAY) == {}
    assert not queries.captured_queries


def test_the_words_say_who_where_when_and_what_it_costs() -> None:
    plain: dict[str, Any] = {"id": 1, "title": "Pola", "provider": "LPK Jarum Mas",
                             "region": TEMANGGUNG, "online": False, "starts_on": START, "fee": 0,
                             "km": 24}
    with translation.override("id"):
        assert NearCourse(**plain).words == (
            "LPK Jarum Mas, Kabupaten Temanggung (24 km), mulai 3 Des, gratis")
        paid = NearCourse(**plain | {"fee": 750_000, "starts_on": None, "km": None})
        assert paid.words == (
            "LPK Jarum Mas, Kabupaten Temanggung, jadwal belum diketahui, Rp750.000")
        online = NearCourse(**plain | {"online": True, "fee": None})
        assert online.words == "LPK Jarum Mas, daring, mulai 3 Des, biaya belum diketahui"
    with translation.override("en"):
        assert NearCourse(**plain).words.endswith("from 3 Dec, free of charge")
