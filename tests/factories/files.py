"""Small files as people bring them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.imports import read_in, receive, take_in
from antarkerja.shared.tabular import write_csv

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import ImportBatch

ON = date(2026, 11, 24)
AT = datetime.fromisoformat("2026-11-24T09:00:00+07:00")
# Real files that lie beside the checkout of those who have them, and in no repository.
SHARED_DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

VACANCY_HEADER = ("judul_lowongan", "pemberi_kerja", "kabupaten_kota", "jumlah_dibutuhkan",
                  "pendidikan", "jurusan", "upah_minimum", "berlaku_sampai", "uraian")


def vacancy_file(*rows: Sequence[str], header: Sequence[str] = VACANCY_HEADER) -> bytes:
    """A CSV of the template; short rows are filled with blanks."""
    return write_csv(header, [[*row, *[""] * (len(header) - len(row))] for row in rows])


def previewed(by: Actor, data: bytes, kind: str = "vacancies", **how: Any) -> ImportBatch:
    """The file as the officer sees it before anything is taken in."""
    batch = receive(by=by, kind=kind, file_name="berkas.csv", data=data, **how)
    return read_in(by=by, on=ON, at=AT, batch_id=batch.pk)


def taken_in(by: Actor, data: bytes, kind: str = "vacancies", **how: Any) -> ImportBatch:
    """The file with all its rows taken in."""
    return take_in(by=by, on=ON, at=AT, batch_id=previewed(by, data, kind, **how).pk)


def counts(batch: ImportBatch) -> dict[str, int]:
    """The verdicts that occur."""
    found = {name: getattr(batch, name)
             for name in ("new", "changed", "same", "duplicate", "refused")}
    assert sum(found.values()) == batch.rows
    return {name: count for name, count in found.items() if count}
