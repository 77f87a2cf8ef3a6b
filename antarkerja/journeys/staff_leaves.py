"""Somebody leaves the office: the account ends or changes, and nothing of theirs is left alone."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.cases.operations.handover import release_cases
from antarkerja.domain.cases.queries.officers import CASE_ROLES
from antarkerja.domain.offices import operations
from antarkerja.domain.practices.operations.authors import pass_on_leads
from antarkerja.domain.practices.operations.replication_moves import release_replications
from antarkerja.domain.practices.queries.sharers import SHARING_ROLES

if TYPE_CHECKING:
    from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def end_staff_account(*, by: Actor, on: date, at: datetime, user_id: int) -> int:
    """Ends the account, puts its open cases onto the list of their office and gives its practices
    another lead; returns how many cases.

    Raises: see `offices.operations.staff.end_membership`.
    """
    operations.end_membership(by=by, on=on, user_id=user_id)
    release_replications(officer_id=user_id)
    pass_on_leads(on=on, at=at, officer_id=user_id)
    return release_cases(by=by, on=on, at=at, officer_id=user_id)


@transaction.atomic
def give_staff_role(
    *, by: Actor, on: date, at: datetime, user_id: int, role: str, office_id: int
) -> int:
    """Gives another role or office; cases that do not go with it go onto their office's list.

    Who goes on sharing practices keeps leading their own, wherever they work. Returns how many
    cases. Raises: see `offices.operations.staff.give_role`.
    """
    operations.give_role(by=by, on=on, user_id=user_id, role=role, office_id=office_id)
    release_replications(
        officer_id=user_id, keeps_office_id=office_id if role in SHARING_ROLES else None)
    pass_on_leads(on=on, at=at, officer_id=user_id)
    kept = office_id if role in CASE_ROLES else None
    return release_cases(by=by, on=on, at=at, officer_id=user_id, keeps_office_id=kept)
