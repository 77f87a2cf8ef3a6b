"""The people of an office as columns, kept up to date from the database.

One index a process, database and office: nobody of another office is in it. A look compares the
live files' `changed_at` with the index's and reads only those that differ. A large index is kept
in a folder too, which the next process maps instead of reading everybody anew.
"""

from __future__ import annotations

import threading
from datetime import date
from pathlib import Path

from django.db import connection

from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.queries.feed import seeker_of, seekers_with_parts
from antarkerja.domain.matching.queries.stamps import folder_of, stamp_of_person
from matchengine import IndexFolderError, SeekerIndex

CHUNK = 1_000
KEPT_FROM = 5_000
"""So many files read anew are worth a folder: the next process need not read them."""


class PeopleOfOffice:
    """One office's index."""

    def __init__(self, office_id: int) -> None:
        self._office = office_id
        self._lock = threading.Lock()
        self._index: SeekerIndex | None = None

    def fresh(self, today: date) -> SeekerIndex:
        """The index with every change that is committed by now."""
        with self._lock:
            if self._index is None:
                self._index = self._opened()
            if self._catch_up(self._index, today) >= KEPT_FROM:
                self._index.save(self._folder())
            return self._index

    def _folder(self) -> Path:
        return folder_of(f"people-{self._office}")

    def _opened(self) -> SeekerIndex:
        try:
            return SeekerIndex.open(self._folder())
        except IndexFolderError:
            return SeekerIndex.build([])

    def _catch_up(self, index: SeekerIndex, today: date) -> int:
        """Takes in who changed and takes out who left; returns how many files were read."""
        live = {
            pk: stamp_of_person(changed, coded, today)
            for pk, changed, coded in Person.objects.filter(
                office_id=self._office, merged_into__isnull=True,
                registrations__status=RegistrationStatus.ACTIVE,
            ).values_list("pk", "changed_at", "coded_at")
        }
        known = index.stamps()
        changed = sorted(pk for pk, stamp in live.items() if known.get(pk) != stamp)
        index.remove(known.keys() - live.keys())
        for start in range(0, len(changed), CHUNK):
            people = Person.objects.filter(pk__in=changed[start : start + CHUNK])
            index.upsert([seeker_of(one, today=today) for one in seekers_with_parts(people)])
        return len(changed)


_indexes: dict[tuple[str, int], PeopleOfOffice] = {}
_guard = threading.Lock()


def people_index(office_id: int, *, today: date) -> SeekerIndex:
    """The fresh index of an office's live files. The caller has checked that the viewer may see
    this office's people."""
    key = (str(connection.settings_dict["NAME"]), office_id)
    with _guard:
        holder = _indexes.setdefault(key, PeopleOfOffice(office_id))
    return holder.fresh(today)


def forget_people() -> None:
    """Drops what is held in memory."""
    with _guard:
        _indexes.clear()
