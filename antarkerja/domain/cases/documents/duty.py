"""The duty record on paper and as a table, for the yearly performance file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from antarkerja.domain.cases.enums.duty import DutyKind
from antarkerja.domain.cases.queries.duty import DutyRecord, marks_of
from antarkerja.domain.offices.documents import (
    Paper,
    day_in_words,
    local,
    make_paper,
    time_in_words,
)
from antarkerja.shared.tabular.writing import write_xlsx

# The paper is Indonesian, as every paper of an office.
KINDS: dict[DutyKind, str] = {
    DutyKind.INTERVIEW: "Wawancara konseling", DutyKind.GUIDANCE: "Bimbingan: hadir janji temu",
    DutyKind.SESSION: "Sesi kelompok", DutyKind.VISIT: "Kunjungan perusahaan",
    DutyKind.REFERRAL: "Rujukan (AK/V)", DutyKind.PLACEMENT: "Penempatan",
    DutyKind.FOLLOW_UP: "Tanya kabar", DutyKind.CONTACT: "Kontak dalam pendampingan",
    DutyKind.MEETING: "Pertemuan komunitas", DutyKind.SPEAKING: "Narasumber pertemuan komunitas",
    DutyKind.PRACTICE: "Praktik baik ditulis, ditelaah, atau dijalankan",
    DutyKind.MENTORING: "Pendampingan sejawat",
}

HEADER = ("No.", "Hari", "Kegiatan", "Tentang", "Nomor buku", "Tindakan")


def thousandths(points: int) -> str:
    """1250 → "1,25", as numbers are written in Indonesian."""
    whole, rest = divmod(points, 1000)
    return f"{whole},{rest:03d}".rstrip("0").rstrip(",") if rest else str(whole)


def duty_paper(record: DutyRecord, *, at: datetime) -> Paper:
    """The record as a PDF with totals, every line with its evidence, and the check line.

    Raises:
        SignatureUnavailableError: the signature's provider does not answer.
    """
    office, marks = record.office, marks_of(record.duties)
    first, last = record.ledger_ids
    read_at = local(record.as_of, office.zone)
    period = f"{day_in_words(record.first_on)} – {day_in_words(record.last_on)}"
    facts = {
        "officer": record.officer.name, "nip": record.officer.nip, "period": period,
        "totals": [
            [KINDS[kind], str(number), thousandths(record.points[kind])
             if kind in record.points else ""]
            for kind, number in record.totals if number
        ],
        "points": thousandths(sum(record.points.values())) if record.points else "",
        "lines": [
            [str(place), day_in_words(one.on), KINDS[one.kind], marks[one.event_id],
             f"buku {one.event_id}" + (f" · {one.act}" if one.act else "")]
            for place, one in enumerate(record.duties, start=1)
        ],
        "ledger": f"{first}–{last}", "count": str(len(record.duties)), "check_line": record.check,
        "as_of": f"{day_in_words(read_at.date())} {time_in_words(record.as_of, office.zone)}",
    }
    number = f"{record.first_on:%Y%m%d}-{record.last_on:%Y%m%d}/{record.officer.pk}"
    return make_paper(
        "cases/duty_record.typ", facts, office=office, prefix="BK", number=number,
        check_code=record.check, written_on=local(at, office.zone).date(), at=at,
    )


def duty_table(record: DutyRecord) -> bytes:
    """The record as XLSX: one row a duty, then the check line."""
    return write_xlsx(HEADER, _rows(record), sheet="Bukti kegiatan")


def _rows(record: DutyRecord) -> Iterator[list[str | int | None]]:
    marks = marks_of(record.duties)
    for place, one in enumerate(record.duties, start=1):
        yield [place, one.on.isoformat(), KINDS[one.kind], marks[one.event_id], one.event_id,
               one.act]
    first, last = record.ledger_ids
    yield []
    yield [len(record.duties), f"{record.first_on} – {record.last_on}", record.check,
           f"{first}–{last}", None, record.as_of.isoformat()]
