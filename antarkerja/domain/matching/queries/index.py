"""The open vacancies as columns, kept up to date from the database.

One index a process and database. A large one is kept in a folder too, which the next process maps
instead of reading the database anew. A look costs two small queries; only rows whose `changed_at`
moved are read again, so that a changed vacancy is found at the next look.
"""

from __future__ import annotations

import threading
import time
from datetime import datetime, timedelta

from django.db import connection

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.matching.models import VacancyPrice
from antarkerja.domain.matching.queries.feed import engine_vacancies, engine_vacancy
from antarkerja.domain.matching.queries.people_index import forget_people
from antarkerja.domain.matching.queries.stamps import folder_of, stamp_of, time_of
from matchengine import GRID, IndexFolderError, VacancyIndex

# A transaction may commit later than its rows say they were changed. Once the newest change has
# stood for that long on this process's stopwatch, nothing older can still arrive.
LATE_COMMIT = timedelta(minutes=2)
CHUNK = 2_000
KEPT_FROM = 20_000
"""From so many rows a folder is quicker than the database."""


class OpenVacancies:
    """The index and what is known of the rows in it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._index: VacancyIndex | None = None
        self._newest: datetime | None = None
        self._newest_since = 0.0
        self._highest = 0
        self._priced_at: datetime | None = None

    def fresh(self) -> VacancyIndex:
        """The index with every change that is committed by now."""
        with self._lock:
            if self._index is None or self._stale():
                self._index, self._priced_at = self._opened() or self._built(), None
            else:
                self._catch_up(self._index)
            self._take_prices(self._index)
            return self._index

    def keep(self) -> int:
        """Writes the folder anew, for processes to come. Returns how many rows it holds, 0 where
        there are too few for a folder to be worth while."""
        index = self.fresh()
        if len(index) < KEPT_FROM:
            return 0
        index.save(folder_of("vacancies"))
        return len(index)

    def _take_prices(self, index: VacancyIndex) -> None:
        newest = VacancyPrice.objects.order_by("-reckoned_at").values_list(
            "reckoned_at", flat=True
        ).first()
        if newest != self._priced_at:
            rows = VacancyPrice.objects.values_list("vacancy_id", "price")
            index.set_prices({pk: price / GRID for pk, price in rows.iterator(chunk_size=CHUNK)})
            self._priced_at = newest

    def _stale(self) -> bool:
        """Rows that we hold are gone: another database, or an import was undone."""
        return self._highest > 0 and not Vacancy.objects.filter(pk=self._highest).exists()

    def _opened(self) -> VacancyIndex | None:
        """What a process kept, with all that changed since; None where it does not add up."""
        self._newest, self._highest = None, 0
        try:
            index = VacancyIndex.open(folder_of("vacancies"))
        except IndexFolderError:
            return None
        stamps = index.stamps()
        if not stamps:
            return None
        self._note(max(stamps), time_of(max(stamps.values())))
        self._catch_up(index)
        open_now = Vacancy.objects.filter(status=VacancyStatus.OPEN).count()
        return index if len(index) == open_now and not self._stale() else None

    def _built(self) -> VacancyIndex:
        self._newest, self._highest = None, 0
        rows = Vacancy.objects.filter(status=VacancyStatus.OPEN).order_by("pk")
        return VacancyIndex.build(
            engine_vacancy(self._noted(row)) for row in rows.iterator(chunk_size=CHUNK)
        )

    def _catch_up(self, index: VacancyIndex) -> None:
        changed = Vacancy.objects.order_by("pk")
        if self._newest is not None:
            settled = time.monotonic() - self._newest_since > LATE_COMMIT.total_seconds()
            since = self._newest if settled else self._newest - LATE_COMMIT
            changed = changed.filter(changed_at__gt=since)
        moved = [
            pk for pk, at, status in changed.values_list("pk", "changed_at", "status")
            if index.stamp(pk) != (stamp_of(at) if status == VacancyStatus.OPEN else None)
        ]
        for start in range(0, len(moved), CHUNK):
            rows = list(Vacancy.objects.filter(pk__in=moved[start : start + CHUNK]))
            opened = [row for row in rows if row.status == VacancyStatus.OPEN]
            index.upsert(engine_vacancies(map(self._noted, opened)))
            closed = [row for row in rows if row.status != VacancyStatus.OPEN]
            index.remove([self._noted(row).pk for row in closed])

    def _noted(self, row: Vacancy) -> Vacancy:
        self._note(row.pk, row.changed_at)
        return row

    def _note(self, pk: int, changed_at: datetime) -> None:
        self._highest = max(self._highest, pk)
        if self._newest is None or changed_at > self._newest:
            self._newest, self._newest_since = changed_at, time.monotonic()


_indexes: dict[str, OpenVacancies] = {}
_guard = threading.Lock()


def _holder() -> OpenVacancies:
    with _guard:
        return _indexes.setdefault(str(connection.settings_dict["NAME"]), OpenVacancies())


def open_vacancies_index() -> VacancyIndex:
    """The fresh index of this process for the database in use."""
    return _holder().fresh()


def keep_vacancies_index() -> int:
    """Writes the index of open vacancies into its folder; see `OpenVacancies.keep`."""
    return _holder().keep()


def forget_indexes() -> None:
    """Drops what is held in memory: after a restore, and between tests."""
    with _guard:
        _indexes.clear()
    forget_people()
