"""What was entered by mistake is taken back, and every book is as though it had never been."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection, connections

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import (
    expire_vacancies,
    reopen_vacancy,
    withdraw_vacancy,
)
from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.errors import NotRegisteredError, StillRegisteredError
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations import expire_registrations, revive, strike_off
from antarkerja.domain.labour_market.queries import form_iii_1
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.enums import CancelReason, FollowUpStatus, ReferralStatus
from antarkerja.domain.matching.errors import (
    AlreadyAnsweredError,
    AlreadyPlacedError,
    AlreadyReferredError,
    TooLateToCancelError,
)
from antarkerja.domain.matching.models import FollowUp, Placement, Referral
from antarkerja.domain.matching.operations import record_follow_up
from antarkerja.domain.matching.policies import PlacementDetails
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys.place import (
    cancel_placement,
    place_from_referral,
    place_without_referral,
)
from antarkerja.journeys.refer import (
    answer_with_acceptance,
    answer_with_interview,
    answer_with_refusal,
    refer,
    take_back,
    undo_answer,
)
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
DETAILS = PlacementDetails(scheme="AKL", started_on=TODAY, contract="PKWT", wage=2_400_000)
MISTAKE = CancelReason.MISTAKE


@pytest.fixture
def vacancy(wonosobo: Office) -> Vacancy:
    return make_vacancy(make_employer(wonosobo), places=1)


@pytest.fixture
def siti(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Siti Nurhayati", on=date(2026, 3, 2))


@pytest.fixture
def letter(ratna: Actor, siti: Person, vacancy: Vacancy) -> Referral:
    return refer(by=ratna, on=TODAY, person=siti, vacancy=vacancy)


@pytest.fixture
def placed(ratna: Actor, letter: Referral) -> Placement:
    return place_from_referral(by=ratna, on=TODAY, referral=letter, details=DETAILS)


def lines(by: Actor, office: Office, month: date = TODAY) -> dict[str, int]:
    form = form_iii_1(by, office.pk, month)
    assert form.is_balanced
    return {key: form.line(key).total for key in (
        "placed", "closing", "vacancies_filled", "vacancies_removed", "vacancies_closing")}


def status_of(letter: Referral) -> str:
    letter.refresh_from_db()
    return letter.status


def test_a_yes_by_mistake_is_taken_back_and_the_ledger_keeps_both(
    ratna: Actor, letter: Referral
) -> None:
    answer_with_acceptance(by=ratna, on=TODAY, referral=letter)
    for _ in range(2):
        undo_answer(by=ratna, on=TODAY, referral=letter, answer="accepted")
        assert status_of(letter) == ReferralStatus.SENT
    assert letter.answered_on is None
    told = Event.objects.filter(kind=EventKind.REFERRAL_ANSWERED).order_by("pk")
    assert [event.quantity for event in told] == [1, -1]
    assert told[1].corrects_id == told[0].pk
    answer_with_refusal(by=ratna, on=TODAY, referral=letter, reason="skills")
    assert status_of(letter) == ReferralStatus.REFUSED


def test_after_an_invitation_the_yes_goes_back_to_the_invitation_and_then_to_waiting(
    ratna: Actor, letter: Referral
) -> None:
    answer_with_interview(by=ratna, on=TODAY, referral=letter, note="Senin")
    answer_with_acceptance(by=ratna, on=TODAY, referral=letter)
    undo_answer(by=ratna, on=TODAY, referral=letter, answer="accepted")
    assert status_of(letter) == ReferralStatus.INTERVIEW
    undo_answer(by=ratna, on=TODAY, referral=letter, answer="accepted")
    assert status_of(letter) == ReferralStatus.INTERVIEW, "the same button twice is once"
    undo_answer(by=ratna, on=TODAY, referral=letter, answer="interview")
    assert status_of(letter) == ReferralStatus.SENT


def test_the_firms_yes_can_be_taken_back_and_the_persons_own_withdrawal_cannot(
    wonosobo: Office, ratna: Actor, letter: Referral, siti: Person
) -> None:
    firm = actor_for(make_membership("pabrik", RoleName.EMPLOYER, wonosobo,
                                     subject_id=letter.vacancy.employer_id))
    answer_with_acceptance(by=firm, on=TODAY, referral=letter)
    undo_answer(by=ratna, on=TODAY, referral=letter, answer="accepted")
    assert status_of(letter) == ReferralStatus.SENT
    own = actor_for(make_membership("siti", RoleName.JOBSEEKER, subject_id=siti.pk))
    take_back(by=own, on=TODAY, referral=letter)
    with pytest.raises(AlreadyAnsweredError):
        undo_answer(by=ratna, on=TODAY, referral=letter, answer="withdrawn")
    assert status_of(letter) == ReferralStatus.WITHDRAWN


def test_what_happened_since_stands_in_the_way_and_is_named(
    ratna: Actor, stranger: Actor, letter: Referral, siti: Person
) -> None:
    answer_with_refusal(by=ratna, on=TODAY, referral=letter, reason="skills")
    with pytest.raises(AlreadyAnsweredError):
        undo_answer(by=ratna, on=TODAY, referral=letter, answer="accepted")
    with pytest.raises(OutOfScopeError):
        undo_answer(by=stranger, on=TODAY, referral=letter, answer="refused")
    again = refer(by=ratna, on=TODAY, person=siti, vacancy=letter.vacancy)
    with pytest.raises(AlreadyReferredError):
        undo_answer(by=ratna, on=TODAY, referral=letter, answer="refused")
    place_from_referral(by=ratna, on=TODAY, referral=again, details=DETAILS)
    with pytest.raises(AlreadyPlacedError):
        undo_answer(by=ratna, on=TODAY, referral=again, answer="accepted")
    assert status_of(letter) == ReferralStatus.REFUSED


def test_nobody_in_the_dead_file_waits_for_an_answer_again(
    ratna: Actor, letter: Referral, siti: Person
) -> None:
    answer_with_refusal(by=ratna, on=TODAY, referral=letter, reason="skills")
    strike_off(by=ratna, on=TODAY, person_id=siti.pk, reason=StrikeOffReason.OWN_WISH)
    with pytest.raises(NotRegisteredError):
        undo_answer(by=ratna, on=TODAY, referral=letter, answer="refused")


def test_a_placement_by_mistake_leaves_no_trace_but_in_the_ledger(
    wonosobo: Office, ratna: Actor, siti: Person, vacancy: Vacancy, placed: Placement
) -> None:
    registration = siti.registrations.get()
    assert lines(ratna, wonosobo)["placed"] == 1
    cancel_placement(by=ratna, on=TODAY + timedelta(days=1), placement_id=placed.pk,
                     reason=CancelReason.FIRM_CHANGED)
    registration.refresh_from_db()
    vacancy.refresh_from_db()
    assert (registration.status, registration.ended_on) == ("active", None)
    assert (vacancy.filled, vacancy.status) == (0, VacancyStatus.OPEN)
    assert not Placement.objects.exists()
    assert not FollowUp.objects.exists()
    assert lines(ratna, wonosobo) == {"placed": 0, "closing": 1, "vacancies_filled": 0,
                                      "vacancies_removed": 0, "vacancies_closing": 1}
    taken = Event.objects.filter(corrects_id__isnull=False)
    assert {event.reason for event in taken} == {"firm_changed"}
    assert {event.kind for event in taken} == {EventKind.PERSON_PLACED, EventKind.VACANCY_FILLED}


def test_the_person_is_placed_again_cancelled_again_and_struck_off_by_the_clock(
    wonosobo: Office, ratna: Actor, siti: Person, letter: Referral, placed: Placement
) -> None:
    cancel_placement(by=ratna, on=TODAY, placement_id=placed.pk, reason=MISTAKE)
    second = place_from_referral(by=ratna, on=TODAY, referral=letter, details=DETAILS)
    assert lines(ratna, wonosobo)["placed"] == 1
    cancel_placement(by=ratna, on=TODAY, placement_id=second.pk, reason=MISTAKE)
    late = date(2029, 1, 15)
    assert expire_registrations(by=system_actor(), today=late) == 1
    assert lines(ratna, wonosobo, late)["closing"] == 0


def test_a_vacancy_that_ended_meanwhile_stays_ended_and_the_stock_adds_up(
    wonosobo: Office, ratna: Actor, siti: Person
) -> None:
    vacancy = make_vacancy(make_employer(wonosobo, name="CV Jaya"), places=3,
                           closes_on=TODAY)
    letter = refer(by=ratna, on=TODAY, person=siti, vacancy=vacancy)
    placed = place_from_referral(by=ratna, on=TODAY, referral=letter, details=DETAILS)
    tomorrow = TODAY + timedelta(days=1)
    expire_vacancies(by=system_actor(), today=tomorrow)
    cancel_placement(by=ratna, on=tomorrow, placement_id=placed.pk, reason=MISTAKE)
    vacancy.refresh_from_db()
    assert (vacancy.filled, vacancy.status) == (0, VacancyStatus.EXPIRED)
    assert lines(ratna, wonosobo) == {"placed": 0, "closing": 1, "vacancies_filled": 0,
                                      "vacancies_removed": 3, "vacancies_closing": 0}


def test_a_withdrawn_vacancy_opens_again_with_the_place_that_was_freed(
    wonosobo: Office, ratna: Actor, siti: Person
) -> None:
    vacancy = make_vacancy(make_employer(wonosobo, name="CV Jaya"), places=3)
    letter = refer(by=ratna, on=TODAY, person=siti, vacancy=vacancy)
    placed = place_from_referral(by=ratna, on=TODAY, referral=letter, details=DETAILS)
    withdraw_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk)
    cancel_placement(by=ratna, on=TODAY, placement_id=placed.pk, reason=MISTAKE)
    assert lines(ratna, wonosobo)["vacancies_closing"] == 0
    reopen_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk)
    assert lines(ratna, wonosobo)["vacancies_closing"] == 3
    withdraw_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk)
    assert lines(ratna, wonosobo)["vacancies_closing"] == 0


def test_work_found_alone_is_cancelled_too(ratna: Actor, siti: Person) -> None:
    placed = place_without_referral(by=ratna, on=TODAY, person=siti, details=PlacementDetails(
        scheme="AKL", started_on=TODAY, employer_name="Toko Baru"))
    cancel_placement(by=ratna, on=TODAY, placement_id=placed.pk, reason=MISTAKE)
    assert siti.registrations.get().status == "active"


def test_what_is_two_days_old_or_was_asked_about_is_not_cancelled(
    ratna: Actor, stranger: Actor, placed: Placement
) -> None:
    with pytest.raises(OutOfScopeError):
        cancel_placement(by=stranger, on=TODAY, placement_id=placed.pk, reason=MISTAKE)
    with pytest.raises(TooLateToCancelError):
        cancel_placement(by=ratna, on=TODAY + timedelta(days=2), placement_id=placed.pk,
                         reason=MISTAKE)
    record_follow_up(by=ratna, on=TODAY, follow_up=placed.follow_ups.get(months=1),
                     status=FollowUpStatus.WORKING)
    with pytest.raises(TooLateToCancelError):
        cancel_placement(by=ratna, on=TODAY, placement_id=placed.pk, reason=MISTAKE)
    assert Placement.objects.count() == 1


def test_who_was_registered_anew_since_stays_so_and_nothing_is_half_undone(
    ratna: Actor, siti: Person, vacancy: Vacancy, placed: Placement
) -> None:
    revive(by=ratna, on=TODAY, person_id=siti.pk)
    with pytest.raises(StillRegisteredError):
        cancel_placement(by=ratna, on=TODAY, placement_id=placed.pk, reason=MISTAKE)
    vacancy.refresh_from_db()
    assert (vacancy.filled, Placement.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_undos_at_once_do_it_once(
    wonosobo: Office, ratna: Actor, siti: Person, letter: Referral, placed: Placement
) -> None:
    def cancel() -> bool:
        try:
            done = cancel_placement(by=ratna, on=TODAY, placement_id=placed.pk, reason=MISTAKE)
            return done is not None
        finally:
            connections.close_all()

    def undo() -> str:
        try:
            return undo_answer(by=ratna, on=TODAY, referral=letter, answer="accepted").status
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        cancelled = [call.result(timeout=60) for call in [pool.submit(cancel) for _ in range(2)]]
        undone = [call.result(timeout=60) for call in [pool.submit(undo) for _ in range(2)]]
    connection.close()
    assert sorted(cancelled) == [False, True]
    assert undone == ["sent", "sent"]
    taken = Event.objects.filter(corrects_id__isnull=False)
    assert sorted(event.kind for event in taken) == [
        EventKind.PERSON_PLACED, EventKind.REFERRAL_ANSWERED, EventKind.VACANCY_FILLED]
    assert lines(ratna, wonosobo)["closing"] == 1
