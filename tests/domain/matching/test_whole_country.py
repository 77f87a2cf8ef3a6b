"""Everybody's lists: the same whoever reckons them, whole or not at all, and in the database."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.models import MatchList, VacancyPrice
from antarkerja.domain.matching.operations import keep_match_lists
from antarkerja.domain.matching.queries import match_list_of, vacancies_for_person
from antarkerja.domain.matching.tasks.blocks import Inputs
from antarkerja.domain.matching.tasks.flooring import shown_besides
from antarkerja.domain.matching.tasks.loading import packed_lists
from antarkerja.domain.matching.tasks.nightly import tonight
from antarkerja.domain.matching.tasks.shards import OtherInputsError, read_shards
from antarkerja.domain.matching.tasks.whole_country import Plan, make_lists, price
from antarkerja.domain.matching.tasks.workers import Block, Done, here, on_cores, on_ray
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from matchengine import DEFAULT_WEIGHTS, Seeker, SeekerIndex, Vacancy, VacancyIndex
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, know_titles

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
PEOPLE, VACANCIES = 60, 12


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
    assert [row["person_id"] for row in rows] == list(range(100, 100 + PEOPLE))
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


@pytest.mark.slow
def test_a_worker_that_is_killed_changes_nothing(plan: Plan, tmp_path: Path) -> None:
    make_lists(plan, here)
    killed: list[int] = []

    def kill_one(done: int, of: int) -> None:
        children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
        workers = [
            int(child) for child in children
            if "spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes().decode()
        ]
        if done == 2 and not killed and workers:
            killed.append(workers[-1])
            os.kill(workers[-1], signal.SIGKILL)

    other = replace(plan, out=tmp_path / "other")
    make_lists(other, on_cores(2), kill_one)
    assert killed
    assert _bytes(other) == _bytes(plan)


@pytest.mark.slow
@pytest.mark.enable_socket
@pytest.mark.filterwarnings("ignore")
def test_two_workers_of_a_cluster_give_the_same_as_none(plan: Plan, tmp_path: Path) -> None:
    make_lists(plan, here)
    other = replace(plan, out=tmp_path / "other")
    make_lists(other, on_ray("local", 2))
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
