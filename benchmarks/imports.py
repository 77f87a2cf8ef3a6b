"""Rows a second of imports: ``python -m benchmarks.imports``.

Each real file that lies in ``../shared/data`` is brought in twice as the command line does it,
preview included, then a generated register of people. Runs on a temporary SQLite database, or on
the empty database that DATABASE_URL names. Figures are of this machine at this moment.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import tempfile
import time
from pathlib import Path

FILES = {
    "maganghub_lowongan_2026.csv": "vacancies",
    "maganghub_lowongan_deskripsi_jateng_diy_2025.csv": "vacancies",
    "karirhub_lowongan_skills_2026.csv": "vacancies",
    "jobstreet_2024_judul_gaji.csv": "vacancies",
}
SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=10_000)
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="antarkerja-bench-"))
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{home / 'imports.sqlite3'}")
    os.environ["DJANGO_SETTINGS_MODULE"] = "antarkerja.config.settings.test"
    try:
        _run(options.people)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(people: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from antarkerja.domain.offices.imports import NoOfficeError, Owners
    from antarkerja.ops.seed.offices import build_offices

    call_command("migrate", verbosity=0)
    try:
        Owners().any()
    except NoOfficeError:
        from datetime import date

        build_offices(how_many=1, since=date(2024, 1, 1))
    print(f"database  {connection.vendor}, {os.cpu_count()} cores")
    for name, kind in FILES.items():
        if (SHARED / name).exists():
            _both(kind, name, (SHARED / name).read_bytes())
        else:
            print(f"{name}: absent, left out")
    _both("people", f"{people} generated people", _register(people))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MiB")


def _both(kind: str, name: str, data: bytes) -> None:
    from django.utils import timezone

    from antarkerja.domain.offices.imports import Owners
    from antarkerja.domain.offices.policies import system_actor
    from antarkerja.journeys.imports import bring_in

    for run in ("first", "second"):
        office = Owners().any() if kind == "people" else None
        now = timezone.now()
        started = time.perf_counter()
        batch = bring_in(
            by=system_actor(office), on=timezone.localdate(now), at=now, kind=kind,
            file_name=name, data=data, spread=office is None, office_id=office,
        )
        seconds = time.perf_counter() - started
        print(
            f"{name:50} {run:6} {seconds:5.1f} s {batch.rows / seconds:7,.0f} rows/s  "
            f"{batch.new} new {batch.changed} changed {batch.same} same "
            f"{batch.duplicate} duplicate {batch.refused} refused", flush=True,
        )


def _register(people: int) -> bytes:
    """An office's register of invented people, NIK included."""
    from antarkerja.shared.tabular import write_csv

    header = ("nama_lengkap", "nik", "jenis_kelamin", "tanggal_lahir", "telepon", "kecamatan",
              "kabupaten_kota", "pendidikan", "keterampilan", "jabatan_diinginkan")
    rows = []
    for n in range(people):
        day, month, year = n % 28 + 1, n // 28 % 12 + 1, 80 + n // 336 % 20
        nik = f"330701{day:02}{month:02}{year}{n // 6720 + 1:04}"
        rows.append((f"Orang Nomor {n}", nik, "L", f"{day:02}/{month:02}/19{year}",
                     f"0812{n:08}", "Garung", "Kab. Wonosobo", "SMK", "menjahit; memasak",
                     f"Operator {n % 300}"))
    return write_csv(header, rows)


if __name__ == "__main__":
    main()
