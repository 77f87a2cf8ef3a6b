"""Many vacancies at once, for files: a thousand rows a transaction, queries that do not grow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models.functions import Now

from antarkerja.domain.employers.enums import RemovalReason, VacancyStatus
from antarkerja.domain.employers.errors import EmployerNotFoundError, VacancyClosedError
from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations import book
from antarkerja.domain.employers.operations.columns import VACANCY_COLUMNS, put_vacancy
from antarkerja.domain.employers.operations.scope import (
    NOBODY,
    office_of,
    refuse_hard,
)
from antarkerja.domain.employers.operations.vacancies import put_change
from antarkerja.domain.employers.policies import VacancyDetails, hard_problems
from antarkerja.domain.ledger.operations import Entry, record_many
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.coding import codes_of, queue_titles, title_key

BATCH = 500


@dataclass(frozen=True, slots=True)
class NewVacancy:
    """One row to open: its details, its firm, and the key under which the file knows it."""

    details: VacancyDetails
    employer_id: int
    source_key: str | None = None


@transaction.atomic
def open_vacancies_in_bulk(
    *, by: Actor, on: date, rows: Sequence[NewVacancy], source: str
) -> list[int]:
    """Opens vacancies and writes their events; returns the ids in the order of `rows`.

    A `source_key` that is known already is not opened again: its id is returned, so that a batch
    repeated after a crash changes nothing. Give at most a thousand or so a call.

    Raises:
        NotAllowedError: the actor may not enter vacancies.
        EmployerNotFoundError: a firm is unknown.
        DetailsRefusedError: a row has hard problems (check rows before; nothing is written).
    """
    by.require(Permission.EDIT_VACANCIES)
    known = _ids_of_keys(row.source_key for row in rows)
    firms = _firms({row.employer_id for row in rows})
    titles = [row.details.title for row in rows]
    queue_titles(titles)
    codes = codes_of(titles)
    fresh: dict[int, Vacancy] = {}
    first: dict[str, int] = {}
    for position, row in enumerate(rows):
        if row.source_key and (row.source_key in known or row.source_key in first):
            continue
        refuse_hard(hard_problems(row.details))
        if row.source_key:
            first[row.source_key] = position
        employer = firms[row.employer_id]
        vacancy = Vacancy(office_id=office_of(by, employer), employer=employer, source=source,
                          source_key=row.source_key)
        put_vacancy(vacancy, row.details, codes.get(title_key(row.details.title)))
        fresh[position] = vacancy
    Vacancy.objects.bulk_create(list(fresh.values()), batch_size=BATCH)
    record_many(book.opened(row, row.employer, by=by, on=on) for row in fresh.values())
    return [
        fresh[position].pk if position in fresh else _again(row, known, first, fresh)
        for position, row in enumerate(rows)
    ]


@transaction.atomic
def change_vacancies_in_bulk(
    *, by: Actor, on: date, changes: Sequence[tuple[int, VacancyDetails]]
) -> set[int]:
    """Changes vacancies of the actor's office; returns the ids that truly changed.

    A withdrawn vacancy, or an expired one that a file names with a day still past, stays as it
    is, and its id is not returned; so does one with fewer places than are filled.

    Raises:
        NotAllowedError: the actor may not change vacancies.
        DetailsRefusedError: details have hard problems (nothing is written).
    """
    by.require(Permission.EDIT_VACANCIES)
    wanted = dict(changes)
    titles = [details.title for details in wanted.values()]
    queue_titles(titles)
    codes = codes_of(titles)
    changed: list[Vacancy] = []
    entries: list[Entry] = []
    for row in _own_rows(by, wanted):
        details = wanted[row.pk]
        refuse_hard(hard_problems(details))
        if details.places < row.filled:
            continue
        try:
            told = put_change(row, details, by=by, on=on,
                              code=codes.get(title_key(details.title)))
        except VacancyClosedError:
            continue
        if told is not None:
            row.changed_at = Now()
            changed.append(row)
            entries += told
    Vacancy.objects.bulk_update(changed, [*VACANCY_COLUMNS, "status", "changed_at"],
                                batch_size=100)
    record_many(entries)
    return {row.pk for row in changed}


@transaction.atomic
def erase_vacancies(*, by: Actor, on: date, vacancy_ids: Sequence[int]) -> set[int]:
    """Takes back vacancies that a file brought in by mistake; returns the ids that are gone.

    Their places leave the stock as "undone"; the book keeps what was. Ask only for vacancies that
    nothing refers to.

    Raises:
        NotAllowedError: the actor may not change vacancies.
        django.db.models.RestrictedError: something refers to one; nothing is erased.
    """
    by.require(Permission.EDIT_VACANCIES)
    rows = _own_rows(by, vacancy_ids)
    record_many(
        book.removed(row, row.employer, by=by, on=on, reason=RemovalReason.UNDONE)
        for row in rows
        if row.status == VacancyStatus.OPEN
    )
    gone = {row.pk for row in rows}
    Vacancy.objects.filter(pk__in=gone).delete()
    return gone


def _own_rows(by: Actor, ids: Iterable[int]) -> list[Vacancy]:
    wanted = sorted(ids)
    found: list[Vacancy] = []
    for start in range(0, len(wanted), BATCH):
        rows = (
            Vacancy.objects.select_for_update(of=("self",)).select_related("employer")
            .filter(pk__in=wanted[start : start + BATCH]).order_by("pk")
        )
        if not by.is_clock:
            rows = rows.filter(office_id=by.office_id or NOBODY)
        found += rows
    return found


def _ids_of_keys(keys: Iterable[str | None]) -> dict[str, int]:
    wanted = sorted({key for key in keys if key})
    found: dict[str, int] = {}
    for start in range(0, len(wanted), BATCH):
        rows = Vacancy.objects.filter(source_key__in=wanted[start : start + BATCH])
        found.update((key, pk) for key, pk in rows.values_list("source_key", "pk") if key)
    return found


def _firms(ids: set[int]) -> dict[int, Employer]:
    found: dict[int, Employer] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), BATCH):
        found.update(Employer.objects.in_bulk(wanted[start : start + BATCH]))
    missing = ids - found.keys()
    if missing:
        raise EmployerNotFoundError(min(missing))
    return found


def _again(
    row: NewVacancy, known: dict[str, int], first: dict[str, int], fresh: dict[int, Vacancy]
) -> int:
    key = row.source_key or ""
    return known[key] if key in known else fresh[first[key]].pk
