"""The demo's community of practice: texts whole in both languages, and a life from note to lineage.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from antarkerja.domain.indicators.registry import indicator
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.practices.enums.practice import Category, Origin, State
from antarkerja.domain.practices.enums.replication import AbandonReason
from antarkerja.domain.practices.models import (
    CounterNote,
    Endorsement,
    Practice,
    PracticeText,
    Remark,
    Replication,
    Review,
)
from antarkerja.domain.practices.policies.personal_data import personal_data
from antarkerja.domain.practices.policies.texts import PROSE, search_text
from antarkerja.ops.seed.offices import build_offices
from antarkerja.ops.seed.practice_texts import (
    File,
    acts_of,
    context_of,
    counter_notes,
    practice_files,
    texts_of,
)
from antarkerja.ops.seed.practices import add_practices

TODAY = date(2026, 11, 24)
FIRST = TODAY - timedelta(days=548)
FILES = practice_files()
AT_LEAST_THREE = {"profiling", "case_work", "canvassing", "inclusion", "training"}
SELF_REPORTED = {
    "id": ("Laporan kantor sendiri, data demo:",),
    "en": ("Reported by the demo office itself:", "Reported by the demo offices themselves:"),
}
each_file = pytest.mark.parametrize("name", FILES)


def test_there_are_twenty_five_and_every_category_has_some() -> None:
    categories = Counter(file["category"] for file in FILES.values())
    assert len(FILES) == 25
    assert set(categories) == set(Category.values)
    assert all(categories[one] >= 3 for one in AT_LEAST_THREE)


def test_five_come_from_abroad_and_say_from_where() -> None:
    abroad = [file for file in FILES.values() if file["origin"] == Origin.ABROAD]
    assert len(abroad) == 5
    assert {file["origin_place"] for file in abroad} == {"Jepang", "Prancis"}
    assert all(len(file["origin_source"]) > 40 for file in abroad)


def test_districts_towns_the_province_and_the_ministry_keep_some() -> None:
    assert {file["office"] for file in FILES.values()} >= {"33.07", "33.71", "33", ""}


@each_file
def test_a_practice_is_whole_and_of_sensible_length_in_both_languages(name: str) -> None:
    indonesian, english = texts_of(FILES[name])
    assert len(indonesian.steps) == len(english.steps)
    for text in (indonesian, english):
        assert 4 <= len(text.steps) <= 8
        assert 15 <= len(text.title) <= 90
        assert all(getattr(text, part).strip() for part in PROSE)
        assert all(step.what and step.who and step.tool for step in text.steps)
        assert 100 <= len(text.problem) <= 450
        assert 1_100 <= len(search_text(text)) <= 4_000
        assert text.self_reported.startswith(SELF_REPORTED[text.language])


@each_file
def test_the_two_languages_are_two_texts(name: str) -> None:
    indonesian, english = texts_of(FILES[name])
    assert indonesian.title != english.title
    for part in ("problem", "context", "risks", "did_not_work", "self_reported"):
        assert getattr(indonesian, part) != getattr(english, part)
    assert all(a.what != b.what for a, b in zip(indonesian.steps, english.steps, strict=True))
    assert " yang " in search_text(indonesian)
    assert " the " in search_text(english)


@each_file
def test_groups_acts_and_indicators_are_known(name: str) -> None:
    file = FILES[name]
    assert context_of(file).groups
    assert acts_of(file)
    assert [indicator(code).code for code in file["indicators"]] == file["indicators"]
    assert file["begun"] > file["published"]
    assert {row["reason"] for row in file.get("replications", []) if "given_up" in row} <= set(
        AbandonReason.values)


@each_file
def test_nothing_in_a_file_gives_anybody_away(name: str) -> None:
    file = FILES[name]
    said = [search_text(text) for text in texts_of(file)]
    said += [row["words"] for row in file.get("reviews", []) + file.get("endorsements", [])]
    said += [row["text"] for row in file.get("questions", []) + file.get("comments", [])]
    said += [row["text"] for one in file.get("questions", []) for row in one["answers"]]
    for row in file.get("replications", []):
        said += [row["adapted_what"], row["adapted_why"], row.get("words", "")]
        said += [note["text"] for note in row.get("notes", [])]
    assert [(text, found) for text in said if (found := personal_data(text))] == []


def test_four_practices_from_abroad_are_talked_about_in_english_too() -> None:
    def is_english(question: File) -> bool:
        said = " ".join([question["text"], *(row["text"] for row in question["answers"])])
        return " the " in said and " yang " not in said

    talked = [name for name, file in FILES.items() if file["origin"] == Origin.ABROAD and any(
        map(is_english, file.get("questions", [])))]
    assert len(talked) >= 4, talked


def test_thirty_notes_from_the_counter_are_short_and_name_nobody() -> None:
    notes = counter_notes()
    assert len(notes) == 30
    assert {note["category"] for note in notes} == set(Category.values)
    assert all(40 <= len(note["text"]) <= 250 for note in notes)
    assert [note["text"] for note in notes if personal_data(note["text"])] == []


@pytest.mark.django_db
def test_the_demo_shows_a_community_and_a_second_run_adds_nothing() -> None:
    desks = build_offices(how_many=5, since=FIRST)
    assert add_practices(desks, first=FIRST, last=TODAY) == 25
    assert Practice.objects.filter(state=State.PUBLISHED).count() == 24
    waiting = Review.objects.get(given_at=None)
    assert (waiting.practice.state, waiting.reviewer.username) == (State.REVIEW, "ratna")
    assert CounterNote.objects.count() == 30
    assert Endorsement.objects.values("office").distinct().count() == 2
    assert Remark.objects.filter(accepted_at__isnull=False).count() >= 15
    before = _counts()
    assert add_practices(desks, first=FIRST, last=TODAY) == 0
    assert _counts() == before


@pytest.mark.django_db
def test_the_lineage_goes_over_three_offices_and_a_given_up_one_says_why() -> None:
    add_practices(build_offices(how_many=5, since=FIRST), first=FIRST, last=TODAY)
    third = Replication.objects.filter(source__source__isnull=False)
    assert third.count() >= 2
    assert all(row.adapted_what and row.adapted_why for row in Replication.objects.all())
    given_up = Replication.objects.exclude(end_reason="")
    assert given_up.count() >= 3
    assert all(row.end_words for row in given_up)
    assert Event.objects.filter(kind=EventKind.PRACTICE_ADOPTED).count() == (
        Replication.objects.count())


@pytest.mark.django_db
def test_every_day_of_the_community_lies_within_a_short_demo() -> None:
    first = TODAY - timedelta(days=60)
    add_practices(build_offices(how_many=5, since=first), first=first, last=TODAY)
    assert Practice.objects.filter(state=State.PUBLISHED).count() == 24
    assert not Event.objects.filter(happened_on__lt=first).exists()
    assert not Event.objects.filter(happened_on__gt=TODAY).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("offices", "practices"), [(2, 0), (3, 25), (4, 25)])
def test_a_small_demo_has_practices_once_offices_can_review_each_other(
    offices: int, practices: int
) -> None:
    desks = build_offices(how_many=offices, since=FIRST)
    assert add_practices(desks, first=FIRST, last=TODAY) == practices


def _counts() -> list[int]:
    return [model.objects.count() for model in (
        Practice, PracticeText, Review, Remark, Replication, CounterNote, Event)]
