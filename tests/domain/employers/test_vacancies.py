"""An office enters vacancies, a firm enters its own, and the book follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db.models import Sum

from antarkerja.domain.employers.enums import RemovalReason, VacancyStatus
from antarkerja.domain.employers.errors import (
    DetailsRefusedError,
    EmployerNotFoundError,
    NoPlaceLeftError,
    VacancyClosedError,
    VacancyNotFoundError,
)
from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import (
    approve_vacancy,
    archive_employer,
    change_employer,
    change_vacancy,
    expire_vacancies,
    fill_place,
    open_vacancy,
    reopen_vacancy,
    withdraw_vacancy,
)
from antarkerja.domain.employers.policies import EmployerDetails
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.factories.employers import make_employer, make_vacancy, vacancy_details
from tests.factories.jobseekers import NOW
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
LATER = date(2026, 12, 1)


def stock() -> int:
    """Places in the book that are neither filled nor removed."""
    flows = Event.objects.values_list("kind").annotate(total=Sum("quantity"))
    total = dict(flows.values_list("kind", "total"))
    return int(
        total.get(EventKind.VACANCY_OPENED, 0) - total.get(EventKind.VACANCY_FILLED, 0)
        - total.get(EventKind.VACANCY_REMOVED, 0)
    )


def cell(**traits: str) -> int:
    """Places in the stock under these traits."""
    signs = {EventKind.VACANCY_OPENED: 1, EventKind.VACANCY_FILLED: -1,
             EventKind.VACANCY_REMOVED: -1}
    return sum(signs.get(EventKind(event.kind), 0) * event.quantity
               for event in Event.objects.filter(**traits))


@pytest.fixture
def firm(wonosobo: Office) -> Employer:
    return make_employer(wonosobo)


@pytest.fixture
def sari(wonosobo: Office, firm: Employer) -> Actor:
    """The firm's own person."""
    return actor_for(make_membership("sari", RoleName.EMPLOYER, wonosobo, subject_id=firm.pk))


@pytest.fixture
def rival(wonosobo: Office) -> Actor:
    """The person of another firm of the same office."""
    other = make_employer(wonosobo, name="CV Lain Hati")
    return actor_for(make_membership("joko", RoleName.EMPLOYER, wonosobo, subject_id=other.pk))


def test_an_officer_opens_a_vacancy_and_its_places_enter_the_stock(
    ratna: Actor, firm: Employer
) -> None:
    vacancy = open_vacancy(by=ratna, on=TODAY, details=vacancy_details(places=4),
                           employer_id=firm.pk)
    event = Event.objects.get(kind=EventKind.VACANCY_OPENED)
    assert vacancy.status == VacancyStatus.OPEN
    assert (event.quantity, event.education, event.region) == (4, "SMP", "33.07")
    assert (event.office_id, event.officer_id) == (ratna.office_id, ratna.user_id)
    assert (event.opened_on, event.subject_id) == (TODAY, vacancy.pk)


def test_a_wage_of_five_is_refused_and_nothing_is_written(ratna: Actor, firm: Employer) -> None:
    with pytest.raises(DetailsRefusedError) as refused:
        open_vacancy(by=ratna, on=TODAY, details=vacancy_details(wage_min=5),
                     employer_id=firm.pk)
    assert [problem.code for problem in refused.value.problems] == ["wage_too_small"]
    assert not Vacancy.objects.exists()
    assert stock() == 0


def test_a_front_desk_may_not_enter_vacancies(wonosobo: Office, firm: Employer) -> None:
    desk = actor_for(make_membership("desi", RoleName.FRONT_DESK, wonosobo))
    with pytest.raises(NotAllowedError):
        open_vacancy(by=desk, on=TODAY, details=vacancy_details(), employer_id=firm.pk)


def test_a_firms_vacancy_waits_until_the_office_has_checked_it(
    sari: Actor, ratna: Actor, firm: Employer
) -> None:
    vacancy = open_vacancy(by=sari, on=TODAY, details=vacancy_details(), employer_id=firm.pk)
    assert (vacancy.status, vacancy.source, stock()) == (VacancyStatus.WAITING, "firm", 0)
    opened = approve_vacancy(by=ratna, on=LATER, vacancy_id=vacancy.pk)
    approve_vacancy(by=ratna, on=LATER, vacancy_id=vacancy.pk)
    assert (opened.status, stock()) == (VacancyStatus.OPEN, 3)
    assert Event.objects.get(kind=EventKind.VACANCY_OPENED).happened_on == LATER


def test_a_firm_may_not_approve_its_own_vacancy(sari: Actor, firm: Employer) -> None:
    vacancy = open_vacancy(by=sari, on=TODAY, details=vacancy_details(), employer_id=firm.pk)
    with pytest.raises(NotAllowedError):
        approve_vacancy(by=sari, on=TODAY, vacancy_id=vacancy.pk)


def test_a_firm_neither_enters_nor_touches_vacancies_of_another_firm(
    rival: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm)
    with pytest.raises(EmployerNotFoundError):
        open_vacancy(by=rival, on=TODAY, details=vacancy_details(), employer_id=firm.pk)
    with pytest.raises(VacancyNotFoundError):
        change_vacancy(by=rival, on=TODAY, vacancy_id=vacancy.pk, details=vacancy_details())
    with pytest.raises(VacancyNotFoundError):
        withdraw_vacancy(by=rival, on=TODAY, vacancy_id=vacancy.pk)


def test_an_officer_of_another_office_changes_nothing(stranger: Actor, firm: Employer) -> None:
    vacancy = make_vacancy(firm)
    with pytest.raises(VacancyNotFoundError):
        change_vacancy(by=stranger, on=TODAY, vacancy_id=vacancy.pk, details=vacancy_details())
    with pytest.raises(VacancyNotFoundError):
        withdraw_vacancy(by=stranger, on=TODAY, vacancy_id=vacancy.pk)
    with pytest.raises(EmployerNotFoundError):
        change_employer(by=stranger, on=TODAY, employer_id=firm.pk,
                        details=EmployerDetails(name="Nama Baru"))


def test_a_firms_new_text_is_checked_again_and_leaves_the_stock_meanwhile(
    sari: Actor, ratna: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm)
    changed = change_vacancy(by=sari, on=LATER, vacancy_id=vacancy.pk,
                             details=vacancy_details(description="Menjahit seragam sekolah."))
    assert (changed.status, stock()) == (VacancyStatus.WAITING, 0)
    approve_vacancy(by=ratna, on=LATER, vacancy_id=vacancy.pk)
    assert stock() == 3


def test_a_firm_may_add_places_without_a_new_check(sari: Actor, firm: Employer) -> None:
    vacancy = make_vacancy(firm)
    changed = change_vacancy(by=sari, on=LATER, vacancy_id=vacancy.pk,
                             details=vacancy_details(places=5))
    assert (changed.status, stock()) == (VacancyStatus.OPEN, 5)


def test_fewer_places_leave_the_stock(ratna: Actor, firm: Employer) -> None:
    vacancy = make_vacancy(firm, places=5)
    fill_place(vacancy_id=vacancy.pk, on=TODAY, by=ratna)
    change_vacancy(by=ratna, on=LATER, vacancy_id=vacancy.pk, details=vacancy_details(places=2))
    assert stock() == 1
    fill_place(vacancy_id=vacancy.pk, on=LATER, by=ratna)
    with pytest.raises(DetailsRefusedError, match="places_below_filled"):
        change_vacancy(by=ratna, on=LATER, vacancy_id=vacancy.pk,
                       details=vacancy_details(places=1))


def test_a_corrected_education_moves_the_places_to_their_new_cell(
    ratna: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm)
    change_vacancy(by=ratna, on=LATER, vacancy_id=vacancy.pk,
                   details=vacancy_details(education_levels=("SMA", "SMK")))
    assert (cell(education="SMP"), cell(education="SMA"), stock()) == (0, 3, 3)


def test_a_new_industry_of_the_firm_moves_its_open_places(ratna: Actor, firm: Employer) -> None:
    make_vacancy(firm)
    change_employer(by=ratna, on=LATER, employer_id=firm.pk, details=EmployerDetails(
        name=firm.name, region=firm.region, kbli="14111", kbli_version="2020"))
    assert (cell(kbli=""), cell(kbli="14111"), stock()) == (0, 3, 3)


def test_the_same_details_again_write_nothing(ratna: Actor, firm: Employer) -> None:
    vacancy = make_vacancy(firm)
    events = Event.objects.count()
    change_vacancy(by=ratna, on=LATER, vacancy_id=vacancy.pk, details=vacancy_details())
    assert Event.objects.count() == events


def test_each_place_is_filled_once_and_the_last_one_closes_the_vacancy(
    ratna: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm, places=2)
    assert fill_place(vacancy_id=vacancy.pk, on=LATER, by=ratna).status == VacancyStatus.OPEN
    filled = fill_place(vacancy_id=vacancy.pk, on=LATER, by=ratna, person_id=9)
    assert (filled.status, filled.filled, stock()) == (VacancyStatus.FILLED, 2, 0)
    with pytest.raises(NoPlaceLeftError):
        fill_place(vacancy_id=vacancy.pk, on=LATER, by=ratna)
    assert Event.objects.filter(kind=EventKind.VACANCY_FILLED).count() == 2


def test_another_office_may_place_somebody_and_the_stock_of_the_first_goes_down(
    stranger: Actor, ratna: Actor, firm: Employer
) -> None:
    fill_place(vacancy_id=make_vacancy(firm).pk, on=TODAY, by=stranger)
    event = Event.objects.get(kind=EventKind.VACANCY_FILLED)
    assert (event.office_id, event.officer_id) == (ratna.office_id, stranger.user_id)


def test_a_withdrawn_vacancy_leaves_the_stock_with_its_reason_once(
    ratna: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm)
    for _ in range(2):
        withdraw_vacancy(by=ratna, on=LATER, vacancy_id=vacancy.pk,
                         reason=RemovalReason.FILLED_OTHERWISE)
    event = Event.objects.get(kind=EventKind.VACANCY_REMOVED)
    assert (event.quantity, event.reason, stock()) == (3, "filled_otherwise", 0)
    with pytest.raises(VacancyClosedError):
        change_vacancy(by=ratna, on=LATER, vacancy_id=vacancy.pk, details=vacancy_details())


def test_a_withdrawal_taken_back_is_corrected_in_the_ledger_and_may_come_again(
    ratna: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm)
    for _ in range(2):
        withdraw_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk)
        assert stock() == 0
        for _ in range(2):
            reopen_vacancy(by=ratna, on=LATER, vacancy_id=vacancy.pk)
        assert stock() == 3
    removals = Event.objects.filter(kind=EventKind.VACANCY_REMOVED).order_by("pk")
    assert [event.quantity for event in removals] == [3, -3, 3, -3]
    assert [event.corrects_id for event in removals][1::2] == [removals[0].pk, removals[2].pk]
    vacancy.refresh_from_db()
    assert vacancy.status == VacancyStatus.OPEN


def test_a_firms_vacancy_that_waited_waits_again(ratna: Actor, sari: Actor, firm: Employer) -> None:
    vacancy = open_vacancy(by=sari, on=TODAY, details=vacancy_details(), employer_id=firm.pk)
    withdraw_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk)
    with pytest.raises(NotAllowedError):
        reopen_vacancy(by=sari, on=TODAY, vacancy_id=vacancy.pk)
    again = reopen_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk)
    assert (again.status, stock()) == (VacancyStatus.WAITING, 0)


def test_what_is_over_or_a_strangers_is_not_opened_again(
    ratna: Actor, stranger: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm, closes_on=LATER)
    withdraw_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk)
    with pytest.raises(VacancyNotFoundError):
        reopen_vacancy(by=stranger, on=TODAY, vacancy_id=vacancy.pk)
    with pytest.raises(VacancyClosedError):
        reopen_vacancy(by=ratna, on=LATER + timedelta(days=1), vacancy_id=vacancy.pk)
    archive_employer(by=ratna, at=NOW, employer_id=firm.pk, reason="Tutup")
    with pytest.raises(VacancyClosedError):
        reopen_vacancy(by=ratna, on=TODAY, vacancy_id=vacancy.pk)
    assert stock() == 0


def test_the_night_after_the_last_day_a_vacancy_expires_once(
    firm: Employer, wonosobo: Office
) -> None:
    clock = system_actor()
    vacancy = make_vacancy(firm, closes_on=date(2026, 12, 10))
    assert expire_vacancies(by=clock, today=date(2026, 12, 10)) == 0
    assert expire_vacancies(by=clock, today=date(2026, 12, 11), zone="Asia/Jayapura") == 0
    assert expire_vacancies(by=clock, today=date(2026, 12, 11), zone="Asia/Jakarta") == 1
    assert expire_vacancies(by=clock, today=date(2026, 12, 11)) == 0
    vacancy.refresh_from_db()
    assert (vacancy.status, stock()) == (VacancyStatus.EXPIRED, 0)


def test_an_expired_vacancy_opens_again_with_a_new_last_day(ratna: Actor, firm: Employer) -> None:
    vacancy = make_vacancy(firm, closes_on=LATER)
    night = date(2026, 12, 2)
    expire_vacancies(by=system_actor(), today=night)
    with pytest.raises(VacancyClosedError):
        change_vacancy(by=ratna, on=night, vacancy_id=vacancy.pk,
                       details=vacancy_details(closes_on=LATER))
    again = replace(vacancy_details(), closes_on=date(2026, 12, 20))
    assert change_vacancy(by=ratna, on=night, vacancy_id=vacancy.pk,
                          details=again).status == VacancyStatus.OPEN
    assert stock() == 3
    expire_vacancies(by=system_actor(), today=date(2026, 12, 21))
    assert stock() == 0
