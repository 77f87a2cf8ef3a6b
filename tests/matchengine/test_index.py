"""An index keeps what it is given, changes row by row, and survives a crash."""

import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import matchengine
from matchengine import IndexFolderError, Seeker, SeekerIndex, Vacancy, VacancyIndex, Work
from tests.matchengine.strategies import MANY_SEEKERS, MANY_VACANCIES, TODAY, seekers, vacancies

SITI = Seeker(
    id=7,
    wishes=("5223", "4311"),
    work=(Work("5223", 12, None, informal=True), Work("", None, 3)),
    education=3,
    fields=frozenset({"akuntansi"}),
    skills=frozenset({"kasir", "excel"}),
    licences=frozenset({"SIM_C"}),
    languages=frozenset({"jv"}),
    region="33.07",
    point=(-7.36, 109.9),
    places=("33", "34.04"),
    max_km=25,
    wage_floor=2_000_000,
    hours="full",
    accommodation=frozenset({"ramp"}),
)
SHOP = Vacancy(
    id=2,
    occupation="5223",
    occupation_confidence=0.8,
    education_min=3,
    skills=frozenset({"kasir"}),
    regulated=True,
    region="33.07",
    point=(-7.4, 109.95),
    wage_max=2_500_000,
    places=4,
    open_until=TODAY + 3,
)


def test_siti_and_the_shop_come_back_as_they_went_in() -> None:
    assert SeekerIndex.build([SITI]).get(7) == SITI
    assert VacancyIndex.build([SHOP]).get(2) == SHOP
    assert SeekerIndex.build([SITI]).get(8) is None


def test_longer_codes_are_kept_as_their_group_and_regency() -> None:
    kept = VacancyIndex.build([replace(SHOP, occupation="5223.01", region="33.07.02")]).get(2)
    assert kept == SHOP


@given(MANY_VACANCIES, MANY_VACANCIES, st.sets(st.integers(0, 45)), seekers())
def test_a_changed_index_is_the_index_built_anew(
    first: list[Vacancy], second: list[Vacancy], gone: set[int], person: Seeker
) -> None:
    changed = VacancyIndex.build(first)
    changed.upsert(second)
    changed.remove(gone)
    rows = {row.id: row for row in [*first, *second] if row.id not in gone}
    anew = VacancyIndex.build(rows.values())
    assert len(changed) == len(rows)
    assert all(row_id in changed for row_id in rows)
    assert changed.rank(person, today=TODAY) == anew.rank(person, today=TODAY)


def test_of_two_rows_with_one_id_the_later_counts() -> None:
    index = VacancyIndex.build([SHOP, replace(SHOP, hours="part")])
    assert len(index) == 1
    kept = index.get(2)
    assert kept is not None
    assert kept.hours == "part"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("education", 11),
        ("education", 0),
        ("wage_floor", -5),
        ("hours", "nights"),
        ("point", (109.9, -7.36)),
        ("point", (float("nan"), 1.0)),
        ("region", "Wonosobo"),
        ("wishes", ("kasir",)),
        ("work", (Work("5223", -3),)),
        ("max_km", 99_999_999_999),
    ],
)
def test_a_wrong_value_is_refused_by_the_persons_id_and_changes_nothing(
    field: str, value: Any
) -> None:
    index = SeekerIndex.build([SITI])
    wrong: dict[str, Any] = {field: value}
    with pytest.raises(ValueError, match="Seeker 7"):
        index.upsert([replace(SITI, hours="part"), replace(SITI, **wrong)])
    assert index.get(7) == SITI


@settings(max_examples=25)
@given(MANY_SEEKERS, vacancies())
def test_an_opened_index_ranks_like_the_one_saved(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Seeker], vacancy: Vacancy
) -> None:
    folder = tmp_path_factory.mktemp("index")
    index = SeekerIndex.build(rows)
    index.save(folder)
    opened = SeekerIndex.open(folder)
    assert opened.rank(vacancy, today=TODAY) == index.rank(vacancy, today=TODAY)
    opened.upsert([SITI])
    index.upsert([SITI])
    assert opened.rank(vacancy, today=TODAY) == index.rank(vacancy, today=TODAY)


def test_an_opened_index_is_mapped_from_the_files(tmp_path: Path) -> None:
    SeekerIndex.build([SITI]).save(tmp_path)
    ids = SeekerIndex.open(tmp_path)._shelf.base.ids
    assert isinstance(ids.base, np.memmap)
    assert not ids.flags.writeable


def test_each_save_is_a_new_version_and_two_stay(tmp_path: Path) -> None:
    for hours in ("full", "part", "shift"):
        VacancyIndex.build([replace(SHOP, hours=hours)]).save(tmp_path)
    assert sorted(os.listdir(tmp_path)) == ["000002", "000003"]
    kept = VacancyIndex.open(tmp_path).get(2)
    assert kept is not None
    assert kept.hours == "shift"


SAVES_WITHOUT_END = """
import itertools, sys
from matchengine import Vacancy, VacancyIndex
for turn in itertools.count(1):
    hours = "full" if turn % 2 else "part"
    index = VacancyIndex.build(Vacancy(id=n, hours=hours, places=turn) for n in range(300))
    index.save(sys.argv[1])
    print(turn, flush=True)
"""


@pytest.mark.parametrize("turns", [1, 2, 3, 5])
def test_a_process_killed_while_saving_leaves_a_whole_index(tmp_path: Path, turns: int) -> None:
    saving = subprocess.Popen(
        [sys.executable, "-c", SAVES_WITHOUT_END, str(tmp_path)],
        stdout=subprocess.PIPE,
        cwd=Path(matchengine.__file__).parents[1],
    )
    assert saving.stdout is not None
    with saving:
        told = [int(saving.stdout.readline()) for _ in range(turns)][-1]
        time.sleep(0.003 * turns)
        saving.kill()
    index = VacancyIndex.open(tmp_path)
    rows = [index.get(number) for number in range(300)]
    kept = {(row.places, row.hours) for row in rows if row is not None}
    assert len(index) == 300
    assert len(kept) == 1
    turn, hours = kept.pop()
    assert turn >= told
    assert hours == ("full" if turn % 2 else "part")
    VacancyIndex.build([SHOP]).save(tmp_path)
    assert VacancyIndex.open(tmp_path).get(2) == SHOP


def test_what_a_killed_process_left_half_written_is_never_opened(tmp_path: Path) -> None:
    VacancyIndex.build([SHOP]).save(tmp_path)
    half = tmp_path / ".writing-of-a-killed-process"
    half.mkdir()
    (half / "id.npy").write_bytes(b"half")
    assert VacancyIndex.open(tmp_path).get(2) == SHOP
    os.utime(half, (1, 1))
    VacancyIndex.build([SHOP]).save(tmp_path)
    assert not half.exists()


def test_a_folder_without_an_index_or_with_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IndexFolderError, match="no index"):
        VacancyIndex.open(tmp_path / "nowhere")
    SeekerIndex.build([SITI]).save(tmp_path)
    with pytest.raises(IndexFolderError, match="holds seekers"):
        VacancyIndex.open(tmp_path)


def test_a_damaged_index_is_refused(tmp_path: Path) -> None:
    SeekerIndex.build([SITI]).save(tmp_path)
    np.save(tmp_path / "000001" / "hours.npy", np.zeros(2, dtype=np.int8))
    with pytest.raises(IndexFolderError, match="differ in length"):
        SeekerIndex.open(tmp_path)
    np.save(tmp_path / "000001" / "hours.npy", np.zeros(1, dtype=np.float64))
    with pytest.raises(IndexFolderError, match="hours"):
        SeekerIndex.open(tmp_path)
    (tmp_path / "000001" / "hours.npy").unlink()
    with pytest.raises(IndexFolderError, match="missing"):
        SeekerIndex.open(tmp_path)
    about = tmp_path / "000001" / "about.json"
    about.write_text(json.dumps({"format": 99, "kind": "seekers", "rows": 1}), "utf-8")
    with pytest.raises(IndexFolderError, match="format 99"):
        SeekerIndex.open(tmp_path)


def test_readers_see_the_rows_before_or_after_a_change_never_between() -> None:
    index = VacancyIndex.build(Vacancy(id=n, hours="full") for n in range(200))
    person = Seeker(id=1, hours="full")
    seen: set[tuple[int, int]] = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            ranking = index.rank(person, k=200, today=TODAY, explain=False)
            seen.add((ranking.in_reach, len({match.score for match in ranking.matches})))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for hours in ("part", "full") * 20:
        index.upsert(Vacancy(id=n, hours=hours, skills=frozenset({hours})) for n in range(200))
    done.set()
    for reader in readers:
        reader.join()
    assert seen == {(200, 1)}
