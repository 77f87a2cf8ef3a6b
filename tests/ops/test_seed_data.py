"""The demo data's source material is complete, consistent, and nobody's but ours."""

import csv
import datetime as dt
import json
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "antarkerja" / "ops" / "seed" / "data"
REAL = ROOT.parent / "shared" / "data"
AGGREGATES = REAL / "karirhub_agregat_2022_2024"

OFFICES = {"33.07", "33.23", "33.08", "33.04", "33.71"}
LEVELS = {"SD", "SMP", "SMA", "SMK", "D1", "D2", "D3", "D4", "S1", "PROFESI", "S2", "S3"}
SIZES = ("mikro", "kecil", "menengah", "besar")
LICENCES = {"SIM_A", "SIM_B1", "SIM_B2", "SIM_C", "SIM_D", "STR", "SIP", "SIO", "GADA", "AK3"}
MAY_BE_EMPTY = {
    ("jobs.csv", "fields"), ("jobs.csv", "licences"), ("jobs.csv", "kbli_prefixes"),
    ("streets.csv", "region_code"),
}
AT_LEAST = {
    "given_names.csv": 220, "second_names.csv": 160, "firms.csv": 300, "jobs.csv": 130,
    "duties_phrases.csv": 150, "schools.csv": 60, "fields.csv": 80, "streets.csv": 80,
    "officers.csv": 20, "names_to_avoid.csv": 20,
}
UNIQUE_BY = {
    "given_names.csv": ("name", "sex"), "second_names.csv": ("name", "sex"),
    "firms.csv": ("name",), "jobs.csv": ("title_variants",), "duties_phrases.csv": ("phrase",),
    "schools.csv": ("name", "level"), "fields.csv": ("level", "field"),
    "streets.csv": ("name", "region_code"), "officers.csv": ("nip",),
    "names_to_avoid.csv": ("name",),
}
# SE Menaker M/6/HK.04/V/2025: no demand for age, looks, marital status or sex.
UNLAWFUL_DEMAND = re.compile(
    r"\b(usia|umur maks\w*|berpenampilan|good looking|belum menikah|lajang|tinggi badan"
    r"|pria|wanita|laki-laki|perempuan)\b",
    re.IGNORECASE,
)

needs_real_data = pytest.mark.skipif(not REAL.is_dir(), reason="shared/data is not present")


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


def parts(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def plain(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9 ]", " ", text.lower()).split())


def fits(job: dict[str, str], firm: dict[str, str]) -> bool:
    prefixes = parts(job["kbli_prefixes"])
    return (
        firm["kbli_letter"] in parts(job["kbli_letters"])
        and (not prefixes or firm["kbli"].startswith(tuple(prefixes)))
        and SIZES.index(firm["size"]) >= SIZES.index(job["firm_size_min"])
    )


def real_rows(name: str) -> list[dict[str, str]]:
    with (REAL / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", sorted(AT_LEAST))
def test_each_file_has_enough_rows_without_holes_or_stray_spaces(name: str) -> None:
    assert len(rows(name)) >= AT_LEAST[name]
    for row in rows(name):
        for column, cell in row.items():
            assert cell is not None, row
            assert cell == cell.strip(), row
            assert all(part.strip() == part and part for part in parts(cell)), row
            assert cell or (name, column) in MAY_BE_EMPTY, (column, row)


@pytest.mark.parametrize("name", sorted(AT_LEAST))
def test_no_row_says_the_same_thing_twice(name: str) -> None:
    keys = [tuple(row[column].casefold() for column in UNIQUE_BY[name]) for row in rows(name)]
    assert len(keys) == len(set(keys)), sorted(key for key in keys if keys.count(key) > 1)


def test_there_are_enough_names_for_women_and_for_men() -> None:
    for sex in "LP":
        assert sum(row["sex"] == sex for row in rows("given_names.csv")) >= 100
        assert sum(row["sex"] in {sex, "any"} for row in rows("second_names.csv")) >= 80
    assert all(int(row["weight"]) > 0 for row in rows("given_names.csv"))


def test_a_firm_has_an_industry_a_size_and_a_place() -> None:
    firms = rows("firms.csv")
    assert len(firms) == 300
    for firm in firms:
        assert re.fullmatch(r"[A-U]", firm["kbli_letter"]), firm
        assert re.fullmatch(r"\d{2,5}", firm["kbli"]), firm
        assert firm["size"] in SIZES, firm
        assert re.fullmatch(r"33\.\d\d", firm["region_code"]), firm
        assert firm["street"].split(" No. ")[0] in {row["name"] for row in rows("streets.csv")}
    assert {firm["region_code"] for firm in firms} > OFFICES


def test_the_firms_industries_follow_the_published_shares() -> None:
    shares = json.loads((DATA / "distributions.json").read_text(encoding="utf-8"))
    for letter, share in shares["employer_industry"]["shares"].items():
        count = sum(row["kbli_letter"] == letter for row in rows("firms.csv"))
        assert abs(count / 300 - share) <= 0.01, letter


def test_a_job_carries_valid_codes_and_two_to_five_titles() -> None:
    for job in rows("jobs.csv"):
        assert re.fullmatch(r"[1-9]\d{3}", job["kbji"]), job
        assert 2 <= len(parts(job["title_variants"])) <= 5, job
        assert 2 <= len(re.findall(r"\.(?:\s|$)", job["duties"])) <= 4, job
        assert 3 <= len(set(parts(job["skills"]))) == len(parts(job["skills"])) <= 7, job
        assert job["education_min"] in LEVELS, job
        assert job["hours"] in {"full", "part", "shift"}, job
        assert job["contract"] in {"PKWT", "PKWTT", "HARIAN", "MAGANG"}, job
        assert set(parts(job["licences"])) <= LICENCES, job
        assert 0 <= int(job["experience_months"]) <= 120, job
        assert int(job["weight"]) > 0, job


def test_no_title_stands_for_two_kinds_of_job() -> None:
    cells = [job["title_variants"].casefold() for job in rows("jobs.csv")]
    titles = [title for cell in cells for title in parts(cell)]
    assert len(titles) == len(set(titles))


def test_wages_are_rupiah_a_month_as_paid_in_jawa_tengah() -> None:
    for job in rows("jobs.csv"):
        low, high = int(job["wage_low"]), int(job["wage_high"])
        assert 1_000_000 <= low < high <= 13_000_000, job
        assert high <= 3 * low, job
        assert low % 50_000 == 0, job
        assert high % 50_000 == 0, job


def test_every_job_fits_some_firm_and_every_firm_some_job() -> None:
    hiring: set[str] = set()
    for job in rows("jobs.csv"):
        assert job["kbli_letters"], job
        assert job["firm_size_min"] in SIZES, job
        fitting = {firm["name"] for firm in rows("firms.csv") if fits(job, firm)}
        assert fitting, job
        hiring |= fitting
    assert hiring == {firm["name"] for firm in rows("firms.csv")}


def test_every_job_can_be_learnt_in_some_school() -> None:
    fields = {row["field"] for row in rows("fields.csv")}
    taught = {school["level"] for school in rows("schools.csv")}
    for job in rows("jobs.csv"):
        assert set(parts(job["fields"])) <= fields, job
        assert job["education_min"] in taught, job


def test_no_advertisement_asks_for_age_sex_or_looks() -> None:
    for job in rows("jobs.csv"):
        assert not UNLAWFUL_DEMAND.search(job["title_variants"] + " " + job["duties"]), job


def test_what_people_tell_of_their_work_uses_the_skills_that_jobs_ask_for() -> None:
    asked = {skill for job in rows("jobs.csv") for skill in parts(job["skills"])}
    for told in rows("duties_phrases.csv"):
        assert re.fullmatch(r"[1-9]\d{3}", told["kbji"]), told
        assert set(parts(told["skills"])) <= asked, told
    kinds = [told["kind"] for told in rows("duties_phrases.csv")]
    assert set(kinds) == {"formal", "informal", "unpaid"}
    assert kinds.count("informal") >= 50
    assert kinds.count("unpaid") >= 20


def test_schools_and_fields_use_the_known_levels() -> None:
    for row in (*rows("schools.csv"), *rows("fields.csv")):
        assert row["level"] in LEVELS, row
    with_fields = {row["level"] for row in rows("fields.csv")}
    assert with_fields == LEVELS - {"SD", "SMP"}
    for level in LEVELS:
        assert any(school["level"] == level for school in rows("schools.csv")), level


def test_each_office_has_a_head_and_somebody_to_refer_people() -> None:
    officers = rows("officers.csv")
    assert len(officers) == 20
    assert (officers[0]["name"], officers[0]["region_code"]) == ("Ratna Puspitasari", "33.07")
    assert {row["region_code"] for row in officers} == OFFICES
    for office in OFFICES:
        roles = [row["role"] for row in officers if row["region_code"] == office]
        assert roles.count("head") == 1, office
        assert roles.count("officer") >= 1, office
        assert set(roles) <= {"officer", "placement_staff", "front_desk", "head"}


def test_a_nip_holds_a_birth_date_an_adult_appointment_and_a_sex() -> None:
    for officer in rows("officers.csv"):
        nip = officer["nip"]
        assert re.fullmatch(r"\d{14}[12]\d{3}", nip), officer
        born = dt.datetime.strptime(nip[:8], "%Y%m%d").date()
        appointed = dt.datetime.strptime(nip[8:14], "%Y%m").date()
        assert 18 <= (appointed - born).days / 365.25 <= 36, officer


def test_no_officer_bears_a_public_figures_name() -> None:
    avoided = {row["name"] for row in rows("names_to_avoid.csv")}
    assert not avoided & {row["name"] for row in rows("officers.csv")}


def test_the_shares_add_up_and_keep_the_unknown() -> None:
    shares = json.loads((DATA / "distributions.json").read_text(encoding="utf-8"))
    assert "2024" in shares["source"]
    for name, table in shares.items():
        if isinstance(table, dict):
            assert sum(table["shares"].values()) == pytest.approx(1, abs=0.005), name
    assert shares["education"]["shares"]["unknown"] == 0.223
    assert shares["experience"]["shares"]["none"] == 0.844


@needs_real_data
def test_the_shares_are_those_of_the_published_tables() -> None:
    shares = json.loads((DATA / "distributions.json").read_text(encoding="utf-8"))
    tables = (
        ("education", "Pencari_Kerja_di_Karirhub_Menurut_Pendidikan_Tahun_2022-2024.csv"),
        ("age", "Pencari_kerja_di_Karirhub_Menurut_Kelompok_Umur_Tahun_2022-2024.csv"),
        ("experience", "Pencari_Kerja_di_Karirhub_Menurut_Pengalaman_Kerja_Tahun_2022-2024.csv"),
    )
    for name, file_name in tables:
        with (AGGREGATES / file_name).open(encoding="utf-8-sig", newline="") as file:
            lines = [line for line in csv.reader(file) if len(line) > 3 and line[3].strip()]
        counts = [int(line[3].replace(",", "")) for line in lines[1:] if line[0] != "Total"]
        published = [round(count / sum(counts), 3) for count in counts]
        assert published == list(shares[name]["shares"].values()), name


@needs_real_data
def test_codes_exist_in_the_classifications() -> None:
    groups = {row["kode"].strip() for row in real_rows("kbji2014.csv")}
    industries = {row["kode"].strip(): row["kategori"] for row in real_rows("kbli2020.csv")}
    regions = {row["kode"] for row in real_rows("wilayah_kemendagri_2025_prov_kab_kec.csv")}
    for row in (*rows("jobs.csv"), *rows("duties_phrases.csv")):
        assert row["kbji"] in groups, row
    for firm in rows("firms.csv"):
        assert industries[firm["kbli"]] == firm["kbli_letter"], firm
    for job in rows("jobs.csv"):
        for prefix in parts(job["kbli_prefixes"]):
            assert industries[prefix] in parts(job["kbli_letters"]), (prefix, job)
    for name in ("firms.csv", "schools.csv", "streets.csv", "officers.csv"):
        assert {row["region_code"] for row in rows(name)} - {""} <= regions


@needs_real_data
def test_duties_are_our_own_words() -> None:
    advertised = " | ".join(
        plain(row["deskripsi"])
        for row in real_rows("maganghub_lowongan_deskripsi_jateng_diy_2025.csv")
    )
    sentences = [
        plain(sentence) for job in rows("jobs.csv")
        for sentence in re.split(r"(?<=\.)\s", job["duties"])
    ]
    copied = [sentence for sentence in sentences if sentence in advertised]
    assert len(copied) < 0.01 * len(sentences), copied


@needs_real_data
def test_no_firm_bears_the_name_of_one_that_advertises() -> None:
    columns = {
        "maganghub_lowongan_2026.csv": "instansi",
        "maganghub_lowongan_deskripsi_jateng_diy_2025.csv": "perusahaan",
        "karirhub_lowongan_skills_2026.csv": "Perusahaan",
        "jobstreet_2024_judul_gaji.csv": "Perusahaan",
    }
    real = {plain(row[column]) for name, column in columns.items() for row in real_rows(name)}
    assert not [firm["name"] for firm in rows("firms.csv") if plain(firm["name"]) in real]


@needs_real_data
def test_no_invented_place_in_a_school_name_is_a_real_village() -> None:
    villages = {
        row["nama"].casefold()
        for row in real_rows("wilayah_kemendagri_2025_desa_kelurahan.csv")
        if row["kode"].startswith("33.")
    }
    for school in rows("schools.csv"):
        words = school["name"].casefold().split()
        places = [w for w in words[1:] if len(w) > 8 and w not in {"pariwisata", "kesehatan"}]
        assert not villages & set(places), school
