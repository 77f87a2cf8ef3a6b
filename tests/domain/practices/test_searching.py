"""Practices are found by any form of a word, in either language, and only by who may read them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import (
    Category,
    Language,
    State,
    Visibility,
)
from antarkerja.domain.practices.models import Practice, PracticeText
from antarkerja.domain.practices.operations.versions import save_version
from antarkerja.domain.practices.policies.stemming import asked_words, kept_words, likeness
from antarkerja.domain.practices.policies.texts import TextDetails
from antarkerja.domain.practices.queries.practices import PracticeFilter, practices_list
from antarkerja.domain.practices.queries.searching import TEXTS
from antarkerja.shared.fulltext import Holds
from tests.conftest import NOW
from tests.factories.practices import make_practice, make_replication, make_result
from tests.factories.reviews import make_endorsement


def found(viewer: Actor, text: str, **narrow: str) -> list[int]:
    page = practices_list(viewer, PracticeFilter(text=text, **narrow), language="id")
    return [row.practice.pk for row in page.rows]


def write(office: Office, title: str, problem: str = "", **more: Any) -> Practice:
    practice = make_practice(office, title=title, **more)
    practice.texts.update(problem=problem, words=kept_words(
        title, problem, f"{title} {problem}", Language.INDONESIAN))
    return practice


@pytest.mark.parametrize("text", [
    "pelatihan", "melatih", "dilatih", "LATIH", "pelatihan, wawancara"])
def test_any_form_of_an_indonesian_word_finds_it(
    ratna: Actor, wonosobo: Office, text: str
) -> None:
    one = write(wonosobo, "Melatih wawancara bersama")
    write(wonosobo, "Kunjungan ke perusahaan")
    assert found(ratna, text) == [one.pk]


@pytest.mark.parametrize(("title", "text"), [
    ("Kunjungan rutin", "mengunjungi"), ("Mengunjungi usaha", "kunjungan"),
    ("Penempatan cepat", "tempat"), ("Pemilihan kader", "memilih"), ("Menyusun CV", "susun")])
def test_a_sound_that_a_prefix_swallows_is_heard(
    ratna: Actor, wonosobo: Office, title: str, text: str
) -> None:
    one = write(wonosobo, title)
    assert found(ratna, text) == [one.pk]


@pytest.mark.parametrize("text", ["reminding", "reminders", "remind appointments"])
def test_english_words_find_the_english_text(
    ratna: Actor, wonosobo: Office, text: str
) -> None:
    one = make_practice(wonosobo, author=User.objects.get(username="ratna"))
    PracticeText.objects.filter(practice=one).update(is_current=False)
    details = TextDetails(language=Language.ENGLISH, title="A reminder before the appointment")
    save_version(by=ratna, at=NOW, practice_id=one.pk, expected=1, texts=[details])
    PracticeText.objects.filter(practice=one, language="en").update(is_current=True)
    assert found(ratna, text) == [one.pk]


def test_the_title_counts_most_then_the_problem_then_the_newest(
    ratna: Actor, wonosobo: Office
) -> None:
    body = write(wonosobo, "Papan pengumuman", "Warga jauh.")
    body.texts.update(words=body.texts.get().words + " kunjung")
    problem = write(wonosobo, "Papan pengumuman", "Kunjungan jarang.")
    title = write(wonosobo, "Kunjungan rutin")
    newer = write(wonosobo, "Kunjungan dua kali")
    assert found(ratna, "kunjungan") == [newer.pk, title.pk, problem.pk, body.pk]


def test_all_words_must_be_there_and_empty_ones_do_not_count(
    ratna: Actor, wonosobo: Office
) -> None:
    one = write(wonosobo, "Kunjungan ke perusahaan")
    assert found(ratna, "kunjungan perusahaan yang") == [one.pk]
    assert found(ratna, "kunjungan sekolah") == []
    assert found(ratna, "!!!") == []


def test_nobody_finds_what_they_may_not_read(
    ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    own = write(wonosobo, "Kunjungan rutin", visibility=Visibility.OFFICE)
    write(wonosobo, "Kunjungan tertutup", state=State.DRAFT)
    assert found(ratna, "kunjungan") == [own.pk]
    assert found(stranger, "kunjungan") == []


def test_older_versions_are_not_found(ratna: Actor, wonosobo: Office) -> None:
    one = write(wonosobo, "Kunjungan rutin")
    one.texts.update(is_current=False)
    assert found(ratna, "kunjungan") == []


def test_filters_narrow_inside_the_search(
    ratna: Actor, stranger: Actor, wonosobo: Office, temanggung: Office
) -> None:
    one = write(wonosobo, "Kunjungan rutin", category=Category.CANVASSING)
    two = write(wonosobo, "Kunjungan kelompok", category=Category.CASE_WORK)
    assert found(ratna, "kunjungan", category=Category.CANVASSING) == [one.pk]
    bagus = User.objects.get(username="bagus")
    make_endorsement(two, bagus, temanggung)
    assert found(ratna, "kunjungan", endorsed="yes") == [two.pk]
    replication = make_replication(one, temanggung, owner=bagus)
    make_result(replication, verdict="no_difference", change=0.0)
    assert found(ratna, "kunjungan", evidence="measured") == [one.pk]
    assert found(ratna, "kunjungan", evidence="better") == []
    make_result(replication, months=6)
    assert found(ratna, "kunjungan", evidence="better") == [one.pk]


def test_pages_of_the_search_follow_each_other(ratna: Actor, wonosobo: Office) -> None:
    made = {write(wonosobo, f"Kunjungan {number}").pk for number in range(23)}
    wanted = PracticeFilter(text="kunjungan")
    first = practices_list(ratna, wanted, language="id")
    assert first.next_cursor == "20"
    second = practices_list(ratna, wanted, language="id", cursor=first.next_cursor or "")
    assert second.next_cursor is None
    assert {row.practice.pk for row in (*first.rows, *second.rows)} == made
    odd = practices_list(ratna, wanted, language="id", cursor="x' OR 1")
    assert odd.rows[0].practice.pk == first.rows[0].practice.pk


@given(st.text(max_size=80))
def test_whatever_is_typed_asks_for_plain_words_only(text: str) -> None:
    for stems in asked_words(text):
        assert stems
        assert all(one.isascii() and one.isalnum() for one in stems)
    assert likeness(asked_words(text), "") == 0


def test_a_mark_that_somebody_types_is_no_mark(ratna: Actor, wonosobo: Office) -> None:
    write(wonosobo, "Kunjungan rutin")
    assert found(ratna, "1xkunjung") == []
    for odd in ('bad" OR "x', "bad | x", "", "bad'x"):
        with pytest.raises(ValueError, match=r"bad|\('"):
            Holds(TEXTS, [(odd,)], scope=True)
