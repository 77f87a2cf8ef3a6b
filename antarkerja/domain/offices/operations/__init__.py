"""Numbers of papers, access log, accounts, staff, offices and rules."""

from antarkerja.domain.offices.operations.accounts import (
    close_account,
    create_account,
    give_first_password,
    keep_contact,
    keep_password,
    reopen_account,
    repoint_account,
)
from antarkerja.domain.offices.operations.offices import (
    Letterhead,
    OfficePlace,
    add_office,
    archive_office,
    change_office,
    set_rule,
)
from antarkerja.domain.offices.operations.papers import log_reads, next_number
from antarkerja.domain.offices.operations.staff import (
    StaffDetails,
    add_staff,
    end_membership,
    give_role,
    reset_second_factor,
    reset_staff_password,
)

__all__ = [
    "Letterhead", "OfficePlace", "StaffDetails", "add_office", "add_staff", "archive_office",
    "change_office", "close_account", "create_account", "end_membership", "give_first_password",
    "give_role", "keep_contact", "keep_password", "log_reads", "next_number", "reopen_account",
    "repoint_account", "reset_second_factor", "reset_staff_password", "set_rule",
]
