"""Loads shards into the database that DATABASE_URL names: `python -m benchmarks.national_load`.

A process of its own, since a process has one database. The people are made first, untimed: plain
files with names, ids 1, 2, ... as in the shards.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

BATCH = 5_000


def main(shards: Path, home: Path, everybody: int) -> None:
    """Prints seconds and bytes of a first load and of a second that replaces it."""
    os.environ.setdefault("ANTARKERJA_HOME", str(home))
    os.environ["DJANGO_SETTINGS_MODULE"] = "antarkerja.config.settings.test"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _add_people(everybody)
    from antarkerja.domain.matching.operations import keep_match_lists
    from antarkerja.domain.matching.tasks.loading import packed_lists
    from antarkerja.domain.offices.policies import system_actor

    took = []
    for _ in range(2):
        began = time.perf_counter()
        kept = keep_match_lists(
            by=system_actor(), at=datetime.now(UTC), lists=packed_lists(shards)
        )
        took.append(time.perf_counter() - began)
    print(kept, *(f"{seconds:.1f}" for seconds in took), _bytes_a_row())


def _bytes_a_row() -> int:
    from django.db.models import Avg
    from django.db.models.functions import Length

    from antarkerja.domain.matching.models import MatchList

    some = MatchList.objects.filter(pk__lte=1_000).aggregate(mean=Avg(Length("packed")))
    return round(some["mean"] or 0)


def _add_people(everybody: int) -> None:
    from antarkerja.domain.jobseekers.models import Person
    from antarkerja.domain.offices.enums import OfficeKind
    from antarkerja.domain.offices.models import Office

    office = Office.objects.create(kind=OfficeKind.DISTRICT, name="Disnaker", region="33.07")
    for first in range(1, everybody + 1, BATCH):
        Person.objects.bulk_create(
            Person(pk=pk, office=office, name=f"Orang {pk}", birth_on=date(2000, 1, 1))
            for pk in range(first, min(first + BATCH, everybody + 1))
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
