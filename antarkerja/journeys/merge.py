"""Two files of one person become one, and so do their cases and their claims of JKP."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.cases.operations.benefits import join_claims
from antarkerja.domain.cases.operations.merging import join_cases
from antarkerja.domain.jobseekers.operations import merge_people

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.models import Person
    from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def merge_files(
    *, by: Actor, on: date, at: datetime, keep_id: int, gone_id: int, end_live: bool = False
) -> Person:
    """Joins two open cases, and two open claims, before the people: one person has one of each.

    Raises: see `jobseekers.operations.merging.merge_people`.
    """
    join_cases(by=by, on=on, at=at, keep_id=keep_id, gone_id=gone_id)
    join_claims(by=by, on=on, keep_id=keep_id, gone_id=gone_id)
    return merge_people(by=by, on=on, at=at, keep_id=keep_id, gone_id=gone_id,
                        end_live=end_live)
