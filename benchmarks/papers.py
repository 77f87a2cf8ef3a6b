"""How long a paper takes from data to tagged PDF, the QR code included.

Run by ``python -m benchmarks.papers``. One core, one thread, no database: invented data of usual
length, a new name and a new code for each paper so that nothing is remembered from the last.
"""

from __future__ import annotations

import os
import statistics
import time
from datetime import UTC, date, datetime
from typing import Any

import django

RUNS = 60
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
NAME = "Sari Wulandari"
SCHOOL = "SMK Negeri 1 Wonosobo"
HOME = "Dusun Krajan, RT/RW 003/007, Kejajar, Kabupaten Wonosobo, Jawa Tengah, 56354"
CALL = {
    "greeting": "Sdri.", "address": HOME, "registration": "33.07/2026/00418",
    "day": "Senin, 30 November 2026", "time": "09.00 WIB", "purpose": "Wawancara",
}
LETTER: dict[str, Any] = {
    "phone": "0812-3456-7890", "registration": "33.07/2026/00418",
    "education": f"SMK, Tata Busana, {SCHOOL}", "skills": "obras, membuat pola",
    "experience": "Penjahit di Konveksi Mulya (1 tahun 6 bulan)", "vacancy": "Operator Jahit",
    "employer": "PT Serayu Makmur", "employer_address": "Jl. Raya Kertek km 5",
    "workplace": "Kertek, Kabupaten Wonosobo", "answer_by": "8 Desember 2026",
    "refusals": [[str(code), "Keterampilan belum sesuai"] for code in range(1, 12)],
}
CARD: dict[str, Any] = {
    "nik": "************0001", "born": "Wonosobo, 17 Mei 2001", "sex": "Perempuan",
    "address": HOME, "education": "SMK, Tata Busana", "school": f"{SCHOOL}, 2019",
    "skills": ["Menjahit dengan mesin industri (2022)", "obras", "membuat pola"],
    "issued": "24 November 2026", "valid_until": "24 November 2028",
    "reports": [{"ordinal": str(box), "due": "", "done": "", "officer": ""} for box in (1, 2, 3)],
    "rules": ["Kartu ini berlaku di seluruh Indonesia dan tidak dipungut biaya."] * 5,
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "antarkerja.config.settings.test")
    django.setup()
    print("| paper | median ms | of it CPU | slowest of 20 ms | KB |\n|---|---|---|---|---|")
    for label, template, facts in (
        ("AK/I card", "jobseekers/card.typ", CARD),
        ("AK/IV call letter", "jobseekers/call_letter.typ", CALL),
        ("AK/V referral letter", "matching/referral_letter.typ", LETTER),
    ):
        print(_line(label, template, facts), flush=True)


def _line(label: str, template: str, facts: dict[str, Any]) -> str:
    _make(template, facts, 0)
    took, size, busy = [], 0, time.process_time()
    for run in range(1, RUNS + 1):
        began = time.perf_counter()
        size = len(_make(template, facts, run))
        took.append(1_000 * (time.perf_counter() - began))
    busy = 1_000 * (time.process_time() - busy) / RUNS
    slow = statistics.quantiles(took, n=20)[-1]
    middle = statistics.median(took)
    return f"| {label} | {middle:.1f} | {busy:.1f} | {slow:.1f} | {size / 1_000:.0f} |"


def _make(template: str, facts: dict[str, Any], run: int) -> bytes:
    # Django must be set up before its models can be imported.
    from antarkerja.domain.offices.documents import make_paper
    from antarkerja.domain.offices.models import Office

    office = Office(
        kind="district", name="Disnaker Kabupaten Wonosobo", region="33.07", zone="Asia/Jakarta",
        government="Pemerintah Kabupaten Wonosobo", address="Jl. Contoh 1", phone="0286 321345",
        signer_name="Ratna Puspitasari", signer_title="Pengantar Kerja Ahli Muda",
        signer_nip="198502142010012003",
    )
    return make_paper(
        template, facts | {"name": f"{NAME} {run}"}, office=office, prefix="AK",
        number=f"AK/33.07/2026/{run:05d}", check_code=f"{run:06d}Zk3w8Hf-2Q1xLr9T",
        written_on=date(2026, 11, 24), at=AT,
    ).pdf


if __name__ == "__main__":
    main()
