"""Acts on firms and vacancies."""

from __future__ import annotations

from antarkerja.domain.employers.operations.access import (
    Contact,
    close_access,
    give_access,
    renew_access,
)
from antarkerja.domain.employers.operations.bulk import (
    NewVacancy,
    change_vacancies_in_bulk,
    erase_vacancies,
    open_vacancies_in_bulk,
)
from antarkerja.domain.employers.operations.entry import enter_vacancy
from antarkerja.domain.employers.operations.expiry import expire_vacancies
from antarkerja.domain.employers.operations.firms import (
    add_employer,
    archive_employer,
    change_employer,
    find_or_add_employer,
    find_or_add_employers,
    restore_employer,
)
from antarkerja.domain.employers.operations.occupations import confirm_occupation, copy_codes
from antarkerja.domain.employers.operations.places import free_place
from antarkerja.domain.employers.operations.vacancies import (
    approve_vacancy,
    change_vacancy,
    fill_place,
    open_vacancy,
    reopen_vacancy,
    withdraw_vacancy,
)
from antarkerja.domain.employers.operations.visits import (
    VisitDetails,
    record_visit,
    take_back_visit,
)

__all__ = [
    "Contact",
    "NewVacancy",
    "VisitDetails",
    "add_employer",
    "approve_vacancy",
    "archive_employer",
    "change_employer",
    "change_vacancies_in_bulk",
    "change_vacancy",
    "close_access",
    "confirm_occupation",
    "copy_codes",
    "enter_vacancy",
    "erase_vacancies",
    "expire_vacancies",
    "fill_place",
    "find_or_add_employer",
    "find_or_add_employers",
    "free_place",
    "give_access",
    "open_vacancies_in_bulk",
    "open_vacancy",
    "record_visit",
    "renew_access",
    "reopen_vacancy",
    "restore_employer",
    "take_back_visit",
    "withdraw_vacancy",
]
