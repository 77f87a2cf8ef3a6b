"""Cases go to another officer, for good or for a leave, and none is left alone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from antarkerja.domain.cases.enums.case import ClosingReason, Opening
from antarkerja.domain.cases.enums.handover import HandOverReason
from antarkerja.domain.cases.errors.case import ChangedMeanwhileError
from antarkerja.domain.cases.errors.handover import (
    DaysOutOfOrderError,
    NobodyToTakeError,
    NothingToHandOverError,
)
from antarkerja.domain.cases.models import Case, HandOver
from antarkerja.domain.cases.operations.closing import close_case
from antarkerja.domain.cases.operations.handover import (
    HandOverDetails,
    end_leave,
    hand_over_case,
    hand_over_portfolio,
    release_cases,
    turn_hand_overs,
)
from antarkerja.domain.cases.policies.closing import ClosingDetails
from antarkerja.domain.cases.queries.officers import (
    cases_adrift,
    count_cases_adrift,
    leaves_of,
)
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.factories.cases import make_case
from tests.factories.offices import actor_for, make_membership

ON = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.fixture
def dewi(wonosobo: Office) -> Actor:
    return actor_for(make_membership("dewi", RoleName.OFFICER, wonosobo, name="Dewi"))


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("hadi", RoleName.HEAD, wonosobo, name="Hadi"))


@pytest.fixture
def case(wonosobo: Office, ratna: Actor) -> Case:
    return make_case(wonosobo, officer=ratna)


def to(whom: Actor | None, *, days: int = 0, start: int = 0) -> HandOverDetails:
    """For `days` from today + `start`; for good where `days` is 0."""
    first = ON + timedelta(days=start)
    return HandOverDetails(
        to_officer_id=whom.user_id if whom else None, reason=HandOverReason.LEAVE,
        starts_on=first, until_on=first + timedelta(days=days - 1) if days else None)


def give(by: Actor, case: Case, whom: HandOverDetails, of: Actor) -> HandOver:
    return hand_over_case(by=by, on=ON, at=AT, case_id=case.pk, from_officer_id=of.user_id,
                          details=whom)


def give_all(by: Actor, whom: HandOverDetails, of: Actor | None, **more: Any) -> list[HandOver]:
    return hand_over_portfolio(by=by, on=ON, at=AT, details=whom,
                               from_officer_id=of.user_id if of else None, **more)


def tick(days: int) -> int:
    return turn_hand_overs(by=system_actor(), on=ON + timedelta(days=days), at=AT)


def officer_of(case: Case) -> int | None:
    return Case.objects.values_list("officer_id", flat=True).get(pk=case.pk)


def test_ratna_gives_her_case_to_dewi_for_good(case: Case, ratna: Actor, dewi: Actor) -> None:
    give(ratna, case, to(dewi), ratna)
    assert officer_of(case) == dewi.user_id
    event = Event.objects.get(kind="case.handed_over")
    assert (event.subject_id, event.officer_id) == (case.pk, ratna.user_id)


def test_a_colleague_does_not_take_ratnas_case_and_the_head_gives_it(
    case: Case, ratna: Actor, dewi: Actor, head: Actor, stranger: Actor
) -> None:
    with pytest.raises(NotAllowedError):
        give(dewi, case, to(dewi), ratna)
    with pytest.raises((NotAllowedError, OutOfScopeError)):
        give(stranger, case, to(stranger), ratna)
    give(head, case, to(dewi), ratna)
    assert officer_of(case) == dewi.user_id


def test_dewi_takes_a_case_from_the_offices_list(wonosobo: Office, dewi: Actor) -> None:
    case = make_case(wonosobo)
    hand_over_case(by=dewi, on=ON, at=AT, case_id=case.pk, from_officer_id=None,
                   details=to(dewi))
    assert officer_of(case) == dewi.user_id


def test_a_stranger_and_somebody_who_left_take_nothing(
    case: Case, ratna: Actor, dewi: Actor, stranger: Actor
) -> None:
    with pytest.raises(NobodyToTakeError):
        give(ratna, case, to(stranger), ratna)
    User.objects.filter(pk=dewi.user_id or 0).update(is_active=False)
    with pytest.raises(NobodyToTakeError):
        give(ratna, case, to(dewi), ratna)


def test_of_two_hand_overs_at_once_the_second_hears_of_the_first(
    case: Case, ratna: Actor, dewi: Actor, head: Actor
) -> None:
    give(ratna, case, to(dewi), ratna)
    with pytest.raises(ChangedMeanwhileError):
        give(head, case, to(head), ratna)
    with pytest.raises(NothingToHandOverError):
        give_all(head, to(head), ratna)
    assert officer_of(case) == dewi.user_id


def test_a_leave_comes_back_by_the_clock(case: Case, ratna: Actor, dewi: Actor) -> None:
    give(ratna, case, to(dewi, days=7, start=3), ratna)
    assert (tick(2), officer_of(case)) == (0, ratna.user_id)
    assert (tick(3), officer_of(case)) == (1, dewi.user_id)
    assert (tick(9), officer_of(case)) == (0, dewi.user_id)
    assert (tick(10), officer_of(case)) == (1, ratna.user_id)
    assert (tick(10), tick(11)) == (0, 0)
    assert Event.objects.filter(kind="case.handed_over").count() == 2


def test_cases_that_came_after_a_leave_was_planned_go_along_and_come_back(
    wonosobo: Office, case: Case, ratna: Actor, dewi: Actor, head: Actor
) -> None:
    give_all(ratna, to(dewi, days=5, start=3), ratna)
    opened = make_case(wonosobo, officer=ratna, on=ON + timedelta(days=1))
    given = make_case(wonosobo, officer=head, on=ON - timedelta(days=50))
    hand_over_case(by=head, on=ON + timedelta(days=2), at=AT + timedelta(days=2),
                   case_id=given.pk, from_officer_id=head.user_id,
                   details=HandOverDetails(to_officer_id=ratna.user_id,
                                           reason=HandOverReason.OTHER,
                                           starts_on=ON + timedelta(days=2)))
    assert (tick(3), tick(3)) == (3, 0)
    assert {officer_of(one) for one in (case, opened, given)} == {dewi.user_id}
    assert tick(8) == 3
    assert {officer_of(one) for one in (case, opened, given)} == {ratna.user_id}


def test_where_a_leave_was_for_some_cases_nothing_is_added_to_it(
    wonosobo: Office, case: Case, ratna: Actor, dewi: Actor
) -> None:
    kept = make_case(wonosobo, officer=ratna, on=ON - timedelta(days=9))
    give(ratna, case, to(dewi, days=5, start=3), ratna)
    later = make_case(wonosobo, officer=ratna, on=ON + timedelta(days=1))
    assert tick(3) == 1
    assert (officer_of(kept), officer_of(later)) == (ratna.user_id, ratna.user_id)


def test_who_is_back_sooner_ends_the_leave_and_one_that_was_planned_does_not_begin(
    wonosobo: Office, case: Case, ratna: Actor, dewi: Actor, head: Actor, stranger: Actor
) -> None:
    later = make_case(wonosobo, officer=ratna)
    give(ratna, case, to(dewi, days=7), ratna)
    give(ratna, later, to(dewi, days=7, start=3), ratna)
    assert [(one.stand_in, one.is_planned, one.cases) for one in leaves_of(
        head, ratna.user_id)] == [(dewi.name, False, 1), (dewi.name, True, 1)]
    back: Any = {"on": ON + timedelta(days=1), "at": AT, "officer_id": ratna.user_id or 0}
    with pytest.raises(NotAllowedError):
        end_leave(by=dewi, **back)
    assert leaves_of(stranger, ratna.user_id) == []
    assert (end_leave(by=ratna, **back), end_leave(by=head, **back)) == (2, 0)
    assert leaves_of(ratna, ratna.user_id) == []
    assert (tick(4), officer_of(case), officer_of(later)) == (0, ratna.user_id, ratna.user_id)


def test_a_case_given_on_for_good_during_a_leave_stays_where_it_went(
    case: Case, ratna: Actor, dewi: Actor, head: Actor
) -> None:
    give(ratna, case, to(dewi, days=7), ratna)
    give(dewi, case, to(head), dewi)
    tick(30)
    assert officer_of(case) == head.user_id


def test_a_stand_in_who_goes_on_leave_too_gives_back_to_the_officer(
    case: Case, ratna: Actor, dewi: Actor, head: Actor
) -> None:
    give(ratna, case, to(dewi, days=10), ratna)
    give(dewi, case, to(head, days=3), dewi)
    assert (tick(5), officer_of(case)) == (0, head.user_id)
    assert (tick(10), officer_of(case)) == (1, ratna.user_id)


def test_a_case_closed_during_the_leave_does_not_come_back(
    case: Case, ratna: Actor, dewi: Actor
) -> None:
    give(ratna, case, to(dewi, days=3), ratna)
    close_case(by=dewi, on=ON, at=AT, case_id=case.pk,
               details=ClosingDetails(reason=ClosingReason.DIED))
    assert (tick(5), officer_of(case)) == (0, dewi.user_id)


def test_an_account_that_is_closed_leaves_no_case_alone(
    case: Case, ratna: Actor, dewi: Actor, head: Actor, wonosobo: Office
) -> None:
    lent = make_case(wonosobo, officer=dewi)
    give(dewi, lent, to(ratna, days=9), dewi)
    assert release_cases(by=system_actor(), on=ON, at=AT, officer_id=ratna.user_id or 0) == 2
    assert (officer_of(case), officer_of(lent)) == (None, dewi.user_id)
    assert [one.pk for one in cases_adrift(head, on=ON)] == [case.pk]


def test_cases_of_somebody_who_left_are_shown_as_adrift(
    case: Case, ratna: Actor, head: Actor, stranger: Actor
) -> None:
    assert count_cases_adrift(head, today=ON) == 0
    Membership.objects.filter(user_id=ratna.user_id or 0).update(valid_until=ON)
    assert count_cases_adrift(head, today=ON) == 1
    assert count_cases_adrift(stranger, today=ON) == 0


@pytest.mark.parametrize("wrong", ["past", "backwards", "no end", "leave to the list"])
def test_days_are_in_order(case: Case, ratna: Actor, dewi: Actor, wrong: str) -> None:
    details = {"past": to(dewi, days=5, start=-1), "no end": to(dewi, start=2),
               "backwards": to(dewi, days=-3), "leave to the list": to(None, days=4)}[wrong]
    with pytest.raises(DaysOutOfOrderError):
        give(ratna, case, details, ratna)


@pytest.mark.slow
def test_fifteen_hundred_cases_go_over_in_one_act_with_few_queries(
    wonosobo: Office, ratna: Actor, dewi: Actor, django_assert_max_num_queries: Any
) -> None:
    people = Person.objects.bulk_create(
        Person(office=wonosobo, name=f"Orang {n}", name_normalised=f"orang {n}")
        for n in range(1_500))
    Case.objects.bulk_create(
        Case(person=one, office=wonosobo, officer_id=ratna.user_id, opening=Opening.GROUP,
             opened_on=ON) for one in people)
    with django_assert_max_num_queries(80):
        done = give_all(ratna, to(dewi), ratna)
    assert len(done) == 1_500
    assert Case.objects.filter(officer_id=dewi.user_id).count() == 1_500
    assert Event.objects.filter(kind="case.handed_over").count() == 1_500
