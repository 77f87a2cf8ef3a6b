"""Prices and everybody's lists in the background, asked for by the clock each night."""

from __future__ import annotations

from django.utils import timezone
from django_tasks import task

from antarkerja.domain.matching.tasks.nightly import tonight
from antarkerja.domain.matching.tasks.shards import ParquetMissingError, pyarrow
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.offices.queries import local_day


@task()
def match_everybody() -> None:
    """Killed anywhere, what stood before stands, and the next night makes it anew."""
    now = timezone.now()
    tonight(by=system_actor(), today=local_day("Asia/Jakarta", now), at=now,
            with_lists=_has_parquet())


def ask_for_tonight(*, by: Actor) -> int:
    """Puts the night's work into the queue; the clock asks."""
    by.require(Permission.REFER)
    match_everybody.enqueue()
    return 1


def _has_parquet() -> bool:
    try:
        pyarrow()
    except ParquetMissingError:
        return False
    return True
