"""People write job titles in many ways; the coder answers honestly."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import jobcoder.coder
from jobcoder import (
    code_many,
    code_occupation,
    group_name,
    is_group,
    normalise_title,
    occupation,
    occupations,
)
from jobcoder.coder import score_titles


@pytest.mark.parametrize(
    ("title", "group"),
    [
        ("OPERATOR JAHIT", "8153"),
        ("Dibutuhkan Segera: Kasir (Penempatan Bekasi)", "5230"),
        ("Dokter Gigi", "2261"),
        ("SPG Event", "5242"),
        ("Staff K3", "3257"),
        ("Satpam", "5414"),
        ("supir truk", "8332"),
        ("Tehnisi AC", "7127"),
        ("Web Developer Intern", "2513"),
        ("Guru TK", "2342"),
        ("Perawat Gigi", "3251"),
        ("Asisten Apoteker", "3213"),
        ("HRD Manager", "1212"),
        ("Debt Collector", "4214"),
        ("Peternak ayam", "6122"),
        ("Sekretaris", "4120"),
        ("Admin Gudang", "4321"),
        ("Warehouse Staff - Cikarang", "4321"),
        ("Graphic Designer", "2166"),
        ("Baby sitter", "5311"),
    ],
)
def test_a_common_title_is_coded_at_the_first_try(title: str, group: str) -> None:
    assert code_occupation(title)[0].group == group


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Procurement (Mandarin Speaker)", "Procurement"),
        ("Secretary - English & Mandarin Speaking", "Secretary"),
        ("Korean Speaker Customer Service", "Customer Service"),
        ("Staf Penelaah Teknis pada Asdep Industri Agro, Kimia dan Farmasi", "Penelaah Teknis"),
        ("Pelaporan Pajak pada Biro Perencanaan dan Keuangan", "Pelaporan Pajak"),
    ],
)
def test_the_language_spoken_and_the_office_say_nothing_of_the_work(title: str, plain: str) -> None:
    assert code_occupation(title)[0].group == code_occupation(plain)[0].group


def test_where_the_work_is_not_named_the_language_or_the_office_says_it() -> None:
    assert code_occupation("Mandarin Speaker")[0].group == "2643"
    assert code_occupation("Staf pada Biro Hukum")[0].group == "2611"


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("FAT Supervisor", "Finance Accounting Tax Supervisor"),
        ("NSM", "National Sales Manager"),
        ("BDE", "Business Development Executive"),
    ],
)
def test_an_abbreviation_means_what_it_stands_for(short: str, long: str) -> None:
    assert code_occupation(short)[0].group == code_occupation(long)[0].group


@pytest.mark.parametrize(
    ("misspelt", "right"),
    [
        ("adminstrasi", "administrasi"),
        ("receptionis", "resepsionis"),
        ("accunting staff", "accounting staff"),
        ("opertor forklif", "operator forklift"),
    ],
)
def test_a_misspelt_title_means_the_same(misspelt: str, right: str) -> None:
    assert code_occupation(misspelt)[0].group == code_occupation(right)[0].group


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [("staf gudang", "warehouse staff"), ("manajer pemasaran", "marketing manager")],
)
def test_both_languages_lead_to_one_group(indonesian: str, english: str) -> None:
    assert sorted(normalise_title(indonesian).split()) == sorted(normalise_title(english).split())
    assert code_occupation(indonesian)[0].group == code_occupation(english)[0].group


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "🎉🎉",
        "!!! ???",
        "运营经理",
        "водитель",
        "PT Maju Jaya Sentosa",
        "Jakarta",
        "2025",
    ],
)
def test_what_is_no_title_gets_no_answer(text: str) -> None:
    assert code_occupation(text) == []


def test_a_title_with_two_jobs_gives_both() -> None:
    both = {candidate.group for candidate in code_occupation("Sopir/Helper", k=5)}
    assert "8322" in both
    assert both & {"9329", "9333", "9313"}
    assert {"4110", "2431"} <= {c.group for c in code_occupation("Admin & Marketing", k=5)}


def test_a_place_or_a_hurry_changes_nothing() -> None:
    plain = code_occupation("barista")
    assert code_occupation("URGENT!! Barista Surabaya (magang)") == plain


def test_a_description_tips_the_balance_of_an_open_title() -> None:
    alone = {c.group: c.probability for c in code_occupation("Surveyor", k=5)}
    told = code_occupation("Surveyor", "Mewawancarai responden survei pasar, enumerator", k=5)
    after = {c.group: c.probability for c in told}
    assert after["4227"] > alone["4227"]


def test_a_description_never_brings_in_what_the_title_excludes() -> None:
    found = code_occupation("Dokter gigi", "Mencari operator mesin jahit garmen", k=5)
    assert found[0].group == "2261"
    assert "8153" not in {candidate.group for candidate in found[:2]}
    assert all(candidate.why for candidate in found)


def test_probabilities_fall_and_never_sum_above_one() -> None:
    for title in ("admin", "marketing", "teknisi", "Sales & Marketing Manager"):
        said = [candidate.probability for candidate in code_occupation(title, k=10)]
        assert said == sorted(said, reverse=True)
        assert sum(said) <= 1.0


def test_a_clear_title_is_surer_than_an_open_one() -> None:
    assert (
        code_occupation("dokter gigi")[0].probability > code_occupation("marketing")[0].probability
    )
    scored = next(score_titles(["dokter gigi"]))
    assert scored is not None
    assert float(scored.scale.probabilities(scored.scores)[0]) == pytest.approx(
        code_occupation("dokter gigi")[0].probability, abs=1e-4
    )


def test_a_concrete_occupation_is_named_where_one_is_meant() -> None:
    found = code_occupation("Tukang tambal ban")[0]
    assert found.occupation is not None
    assert occupation(found.occupation).group == found.group
    assert found.title == occupation(found.occupation).name_id


def test_where_only_the_group_is_meant_its_name_stands() -> None:
    for title in ("Staf ahli pemetaan taman bermain", "Marketing"):
        for found in code_occupation(title):
            if found.occupation is None:
                assert found.title == group_name(found.group, "id")
            else:
                assert found.title == occupation(found.occupation).name_id


def test_names_of_occupations_find_their_group_and_themselves() -> None:
    listed = occupations()[::15]
    answers = code_many([one.name_id for one in listed], k=3)
    groups = sum(
        any(c.group == one.group for c in found)
        for one, found in zip(listed, answers, strict=True)
    )
    meant = sum(
        one.id in {c.occupation for c in found}
        for one, found in zip(listed, answers, strict=True)
    )
    assert groups / len(listed) > 0.97
    assert meant / len(listed) > 0.9


def test_without_the_encoder_the_coder_goes_by_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobcoder.coder, "log_probabilities", lambda titles: None)
    assert code_occupation("Operator jahit")[0].group == "8153"
    assert code_occupation("🎉") == []


def test_many_titles_are_answered_in_their_order() -> None:
    titles = ["kasir", "🎉", "satpam", "kasir"]
    answers = code_many(titles, k=2)
    assert [found[0].group if found else None for found in answers] == [
        "5230",
        None,
        "5414",
        "5230",
    ]
    assert code_many([]) == []


def test_three_hundred_titles_take_less_than_a_second() -> None:
    code_occupation("kasir")
    titles = [f"operator mesin {number} jahit pabrik" for number in range(300)]
    started = time.process_time()
    code_many(titles)
    assert time.process_time() - started < 1.0


def test_a_hundred_thousand_letters_are_read_in_part_and_quickly() -> None:
    started = time.process_time()
    found = code_occupation("kasir " * 17_000, "x" * 100_000, "y " * 50_000)
    assert found[0].group == "5230"
    assert time.process_time() - started < 2.0


@given(st.text(max_size=300), st.text(max_size=300), st.integers(-1, 12))
@settings(max_examples=200, deadline=None)
def test_any_text_gets_an_honest_answer_and_no_exception(title: str, told: str, k: int) -> None:
    found = code_occupation(title, told, told[:20], k)
    assert len(found) <= max(k, 0)
    assert all(is_group(candidate.group) for candidate in found)
    assert all(0.0 <= candidate.probability <= 1.0 for candidate in found)
    assert found == code_occupation(title, told, told[:20], k)


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_normalising_a_title_any_text_gives_small_words(text: str) -> None:
    assert all(word.isascii() and word == word.lower() for word in normalise_title(text).split())
