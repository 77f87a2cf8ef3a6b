"""`make bench-desk`: import, one match, search and pages at three sizes, pages under load.

Runs on a temporary SQLite database, or on the empty database that DATABASE_URL names. Figures are
of this machine at this moment; compare them within one run.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SIZES = (5_000, 50_000, 250_000)
VACANCIES = 20_000
QUERIES = ("siti", "nur hid", "budi san", "wahyu", "agus p", "sri lest", "nurhidayti", "dewi anggr",
           "00042", "0800")
USERS = (1, 4, 16)
SECONDS_A_LOAD = 8


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=list(SIZES))
    parser.add_argument("--vacancies", type=int, default=VACANCIES)
    options = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="antarkerja-bench-"))
    try:
        _prepare(home)
        _run(home, options.sizes, options.vacancies)
        _imports()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _prepare(home: Path) -> None:
    os.environ["ANTARKERJA_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "antarkerja.config.settings.demo"
    subprocess.run(
        [sys.executable, "-m", "antarkerja.ops.fresh_secrets", str(home / "demo.env")], check=True
    )
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _run(home: Path, sizes: list[int], vacancies: int) -> None:
    from django.db import connection

    from antarkerja.ops.seed.offices import build_offices
    from antarkerja.ops.statistics import refresh_statistics
    from benchmarks.population import Population, add_vacancies

    today = date.today()  # noqa: DTZ011 - a benchmark's own day
    print(f"machine   {platform.processor() or platform.machine()}, {os.cpu_count()} cores, "
          f"Python {platform.python_version()}, {connection.vendor}", flush=True)
    desks = build_offices(how_many=1, since=date(today.year - 2, 1, 1))
    office = desks[0].office
    started = time.perf_counter()
    add_vacancies(office, today, vacancies)
    print(f"vacancies {vacancies} opened in {time.perf_counter() - started:.1f} s", flush=True)
    people = Population(office, today)
    counts: list[dict[str, int]] = []
    for size in sizes:
        started = time.perf_counter()
        people.grow_to(size)
        refresh_statistics()
        print(f"\npeople    {size} (grown in {time.perf_counter() - started:.0f} s)", flush=True)
        _search(desks[0].officers[0], today)
        if size == sizes[0]:
            _match(office, today)
        counts.append(_pages(desks[0].officers[0].user_id or 0, office.pk))
    equal = all(each == counts[0] for each in counts)
    print(f"\nquery counts equal at all sizes: {'yes' if equal else 'NO: ' + str(counts)}")
    _load(home, desks[0].officers[0].user_id or 0, office.pk)


def _times(act: Callable[[], object], repeat: int) -> tuple[float, float]:
    """Median and 95th percentile in ms after one warm-up."""
    act()
    taken = []
    for _ in range(repeat):
        started = time.perf_counter()
        act()
        taken.append(1_000 * (time.perf_counter() - started))
    return statistics.median(taken), statistics.quantiles(taken, n=20)[18]


def _search(viewer: Any, today: date) -> None:
    from antarkerja.domain.employers.queries.search import search_vacancies
    from antarkerja.domain.jobseekers.queries.search import search_people

    taken = []
    for query in QUERIES * 4:
        started = time.perf_counter()
        search_people(viewer, query, today=today)
        search_vacancies(viewer, query)
        taken.append(1_000 * (time.perf_counter() - started))
    p95 = statistics.quantiles(taken, n=20)[18]
    print(f"search    p50 {statistics.median(taken):6.1f} ms  p95 {p95:6.1f} ms", flush=True)


def _match(office: Any, today: date) -> None:
    from antarkerja.domain.jobseekers.models import Person
    from antarkerja.domain.matching.queries import vacancies_for_person

    people = iter(list(Person.objects.filter(office=office)[:121]))
    started = time.perf_counter()
    vacancies_for_person(next(people), today=today)
    print(f"match     index of open vacancies built in {time.perf_counter() - started:.1f} s")
    p50, p95 = _times(lambda: vacancies_for_person(next(people), today=today), 100)
    print(f"match     one person, all open vacancies, 30 with reasons, database included: "
          f"p50 {p50:.1f} ms  p95 {p95:.1f} ms", flush=True)


def _addresses(office_id: int) -> dict[str, str]:
    from antarkerja.domain.employers.models import Vacancy
    from antarkerja.domain.jobseekers.models import Person

    person = Person.objects.filter(office_id=office_id).order_by("pk")[100]
    vacancy = Vacancy.objects.filter(status="open").order_by("pk")[100]
    return {
        "today": "/today/", "people": "/people/", "person": f"/people/{person.pk}/",
        "matches": f"/people/{person.pk}/matches/", "map": f"/people/{person.pk}/map/",
        "vacancies": "/vacancies/",
        "vacancy": f"/vacancies/{vacancy.pk}/", "people for it": f"/vacancies/{vacancy.pk}/people/",
        "search": "/search/?q=siti", "IPK III/1": "/reports/ipk/",
    }


def _cookie(user_id: int) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from antarkerja.domain.offices.models import User

    user = User.objects.get(pk=user_id)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "antarkerja.web.public.accounts.backends.IdentifierBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def _pages(user_id: int, office_id: int) -> dict[str, int]:
    """Prints each page's time in this process and returns its number of queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["sessionid"] = _cookie(user_id)
    counts = {}
    for name, address in _addresses(office_id).items():
        response = client.get(address)
        assert response.status_code == 200, (address, response.status_code)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts[name] = len(queries)
        p50, p95 = _times(lambda address=address: client.get(address), 12)  # type: ignore[misc]
        print(f"page      {name:14} p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  {counts[name]:3} queries"
              f"  {len(response.content) / 1024:5.1f} KB", flush=True)
    return counts


def _load(home: Path, user_id: int, office_id: int) -> None:
    """Real server, parallel users without think time, load generator on the same machine."""
    port = 8791
    cookie = _cookie(user_id)
    addresses = [
        f"http://127.0.0.1:{port}{path}" for path in _addresses(office_id).values()
    ]
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--workers", "2", "--threads", "8", "--bind",
         f"127.0.0.1:{port}", "--log-level", "error", "antarkerja.config.wsgi"],
        cwd=ROOT, env={**os.environ, "ANTARKERJA_HOME": str(home)},
    )
    try:
        _wait_for(addresses[0], cookie)
        print("\nload      users  requests/s   p50 ms   p95 ms")
        for users in USERS:
            taken = _hammer(addresses, cookie, users)
            print(f"load      {users:5}  {len(taken) / SECONDS_A_LOAD:10.1f}"
                  f"  {statistics.median(taken):7.0f}"
                  f"  {statistics.quantiles(taken, n=20)[18]:7.0f}", flush=True)
    finally:
        server.terminate()
        server.wait()


def _imports() -> None:
    """Rows a second, in a process and, on SQLite, a database of its own."""
    print(flush=True)
    subprocess.run([sys.executable, "-m", "benchmarks.imports"], check=True, cwd=ROOT)


def _get(address: str, cookie: str) -> None:
    request = urllib.request.Request(address, headers={"Cookie": f"sessionid={cookie}"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()


def _wait_for(address: str, cookie: str) -> None:
    for _ in range(120):
        try:
            _get(address, cookie)
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the server did not start")


def _hammer(addresses: list[str], cookie: str, users: int) -> list[float]:
    for address in addresses * 2:
        _get(address, cookie)
    taken: list[float] = []
    until = time.perf_counter() + SECONDS_A_LOAD

    def one(number: int) -> None:
        turn = number
        while time.perf_counter() < until:
            started = time.perf_counter()
            _get(addresses[turn % len(addresses)], cookie)
            taken.append(1_000 * (time.perf_counter() - started))
            turn += 1

    threads = [threading.Thread(target=one, args=(n,)) for n in range(users)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken


if __name__ == "__main__":
    main()
