"""Acts of matching belong to the office of the person, whichever page or command calls them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.enums import FollowUpStatus
from antarkerja.domain.matching.errors import AlreadyFollowedUpError, TriedAlreadyError
from antarkerja.domain.matching.models import Decision, FollowUp
from antarkerja.domain.matching.operations import (
    put_aside,
    record_follow_up,
    save_match,
    undecide,
)
from antarkerja.domain.matching.queries import follow_ups_due
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import make_placement
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


@pytest.fixture
def siti(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Siti Nurhayati")


@pytest.fixture
def sewing(wonosobo: Office) -> Vacancy:
    return make_vacancy(make_employer(wonosobo))


@pytest.fixture
def asked(ratna: Actor, siti: Person) -> FollowUp:
    """The first follow-up of Siti, due today."""
    started = date(2026, 10, 24)
    return make_placement(ratna, siti, on=started).follow_ups.get(months=1)


def decisions() -> list[tuple[str, int]]:
    rows = Event.objects.filter(kind__in=[EventKind.MATCH_SAVED, EventKind.MATCH_REJECTED])
    return list(rows.order_by("pk").values_list("kind", "quantity"))


def test_a_stranger_decides_nothing_for_another_offices_person(
    stranger: Actor, siti: Person, sewing: Vacancy, ratna: Actor
) -> None:
    save_match(by=ratna, on=TODAY, person=siti, vacancy=sewing)
    with pytest.raises(OutOfScopeError):
        save_match(by=stranger, on=TODAY, person=siti, vacancy=sewing)
    with pytest.raises(OutOfScopeError):
        put_aside(by=stranger, on=TODAY, person=siti, vacancy=sewing, reason="wage")
    with pytest.raises(OutOfScopeError):
        undecide(by=stranger, on=TODAY, person=siti, vacancy=sewing)
    assert (Decision.objects.get().saved, decisions()) == (True, [("match.saved", 1)])


def test_the_front_desk_decides_nothing(
    wonosobo: Office, siti: Person, sewing: Vacancy
) -> None:
    front = actor_for(make_membership("desi", RoleName.FRONT_DESK, wonosobo))
    with pytest.raises(NotAllowedError):
        save_match(by=front, on=TODAY, person=siti, vacancy=sewing)
    with pytest.raises(NotAllowedError):
        undecide(by=front, on=TODAY, person=siti, vacancy=sewing)


def test_a_stranger_enters_no_follow_up(stranger: Actor, asked: FollowUp) -> None:
    with pytest.raises(OutOfScopeError):
        record_follow_up(by=stranger, on=TODAY, follow_up=asked, status=FollowUpStatus.WORKING)
    asked.refresh_from_db()
    assert asked.status == FollowUpStatus.DUE


def test_a_colleague_and_the_clock_may(
    wonosobo: Office, siti: Person, sewing: Vacancy, asked: FollowUp
) -> None:
    tri = actor_for(make_membership("tri", RoleName.PLACEMENT_STAFF, wonosobo))
    put_aside(by=tri, on=TODAY, person=siti, vacancy=sewing, reason="too_far")
    undecide(by=system_actor(), on=TODAY, person=siti, vacancy=sewing)
    record_follow_up(by=tri, on=TODAY, follow_up=asked, status=FollowUpStatus.WORKING)
    assert not Decision.objects.exists()


def test_a_decision_taken_back_stays_in_the_ledger_with_its_correction(
    ratna: Actor, siti: Person, sewing: Vacancy
) -> None:
    for _ in range(2):
        put_aside(by=ratna, on=TODAY, person=siti, vacancy=sewing, reason="too_far")
    for _ in range(2):
        undecide(by=ratna, on=TODAY, person=siti, vacancy=sewing)
    assert decisions() == [("match.rejected", 1), ("match.rejected", -1)]
    wrong, correction = Event.objects.filter(kind=EventKind.MATCH_REJECTED).order_by("pk")
    assert (correction.corrects_id, correction.reason) == (wrong.pk, "undone")
    save_match(by=ratna, on=TODAY, person=siti, vacancy=sewing)
    undecide(by=ratna, on=TODAY, person=siti, vacancy=sewing)
    assert decisions()[2:] == [("match.saved", 1), ("match.saved", -1)]


def test_not_reached_comes_back_twice_and_then_closes(ratna: Actor, asked: FollowUp) -> None:
    def nobody_answers(on: date) -> None:
        record_follow_up(by=ratna, on=on, follow_up=asked, status=FollowUpStatus.NOT_REACHED)

    with pytest.raises(TriedAlreadyError):
        nobody_answers(date(2026, 11, 23))
    for day, again in ((TODAY, date(2026, 12, 1)), (date(2026, 12, 3), date(2026, 12, 10))):
        nobody_answers(day)
        assert asked not in follow_ups_due(ratna, today=again - timedelta(days=1))
        assert asked in follow_ups_due(ratna, today=again)
    nobody_answers(date(2026, 12, 10))
    assert asked not in follow_ups_due(ratna, today=date(2027, 12, 10))
    with pytest.raises(AlreadyFollowedUpError):
        nobody_answers(date(2026, 12, 20))
    said = Event.objects.filter(kind=EventKind.FOLLOWED_UP).values_list("reason", flat=True)
    assert list(said) == ["not_reached:1"] * 3


def test_tries_are_never_below_nought(asked: FollowUp) -> None:
    with pytest.raises(IntegrityError, match="follow_up_tries_not_negative"), transaction.atomic():
        FollowUp.objects.filter(pk=asked.pk).update(tries=-1)
