"""Everybody's lists: the same whoever reckons them, whole or not at all, and in the database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.models import MatchList, VacancyPrice
from antarkerja.domain.matching.operations import keep_match_lists
from antarkerja.domain.matching.queries import match_list_of, vacancies_for_person
from antarkerja.domain.matching.tasks import nodes
from antarkerja.domain.matching.tasks.blocks import Block, Inputs
from antarkerja.domain.matching.tasks.flooring import shown_besides
from antarkerja.domain.matching.tasks.loading import packed_lists
from antarkerja.domain.matching.tasks.nightly import tonight
from antarkerja.domain.matching.tasks.shards import (
    OtherInputsError,
    fingerprint,
    read_shards,
)
from antarkerja.domain.matching.tasks.whole_country import Plan, make_lists, price
from antarkerja.domain.matching.tasks.workers import Done, here, on_cores
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from matchengine import DEFAULT_WEIGHTS, Seeker, SeekerIndex, Vacancy, VacancyIndex
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, know_titles

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
PEOPLE, VACANCIES = 60, 12
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    """Sixty who all wish for the first two of twelve vacancies most, in blocks of seven."""
    VacancyIndex.build(
        Vacancy(id=10 + n, occupation="8153" if n < 2 else "5223", region="33.07",
                education_min=3, places=2)
        for n in range(VACANCIES)
    ).save(tmp_path / "vacancies")
    SeekerIndex.build(
        Seeker(id=100 + n, wishes=("8153",), region=f"33.{7 + n % 2:02d}", education=2 + n % 3)
        for n in range(PEOPLE)
    ).save(tmp_path / "people")
    return Plan(tmp_path / "people", tmp_path / "vacancies", tmp_path / "out",
                TODAY.toordinal(), DEFAULT_WEIGHTS, k=3, block=7)


def _bytes(plan: Plan) -> list[bytes]:
    return [path.read_bytes() for path in sorted(plan.out.glob("lists-*.parquet"))]


def test_a_list_is_what_the_person_would_be_shown_alone(plan: Plan) -> None:
    price(plan)
    make_lists(plan, here)
    index = VacancyIndex.open(plan.vacancies)
    people = SeekerIndex.open(plan.people)
    rows = [row for table in read_shards(plan.out) for row in table.to_pylist()]
    assert sorted(row["person_id"] for row in rows) == list(range(100, 100 + PEOPLE))
    for row in rows:
        person = people.get(row["person_id"])
        assert person is not None
        alone = index.rank(person, k=3, today=plan.today, with_prices=True)
        assert row["vacancy_ids"] == [match.vacancy_id for match in alone.matches]
        assert row["in_reach"] == alone.in_reach
        signals = len(row["reasons"]) // 3
        told = [sum(row["reasons"][n * signals : (n + 1) * signals]) for n in range(3)]
        intercept = round(DEFAULT_WEIGHTS.intercept * 2**20)
        assert [total + intercept for total in told] == row["log_odds"]


def test_prices_spread_what_all_want_most(plan: Plan) -> None:
    reckoned = price(plan)
    assert (reckoned.prices[:2] > 0).all()
    assert reckoned.crowd[:2].min() > 2


def test_a_run_that_was_stopped_goes_on_and_gives_the_same(plan: Plan, tmp_path: Path) -> None:
    make_lists(plan, here)
    whole = _bytes(plan)

    def until_killed(inputs: Inputs, blocks: Sequence[Block]) -> Iterator[Done]:
        yield from list(here(inputs, blocks))[:3]
        raise KeyboardInterrupt

    other = replace(plan, out=tmp_path / "other")
    with pytest.raises(KeyboardInterrupt):
        make_lists(other, until_killed)
    assert len(_bytes(other)) == 3
    make_lists(other, here)
    assert _bytes(other) == whole


def test_lists_of_other_inputs_are_never_mixed_in(plan: Plan) -> None:
    make_lists(plan, here)
    with pytest.raises(OtherInputsError):
        make_lists(replace(plan, k=4), here)
    price(plan)
    with pytest.raises(OtherInputsError):
        make_lists(plan, here)


def test_new_prices_are_taken_up_by_a_worker_that_lives_on(plan: Plan, tmp_path: Path) -> None:
    """The night's work is done by one process, night after night, in folders of one name."""
    make_lists(plan, here)
    price(plan)
    other = replace(plan, out=tmp_path / "priced")
    make_lists(other, here)
    tables = read_shards(other.out, ["prices"])
    assert any(paid > 0 for table in tables for row in table["prices"].to_pylist() for paid in row)


def test_a_node_tells_old_columns_from_new_ones_and_lays_them_out_once(
    plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "node"))
    (tmp_path / "node").mkdir()
    before = fingerprint(plan.vacancies)
    assert nodes.holds(str(plan.vacancies), before)
    price(plan)
    after = fingerprint(plan.vacancies)
    assert not nodes.holds(str(plan.vacancies), after + "of another machine")
    nodes.lay_out(nodes.as_lump(str(plan.vacancies)), after)
    nodes.lay_out(nodes.as_lump(str(plan.vacancies)), after)
    laid = nodes.place_of(after)
    assert fingerprint(laid) == after != before
    assert len(VacancyIndex.open(laid)) == VACANCIES
    assert not nodes.place_of(before).exists()


KILLED = """
import datetime, pathlib, sys, time
from antarkerja.domain.matching.tasks.whole_country import Plan, make_lists
from antarkerja.domain.matching.tasks.workers import on_cores
from matchengine import DEFAULT_WEIGHTS
people, vacancies, out, today = sys.argv[1:]
plan = Plan(*map(pathlib.Path, (people, vacancies, out)), int(today), DEFAULT_WEIGHTS, k=3, block=7)
make_lists(plan, on_cores(2), lambda done, of: time.sleep(0.5))
"""


@pytest.mark.slow
def test_a_run_that_is_killed_leaves_nobody_behind_and_goes_on(plan: Plan, tmp_path: Path) -> None:
    make_lists(plan, here)
    other = replace(plan, out=tmp_path / "other")
    driver = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(plan.people), str(plan.vacancies), str(other.out),
         str(plan.today)]
    )
    _until(lambda: len(_bytes(other)) >= 2)
    workers = [pid for pid in _children(driver.pid) if pid in _spawned()]
    driver.kill()
    driver.wait()
    assert len(workers) == 2
    _until(lambda: not any(pid in _spawned() for pid in workers))
    assert 2 <= len(_bytes(other)) < len(_bytes(plan))
    make_lists(other, here)
    assert _bytes(other) == _bytes(plan)


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(300):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("it did not come to pass in 30 seconds")


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _spawned() -> set[int]:
    """Living processes that multiprocessing started."""
    found = set()
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and b"spawn_main" in (entry / "cmdline").read_bytes():
                found.add(int(entry.name))
    return found


@pytest.mark.slow
def test_a_worker_that_is_killed_changes_nothing(plan: Plan, tmp_path: Path) -> None:
    make_lists(plan, here)
    killed: list[int] = []

    def kill_one(done: int, of: int) -> None:
        workers = [pid for pid in _children(os.getpid()) if pid in _spawned()]
        if done == 2 and not killed and workers:
            killed.append(workers[-1])
            os.kill(workers[-1], signal.SIGKILL)

    other = replace(plan, out=tmp_path / "other")
    make_lists(other, on_cores(2), kill_one)
    assert killed
    assert _bytes(other) == _bytes(plan)


CLUSTER = """
import os, pathlib, signal, sys
from antarkerja.domain.matching.tasks.whole_country import Plan, make_lists
from antarkerja.domain.matching.tasks.workers import on_ray
from benchmarks.watching import below
from matchengine import DEFAULT_WEIGHTS
people, vacancies, out, today = sys.argv[1:]
killed, WORKERS = [], (b"ray::_on_node", b"ray::IDLE")
def name_of(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:  # it has ended meanwhile
        return b""
def kill_one(done, of):
    working = [pid for pid in below(os.getpid()) if name_of(pid).startswith(WORKERS)]
    if done > 1 and working and not killed:
        killed.append(working[0])
        os.kill(working[0], signal.SIGKILL)
plan = Plan(*map(pathlib.Path, (people, vacancies, out)), int(today), DEFAULT_WEIGHTS, k=3, block=2)
make_lists(plan, on_ray("local", 2), kill_one)
sys.exit(0 if killed else 3)
"""
TRIES = 3
STARTS = """
import ray
ray.init(num_cpus=1, include_dashboard=False, logging_level="ERROR", log_to_driver=False)
assert ray.get(ray.remote(lambda: 7).remote()) == 7
"""


@pytest.fixture(scope="module")
def _ray_starts() -> None:
    """Ray is an extra; a machine on which it does not even start says nothing of our lists."""
    try:
        ran = subprocess.run(
            [sys.executable, "-c", STARTS], capture_output=True, timeout=90, check=False,
            env={**os.environ, "RAY_USAGE_STATS_ENABLED": "0"},
        )
    except subprocess.TimeoutExpired:
        pytest.skip("Ray does not start on this machine")
    if ran.returncode:
        pytest.skip("Ray does not start on this machine")


@pytest.mark.slow
@pytest.mark.usefixtures("_ray_starts")
def test_two_workers_of_a_cluster_one_of_them_killed_give_the_same_as_none(
    plan: Plan, tmp_path: Path
) -> None:
    """By itself: where Ray cannot start within its 30 seconds, it ends the process it is in. It
    then gets another try, for that says nothing of the lists."""
    plan = replace(plan, block=2)
    make_lists(plan, here)
    for number in range(TRIES):
        other = replace(plan, out=tmp_path / f"other-{number}")
        ran = subprocess.run(
            [sys.executable, "-c", CLUSTER, str(plan.people), str(plan.vacancies), str(other.out),
             str(plan.today)],
            cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
        )
        if ran.returncode == 0 or _bytes(other):
            break
    assert ran.returncode == 0, ran.stderr
    assert _bytes(other) == _bytes(plan)


def test_what_nobody_is_shown_is_shown_to_who_suits_it_best(plan: Plan) -> None:
    """Lists of one: all twelve vacancies compete for sixty first places, and most lose."""
    short = replace(plan, k=1)
    make_lists(short, here)
    people, vacancies = SeekerIndex.open(plan.people), VacancyIndex.open(plan.vacancies)
    besides = list(shown_besides(short.out, people, vacancies, today=plan.today,
                                 weights=DEFAULT_WEIGHTS))
    listed = {row for table in read_shards(short.out) for row in table["vacancy_ids"].to_pylist()
              for row in row}
    assert {one.vacancy_id for one in besides} == set(range(10, 10 + VACANCIES)) - listed
    assert besides
    assert len(list(packed_lists(short.out, besides))) == PEOPLE


@pytest.mark.django_db
def test_the_night_leaves_prices_and_lists_as_the_pages_would_show_them(
    wonosobo: Office, ratna: Actor, stranger: Actor
) -> None:
    know_titles()
    firm = make_employer(wonosobo)
    first = make_vacancy(firm, places=1)
    make_vacancy(firm, places=1)
    people = [make_person(wonosobo, name=f"Siti {n}", profile=SEAMSTRESS) for n in range(6)]
    night = tonight(by=system_actor(), today=TODAY, at=NOW, with_lists=True)
    assert (night.people, night.vacancies, night.lists) == (6, 2, 6)
    assert VacancyPrice.objects.filter(vacancy=first, crowd__gt=1).exists()
    for person in people:
        kept = match_list_of(ratna, person)
        assert kept is not None
        shown = vacancies_for_person(person, today=TODAY).rows
        assert [one.vacancy_id for one in kept.entries] == [row.vacancy.pk for row in shown]
        assert [one.score for one in kept.entries] == [row.match.score for row in shown]
    assert match_list_of(stranger, people[0]) is None
    again = tonight(by=system_actor(), today=TODAY, at=NOW, with_lists=True)
    assert again.lists == MatchList.objects.count() == 6


@pytest.mark.django_db
def test_lists_that_fail_halfway_leave_the_old_ones(wonosobo: Office, ratna: Actor) -> None:
    siti = make_person(wonosobo, name="Siti")
    keep_match_lists(by=system_actor(), at=NOW, lists=[(siti.pk, 5, b"\x01")])

    def broken() -> Iterator[tuple[int, int, bytes]]:
        yield siti.pk, 9, b"\x01"
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="disk"):
        keep_match_lists(by=system_actor(), at=NOW, lists=broken())
    assert MatchList.objects.get(person=siti).in_reach == 5


@pytest.mark.django_db
def test_people_who_are_gone_by_then_are_passed_over(wonosobo: Office) -> None:
    siti = make_person(wonosobo, name="Siti")
    kept = keep_match_lists(
        by=system_actor(), at=NOW, lists=[(siti.pk, 1, b"\x01"), (siti.pk + 9, 1, b"\x01")]
    )
    assert kept == Person.objects.filter(match_list__isnull=False).count() == 1
