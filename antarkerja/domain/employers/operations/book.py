"""What the ledger is told about vacancies: the stock of forms IPK III/1 and III/4 to III/6.

A vacancy's places enter the stock when it opens and leave it one by one when they are filled, or
together when it is removed. When a trait that reports count by changes (the code is found, the
education is corrected), the places still open leave the old cell and enter the new one by a pair
of events whose sum is nought.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from antarkerja.domain.employers.enums import RemovalReason, VacancyStatus
from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.policies import Traits, traits_of
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry
from antarkerja.domain.offices.policies import Actor


def vacancy_entry(
    kind: EventKind, vacancy: Vacancy, employer: Employer, *, by: Actor, on: date,
    quantity: int = 1, reason: str = "", act_key: str | None = None,
    traits: Traits | None = None, person_id: int | None = None,
) -> Entry:
    """An event about `vacancy`, counted in the vacancy's office whoever acts."""
    return Entry(
        kind=kind, happened_on=on, subject=Subject.VACANCY, subject_id=vacancy.pk,
        vacancy_id=vacancy.pk, employer_id=employer.pk, person_id=person_id,
        office_id=vacancy.office_id, officer_id=by.user_id, quantity=quantity, reason=reason,
        act_key=act_key, **asdict(traits or traits_of(vacancy, employer)),
    )


def opened(
    vacancy: Vacancy, employer: Employer, *, by: Actor, on: date, times_before: int = 0
) -> Entry:
    """The places enter the stock; `times_before` openings of the same vacancy stand in the book."""
    again = f":{times_before}" if times_before else ""
    return vacancy_entry(
        EventKind.VACANCY_OPENED, vacancy, employer, by=by, on=on,
        quantity=vacancy.places - vacancy.filled,
        act_key=f"vacancy-opened:{vacancy.pk}{again}",
    )


def removed(
    vacancy: Vacancy, employer: Employer, *, by: Actor, on: date, reason: str,
    times_before: int = 0,
) -> Entry:
    """The places left leave the stock. A vacancy expires once for each closing day, and is
    withdrawn once more for each time that this was taken back (`times_before`).
    """
    closing = f":{vacancy.closes_on}" if reason == RemovalReason.EXPIRED else ""
    again = f":{times_before}" if times_before else ""
    return vacancy_entry(
        EventKind.VACANCY_REMOVED, vacancy, employer, by=by, on=on,
        quantity=vacancy.places - vacancy.filled, reason=reason,
        act_key=f"vacancy-removed:{vacancy.pk}:{reason}{closing}{again}",
    )


def changed(
    vacancy: Vacancy, employer: Employer, *, by: Actor, on: date, before: Traits, stock: int
) -> list[Entry]:
    """A changed vacancy, given that `stock` places stood in the book under `before`.

    Places added are opened, places taken away are removed, what stays moves to its new cell. A
    vacancy that waits for the office's check again takes its opening back until then.
    """
    entries = [vacancy_entry(EventKind.VACANCY_CHANGED, vacancy, employer, by=by, on=on)]
    if vacancy.status == VacancyStatus.WAITING:
        if stock:
            entries.append(vacancy_entry(
                EventKind.VACANCY_OPENED, vacancy, employer, by=by, on=on, traits=before,
                quantity=-stock, reason="checked_again",
            ))
        return entries
    remaining = vacancy.places - vacancy.filled
    if remaining < stock:
        entries.append(vacancy_entry(
            EventKind.VACANCY_REMOVED, vacancy, employer, by=by, on=on, traits=before,
            quantity=stock - remaining, reason="fewer_places",
        ))
    entries += moved(vacancy, employer, by=by, on=on, before=before, stock=min(stock, remaining))
    if remaining > stock:
        entries.append(vacancy_entry(
            EventKind.VACANCY_OPENED, vacancy, employer, by=by, on=on,
            quantity=remaining - stock, reason="more_places" if stock else "reopened",
        ))
    return entries


def moved(
    vacancy: Vacancy, employer: Employer, *, by: Actor, on: date, before: Traits, stock: int
) -> list[Entry]:
    """The pair of events that moves `stock` open places from one cell to another, if need be."""
    now = traits_of(vacancy, employer)
    if now == before or stock <= 0:
        return []
    return [
        vacancy_entry(EventKind.VACANCY_OPENED, vacancy, employer, by=by, on=on, traits=traits,
                      quantity=quantity, reason="restated")
        for traits, quantity in ((before, -stock), (now, stock))
    ]
