"""Many book at the same moment; the database decides who was first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections

from antarkerja.domain.cases.enums.appointments import AppointmentStatus, ChosenBy
from antarkerja.domain.cases.errors.appointments import BusyThenError, SlotFullError
from antarkerja.domain.cases.models import Appointment, Slot
from antarkerja.domain.cases.operations.appointments import book, move
from antarkerja.domain.cases.operations.queue import call_next, take_ticket
from antarkerja.domain.cases.policies.appointments import holder_of_link
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.appointments import AT, TOMORROW, make_appointment, make_slot
from tests.factories.jobseekers import TODAY, make_person

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """Runs all acts in threads that start together, each with its own connection."""
    start = Barrier(len(acts))
    outcomes: list[Any] = []

    def run(act: Callable[[], Any]) -> None:
        try:
            start.wait(timeout=60)
            outcomes.append(act())
        except Exception as error:
            outcomes.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return outcomes


@pytest.mark.parametrize("capacity", [1, 7])
def test_of_fifty_who_book_one_slot_at_once_as_many_get_it_as_there_are_places(
    wonosobo: Office, capacity: int
) -> None:
    slot = make_slot(wonosobo, capacity=capacity)
    free = make_slot(wonosobo, starts_at=TOMORROW.replace(hour=10), capacity=50)
    people = [make_person(wonosobo, name=f"Orang {n}") for n in range(50)]
    outcomes = at_once([
        lambda person=person: book(  # type: ignore[misc]  # each thread its own person
            by=holder_of_link(person), at=AT, slot=slot, person=person,
            chosen_by=ChosenBy.PERSON)
        for person in people
    ])
    kinds = Counter(type(outcome) for outcome in outcomes)
    assert kinds == {Appointment: capacity, SlotFullError: 50 - capacity}
    assert Slot.objects.get(pk=slot.pk).taken == capacity
    assert Appointment.objects.filter(slot=slot).count() == capacity
    # The others get a kind answer: the nearest time that is free.
    for outcome in outcomes:
        if isinstance(outcome, SlotFullError):
            assert outcome.nearest == (free,)


def test_one_person_who_presses_eight_times_has_one_appointment(wonosobo: Office) -> None:
    slot, sari = make_slot(wonosobo, capacity=8), make_person(wonosobo)
    outcomes = at_once([
        lambda: book(by=holder_of_link(sari), at=AT, slot=slot, person=sari,
                     chosen_by=ChosenBy.PERSON)
    ] * 8)
    assert {type(outcome) for outcome in outcomes} == {Appointment}
    assert Appointment.objects.count() == 1
    assert Slot.objects.get(pk=slot.pk).taken == 1


def test_one_person_in_two_slots_of_one_moment_gets_one_of_them(
    wonosobo: Office, ratna: Actor
) -> None:
    slots = [make_slot(wonosobo), make_slot(wonosobo)]
    sari = make_person(wonosobo)
    outcomes = at_once([
        lambda slot=slot: book(  # type: ignore[misc]  # each thread its own slot
            by=ratna, at=AT, slot=slot, person=sari, chosen_by=ChosenBy.OFFICER)
        for slot in slots
    ])
    assert Counter(type(outcome) for outcome in outcomes) == {Appointment: 1, BusyThenError: 1}
    assert sum(Slot.objects.values_list("taken", flat=True)) == 1


def test_two_who_swap_their_times_at_once_wait_for_nobody_and_lose_no_place(
    wonosobo: Office, ratna: Actor
) -> None:
    early = make_slot(wonosobo, capacity=2)
    late = make_slot(wonosobo, starts_at=TOMORROW.replace(hour=13), capacity=2)
    sari = make_appointment(make_person(wonosobo, name="Sari"), early)
    budi = make_appointment(make_person(wonosobo, name="Budi"), late)
    outcomes = at_once([
        lambda: move(by=ratna, at=AT, appointment=sari, slot=late),
        lambda: move(by=ratna, at=AT, appointment=budi, slot=early),
    ])
    assert {type(outcome) for outcome in outcomes} == {Appointment}
    assert [Slot.objects.get(pk=slot.pk).taken for slot in (early, late)] == [1, 1]
    assert Appointment.objects.filter(status=AppointmentStatus.BOOKED).count() == 2


def test_ten_counters_that_call_at_once_never_call_one_number(
    wonosobo: Office, ratna: Actor
) -> None:
    for _ in range(8):
        take_ticket(by=ratna, on=TODAY, at=AT)
    outcomes = at_once([
        lambda counter=counter: call_next(  # type: ignore[misc]  # each thread its own counter
            by=ratna, on=TODAY, at=AT, counter=counter)
        for counter in range(1, 11)
    ])
    numbers = sorted(outcome.number for outcome in outcomes if outcome is not None)
    assert numbers == list(range(1, 9))


def test_numbers_drawn_at_once_are_all_different_and_without_gaps(
    wonosobo: Office, ratna: Actor
) -> None:
    outcomes = at_once([lambda: take_ticket(by=ratna, on=TODAY, at=AT)] * 12)
    assert sorted(ticket.number for ticket in outcomes) == list(range(1, 13))
