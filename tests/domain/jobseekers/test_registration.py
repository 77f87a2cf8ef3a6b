"""A registration from the first day to the dead file and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from antarkerja.domain.jobseekers.enums import RegistrationStatus, StrikeOffReason
from antarkerja.domain.jobseekers.errors import (
    AlreadyRegisteredError,
    DetailsRefusedError,
    NotRegisteredError,
    StillRegisteredError,
)
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.jobseekers.operations import (
    change_person,
    end_by_placement,
    expire_registrations,
    register_person,
    renew_registration,
    report,
    revive,
    strike_off,
)
from antarkerja.domain.jobseekers.policies import PersonDetails, ProfileDetails, WishLine
from antarkerja.domain.jobseekers.queries import details_of
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.factories.jobseekers import NOW, TODAY, make_nik, make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db


def events_of(person: Person) -> list[str]:
    return list(Event.objects.filter(person_id=person.pk).order_by("pk")
                .values_list("kind", flat=True))


def live(person: Person) -> Registration:
    return person.registrations.get(status=RegistrationStatus.ACTIVE)


def test_a_person_gets_a_number_a_validity_and_a_report_day(ratna: Actor, wonosobo: Office) -> None:
    person = register_person(
        by=ratna, on=TODAY, at=NOW, details=PersonDetails(name="  Sari   Wulandari "), nik=None
    )
    registration = live(person)
    assert person.name == "Sari Wulandari"
    assert registration.number == "33.07/2026/00001"
    assert registration.valid_until == date(2028, 11, 24)
    assert registration.report_due_on == date(2027, 5, 24)
    assert len(registration.check_code) >= 20


def test_the_book_keeps_what_reports_count_by_on_that_day(ratna: Actor, wonosobo: Office) -> None:
    person = make_person(
        wonosobo, by=ratna, profile=ProfileDetails(wishes=(WishLine(title="Kasir", kbji="5230"),))
    )
    event = Event.objects.get(person_id=person.pk)
    assert (event.kind, event.sex, event.education) == (EventKind.PERSON_REGISTERED, "P", "SMK")
    assert (event.birth_on, event.left_school_year) == (date(2001, 5, 17), 2019)
    assert (event.kbji, event.kbji_version, event.region) == ("5230", "2014", "33.07.09")
    assert (event.opened_on, event.officer_id) == (TODAY, ratna.user_id)
    assert event.office_id == wonosobo.pk


def test_the_same_form_sent_twice_registers_once(ratna: Actor) -> None:
    details = PersonDetails(name="Sari")
    first = register_person(by=ratna, on=TODAY, at=NOW, details=details, nik=None, act_key="abc")
    again = register_person(by=ratna, on=TODAY, at=NOW, details=details, nik=None, act_key="abc")
    assert first == again
    assert Person.objects.count() == 1


def test_a_nik_is_kept_encrypted_and_registered_once(ratna: Actor, stranger: Actor) -> None:
    nik = make_nik(1)
    person = register_person(by=ratna, on=TODAY, at=NOW, details=PersonDetails(name="Sari"),
                             nik=nik)
    assert nik.encode() not in bytes(person.nik_encrypted or b"")
    assert person.nik_last4 == "0001"
    with pytest.raises(AlreadyRegisteredError) as caught:
        register_person(by=stranger, on=TODAY, at=NOW, details=PersonDetails(name="Sri"), nik=nik)
    assert caught.value.office_name == "Disnaker Kabupaten Wonosobo"
    assert Person.objects.count() == 1
    assert Event.objects.count() == 1


def test_a_child_is_refused_with_a_coded_problem(ratna: Actor) -> None:
    with pytest.raises(DetailsRefusedError) as caught:
        register_person(by=ratna, on=TODAY, at=NOW, nik=None,
                        details=PersonDetails(name="Budi", birth_on=date(2015, 1, 1)))
    assert [(p.field, p.code) for p in caught.value.problems] == [("birth_on", "too_young")]
    assert Person.objects.count() == 0


def test_a_refused_registration_gives_its_number_back(ratna: Actor) -> None:
    with transaction.atomic():
        register_person(by=ratna, on=TODAY, at=NOW, details=PersonDetails(name="A"), nik=None)
        transaction.set_rollback(True)
    person = register_person(by=ratna, on=TODAY, at=NOW, details=PersonDetails(name="B"), nik=None)
    assert live(person).number == "33.07/2026/00001"


def test_reporting_sets_the_next_day_and_counts_once_a_day(
    ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    later = date(2027, 3, 1)
    report(by=ratna, on=later, person_id=person.pk)
    report(by=ratna, on=later, person_id=person.pk)
    registration = live(person)
    assert registration.report_due_on == date(2027, 9, 1)
    assert registration.reports.count() == 1
    assert events_of(person) == ["person.registered", "person.reported"]


def test_a_report_never_promises_more_than_the_validity(ratna: Actor, wonosobo: Office) -> None:
    person = make_person(wonosobo)
    report(by=ratna, on=date(2028, 10, 1), person_id=person.pk)
    assert live(person).report_due_on == date(2028, 11, 24)


def test_renewal_makes_the_same_card_valid_anew(ratna: Actor, wonosobo: Office) -> None:
    person = make_person(wonosobo)
    number = live(person).number
    renew_registration(by=ratna, on=date(2028, 11, 1), person_id=person.pk)
    renewed = live(person)
    assert (renewed.number, renewed.valid_until) == (number, date(2030, 11, 1))
    assert renewed.report_due_on == date(2029, 5, 1)


def test_who_is_struck_off_is_revived_under_the_old_number(
    ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    number = live(person).number
    strike_off(by=ratna, on=date(2027, 1, 5), person_id=person.pk,
               reason=StrikeOffReason.OWN_WISH)
    assert not person.registrations.filter(status="active").exists()
    revive(by=ratna, on=date(2027, 2, 5), person_id=person.pk)
    assert (live(person).number, live(person).opened_on) == (number, date(2027, 2, 5))
    assert events_of(person) == ["person.registered", "person.struck_off", "person.revived"]


def test_struck_off_and_revived_on_one_day_gets_a_fresh_number(
    ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    strike_off(by=ratna, on=TODAY, person_id=person.pk, reason=StrikeOffReason.MISTAKE)
    revive(by=ratna, on=TODAY, person_id=person.pk)
    assert live(person).number == "33.07/2026/00002"


def test_the_dead_are_not_struck_off_and_the_living_not_revived(
    ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo)
    with pytest.raises(StillRegisteredError):
        revive(by=ratna, on=TODAY, person_id=person.pk)
    strike_off(by=ratna, on=TODAY, person_id=person.pk, reason=StrikeOffReason.DIED)
    with pytest.raises(NotRegisteredError):
        strike_off(by=ratna, on=TODAY, person_id=person.pk, reason=StrikeOffReason.DIED)
    with pytest.raises(NotRegisteredError):
        report(by=ratna, on=TODAY, person_id=person.pk)


def test_a_placement_ends_the_registration(ratna: Actor, wonosobo: Office) -> None:
    person = make_person(wonosobo)
    ended = end_by_placement(by=ratna, on=date(2026, 12, 1), person_id=person.pk, scheme="AKL",
                             employer_id=7, vacancy_id=9)
    assert (ended.status, ended.ended_on) == ("placed", date(2026, 12, 1))
    event = Event.objects.get(kind=EventKind.PERSON_PLACED)
    assert (event.scheme, event.employer_id, event.vacancy_id) == ("AKL", 7, 9)
    assert event.opened_on == TODAY


def test_the_night_strikes_off_what_expired_and_who_did_not_report(wonosobo: Office) -> None:
    expired = make_person(wonosobo, name="Expired")
    silent = make_person(wonosobo, name="Silent", on=date(2028, 1, 1))
    diligent = make_person(wonosobo, name="Diligent")
    clock = system_actor()
    for person in (expired, diligent):
        report(by=clock, on=date(2028, 9, 1), person_id=person.pk)
    renew_registration(by=clock, on=date(2028, 9, 1), person_id=diligent.pk)
    night = date(2028, 11, 25)
    assert expire_registrations(by=clock, today=night, batch=1) == 2
    assert expire_registrations(by=clock, today=night) == 0
    reasons = {r.person.name: r.end_reason for r in Registration.objects.exclude(status="active")}
    assert reasons == {"Expired": "expired", "Silent": "no_report"}
    assert events_of(silent)[-1] == "person.struck_off"
    assert live(diligent).valid_until == date(2030, 9, 1)


def test_the_last_valid_day_is_still_valid(wonosobo: Office) -> None:
    person = make_person(wonosobo)
    clock = system_actor()
    report(by=clock, on=date(2028, 11, 1), person_id=person.pk)
    assert expire_registrations(by=clock, today=date(2028, 11, 24)) == 0
    assert expire_registrations(by=clock, today=date(2028, 11, 25)) == 1


def test_the_night_of_one_zone_leaves_the_others_alone(wonosobo: Office) -> None:
    make_person(wonosobo)
    night = TODAY + timedelta(days=2000)
    clock = system_actor()
    assert expire_registrations(by=clock, today=night, zone="Asia/Jayapura") == 0
    assert expire_registrations(by=clock, today=night, zone="Asia/Jakarta") == 1


def test_a_mended_birth_date_moves_the_person_to_the_right_group(
    ratna: Actor, wonosobo: Office
) -> None:
    person = make_person(wonosobo, birth_on=date(1970, 1, 1))
    change_person(by=ratna, on=date(2026, 12, 2), at=NOW, person_id=person.pk,
                  details=replace(details_of(person), birth_on=date(2000, 1, 1)))
    strike_off(by=ratna, on=date(2026, 12, 3), person_id=person.pk,
               reason=StrikeOffReason.OWN_WISH)
    stock: dict[date | None, int] = {}
    for event in Event.objects.filter(person_id=person.pk):
        if event.kind == EventKind.PERSON_REGISTERED:
            stock[event.birth_on] = stock.get(event.birth_on, 0) + event.quantity
        elif event.kind == EventKind.PERSON_STRUCK_OFF:
            stock[event.birth_on] = stock.get(event.birth_on, 0) - event.quantity
    assert stock == {date(1970, 1, 1): 0, date(2000, 1, 1): 0}


def test_a_stranger_finds_nobody_to_change(stranger: Actor, wonosobo: Office) -> None:
    person = make_person(wonosobo)
    for act in (report, renew_registration, revive):
        with pytest.raises(OutOfScopeError):
            act(by=stranger, on=TODAY, person_id=person.pk)
    with pytest.raises(OutOfScopeError):
        strike_off(by=stranger, on=TODAY, person_id=person.pk, reason=StrikeOffReason.DIED)


def test_the_front_desk_registers_but_strikes_nobody_off(wonosobo: Office) -> None:
    desk = actor_for(make_membership("wati", RoleName.FRONT_DESK, wonosobo))
    person = make_person(wonosobo, by=desk)
    with pytest.raises(NotAllowedError):
        strike_off(by=desk, on=TODAY, person_id=person.pk, reason=StrikeOffReason.DIED)


def test_the_database_keeps_one_live_registration_a_person(wonosobo: Office) -> None:
    person = make_person(wonosobo)
    row = live(person)
    row.pk, row.number, row.check_code = None, "33.07/2026/99999", "other"
    with pytest.raises(IntegrityError, match=r"registration_one_live|person_id"), \
            transaction.atomic():
        row.save()
