"""Who reads a practice: its office, the province, the nation, everybody."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State, Visibility
from antarkerja.domain.practices.models import Practice, Review
from antarkerja.domain.practices.queries.scope import (
    may_write,
    practice_for,
    public_practices,
    readable,
)
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import WRITTEN_AT, make_practice

pytestmark = pytest.mark.django_db


@pytest.fixture
def wonosobo() -> Actor:
    return actor_for(make_membership("ratna", RoleName.OFFICER, make_office()))


@pytest.fixture
def magelang() -> Actor:
    office = make_office(region="33.08", name="Disnaker Kabupaten Magelang")
    return actor_for(make_membership("bagas", RoleName.OFFICER, office))


@pytest.fixture
def bogor() -> Actor:
    office = make_office(region="32.01", name="Disnaker Kabupaten Bogor")
    return actor_for(make_membership("dewi", RoleName.OFFICER, office))


def _practice(of: Actor, **fields: Any) -> Practice:
    return make_practice(Office.objects.get(pk=of.own_office), **fields)


@pytest.mark.parametrize(("visibility", "near", "far"), [
    (Visibility.OFFICE, False, False),
    (Visibility.PROVINCE, True, False),
    (Visibility.NATION, True, True),
    (Visibility.PUBLIC, True, True),
])
def test_a_published_practice_reaches_as_far_as_it_was_meant_to(
    wonosobo: Actor, magelang: Actor, bogor: Actor, visibility: str, near: bool, far: bool
) -> None:
    practice = _practice(wonosobo, visibility=visibility)
    assert practice_for(wonosobo, practice.pk)
    assert (practice_for(magelang, practice.pk) is not None) is near
    assert (practice_for(bogor, practice.pk) is not None) is far
    assert public_practices().exists() is (visibility == Visibility.PUBLIC)


def test_the_ministry_reads_what_a_province_shares_and_no_draft(wonosobo: Actor) -> None:
    ministry = make_office(region="", name="Kemnaker", kind=OfficeKind.MINISTRY)
    analyst = actor_for(make_membership("nasional", RoleName.NATIONAL_ANALYST, ministry))
    shared = _practice(wonosobo, visibility=Visibility.PROVINCE)
    _practice(wonosobo, state=State.DRAFT)
    assert list(readable(analyst)) == [shared]


def test_a_draft_is_for_its_office_and_who_was_asked_to_review_it(
    wonosobo: Actor, magelang: Actor, bogor: Actor
) -> None:
    practice = _practice(wonosobo, state=State.REVIEW)
    Review.objects.create(practice=practice, number=1, reviewer_id=bogor.user_id or 0,
                          office_id=bogor.own_office, asked_at=WRITTEN_AT)
    assert may_write(wonosobo, practice)
    assert practice_for(bogor, practice.pk)
    assert not may_write(bogor, practice)
    assert practice_for(magelang, practice.pk) is None


def test_a_practice_is_read_once_however_many_reviewers_it_has(
    wonosobo: Actor, bogor: Actor, magelang: Actor
) -> None:
    practice = _practice(wonosobo, state=State.REVIEW, visibility=Visibility.PUBLIC)
    for other in (bogor, magelang):
        Review.objects.create(practice=practice, number=1, reviewer_id=other.user_id or 0,
                              office_id=other.own_office, asked_at=WRITTEN_AT)
    assert list(readable(wonosobo)) == [practice]


def test_an_author_who_moved_away_still_opens_it(wonosobo: Actor, bogor: Actor) -> None:
    from antarkerja.domain.practices.models import PracticeAuthor

    practice = _practice(wonosobo, state=State.DRAFT)
    PracticeAuthor.objects.create(practice=practice, user_id=bogor.user_id, joined_at=WRITTEN_AT)
    assert practice_for(bogor, practice.pk)
    assert may_write(bogor, practice)


def test_a_jobseeker_reads_none() -> None:
    siti = Actor(user_id=1, name="Siti", role=RoleName.JOBSEEKER)
    with pytest.raises(NotAllowedError):
        readable(siti)


def test_nobody_without_a_date_of_publication_is_published(wonosobo: Actor) -> None:
    from django.db import IntegrityError, transaction

    practice = _practice(wonosobo, state=State.DRAFT)
    told = pytest.raises(IntegrityError, match="practice_published_has_a_version")
    with told, transaction.atomic():
        Practice.objects.filter(pk=practice.pk).update(
            state=State.PUBLISHED, published_on=date(2026, 11, 1)
        )
