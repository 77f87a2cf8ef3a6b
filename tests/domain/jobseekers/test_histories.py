"""Whatever happens in whatever order, the live file and the book agree."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from django.db import connection, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from antarkerja.domain.jobseekers.enums import RegistrationStatus, StrikeOffReason
from antarkerja.domain.jobseekers.errors import NotRegisteredError, StillRegisteredError
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.jobseekers.operations import (
    end_by_placement,
    expire_registrations,
    register_person,
    renew_registration,
    report,
    revive,
    strike_off,
)
from antarkerja.domain.jobseekers.policies import PersonDetails
from antarkerja.domain.ledger.enums import SEEKERS_IN, SEEKERS_PLACED, SEEKERS_STRUCK_OFF
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import NumberSequence, Office
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.reference.operations import load_law
from tests.factories.jobseekers import NOW, TODAY, make_person
from tests.factories.offices import make_office

ACTS = ("report", "renew", "strike_off", "revive", "place", "night")


def act(name: str, person: Person, day: date) -> None:
    """Does it, or is told that it cannot be done now."""
    by = system_actor(person.office_id)
    try:
        if name == "report":
            report(by=by, on=day, person_id=person.pk)
        elif name == "renew":
            renew_registration(by=by, on=day, person_id=person.pk)
        elif name == "strike_off":
            strike_off(by=by, on=day, person_id=person.pk, reason=StrikeOffReason.OWN_WISH)
        elif name == "revive":
            revive(by=by, on=day, person_id=person.pk)
        elif name == "place":
            end_by_placement(by=by, on=day, person_id=person.pk, scheme="AKL")
        else:
            expire_registrations(by=by, today=day)
    except (NotRegisteredError, StillRegisteredError):
        pass


@pytest.mark.django_db
@settings(max_examples=40, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from([0, 0, 1, 40, 250, 800])),
                max_size=14))
def test_any_history_keeps_one_live_registration_and_the_book_agrees(
    wonosobo: Office, history: list[tuple[str, int]]
) -> None:
    person, day = make_person(wonosobo, phone=""), TODAY
    for name, days in history:
        day += timedelta(days=days)
        act(name, person, day)
        live = person.registrations.filter(status=RegistrationStatus.ACTIVE).count()
        assert live <= 1
        assert live == in_the_book(person)
    assert all(
        row.opened_on <= row.ended_on for row in person.registrations.all() if row.ended_on
    )


def in_the_book(person: Person) -> int:
    events = Event.objects.filter(person_id=person.pk)
    entered = sum(e.quantity for e in events if e.kind in SEEKERS_IN)
    left = sum(e.quantity for e in events if e.kind in (*SEEKERS_PLACED, *SEEKERS_STRUCK_OFF))
    return entered - left


@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_get_numbers_without_gaps() -> None:
    load_law()
    office = make_office()
    faults: list[BaseException] = []

    def one(number: int) -> None:
        try:
            register_person(by=system_actor(office.pk), on=TODAY, at=NOW, nik=None,
                            details=PersonDetails(name=f"Orang {number}"))
        except BaseException as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    numbers = sorted(Registration.objects.values_list("number", flat=True))
    assert numbers == [f"33.07/2026/{number:05d}" for number in range(1, 21)]
    assert NumberSequence.objects.get().last == 20


@pytest.mark.django_db(transaction=True)
def test_the_night_and_the_desk_end_a_registration_once() -> None:
    load_law()
    office = make_office()
    people = [make_person(office, name=f"Orang {number}") for number in range(6)]
    day = TODAY + timedelta(days=900)
    faults: list[BaseException] = []

    def desk() -> None:
        try:
            for person in people:
                act("strike_off", person, day)
        except BaseException as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    def night() -> None:
        try:
            expire_registrations(by=system_actor(), today=day, batch=2)
        except BaseException as fault:
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for work in (desk, night)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert [in_the_book(person) for person in people] == [0] * 6
    assert connection.vendor in ("sqlite", "postgresql")
