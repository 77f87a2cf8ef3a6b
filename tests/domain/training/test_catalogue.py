"""The catalogue: what an office enters, what is refused, and who may change it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.training.errors import (
    CatalogueRefusedError,
    CourseNotFoundError,
    ProviderExistsError,
    ProviderNotFoundError,
)
from antarkerja.domain.training.models import Course, CourseSkill, Provider
from antarkerja.domain.training.operations import (
    add_course,
    add_provider,
    archive_course,
    archive_provider,
    change_course,
    change_provider,
    restore_course,
    say_skills,
)
from antarkerja.domain.training.policies import (
    ProviderDetails,
    provider_key,
    skills_of_words,
    skills_suggested,
)
from antarkerja.domain.training.queries import (
    CourseCounts,
    CourseFilters,
    course_for,
    courses_count,
    courses_list,
    may_change,
    provider_for,
    providers_list,
)
from tests.factories.offices import actor_for, make_membership
from tests.factories.training import START, TODAY, course_details, make_course, make_provider

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2026-11-24T09:00:00+07:00")


def titles(viewer: Actor, **narrowed: Any) -> list[str]:
    rows = courses_list(viewer, CourseFilters(**narrowed), today=TODAY)
    return [row.title for row in rows]


def provider_details(**stated: Any) -> ProviderDetails:
    plain: dict[str, Any] = {"name": "BLK Prau", "kind": "blk", "source": "Telepon",
                             "checked_on": TODAY, "region": "33.07"}
    return ProviderDetails(**{**plain, **stated})


def test_ratna_enters_a_provider_and_its_course(ratna: Actor) -> None:
    blk = add_provider(by=ratna, on=TODAY, details=provider_details())
    course = add_course(by=ratna, on=TODAY, provider_id=blk.pk, details=course_details(),
                        skills=["menjahit", "Bordir awan"])
    assert (course.office_id, course.provider_id) == (ratna.office_id, blk.pk)
    assert "menjahit" in str(list(course.skills.values_list("skill", flat=True)))
    assert may_change(ratna, course)


def test_one_name_in_one_place_is_one_provider(ratna: Actor, wonosobo: Office) -> None:
    first = make_provider(wonosobo, name="LPK Jarum-Mas")
    with pytest.raises(ProviderExistsError) as known:
        add_provider(by=ratna, on=TODAY, details=provider_details(name="lpk  jarum mas."))
    assert known.value.provider_id == first.pk
    make_provider(wonosobo, name="LPK Jarum Mas", region="33.23")
    assert Provider.objects.count() == 2


def test_a_change_into_the_name_of_another_is_refused(ratna: Actor, wonosobo: Office) -> None:
    make_provider(wonosobo, name="BLK Prau")
    other = make_provider(wonosobo, name="BLK Sindoro")
    with pytest.raises(ProviderExistsError):
        change_provider(by=ratna, on=TODAY, provider_id=other.pk, details=provider_details())


@pytest.mark.parametrize(("stated", "column"), [
    ({"name": " .,"}, "name"), ({"kind": "kampus"}, "kind"), ({"region": "99.99"}, "region"),
    ({"website": "javascript:alert(1)"}, "website"), ({"website": "http://a b"}, "website"),
    ({"source": " "}, "source"), ({"checked_on": TODAY + timedelta(days=1)}, "checked_on"),
    ({"address": "x" * 241}, "address"),
])
def test_what_is_wrong_with_a_provider_is_said_beside_its_field(
    ratna: Actor, stated: dict[str, Any], column: str
) -> None:
    with pytest.raises(CatalogueRefusedError) as refused:
        add_provider(by=ratna, on=TODAY, details=provider_details(**stated))
    assert [problem.column for problem in refused.value.problems] == [column]
    assert refused.value.problems[0].sentence
    assert not Provider.objects.exists()


@pytest.mark.parametrize(("stated", "column"), [
    ({"title": "  "}, "title"), ({"region": ""}, "region"), ({"region": "33"}, "region"),
    ({"region": "xx"}, "region"), ({"fee": -1}, "fee"), ({"fee": 10**10}, "fee"),
    ({"hours": 0}, "hours"), ({"seats": 0}, "seats"), ({"kbji": "9999"}, "kbji"),
    ({"source": ""}, "source"), ({"checked_on": date(2030, 1, 1)}, "checked_on"),
])
def test_what_is_wrong_with_a_course_is_said_beside_its_field(
    ratna: Actor, wonosobo: Office, stated: dict[str, Any], column: str
) -> None:
    provider = make_provider(wonosobo)
    with pytest.raises(CatalogueRefusedError) as refused:
        add_course(by=ratna, on=TODAY, provider_id=provider.pk, details=course_details(**stated))
    assert [problem.column for problem in refused.value.problems] == [column]
    assert "%(" not in refused.value.problems[0].sentence
    assert not Course.objects.exists()


def test_an_online_course_needs_no_place(ratna: Actor, wonosobo: Office) -> None:
    provider = make_provider(wonosobo)
    add_course(by=ratna, on=TODAY, provider_id=provider.pk,
               details=course_details(online=True, region=""))
    assert titles(ratna, online=True) == ["Membuat Pola Busana"]


@pytest.mark.parametrize("wrong", [
    {"title": ""}, {"source": ""}, {"region": "", "online": False}, {"fee": -1}, {"hours": 0},
])
def test_the_database_keeps_nonsense_out(wonosobo: Office, wrong: dict[str, Any]) -> None:
    course = make_course(make_provider(wonosobo))
    with pytest.raises(IntegrityError), transaction.atomic():
        Course.objects.filter(pk=course.pk).update(**wrong)


def test_every_office_sees_the_catalogue_and_only_the_one_that_entered_a_row_changes_it(
    ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    provider = make_provider(wonosobo)
    course = make_course(provider)
    assert titles(stranger) == titles(ratna) == ["Membuat Pola Busana"]
    assert course_for(stranger, course.pk) == course
    assert provider_for(stranger, provider.pk) == provider
    assert not may_change(stranger, course)
    with pytest.raises(CourseNotFoundError):
        change_course(by=stranger, on=TODAY, course_id=course.pk, details=course_details(fee=5))
    with pytest.raises(CourseNotFoundError):
        say_skills(by=stranger, course_id=course.pk, skills=["las"])
    with pytest.raises(CourseNotFoundError):
        archive_course(by=stranger, at=AT, course_id=course.pk, reason="x")
    with pytest.raises(CourseNotFoundError):
        restore_course(by=stranger, course_id=course.pk)
    with pytest.raises(ProviderNotFoundError):
        archive_provider(by=stranger, at=AT, provider_id=provider.pk, reason="x")
    course.refresh_from_db()
    assert (course.fee, course.archived_at) == (0, None)


def test_a_stranger_may_enter_a_course_of_a_provider_that_another_office_entered(
    stranger: Actor, wonosobo: Office
) -> None:
    course = add_course(by=stranger, on=TODAY, provider_id=make_provider(wonosobo).pk,
                        details=course_details())
    assert may_change(stranger, course)


def test_the_front_desk_sees_and_does_not_change(wonosobo: Office) -> None:
    desk = actor_for(make_membership("loket", RoleName.FRONT_DESK, wonosobo))
    course = make_course(make_provider(wonosobo))
    assert titles(desk) == ["Membuat Pola Busana"]
    with pytest.raises(NotAllowedError):
        say_skills(by=desk, course_id=course.pk, skills=["las"])


def test_who_counts_only_does_not_see_the_catalogue(wonosobo: Office) -> None:
    analyst = actor_for(make_membership("provinsi", RoleName.PROVINCIAL_ANALYST, wonosobo))
    course = make_course(make_provider(wonosobo))
    with pytest.raises(NotAllowedError):
        courses_list(analyst, today=TODAY)
    with pytest.raises(CourseNotFoundError):
        course_for(analyst, course.pk)


def test_what_has_begun_was_put_away_or_grew_old_is_open_no_more(
    ratna: Actor, wonosobo: Office
) -> None:
    provider = make_provider(wonosobo)
    make_course(provider, title="Hari ini", starts_on=TODAY)
    make_course(provider, title="Sudah mulai", starts_on=TODAY - timedelta(days=1))
    make_course(provider, title="Kapan saja", starts_on=None)
    make_course(provider, title="Lama tidak ditanya", starts_on=None,
                checked_on=TODAY - timedelta(days=366))
    away = make_course(provider, title="Ditutup")
    archive_course(by=ratna, at=AT, course_id=away.pk, reason="tidak dibuka lagi")
    assert titles(ratna) == ["Hari ini", "Kapan saja"]
    assert set(titles(ratna, archived=True)) == {"Sudah mulai", "Lama tidak ditanya", "Ditutup"}
    restore_course(by=ratna, course_id=away.pk)
    assert "Ditutup" in titles(ratna)
    archive_provider(by=ratna, at=AT, provider_id=provider.pk, reason="tutup")
    assert titles(ratna) == []
    with pytest.raises(ProviderNotFoundError):
        add_course(by=ratna, on=TODAY, provider_id=provider.pk, details=course_details())


def test_the_list_is_narrowed_by_word_skill_place_and_fee(
    ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    make_course(make_provider(wonosobo, name="LPK Jarum Mas"), title="Pola")
    make_course(make_provider(temanggung, name="BLK Sumbing"), title="Las Dasar",
                skills=("mengelas",), region="33.23", fee=500_000)
    assert titles(ratna, text="sumbing las") == ["Las Dasar"]
    assert titles(ratna, text="jarum") == ["Pola"]
    assert titles(ratna, skill="pola") == ["Pola"]
    assert titles(ratna, skill="las") == ["Las Dasar"]
    assert titles(ratna, region="33.23") == ["Las Dasar"]
    assert titles(ratna, region="33") == ["Pola", "Las Dasar"]
    assert titles(ratna, free=True) == ["Pola"]
    assert titles(ratna, text="%_'") == []


def test_courses_of_which_nobody_said_what_they_teach_are_counted_and_listed(
    ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    provider = make_provider(wonosobo)
    make_course(provider, title="Pola")
    silent = make_course(provider, title="Entah apa", skills=())
    assert courses_count(ratna, today=TODAY) == CourseCounts(open=2, here=2, unsaid=1)
    assert courses_count(stranger, today=TODAY) == CourseCounts(open=2, here=0, unsaid=0)
    assert titles(ratna, unsaid=True) == ["Entah apa"]
    say_skills(by=ratna, course_id=silent.pk, skills=["menjahit", "Merangkai janur"])
    say_skills(by=ratna, course_id=silent.pk, skills=["Merangkai janur"])
    assert titles(ratna, unsaid=True) == []
    assert CourseSkill.objects.filter(course=silent, skill="menjahit").count() == 0


def test_providers_of_the_own_region_come_first(
    ratna: Actor, wonosobo: Office, temanggung: Office
) -> None:
    make_provider(temanggung, name="BLK Alam")
    own = make_provider(wonosobo, name="LPK Zamrud")
    make_course(own)
    found = list(providers_list(ratna))
    assert [row.name for row in found] == ["LPK Zamrud", "BLK Alam"]
    assert [vars(row)["kept"] for row in found] == [1, 0]
    assert [row.name for row in providers_list(ratna, text="alam")] == ["BLK Alam"]


def test_skills_are_suggested_from_the_title_and_the_description() -> None:
    found = skills_suggested("Pelatihan Menjahit", "Membuat pola dasar, mesin obras")
    assert {"menjahit", "membuat-pola-pakaian", "mesin-obras"} <= set(found)


def test_a_soft_skill_is_suggested_only_where_the_title_teaches_it() -> None:
    praised = skills_suggested("Barista", "Peserta dilatih disiplin dan komunikasi yang baik.")
    assert "berkomunikasi" not in praised
    assert "membuat-kopi" in praised
    assert "berkomunikasi" in skills_suggested("Pelatihan Komunikasi", "")


def test_words_that_the_lists_do_not_know_stand_for_themselves() -> None:
    assert skills_of_words(["Qwerasdf  Zxcv"]) == ("qwerasdf zxcv",)
    assert skills_of_words(["menjahit", "Menjahit"]) == ("menjahit",)
    assert skills_of_words(["", "  "]) == ()


@given(st.text(max_size=300))
def test_the_key_of_a_name_is_its_own_key(name: str) -> None:
    key = provider_key(name)
    assert provider_key(key) == key
    assert len(key) <= 200


def test_the_start_of_the_course_is_kept(wonosobo: Office) -> None:
    assert make_course(make_provider(wonosobo)).starts_on == START
