"""`make bench-cases`: boards over 250,000 cases under load, the nightly flags, and bookings.

Runs on a throw-away PostgreSQL, or with `--sqlite` on a temporary file. The server is the one that
`antarkerja serve` starts, with its numbers of processes and threads; the users come from this
process on the same machine. Figures are of this machine at this moment.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.postgres import cluster

ROOT = Path(__file__).resolve().parents[1]
GOALS = {4: 150.0, 16: 500.0}
PROCESSES, THREADS, PORT = 2, 4, 8793
SESSIONS = 16
# The machine that the goal names.
PROCESSORS = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=250_000)
    parser.add_argument("--seconds", type=float, default=8.0, help="of each load")
    parser.add_argument("--sqlite", action="store_true")
    parser.add_argument("--quick", action="store_true", help="3,000 people and two seconds a load")
    options = parser.parse_args()
    if options.quick:
        options.people, options.seconds = 3_000, 2.0
    home = Path(tempfile.mkdtemp(prefix="antarkerja-bench-"))
    try:
        with nullcontext() if options.sqlite else cluster() as url:
            if url:
                os.environ["DATABASE_URL"] = url
            _prepare(home)
            _run(options.people, options.seconds)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _prepare(home: Path) -> None:
    os.environ["ANTARKERJA_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "antarkerja.config.settings.demo")
    subprocess.run(
        [sys.executable, "-m", "antarkerja.ops.fresh_secrets", str(home / "demo.env")], check=True
    )
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _run(people: int, seconds: float) -> None:
    from django.db import connection

    from antarkerja.domain.offices.enums import RoleName
    from antarkerja.ops.seed.offices import build_offices
    from antarkerja.ops.statistics import refresh_statistics
    from benchmarks.cases_people import Caseload
    from benchmarks.population import add_vacancies
    from tests.factories.offices import make_membership

    _say_machine(connection.vendor)
    today = datetime.now(tz=UTC).astimezone().date()
    office = build_offices(how_many=1, since=date(today.year - 2, 1, 1))[0].office
    add_vacancies(office, today, 500)
    started = time.perf_counter()
    caseload = Caseload(office, today)
    caseload.hire(people)
    caseload.open_cases(people)
    refresh_statistics()
    print(f"seeded    {people} people with cases, {len(caseload.officers)} officers in "
          f"{time.perf_counter() - started:.0f} s", flush=True)
    _nightly(office, today)
    refresh_statistics()
    head = make_membership("bench-head", RoleName.HEAD, office, name="Kepala")
    _pages(caseload.officers, head.user_id, seconds)
    from benchmarks.cases_bookings import measure_bookings

    measure_bookings(office)


def _say_machine(vendor: str) -> None:
    print(f"machine   {platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
          f"{len(os.sched_getaffinity(0))} used, load {os.getloadavg()[0]:.1f} at the start, "
          f"Python {platform.python_version()}, {vendor}", flush=True)
    if len(os.sched_getaffinity(0)) > PROCESSORS:
        print(f"          the goals are for {PROCESSORS} cores: taskset -c 0,1 holds it to them")


def _nightly(office: Any, today: date) -> None:
    from antarkerja.domain.cases.models import CaseFlag
    from antarkerja.domain.cases.operations.attention import refresh_flags
    from antarkerja.domain.cases.operations.board import count_boards
    from antarkerja.domain.offices.policies import system_actor

    for run in ("first", "second"):
        started = time.perf_counter()
        changed = refresh_flags(by=system_actor(office.pk), on=today)
        print(f"nightly   flags, {run} run {time.perf_counter() - started:6.1f} s, "
              f"{changed} changed, {CaseFlag.objects.count()} standing", flush=True)
    started = time.perf_counter()
    count_boards(by=system_actor(), on=today, at=datetime.now(tz=UTC), zone=office.zone)
    print(f"nightly   board counted in {time.perf_counter() - started:.1f} s", flush=True)


def _pages(officers: list[int], head: int, seconds: float) -> None:
    from benchmarks.cases_load import hammer
    from benchmarks.desk import _cookie

    mine = [_cookie(user_id) for user_id in officers[:SESSIONS]]
    heads = [_cookie(head) for _ in range(SESSIONS)]
    list_of = "/board/cases/"
    pages: list[tuple[str, list[str], list[str]]] = [
        ("officer board", ["/board/"], mine),
        ("officer list", [f"{list_of}?officer=mine"], mine),
        ("officer flagged", [f"{list_of}?officer=mine&flag=any"], mine),
        ("head board", ["/board/team/"], heads),
        ("head list", [list_of], heads),
        ("head filtered", [
            f"{list_of}?flag=no_contact&track=intensive", f"{list_of}?flag=refusals",
            f"{list_of}?flag=expiring&silence=91", f"{list_of}?due=late",
            f"{list_of}?officer=none&flag=any",
        ], heads),
        ("mixed", ["/board/", f"{list_of}?officer=mine", "/board/team/", list_of], mine),
    ]
    verdicts = []
    with _server():
        print("\npage             users   pages/s   p50 ms   p95 ms   goal", flush=True)
        for name, addresses, cookies in pages:
            hammer(PORT, addresses, cookies, users=4, seconds=1.0)
            for users, goal in GOALS.items():
                load = hammer(PORT, addresses, cookies, users=users, seconds=seconds)
                kept = load.p95 <= goal and not load.faults
                verdicts.append(kept)
                print(f"{name:16} {users:5} {load.pages_a_second:9.1f} {load.p50:8.0f}"
                      f" {load.p95:8.0f} {goal:6.0f} {'kept' if kept else 'MISSED'}"
                      f"{f', {load.faults} faults' if load.faults else ''}", flush=True)
    print(f"verdict   {sum(verdicts)} of {len(verdicts)} goals kept, "
          f"load {os.getloadavg()[0]:.1f} at the end", flush=True)


@contextmanager
def _server() -> Iterator[None]:
    """The web part of `antarkerja serve`, as it runs by default."""
    from antarkerja.ops.processes import parts
    from benchmarks.cases_load import hammer

    web = parts(bind="127.0.0.1", port=PORT, processes=PROCESSES, threads=THREADS)[0]
    server = subprocess.Popen(web.arguments, cwd=ROOT)
    try:
        for _ in range(120):
            if not hammer(PORT, ["/about/"], [""], users=1, seconds=0.05).faults:
                break
            time.sleep(0.5)
        # The word lists are read aside a while after the start.
        time.sleep(12)
        yield
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
