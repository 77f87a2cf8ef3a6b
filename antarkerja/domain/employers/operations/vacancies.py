"""One vacancy at a time: opened, changed, checked, withdrawn, filled."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Now

from antarkerja.domain.employers.enums import ProblemCode, RemovalReason, VacancyStatus
from antarkerja.domain.employers.errors import (
    NoPlaceLeftError,
    VacancyClosedError,
    VacancyNotFoundError,
)
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.employers.operations import book
from antarkerja.domain.employers.operations.columns import VACANCY_COLUMNS, put_vacancy
from antarkerja.domain.employers.operations.scope import (
    employer_to_use,
    is_firm,
    office_of,
    refuse_hard,
    require_editor,
    vacancy_to_edit,
)
from antarkerja.domain.employers.policies import (
    Problem,
    Traits,
    VacancyDetails,
    check_details,
    traits_of,
)
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record, record_many, take_back
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import ChangedMeanwhileError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.coding import Code, codes_at_once, title_key

# What a firm may change in an open vacancy without the office looking at it again.
UNCHECKED = {"places", "closes_on", "hours", "work_days", "applicants_elsewhere"}


@transaction.atomic
def open_vacancy(
    *, by: Actor, on: date, details: VacancyDetails, employer_id: int, source: str = "desk",
    source_key: str | None = None,
) -> Vacancy:
    """Enters a vacancy. An office's is open at once; a firm's waits for the office's check.

    Raises:
        NotAllowedError: the actor may not enter vacancies.
        EmployerNotFoundError: no such firm for this actor.
        DetailsRefusedError: the details have hard problems.
    """
    require_editor(by)
    refuse_hard(check_details(details, on=on))
    employer = employer_to_use(by, employer_id)
    row = Vacancy(
        office_id=office_of(by, employer), employer=employer,
        source="firm" if is_firm(by) else source, source_key=source_key,
        status=VacancyStatus.WAITING if is_firm(by) else VacancyStatus.OPEN,
    )
    put_vacancy(row, details, _code(details))
    row.save(force_insert=True)
    if row.status == VacancyStatus.OPEN:
        record(book.opened(row, employer, by=by, on=on))
    return row


@transaction.atomic
def change_vacancy(
    *, by: Actor, on: date, vacancy_id: int, details: VacancyDetails,
    read_at: datetime | None = None,
) -> Vacancy:
    """Changes a vacancy. An expired one opens again where its new closing day lies ahead.

    What the firm itself changes waits for the office's check again, save places, closing day
    and hours. The same details twice write nothing. `read_at` is the vacancy's `changed_at` when
    the details were compared with it.

    Raises:
        NotAllowedError, VacancyNotFoundError, DetailsRefusedError.
        ChangedMeanwhileError: somebody has changed the vacancy since `read_at`.
        VacancyClosedError: filled or withdrawn, or expired and still past its closing day.
    """
    require_editor(by)
    row = vacancy_to_edit(by, vacancy_id)
    if read_at is not None and row.changed_at != read_at:
        raise ChangedMeanwhileError(vacancy_id)
    problems = check_details(details, on=on)
    if details.places < row.filled:
        problems = (*problems, Problem(column="places", code=ProblemCode.PLACES_BELOW_FILLED,
                                       value=str(row.filled)))
    refuse_hard(problems)
    entries = put_change(row, details, by=by, on=on, code=_code(details))
    if entries is not None:
        _save(row)
        record_many(entries)
    return row


@transaction.atomic
def approve_vacancy(*, by: Actor, on: date, vacancy_id: int) -> Vacancy:
    """The office has checked a firm's vacancy: it opens. Twice is once.

    Raises:
        NotAllowedError, VacancyNotFoundError.
        VacancyClosedError: it neither waits nor is open, or its closing day has passed.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = vacancy_to_edit(by, vacancy_id)
    if row.status == VacancyStatus.OPEN:
        return row
    if row.status != VacancyStatus.WAITING or (row.closes_on and row.closes_on < on):
        raise VacancyClosedError(row.status)
    row.status = VacancyStatus.OPEN if row.filled < row.places else VacancyStatus.FILLED
    _save(row)
    if row.status == VacancyStatus.OPEN:
        record(book.opened(row, row.employer, by=by, on=on, times_before=_times_opened(row)))
    return row


@transaction.atomic
def withdraw_vacancy(
    *, by: Actor, on: date, vacancy_id: int, reason: str = RemovalReason.WITHDRAWN
) -> Vacancy:
    """Takes a vacancy out, with a reason of `RemovalReason`. Twice is once.

    Raises:
        NotAllowedError, VacancyNotFoundError.
        VacancyClosedError: it is filled or expired.
    """
    require_editor(by)
    row = vacancy_to_edit(by, vacancy_id)
    reason = RemovalReason(reason).value
    if row.status == VacancyStatus.WITHDRAWN:
        return row
    if row.status not in (VacancyStatus.OPEN, VacancyStatus.WAITING):
        raise VacancyClosedError(row.status)
    stood = row.status == VacancyStatus.OPEN
    row.status = VacancyStatus.WITHDRAWN
    _save(row)
    if stood:
        times = _removals(row).filter(corrects_id__isnull=False).count()
        record(book.removed(row, row.employer, by=by, on=on, reason=reason, times_before=times))
    return row


@transaction.atomic
def reopen_vacancy(*, by: Actor, on: date, vacancy_id: int) -> Vacancy:
    """A withdrawal was a mistake: open again, or waiting, as it was before. Twice is once.

    The ledger keeps the withdrawal and gets its correction.

    Raises:
        NotAllowedError, VacancyNotFoundError.
        VacancyClosedError: filled or expired, its closing day has passed, or the firm is archived.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = vacancy_to_edit(by, vacancy_id)
    if row.status in (VacancyStatus.OPEN, VacancyStatus.WAITING):
        return row
    is_over = row.employer.archived_at or (row.closes_on and row.closes_on < on)
    if row.status != VacancyStatus.WITHDRAWN or is_over:
        raise VacancyClosedError(row.status)
    removal = _withdrawal(row)
    row.status = VacancyStatus.WAITING if removal is None else VacancyStatus.OPEN
    _save(row)
    if removal is not None:
        back = take_back(removal, on=on, officer_id=by.user_id, reason="undone")
        before = Traits(**{one.name: getattr(back, one.name) for one in fields(Traits)})
        record_many(book.moved(row, row.employer, by=by, on=on, before=before,
                               stock=row.places - row.filled))
    return row


@transaction.atomic
def fill_place(
    *, vacancy_id: int, on: date, by: Actor, person_id: int | None = None,
    act_key: str | None = None,
) -> Vacancy:
    """One place is taken; the last one closes the vacancy. Part of placing a person.

    The vacancy may be another office's: the place leaves that office's stock.

    Raises:
        NotAllowedError: the actor may not place people.
        VacancyNotFoundError: no such vacancy.
        NoPlaceLeftError: it is open no more; of two who fill the last place at once, the second.
    """
    by.require(Permission.REFER)
    row = (
        Vacancy.objects.select_for_update(of=("self",)).select_related("employer")
        .filter(pk=vacancy_id).first()
    )
    if row is None:
        raise VacancyNotFoundError(vacancy_id)
    if row.status != VacancyStatus.OPEN or row.filled >= row.places:
        raise NoPlaceLeftError(row.status)
    row.filled += 1
    if row.filled == row.places:
        row.status = VacancyStatus.FILLED
    row.changed_at = Now()
    row.save(update_fields=["filled", "status", "changed_at"])
    record(book.vacancy_entry(
        EventKind.VACANCY_FILLED, row, row.employer, by=by, on=on, person_id=person_id,
        act_key=act_key or f"vacancy-filled:{row.pk}:{row.filled}",
    ))
    return row


def put_change(
    row: Vacancy, details: VacancyDetails, *, by: Actor, on: date, code: Code | None
) -> list[Entry] | None:
    """Sets the columns of a locked row; returns what the ledger is told, None where nothing new.

    Raises:
        VacancyClosedError: the status allows no change.
    """
    old = {name: getattr(row, name) for name in (*VACANCY_COLUMNS, "status")}
    before = traits_of(row, row.employer)
    stock = row.places - row.filled if row.status == VacancyStatus.OPEN else 0
    status = _status_after(row, details, on)
    put_vacancy(row, details, code)
    differing = {name for name in VACANCY_COLUMNS if getattr(row, name) != old[name]}
    if is_firm(by) and differing - UNCHECKED:
        status = VacancyStatus.WAITING
    row.status = status
    if not differing and row.status == old["status"]:
        return None
    if row.status == VacancyStatus.WAITING and not stock:
        return []
    return book.changed(row, row.employer, by=by, on=on, before=before, stock=stock)


def _code(details: VacancyDetails) -> Code | None:
    return codes_at_once([details.title]).get(title_key(details.title))


def _status_after(row: Vacancy, details: VacancyDetails, on: date) -> str:
    """What an office's change makes of the status."""
    if row.status == VacancyStatus.WITHDRAWN:
        raise VacancyClosedError(row.status)
    if row.status == VacancyStatus.WAITING:
        return VacancyStatus.WAITING
    if details.places == row.filled:
        return VacancyStatus.FILLED
    ahead = details.closes_on is None or details.closes_on >= on
    if row.status in (VacancyStatus.EXPIRED, VacancyStatus.FILLED) and not ahead:
        raise VacancyClosedError(row.status)
    return VacancyStatus.OPEN


def _times_opened(row: Vacancy) -> int:
    return Event.objects.filter(
        subject=Subject.VACANCY, subject_id=row.pk, kind=EventKind.VACANCY_OPENED, quantity__gt=0
    ).count()


def _removals(row: Vacancy) -> QuerySet[Event]:
    return Event.objects.filter(
        subject=Subject.VACANCY, subject_id=row.pk, kind=EventKind.VACANCY_REMOVED
    )


def _withdrawal(row: Vacancy) -> Event | None:
    """The event by which a withdrawn vacancy's places left the stock; None where none stood."""
    rows = _removals(row)
    undone = rows.filter(corrects_id__isnull=False).values("corrects_id")
    return (
        rows.filter(corrects_id__isnull=True, act_key__startswith=f"vacancy-removed:{row.pk}:")
        .exclude(reason=RemovalReason.EXPIRED).exclude(pk__in=undone).order_by("-pk").first()
    )


def _save(row: Vacancy) -> None:
    row.changed_at = Now()
    row.save(update_fields=[*VACANCY_COLUMNS, "status", "changed_at"])
