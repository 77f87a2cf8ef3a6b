"""The open vacancies as columns in memory, kept up to date from the database.

One index a process and database. A look costs two small queries; only rows whose `changed_at`
moved are read again, so that a changed vacancy is found at the next look.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import connection

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.matching.queries.feed import engine_vacancies, engine_vacancy
from matchengine import VacancyIndex

# A transaction may commit later than its rows say they were changed. Once the newest change has
# stood for that long on this process's stopwatch, nothing older can still arrive.
LATE_COMMIT = timedelta(minutes=2)
CHUNK = 2_000


class OpenVacancies:
    """The index and what is known of the rows in it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._index: VacancyIndex | None = None
        self._seen: dict[int, datetime] = {}
        self._newest: datetime | None = None
        self._newest_since = 0.0
        self._highest = 0

    def fresh(self) -> VacancyIndex:
        """The index with every change that is committed by now."""
        with self._lock:
            if self._index is None or self._stale():
                self._rebuild()
            else:
                self._catch_up()
            assert self._index is not None
            return self._index

    def _stale(self) -> bool:
        """Rows that we hold are gone: another database, or an import was undone."""
        return self._highest > 0 and not Vacancy.objects.filter(pk=self._highest).exists()

    def _rebuild(self) -> None:
        self._seen, self._newest, self._highest = {}, None, 0
        rows = Vacancy.objects.filter(status=VacancyStatus.OPEN).order_by("pk")
        noted = self._noting(rows.iterator(chunk_size=CHUNK))
        self._index = VacancyIndex.build(engine_vacancy(row) for row in noted)

    def _catch_up(self) -> None:
        assert self._index is not None
        changed = Vacancy.objects.order_by("pk")
        if self._newest is not None:
            settled = time.monotonic() - self._newest_since > LATE_COMMIT.total_seconds()
            since = self._newest if settled else self._newest - LATE_COMMIT
            changed = changed.filter(changed_at__gt=since)
        moved = [
            pk for pk, at in changed.values_list("pk", "changed_at") if self._seen.get(pk) != at
        ]
        for start in range(0, len(moved), CHUNK):
            self._take_in(moved[start : start + CHUNK])

    def _take_in(self, ids: list[int]) -> None:
        assert self._index is not None
        rows = list(Vacancy.objects.filter(pk__in=ids))
        opened = [row for row in rows if row.status == VacancyStatus.OPEN]
        self._index.upsert(engine_vacancies(self._noting(opened)))
        closed = [row for row in rows if row.status != VacancyStatus.OPEN]
        self._index.remove([row.pk for row in closed])
        for row in closed:
            self._note(row)

    def _noting(self, rows: Iterable[Vacancy]) -> Iterator[Vacancy]:
        for row in rows:
            self._note(row)
            yield row

    def _note(self, row: Vacancy) -> None:
        self._seen[row.pk] = row.changed_at
        self._highest = max(self._highest, row.pk)
        if self._newest is None or row.changed_at > self._newest:
            self._newest, self._newest_since = row.changed_at, time.monotonic()


_indexes: dict[str, OpenVacancies] = {}
_guard = threading.Lock()


def open_vacancies_index() -> VacancyIndex:
    """The fresh index of this process for the database in use."""
    with _guard:
        holder = _indexes.setdefault(str(connection.settings_dict["NAME"]), OpenVacancies())
    return holder.fresh()


def forget_indexes() -> None:
    """Drops what is held in memory: after a restore, and between tests."""
    with _guard:
        _indexes.clear()
