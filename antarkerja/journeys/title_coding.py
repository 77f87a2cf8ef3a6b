"""Occupation groups for all titles that wait for one: of vacancies, wishes and work done."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from antarkerja.domain.employers.operations import copy_codes
from antarkerja.domain.jobseekers.operations import code_profiles
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.reference.coding import code_waiting_titles


@task()
def code_titles() -> int:
    """Codes all waiting titles, then hands the groups on; returns how many things were given one.

    May run twice at once or be killed anywhere: each batch is a transaction, and the next run
    goes on with what still waits.
    """
    now = timezone.now()
    by, on = system_actor(), timezone.localdate(now)
    while code_waiting_titles(at=now):
        pass
    given = copy_codes(by=by, on=on)
    while people := code_profiles(by=by, on=on):
        given += people
    return given
