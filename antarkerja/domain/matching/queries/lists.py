"""One person's list from the last run over the whole country, read from its packed row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.models import MatchList
from antarkerja.domain.offices.policies import Actor
from matchengine import GRID, score_of
from matchengine.arrays import Array

PACKING = 1
"""The first byte of a packed row. Then, each little-endian and one behind the other: vacancy ids
(8 bytes), log-odds and prices (4 bytes each, times 2^20), for as many entries as there are."""

_ENTRY = 16


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry: the score is that of the day of the run."""

    vacancy_id: int
    score: int
    log_odds: float
    price: float


@dataclass(frozen=True, slots=True)
class KeptList:
    """Best first; `in_reach` is how many no condition kept out."""

    made_at: datetime
    in_reach: int
    entries: tuple[Listed, ...]


def match_list_of(viewer: Actor, person: Person) -> KeptList | None:
    """The list of a person of the viewer's office, or of the viewer; None where there is none."""
    rows = MatchList.objects.filter(person_id=person.pk)
    if viewer.person_id != person.pk:
        rows = rows.filter(person__office_id=viewer.own_office)
    row = rows.first()
    return None if row is None else KeptList(row.made_at, row.in_reach, unpacked(row.packed))


def packed(vacancy_ids: Array, log_odds: Array, prices: Array) -> bytes:
    """Entries as a row keeps them."""
    return b"".join((
        bytes([PACKING]), vacancy_ids.astype("<i8").tobytes(),
        log_odds.astype("<i4").tobytes(), prices.astype("<i4").tobytes(),
    ))


def unpacked(row: bytes | memoryview) -> tuple[Listed, ...]:
    """The entries of a packed row. Raises ValueError where it is of another packing."""
    raw = bytes(row)
    if raw[:1] != bytes([PACKING]) or (len(raw) - 1) % _ENTRY:
        raise ValueError("the row is not packed as this program packs it")
    count = (len(raw) - 1) // _ENTRY
    ids = np.frombuffer(raw, "<i8", count, 1)
    whole = np.frombuffer(raw, "<i4", 2 * count, 1 + 8 * count)
    return tuple(
        Listed(vacancy, score_of(odds / GRID), odds / GRID, price / GRID)
        for vacancy, odds, price in zip(
            ids.tolist(), whole[:count].tolist(), whole[count:].tolist(), strict=True
        )
    )
