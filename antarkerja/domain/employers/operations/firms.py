"""Adding, changing, finding and archiving firms."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import IntegrityError, transaction

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.errors import EmployerBusyError, EmployerExistsError
from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations.book import moved
from antarkerja.domain.employers.operations.columns import EMPLOYER_COLUMNS, put_employer
from antarkerja.domain.employers.operations.scope import (
    employer_to_edit,
    refuse_hard,
)
from antarkerja.domain.employers.policies import (
    EmployerDetails,
    check_employer,
    firm_key,
    traits_of,
)
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record, record_many
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor, home_office

LIVE = (VacancyStatus.WAITING, VacancyStatus.OPEN)


@transaction.atomic
def add_employer(
    *, by: Actor, on: date, details: EmployerDetails, office_id: int | None = None
) -> Employer:
    """Adds a firm to the actor's office (`office_id` for the clock, which has none).

    Raises:
        NotAllowedError: the actor may not edit firms.
        DetailsRefusedError: the details have hard problems.
        EmployerExistsError: a firm of that name, place and NIB is known.
    """
    by.require(Permission.EDIT_VACANCIES)
    refuse_hard(check_employer(details))
    row = Employer(office_id=home_office(by, office_id))
    put_employer(row, details)
    _save_once(row)
    record(_added(row, by=by, on=on))
    return row


@transaction.atomic
def change_employer(
    *, by: Actor, on: date, employer_id: int, details: EmployerDetails
) -> Employer:
    """Changes a firm; a new industry moves its open places to the new cell of the reports.

    Raises:
        NotAllowedError, EmployerNotFoundError, DetailsRefusedError, EmployerExistsError.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = employer_to_edit(by, employer_id)
    refuse_hard(check_employer(details))
    open_rows = list(
        Vacancy.objects.select_for_update().filter(employer=row, status=VacancyStatus.OPEN)
        .order_by("pk")
    )
    before = [traits_of(vacancy, row) for vacancy in open_rows]
    put_employer(row, details)
    _save_once(row)
    record_many(
        entry
        for vacancy, traits in zip(open_rows, before, strict=True)
        for entry in moved(vacancy, row, by=by, on=on, before=traits,
                           stock=vacancy.places - vacancy.filled)
    )
    return row


@transaction.atomic
def archive_employer(*, by: Actor, at: datetime, employer_id: int, reason: str) -> Employer:
    """Puts a firm away with a reason; its past stays.

    Raises:
        NotAllowedError, EmployerNotFoundError.
        EmployerBusyError: vacancies wait or are open.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = employer_to_edit(by, employer_id)
    live = Vacancy.objects.filter(employer=row, status__in=LIVE).count()
    if live:
        raise EmployerBusyError(live)
    if row.archived_at is None:
        row.archived_at, row.archive_reason = at, reason.strip()[:80]
        row.save(update_fields=["archived_at", "archive_reason"])
    return row


@transaction.atomic
def restore_employer(*, by: Actor, employer_id: int) -> Employer:
    """An archived firm offers work again, or was archived by mistake. Twice is once.

    Raises:
        NotAllowedError, EmployerNotFoundError.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = employer_to_edit(by, employer_id)
    row.archived_at, row.archive_reason = None, ""
    row.save(update_fields=["archived_at", "archive_reason"])
    return row


@transaction.atomic
def find_or_add_employer(
    *, by: Actor, on: date, name: str, region: str = "", office_id: int | None = None
) -> Employer:
    """The firm of that name and place, added where it is not known.

    A firm of the own office comes first; then one that another office keeps, since there is one
    row a firm and place. Two firms of one name and place are told apart by NIB, by hand.
    """
    key = (firm_key(name), region)
    found = find_or_add_employers(by=by, on=on, firms=[(name, region)], office_id=office_id)
    return Employer.objects.get(pk=found[key])


@transaction.atomic
def find_or_add_employers(
    *, by: Actor, on: date, firms: Iterable[tuple[str, str]], office_id: int | None = None
) -> dict[tuple[str, str], int]:
    """(firm_key, region) → id for many (name, region) at once; a constant number of queries a
    four hundred firms.

    Raises:
        NotAllowedError: the actor may not edit firms.
        DetailsRefusedError: a name is empty or too long, or a region unknown.
    """
    by.require(Permission.EDIT_VACANCIES)
    office = home_office(by, office_id)
    wanted = {(firm_key(name), region): name for name, region in firms}
    found = _known(list(wanted), office)
    missing = [pair for pair in wanted if pair not in found]
    _bring_back(missing)
    rows: list[Employer] = []
    for pair in missing:
        details = EmployerDetails(name=wanted[pair], region=pair[1])
        refuse_hard(check_employer(details))
        row = Employer(office_id=office)
        put_employer(row, details)
        rows.append(row)
    if rows:
        # Another worker may add the same firm meanwhile: the constraint lets one through.
        Employer.objects.bulk_create(rows, ignore_conflicts=True, batch_size=400)
        found.update(_known(missing, office))
        _note_added([found[pair] for pair in missing], by=by, on=on)
    return found


def _bring_back(pairs: list[tuple[str, str]]) -> None:
    """An archived firm that offers work again is archived no longer."""
    wanted = set(pairs)
    keys = sorted({key for key, _ in pairs})
    for start in range(0, len(keys), 400):
        rows = Employer.objects.filter(
            name_normalised__in=keys[start : start + 400], archived_at__isnull=False
        ).values_list("pk", "name_normalised", "region")
        again = [pk for pk, key, region in rows if (key, region) in wanted]
        if again:
            Employer.objects.filter(pk__in=again).update(archived_at=None, archive_reason="")


def _note_added(employer_ids: list[int], *, by: Actor, on: date) -> None:
    """One event a firm, unless another worker has just written it."""
    for start in range(0, len(employer_ids), 400):
        rows = Employer.objects.filter(pk__in=employer_ids[start : start + 400])
        entries = [_added(row, by=by, on=on) for row in rows]
        noted = set(
            Event.objects.filter(act_key__in=[entry.act_key for entry in entries])
            .values_list("act_key", flat=True)
        )
        record_many(entry for entry in entries if entry.act_key not in noted)


def _known(pairs: list[tuple[str, str]], office_id: int) -> dict[tuple[str, str], int]:
    wanted = set(pairs)
    found: dict[tuple[str, str], int] = {}
    own: set[tuple[str, str]] = set()
    keys = sorted({key for key, _ in pairs})
    for start in range(0, len(keys), 400):
        rows = Employer.objects.filter(
            name_normalised__in=keys[start : start + 400], archived_at__isnull=True
        ).order_by("pk").values_list("pk", "name_normalised", "region", "office_id")
        for pk, key, region, office in rows:
            pair = (key, region)
            if pair in wanted and (pair not in found or (office == office_id and pair not in own)):
                found[pair] = pk
            if office == office_id:
                own.add(pair)
    return found


def _save_once(row: Employer) -> None:
    same = Employer.objects.filter(
        name_normalised=row.name_normalised, region=row.region, nib=row.nib
    ).exclude(pk=row.pk).values_list("pk", flat=True).first()
    if same is not None:
        raise EmployerExistsError(same)
    try:
        with transaction.atomic():
            if row.pk is None:
                row.save(force_insert=True)
            else:
                row.save(update_fields=list(EMPLOYER_COLUMNS))
    except IntegrityError as error:
        same = Employer.objects.filter(
            name_normalised=row.name_normalised, region=row.region, nib=row.nib
        ).values_list("pk", flat=True).first()
        if same is None:
            raise
        raise EmployerExistsError(same) from error


def _added(row: Employer, *, by: Actor, on: date) -> Entry:
    return Entry(
        kind=EventKind.EMPLOYER_ADDED, happened_on=on, subject=Subject.EMPLOYER,
        subject_id=row.pk, employer_id=row.pk, office_id=row.office_id, officer_id=by.user_id,
        kbli=row.kbli, kbli_version=row.kbli_version if row.kbli else "", region=row.region,
        act_key=f"employer-added:{row.pk}",
    )
