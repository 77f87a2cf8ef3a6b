"""Work in the background: codes for vacancies."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from antarkerja.domain.employers.operations import copy_codes
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.reference.coding import code_waiting_titles


@task()
def code_vacancies() -> int:
    """Codes all waiting titles, then gives vacancies the codes; returns how many were given one.

    May run twice at once or be killed anywhere: each batch is a transaction, and the next run
    goes on with what still waits.
    """
    now = timezone.now()
    while code_waiting_titles(at=now):
        pass
    return copy_codes(by=system_actor(), on=timezone.localdate(now))
