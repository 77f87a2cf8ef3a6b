"""Authors of a practice: several, one of them leads, and no practice is left without a lead."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.errors.practice import LeadStaysError, NotAColleagueError
from antarkerja.domain.practices.models import Practice, PracticeAuthor
from antarkerja.domain.practices.operations.authors import add_author, hand_lead, remove_author
from antarkerja.domain.practices.operations.drafting import draft_practice
from antarkerja.journeys.staff_leaves import end_staff_account, give_staff_role
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def practice(ratna: Actor) -> Practice:
    return draft_practice(by=ratna, at=AT, category=Category.CASE_WORK, title="Kelompok kecil")


@pytest.fixture
def dewi(wonosobo: Office) -> Actor:
    return actor_for(make_membership("dewi", RoleName.FRONT_DESK, wonosobo))


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("tri", RoleName.HEAD, wonosobo))


def _add(by: Actor, practice: Practice, who: Actor, hours: int = 1) -> PracticeAuthor:
    return add_author(by=by, on=TODAY, at=AT + timedelta(hours=hours), practice_id=practice.pk,
                      user_id=who.user_id or 0)


def _lead(practice: Practice) -> int | None:
    return practice.authors.get(is_lead=True).user_id


def test_a_colleague_of_another_office_writes_along_once(
    ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    _add(ratna, practice, stranger)
    _add(stranger, practice, stranger)
    assert practice.authors.count() == 2
    assert _lead(practice) == ratna.user_id


def test_nobody_without_practices_writes_along(ratna: Actor, practice: Practice) -> None:
    ministry = make_office(region="", name="Kemnaker", kind="ministry")
    auditor = actor_for(make_membership("auditor", RoleName.AUDITOR, ministry))
    with pytest.raises(NotAColleagueError):
        _add(ratna, practice, auditor)


def test_the_lead_is_not_removed_and_a_co_author_is(
    ratna: Actor, dewi: Actor, practice: Practice
) -> None:
    added = _add(ratna, practice, dewi)
    with pytest.raises(LeadStaysError):
        remove_author(by=dewi, practice_id=practice.pk,
                      author_id=practice.authors.get(is_lead=True).pk)
    remove_author(by=ratna, practice_id=practice.pk, author_id=added.pk)
    assert practice.authors.count() == 1


def test_the_lead_or_the_head_hands_the_lead_on_and_a_colleague_does_not(
    ratna: Actor, dewi: Actor, head: Actor, stranger: Actor, practice: Practice
) -> None:
    def hand(by: Actor, to: Actor) -> None:
        hand_lead(by=by, on=TODAY, at=AT, practice_id=practice.pk, user_id=to.user_id or 0)

    with pytest.raises(NotAllowedError):
        hand(dewi, dewi)
    with pytest.raises(NotAColleagueError):
        hand(ratna, stranger)
    hand(ratna, dewi)
    assert _lead(practice) == dewi.user_id
    hand(head, ratna)
    assert _lead(practice) == ratna.user_id
    assert practice.authors.count() == 2


@pytest.mark.parametrize("heir", ["co-author", "head", "colleague"])
def test_somebody_who_is_still_there_leads_when_the_author_leaves_the_service(
    wonosobo: Office, ratna: Actor, stranger: Actor, practice: Practice, heir: str
) -> None:
    dewi = actor_for(make_membership("dewi", RoleName.FRONT_DESK, wonosobo))
    expected = dewi
    if heir != "colleague":
        expected = actor_for(make_membership("tri", RoleName.HEAD, wonosobo))
    if heir == "co-author":
        expected = stranger
        _add(ratna, practice, dewi, hours=2)
        _add(ratna, practice, stranger, hours=1)
    end_staff_account(by=system_actor(), on=TODAY, at=AT, user_id=ratna.user_id or 0)
    assert _lead(practice) == expected.user_id
    assert practice.authors.filter(user_id=ratna.user_id or 0).exists()


def test_who_moves_to_another_office_keeps_the_lead_and_who_shares_no_more_does_not(
    temanggung: Office, ratna: Actor, head: Actor, practice: Practice
) -> None:
    def give(role: str, office: Office) -> None:
        give_staff_role(by=system_actor(), on=TODAY, at=AT, user_id=ratna.user_id or 0, role=role,
                        office_id=office.pk)

    give("officer", temanggung)
    assert _lead(practice) == ratna.user_id
    give("provincial_analyst", make_office(region="33", name="Jateng", kind="province"))
    assert _lead(practice) == head.user_id
