"""People and vacancies of files: what is read, what is passed over, and what is written."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from antarkerja.domain.matching.imports import read_seekers, read_vacancies, write_run

HEADER = ("id_posisi", "posisi", "deskripsi", "kuota", "terdaftar", "jenjang", "program_studi",
          "perusahaan", "kode_kab_dagri", "kabupaten", "provinsi", "tanggal")  # fmt: skip
ADVERTISED = [
    ("a1", "Staff Akuntansi", "Jurnal dan laporan keuangan", "Sarjana", "Akuntansi", "3374"),
    ("a2", "Perawat", "Merawat pasien rawat inap", "Diploma; Sarjana", "Keperawatan", "3374"),
    ("a3", "Staff Akuntansi", "Menyusun jurnal", "Sarjana", "Akuntansi", "3471"),
    ("a4", "Desainer Grafis", "Membuat poster", "Sarjana", "Desain Grafis", "3374"),
]  # fmt: skip
ANI = {
    "id": "ani", "kode_kab_dagri": "3374", "willing_regions": ["3374"], "education_level": "S1",
    "major": "Akuntansi", "birth_year": 2001, "disability": "tuli",
    "experience": [{"title": "Staf akuntansi", "months": 12, "duties": "jurnal, pajak"}],
    "skills": ["Excel"], "wanted_jobs": ["staf akuntansi"], "wage_min": 2_500_000,
}  # fmt: skip
Run = Callable[..., list[dict[str, str]]]


def _csv(rows: Sequence[tuple[str, ...]], end: str = "\r\n") -> str:
    def row(one: tuple[str, ...]) -> tuple[str, ...]:
        ident, title, text, level, fields, region = one
        return (ident, title, text, "2", "9", level, fields, "PT Contoh", region, "", "", "")

    lines = [",".join(HEADER), *(",".join(f'"{c}"' for c in row(one)) for one in rows)]
    return end.join(lines) + end


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the command over people and advertisements; returns the rows that it wrote."""

    def call(
        people: list[Any] | bytes, adverts: bytes | None = None, **options: Any
    ) -> list[dict[str, str]]:
        if not isinstance(people, bytes):
            lines = [one if isinstance(one, str) else json.dumps(one) for one in people]
            people = "\n".join(lines).encode()
        (tmp_path / "people.jsonl").write_bytes(people)
        (tmp_path / "ads.csv").write_bytes(adverts or _csv(ADVERTISED).encode())
        out = tmp_path / "run.csv"
        call_command("match_file", tmp_path / "people.jsonl", tmp_path / "ads.csv", out=out,
                     **options)
        with out.open(encoding="utf-8", newline="") as written:
            return list(csv.DictReader(written))

    return call


def test_the_accountant_gets_the_accounts_of_her_town_first_and_nothing_beyond_it(run: Run) -> None:
    rows = run([ANI])
    assert [row["id_posisi"] for row in rows] == ["a1", "a4", "a2"]
    assert [row["rank"] for row in rows] == ["1", "2", "3"]
    scores = [float(row["score"]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert 0.0 <= scores[-1] < scores[0] <= 100.0


def test_year_of_birth_and_disability_change_no_byte(tmp_path: Path, run: Run) -> None:
    run([ANI])
    first = (tmp_path / "run.csv").read_bytes()
    for birth_year, disability in ((1961, ""), ("tidak tahu", None), (None, ["netra", "daksa"])):
        run([{**ANI, "birth_year": birth_year, "disability": disability}])
        assert (tmp_path / "run.csv").read_bytes() == first
    run([{k: v for k, v in ANI.items() if k not in ("birth_year", "disability")}])
    assert (tmp_path / "run.csv").read_bytes() == first


def test_the_order_of_the_advertisements_changes_nothing(run: Run) -> None:
    assert run([ANI]) == run([ANI], _csv(ADVERTISED[::-1]).encode())


def test_a_line_that_cannot_be_read_is_named_in_indonesian_and_the_others_are_ranked(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = run(["{broken", "[1]", {"major": "Hukum"}, "", ANI, ANI, {"id": 7}])
    assert {row["seeker_id"] for row in rows} == {"ani", "7"}
    said = capsys.readouterr().err.splitlines()
    assert [line.removeprefix("people.jsonl, ") for line in said] == [
        "baris 1 dilewati: bukan JSON.",
        "baris 2 dilewati: bukan objek JSON.",
        "baris 3 dilewati: tidak ada id.",
        "baris 6 dilewati: id ani sudah muncul di baris sebelumnya.",
    ]


def test_province_anywhere_and_silence_about_places_mean_what_they_say(run: Run) -> None:
    def where(willing: object) -> set[str]:
        return {row["id_posisi"] for row in run([{**ANI, "willing_regions": willing}])}

    assert where("province") == where("Province ") == where(["33"]) == {"a1", "a2", "a4"}
    assert where("anywhere") == where(None) == where([]) == {"a1", "a2", "a3", "a4"}
    assert where(["34.71", "xx", 5]) == {"a3"}


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("cp1252"),
        lambda text: text.encode("utf-16"),
        lambda text: text.replace("\r\n", "\n").encode(),
    ],
)
def test_files_come_in_any_usual_dress(run: Run, encode: Callable[[str], bytes]) -> None:
    adverts = [(ident, f"{title} – café", *rest) for ident, title, *rest in ADVERTISED]
    people = json.dumps({**ANI, "notes": "café"}, ensure_ascii=False) + "\r\n"
    rows = run(encode(people), encode(_csv(adverts)))
    assert rows[0]["id_posisi"] == "a1"


def test_a_file_without_the_columns_is_refused_and_what_was_there_stays(
    tmp_path: Path, run: Run
) -> None:
    run([ANI])
    before = (tmp_path / "run.csv").read_bytes()
    with pytest.raises(CommandError, match="id_posisi, posisi"):
        run([ANI], b"a,b\n1,2\n")
    with pytest.raises(CommandError, match="bukan berkas teks"):
        run([ANI], b"%PDF-1.7")
    assert (tmp_path / "run.csv").read_bytes() == before


def test_a_run_that_breaks_off_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    out = tmp_path / "run.csv"
    write_run(out, [("ani", "a1", 1, "90.0")])

    def breaking() -> Any:
        yield "ani", "a2", 1, "80.0"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_run(out, breaking())
    assert out.read_text("utf-8") == "seeker_id,id_posisi,rank,score\nani,a1,1,90.0\n"
    assert [one.name for one in tmp_path.iterdir()] == ["run.csv"]


@pytest.mark.parametrize(
    ("title", "column", "bind", "fits"),
    [
        ("Ahli Gizi", "Kesehatan Masyarakat; Keperawatan", "law", "Gizi"),
        ("Bidan", "Keperawatan", "law", "Kebidanan"),
        ("Petugas Gudang Obat", "Farmasi", "open", "Farmasi"),
    ],
)
def test_the_law_binds_where_the_occupation_is_regulated_and_its_own_field_always_fits(
    title: str, column: str, bind: str, fits: str
) -> None:
    vacancies = read_vacancies(_csv([("a", title, "", "Diploma", column, "3374")]))
    found = vacancies.index.get(0)
    assert found is not None
    assert found.fields_bind == bind
    assert fits in found.fields


@pytest.mark.parametrize(
    ("level", "rung"), [("Diploma", 4), ("Diploma; Sarjana", 4), ("Diploma III", 6), ("D3", 6)]
)
def test_any_diploma_means_any_and_a_numbered_one_its_number(level: str, rung: int) -> None:
    vacancies = read_vacancies(_csv([("a", "Penjahit", "", level, "", "3374")]))
    found = vacancies.index.get(0)
    assert found is not None
    assert found.education_min == rung


@pytest.mark.parametrize(
    ("willing", "places"),
    [
        (["province"], ("33",)),
        (["Province", "34.71"], ("33", "34.71")),
        (["Kota Semarang", "Kab. Sleman"], ("33.74", "34.04")),
        ("Semarang; DIY", ("33.22", "33.74", "34")),
    ],
)
def test_places_are_read_by_word_name_and_code(willing: object, places: tuple[str, ...]) -> None:
    (person,), _ = read_seekers(json.dumps({**ANI, "willing_regions": willing}))
    assert person.row.places == places
    assert not person.unread


def test_anywhere_in_a_list_is_anywhere() -> None:
    (person,), _ = read_seekers(json.dumps({**ANI, "willing_regions": ["anywhere"]}))
    assert len(person.row.places) == 38


def test_work_as_one_text_and_schooling_as_lists_are_read() -> None:
    told = {"experience": "Staf akuntansi", "education_level": ["SMK", "S1"],
            "major": ["Akuntansi", "Hukum"]}  # fmt: skip
    (person,), _ = read_seekers(json.dumps({**ANI, **told}))
    assert [spell.months for spell in person.row.work] == [None]
    assert person.row.work[0].occupation
    assert person.row.education == 7
    assert person.row.fields == {"Akuntansi", "Hukum"}
    assert not person.unread


def test_what_cannot_be_read_is_said(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run([{**ANI, "willing_regions": ["entah"], "experience": 7}])
    said = capsys.readouterr().err.splitlines()
    assert said == ["people.jsonl, baris 1: tidak terbaca: experience, willing_regions."]


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
FIELDS = sorted({*ANI, "certificates", "languages", "notes"} - {"id"})


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.sampled_from(FIELDS), ODD), st.lists(ODD, max_size=2))
def test_no_odd_value_loses_a_person(said: dict[str, object], spells: list[object]) -> None:
    line = json.dumps({"id": "ani", "experience": spells, **said})
    (person,), skipped = read_seekers(line)
    assert not skipped
    vacancies = read_vacancies(_csv(ADVERTISED))
    assert vacancies.index.rank(person.row, k=5, today=739_000, explain=False) is not None


def test_at_a_fair_each_gets_one_vacancy_and_no_vacancy_more_people_than_places(run: Run) -> None:
    people = [{**ANI, "id": f"ani-{n}", "willing_regions": "anywhere"} for n in range(3)]
    rows = run(people, assign=True)
    assert [row["seeker_id"] for row in rows] == ["ani-0", "ani-1", "ani-2"]
    # Two places each: somebody goes to the accountants' desk in the other town.
    given = [row["id_posisi"] for row in rows]
    assert set(given) == {"a1", "a3"}
    assert max(given.count("a1"), given.count("a3")) == 2
    assert {row["rank"] for row in rows} == {"1"}
