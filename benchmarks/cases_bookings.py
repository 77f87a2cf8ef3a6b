"""Many people want the same few times at once: bookings a second, refusals, nobody twice."""

from __future__ import annotations

import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

THREADS = 16
SLOTS, PLACES = 40, 3
TRIES = 25


def measure_bookings(office: Any) -> None:
    """16 threads, 25 tries each, for 120 places; each try is a transaction of its own."""
    from antarkerja.domain.cases.models import Slot
    from antarkerja.domain.jobseekers.models import Person

    at = datetime.now(tz=UTC)
    first = (at + timedelta(days=1)).replace(hour=2, minute=0, second=0, microsecond=0)
    slots = Slot.objects.bulk_create(
        Slot(office=office, kind="counter", capacity=PLACES,
             starts_at=first + timedelta(minutes=30 * n),
             ends_at=first + timedelta(minutes=30 * n + 30))
        for n in range(SLOTS)
    )
    people = list(Person.objects.filter(office=office).order_by("pk")[: THREADS * TRIES])
    outcome: Counter[str] = Counter()
    started = time.perf_counter()
    threads = [
        threading.Thread(target=_book, args=(outcome, at, slots, people[n::THREADS], n, office.pk))
        for n in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - started
    print(f"\nbookings  {THREADS} threads, {sum(outcome.values())} tries for {SLOTS * PLACES} "
          f"places: {outcome['booked']} booked, {outcome['full']} refused, "
          f"{outcome['failed']} failed, {_doubles(slots)} doubles, "
          f"{sum(outcome.values()) / seconds:.0f} tries/s", flush=True)


def _book(
    outcome: Counter[str], at: datetime, slots: list[Any], people: list[Any], seed: int,
    office_id: int,
) -> None:
    from django.db import connection

    from antarkerja.domain.cases.enums.appointments import ChosenBy
    from antarkerja.domain.cases.errors.appointments import AppointmentError
    from antarkerja.domain.cases.operations.appointments import book
    from antarkerja.domain.offices.policies import system_actor

    dice = Random(seed)
    for person in people:
        try:
            book(by=system_actor(office_id), at=at, slot=dice.choice(slots), person=person,
                 chosen_by=ChosenBy.OFFICER)
            outcome["booked"] += 1
        except AppointmentError:
            outcome["full"] += 1
    connection.close()


def _doubles(slots: list[Any]) -> int:
    """Places given beyond what the slots have."""
    from django.db.models import Count, Q

    from antarkerja.domain.cases.models import Slot

    taken = Slot.objects.filter(pk__in=[slot.pk for slot in slots]).annotate(
        booked=Count("appointments", filter=Q(appointments__status="booked"))
    )
    return sum(max(0, slot.booked - slot.capacity) + abs(slot.booked - slot.taken)
               for slot in taken)
