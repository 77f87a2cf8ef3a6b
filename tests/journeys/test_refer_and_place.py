"""From a match to lasting work, and what must never happen on the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import connection, connections

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.errors import NoPlaceLeftError
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import withdraw_vacancy
from antarkerja.domain.jobseekers.enums import RegistrationStatus, StrikeOffReason
from antarkerja.domain.jobseekers.errors import NotRegisteredError
from antarkerja.domain.jobseekers.operations import strike_off
from antarkerja.domain.labour_market.queries import form_iii_1
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.enums import FollowUpStatus, ReferralStatus
from antarkerja.domain.matching.errors import (
    AlreadyAnsweredError,
    AlreadyFollowedUpError,
    AlreadyReferredError,
    DateOutOfOrderError,
    VacancyNotOpenError,
)
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.matching.operations import record_follow_up
from antarkerja.domain.matching.policies import PlacementDetails, scheme_between
from antarkerja.domain.matching.queries import follow_ups_due, referrals_seen_by
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.place import place_from_referral, place_without_referral
from antarkerja.journeys.refer import (
    answer_with_acceptance,
    answer_with_interview,
    answer_with_refusal,
    apply_alone,
    refer,
)
from antarkerja.shared.dates import add_months
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
DETAILS = PlacementDetails(scheme="AKL", started_on=TODAY, contract="PKWT", wage=2_400_000)


@pytest.fixture
def vacancy(wonosobo: Office) -> Vacancy:
    return make_vacancy(make_employer(wonosobo), places=1)


def kinds() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_siti_is_referred_accepted_placed_and_asked_after_three_months(
    wonosobo: Office, ratna: Actor, vacancy: Vacancy
) -> None:
    siti = make_person(wonosobo, name="Siti Nurhayati")
    letter = refer(by=ratna, on=TODAY, person=siti, vacancy=vacancy)
    assert letter.number == "AK5/33.07/2026/00001"
    assert letter.score is not None
    answer_with_interview(by=ratna, on=TODAY, referral=letter, note="Senin 09.00")
    placement = place_from_referral(by=ratna, on=TODAY, referral=letter, details=DETAILS)

    letter.refresh_from_db()
    vacancy.refresh_from_db()
    assert letter.status == ReferralStatus.ACCEPTED
    assert (vacancy.filled, vacancy.status) == (1, VacancyStatus.FILLED)
    assert siti.registrations.get().status == RegistrationStatus.PLACED
    assert [f.due_on for f in placement.follow_ups.order_by("months")] == [
        date(2026, 12, 24), date(2027, 2, 24), date(2027, 5, 24)
    ]
    form = form_iii_1(ratna, wonosobo.pk, TODAY)
    assert form.line("placed").total == form.line("vacancies_filled").total == 1
    assert form.line("closing").total == form.line("vacancies_closing").total == 0

    three_months = placement.follow_ups.get(months=3)
    record_follow_up(by=ratna, on=date(2027, 2, 26), follow_up=three_months,
                     status=FollowUpStatus.WORKING)
    assert three_months not in follow_ups_due(ratna, today=date(2027, 3, 1))
    assert kinds()[-1] == EventKind.FOLLOWED_UP


def test_a_refusal_keeps_its_reason_and_cannot_be_answered_twice(
    wonosobo: Office, ratna: Actor, vacancy: Vacancy
) -> None:
    letter = refer(by=ratna, on=TODAY, person=make_person(wonosobo), vacancy=vacancy)
    answer_with_refusal(by=ratna, on=TODAY, referral=letter, reason="skills")
    letter.refresh_from_db()
    assert (letter.status, letter.refusal_reason) == (ReferralStatus.REFUSED, "skills")
    with pytest.raises(AlreadyAnsweredError):
        answer_with_acceptance(by=ratna, on=TODAY, referral=letter)
    with pytest.raises(AlreadyAnsweredError):
        place_from_referral(by=ratna, on=TODAY, referral=letter, details=DETAILS)
    assert not Placement.objects.exists()


def test_nobody_is_referred_twice_to_one_vacancy(
    wonosobo: Office, ratna: Actor, vacancy: Vacancy
) -> None:
    siti = make_person(wonosobo)
    refer(by=ratna, on=TODAY, person=siti, vacancy=vacancy)
    with pytest.raises(AlreadyReferredError):
        refer(by=ratna, on=TODAY, person=siti, vacancy=vacancy)
    assert Referral.objects.count() == 1


def test_after_a_refusal_the_person_may_be_referred_again(
    wonosobo: Office, ratna: Actor, vacancy: Vacancy
) -> None:
    siti = make_person(wonosobo)
    first = refer(by=ratna, on=TODAY, person=siti, vacancy=vacancy)
    answer_with_refusal(by=ratna, on=TODAY, referral=first, reason="did_not_come")
    second = refer(by=ratna, on=TODAY, person=siti, vacancy=vacancy)
    assert second.number == "AK5/33.07/2026/00002"


def test_who_has_no_live_registration_is_not_referred(
    wonosobo: Office, ratna: Actor, vacancy: Vacancy
) -> None:
    siti = make_person(wonosobo)
    strike_off(by=ratna, on=TODAY, person_id=siti.pk, reason=StrikeOffReason.OWN_WISH)
    with pytest.raises(NotRegisteredError):
        refer(by=ratna, on=TODAY, person=siti, vacancy=vacancy)


def test_a_closed_vacancy_takes_nobody(wonosobo: Office, ratna: Actor, vacancy: Vacancy) -> None:
    with pytest.raises(VacancyNotOpenError):
        refer(by=ratna, on=TODAY + timedelta(days=60), person=make_person(wonosobo),
              vacancy=vacancy)


def test_two_hires_for_one_place_leave_the_second_unplaced(
    wonosobo: Office, ratna: Actor, vacancy: Vacancy
) -> None:
    first = refer(by=ratna, on=TODAY, person=make_person(wonosobo, name="Ani"), vacancy=vacancy)
    second = refer(by=ratna, on=TODAY, person=make_person(wonosobo, name="Budi"), vacancy=vacancy)
    place_from_referral(by=ratna, on=TODAY, referral=first, details=DETAILS)
    with pytest.raises(NoPlaceLeftError):
        place_from_referral(by=ratna, on=TODAY, referral=second, details=DETAILS)
    second.refresh_from_db()
    assert second.status == ReferralStatus.SENT, "all of it is rolled back"
    assert second.person.registrations.get().status == RegistrationStatus.ACTIVE


def test_a_firm_that_answers_after_its_vacancy_was_withdrawn_still_places_the_person(
    wonosobo: Office, ratna: Actor, vacancy: Vacancy
) -> None:
    letter = refer(by=ratna, on=TODAY, person=make_person(wonosobo), vacancy=vacancy)
    withdraw_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk, reason="withdrawn")
    place_from_referral(by=ratna, on=TODAY, referral=letter, details=DETAILS)
    form = form_iii_1(ratna, wonosobo.pk, TODAY)
    assert form.line("vacancies_closing").total == 0
    assert form.line("vacancies_filled").total == 0


def test_being_placed_closes_what_is_still_open(wonosobo: Office, ratna: Actor) -> None:
    firm = make_employer(wonosobo)
    siti = make_person(wonosobo)
    taken = refer(by=ratna, on=TODAY, person=siti, vacancy=make_vacancy(firm))
    other = refer(by=ratna, on=TODAY, person=siti, vacancy=make_vacancy(firm, title="Kasir"))
    place_from_referral(by=ratna, on=TODAY, referral=taken, details=DETAILS)
    other.refresh_from_db()
    assert other.status == ReferralStatus.WITHDRAWN


def test_leaving_work_ends_the_placement_and_the_later_questions(
    wonosobo: Office, ratna: Actor
) -> None:
    siti = make_person(wonosobo)
    placement = place_without_referral(
        by=ratna, on=TODAY, person=siti,
        details=PlacementDetails(scheme="AKAD", started_on=TODAY, employer_name="Toko Baru"),
    )
    first = placement.follow_ups.get(months=1)
    later = date(2026, 12, 28)
    with pytest.raises(DateOutOfOrderError):
        record_follow_up(by=ratna, on=later, follow_up=first, status=FollowUpStatus.LEFT,
                         left_on=TODAY - timedelta(days=1), leaving_reason="wage")
    record_follow_up(by=ratna, on=later, follow_up=first, status=FollowUpStatus.LEFT,
                     left_on=date(2026, 12, 20), leaving_reason="wage")
    placement.refresh_from_db()
    assert (placement.ended_on, placement.leaving_reason) == (date(2026, 12, 20), "wage")
    assert placement.follow_ups.count() == 1
    with pytest.raises(AlreadyFollowedUpError):
        record_follow_up(by=ratna, on=later, follow_up=first, status=FollowUpStatus.WORKING)
    with pytest.raises(NotRegisteredError):
        place_without_referral(
            by=ratna, on=later, person=siti,
            details=PlacementDetails(scheme="AKL", started_on=later, employer_name="Toko Lain"),
        )


def test_a_stranger_can_neither_see_nor_answer_nor_place(
    wonosobo: Office, ratna: Actor, stranger: Actor, vacancy: Vacancy
) -> None:
    siti = make_person(wonosobo)
    letter = refer(by=ratna, on=TODAY, person=siti, vacancy=vacancy)
    assert not referrals_seen_by(stranger).exists()
    for act in (
        lambda: answer_with_acceptance(by=stranger, on=TODAY, referral=letter),
        lambda: place_from_referral(by=stranger, on=TODAY, referral=letter, details=DETAILS),
        lambda: refer(by=stranger, on=TODAY, person=siti, vacancy=vacancy),
    ):
        with pytest.raises(OutOfScopeError):
            act()


def test_the_firm_answers_its_own_referrals_and_no_others(
    wonosobo: Office, ratna: Actor, vacancy: Vacancy
) -> None:
    letter = refer(by=ratna, on=TODAY, person=make_person(wonosobo), vacancy=vacancy)
    firm = actor_for(make_membership("garmen", RoleName.EMPLOYER,
                                     subject_id=vacancy.employer_id))
    rival = actor_for(make_membership("saingan", RoleName.EMPLOYER,
                                      subject_id=make_employer(wonosobo, name="CV Saingan").pk))
    assert not referrals_seen_by(rival).exists()
    with pytest.raises(NotAllowedError):
        answer_with_acceptance(by=rival, on=TODAY, referral=letter)
    answer_with_acceptance(by=firm, on=TODAY, referral=letter)
    with pytest.raises(NotAllowedError):
        place_from_referral(by=firm, on=TODAY, referral=letter, details=DETAILS)


def test_a_person_applies_alone_but_not_in_anothers_name(
    wonosobo: Office, vacancy: Vacancy
) -> None:
    siti, joko = make_person(wonosobo, name="Siti"), make_person(wonosobo, name="Joko")
    herself = actor_for(make_membership("siti", RoleName.JOBSEEKER, subject_id=siti.pk))
    applied = apply_alone(by=herself, on=TODAY, person=siti, vacancy=vacancy)
    assert applied.number == "", "only letters of the office are numbered"
    with pytest.raises(OutOfScopeError):
        apply_alone(by=herself, on=TODAY, person=joko, vacancy=vacancy)


@pytest.mark.parametrize(
    ("office", "work", "scheme"),
    [("33.07", "33.07", "AKL"), ("33.07", "33.07.05.2001", "AKL"), ("33.07", "33.74", "AKAD"),
     ("33.07", "31", "AKAD"), ("33.07", "33", ""), ("33.07", "", "")],
)
def test_the_scheme_is_suggested_from_the_regions(office: str, work: str, scheme: str) -> None:
    assert scheme_between(office, work) == scheme


def test_a_month_later_ends_with_the_month() -> None:
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2026, 12, 1), 1) == date(2027, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_of_twenty_letters_written_at_once_none_shares_a_number(
    wonosobo: Office, ratna: Actor
) -> None:
    vacancy = make_vacancy(make_employer(wonosobo), places=20)
    people = [make_person(wonosobo, name=f"Orang {n}") for n in range(20)]

    def write(person) -> str:  # type: ignore[no-untyped-def]
        try:
            return refer(by=ratna, on=TODAY, person=person, vacancy=vacancy).number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5 if connection.vendor == "postgresql" else 3) as pool:
        numbers = sorted(pool.map(write, people))
    assert numbers == [f"AK5/33.07/2026/{n:05d}" for n in range(1, 21)]
