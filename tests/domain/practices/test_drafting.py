"""A practice is drafted, written on in versions, named, placed and withdrawn."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import (
    Category,
    Language,
    Origin,
    State,
    TargetGroup,
)
from antarkerja.domain.practices.enums.writing import Missing, WritingPart
from antarkerja.domain.practices.errors.practice import (
    ChangedMeanwhileError,
    IncompleteError,
    UnknownNameError,
    WrongStateError,
)
from antarkerja.domain.practices.models import Practice
from antarkerja.domain.practices.operations.drafting import (
    ContextDetails,
    draft_from,
    draft_practice,
    set_context,
    withdraw_practice,
)
from antarkerja.domain.practices.operations.naming import ActName, name_acts, name_indicators
from antarkerja.domain.practices.operations.versions import save_version, show_version
from antarkerja.domain.practices.policies.completeness import missing_for_readers, next_part
from antarkerja.domain.practices.policies.texts import StepDetails, TextDetails, details_of
from antarkerja.domain.practices.queries.one_practice import (
    newest_texts,
    practice_view,
    versions,
    written,
)
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import make_practice

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
WHOLE = TextDetails(
    language=Language.INDONESIAN, title="Pesan pengingat sehari sebelumnya",
    problem="Seperempat janji temu tidak dihadiri.",
    steps=(StepDetails("Kirim pesan pukul 10", "Meja depan", "Templat pesan"),
           StepDetails("Telepon yang tidak menjawab", "Pengantar kerja")),
    did_not_work="Pesan malam hari tidak dibaca.", self_reported="Yang datang bertambah.",
)


@pytest.fixture
def magelang() -> Actor:
    office = make_office(region="33.08", name="Disnaker Kabupaten Magelang")
    return actor_for(make_membership("bagas", RoleName.OFFICER, office))


def _draft(by: Actor, title: str = WHOLE.title) -> Practice:
    return draft_practice(by=by, at=AT, category=Category.CASE_WORK, title=title)


def _save(by: Actor, practice: Practice, expected: int, **changes: object) -> Practice:
    return save_version(by=by, at=AT + timedelta(minutes=expected), practice_id=practice.pk,
                        expected=expected, texts=[replace(WHOLE, **changes)])  # type: ignore[arg-type]  # by name


def test_a_draft_begins_with_sentences_that_have_gaps_and_its_author_leads(ratna: Actor) -> None:
    practice = _draft(ratna)
    text = newest_texts(practice)[Language.INDONESIAN]
    assert (practice.state, practice.version, practice.office_id) == (
        State.DRAFT, 1, ratna.office_id)
    assert "…" in text.problem
    assert len(text.steps) == 3
    assert text.is_current
    assert practice.authors.get().is_lead
    lacks = missing_for_readers(written(practice))
    assert lacks[:2] == [Missing.PROBLEM, Missing.GROUPS]
    assert next_part(lacks) == WritingPart.PROBLEM


def test_a_draft_begins_in_the_language_in_which_it_is_written(ratna: Actor) -> None:
    practice = draft_practice(by=ratna, at=AT, category=Category.CANVASSING, title="Six visits",
                              language=Language.ENGLISH)
    assert newest_texts(practice)[Language.ENGLISH].steps[0]["who"] == "Placement officer"


def test_a_whole_text_lacks_nothing_that_readers_need(ratna: Actor) -> None:
    practice = _save(ratna, _draft(ratna), 1)
    set_context(by=ratna, at=AT, practice_id=practice.pk, details=ContextDetails(
        category=Category.CASE_WORK, groups=[TargetGroup.GRADUATES]))
    practice.refresh_from_db()
    assert missing_for_readers(written(practice)) == []


def test_a_saved_version_stays_as_it_was_and_the_next_follows_it(ratna: Actor) -> None:
    practice = _draft(ratna)
    first = newest_texts(practice)[Language.INDONESIAN]
    saved = _save(ratna, practice, 1)
    assert saved.version == 2
    first.refresh_from_db()
    assert "…" in first.problem
    assert not first.is_current
    newest = newest_texts(practice)[Language.INDONESIAN]
    assert (newest.number, newest.is_current) == (2, True)
    assert {"templat", "telepon"} <= set(newest.words.split())


def test_saving_what_was_said_before_makes_no_version(ratna: Actor) -> None:
    practice = _save(ratna, _draft(ratna), 1)
    assert _save(ratna, practice, 2, problem=f"  {WHOLE.problem}\r\n").version == 2


def test_a_translation_comes_later_and_stands_beside_the_text(ratna: Actor) -> None:
    practice = _save(ratna, _draft(ratna), 1)
    english = replace(WHOLE, language=Language.ENGLISH, title="A reminder the day before")
    save_version(by=ratna, at=AT, practice_id=practice.pk, expected=2, texts=[english])
    view = practice_view(ratna, practice.pk)
    assert view is not None
    assert {code: text.number for code, text in view.texts.items()} == {"id": 2, "en": 3}


def test_who_wrote_from_an_older_version_hears_of_it(ratna: Actor) -> None:
    practice = _save(ratna, _draft(ratna), 1)
    with pytest.raises(ChangedMeanwhileError):
        _save(ratna, practice, 1, problem="Lain.")
    assert newest_texts(practice)["id"].problem == WHOLE.problem


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_the_same_moment_one_hears_of_the_other(ratna: Actor) -> None:
    practice = _draft(ratna)
    start, ends = threading.Barrier(2), []

    def save(problem: str) -> None:
        start.wait()
        try:
            _save(ratna, practice, 1, problem=problem)
            ends.append("saved")
        except ChangedMeanwhileError:
            ends.append("heard")
        finally:
            connection.close()

    both = [threading.Thread(target=save, args=(words,)) for words in ("Satu.", "Dua.")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(ends) == ["heard", "saved"]
    assert practice.texts.count() == 2


def test_readers_see_the_published_version_until_the_next_is_shown(
    ratna: Actor, wonosobo: Office
) -> None:
    practice = make_practice(wonosobo, title="Terbit")
    saved = _save(ratna, practice, 1, title="Versi kedua")
    assert saved.state == State.PUBLISHED
    view = practice_view(ratna, practice.pk)
    assert view is not None
    assert (view.texts["id"].title, view.newest["id"].title) == ("Terbit", "Versi kedua")
    show_version(saved, 2)
    assert saved.texts.get(is_current=True).title == "Versi kedua"
    show_version(saved, 1)
    assert saved.texts.get(is_current=True).title == "Terbit"


def test_a_text_changed_in_review_goes_back_to_its_writers(
    ratna: Actor, wonosobo: Office
) -> None:
    practice = make_practice(wonosobo, state=State.REVIEW)
    assert _save(ratna, practice, 1).state == State.DRAFT


def test_a_text_needs_a_title(ratna: Actor) -> None:
    with pytest.raises(IncompleteError):
        _draft(ratna, title="  ")


def test_a_reader_does_not_write_and_a_stranger_does_not_find_it(
    ratna: Actor, magelang: Actor, wonosobo: Office
) -> None:
    with pytest.raises(NotAllowedError):
        _save(magelang, make_practice(wonosobo), 1)
    with pytest.raises(OutOfScopeError):
        _save(magelang, _draft(ratna), 1)


def test_versions_tell_what_they_say_differently(ratna: Actor) -> None:
    practice = _save(ratna, _draft(ratna), 1)
    _save(ratna, practice, 2, problem="Sepertiga janji temu tidak dihadiri.")
    newest, _, first = versions(practice, "id")
    assert [change.field for change in newest.changes] == ["problem"]
    assert [(piece.kind, piece.text) for piece in newest.changes[0].pieces] == [
        ("removed", "Seperempat "), ("added", "Sepertiga "), ("same", "janji temu tidak dihadiri."),
    ]
    assert first.is_first


def test_another_offices_practice_is_taken_as_a_beginning_without_its_results(
    magelang: Actor, ratna: Actor, wonosobo: Office
) -> None:
    parent = make_practice(wonosobo, title="Kelompok kecil", groups=["women"])
    name_acts(by=ratna, practice_id=parent.pk, acts=[ActName(EventKind.SESSION_HELD, "wawancara")])
    name_indicators(by=ratna, on=TODAY, practice_id=parent.pk, codes=["no_shows"])
    parent.texts.update(self_reported="Hasil kami bagus.")
    child = draft_from(by=magelang, at=AT, practice_id=parent.pk)
    text = newest_texts(child)["id"]
    assert (child.parent_id, child.office_id) == (parent.pk, magelang.office_id)
    assert (child.origin, child.origin_place) == (Origin.OFFICE, wonosobo.name)
    assert (text.title, text.self_reported, child.groups) == ("Kelompok kecil", "", ["women"])
    assert child.acts.get().detail == "wawancara"
    assert child.indicators.get().is_main


def test_what_comes_from_elsewhere_names_its_source(ratna: Actor) -> None:
    practice = _draft(ratna)
    with pytest.raises(IncompleteError):
        set_context(by=ratna, at=AT, practice_id=practice.pk, details=ContextDetails(
            category=Category.DATA, origin=Origin.ABROAD, origin_place="Swedia"))


def test_acts_and_figures_are_named_anew_as_a_whole(ratna: Actor) -> None:
    practice = _draft(ratna)
    for acts in ([ActName(EventKind.SESSION_HELD, "cv"), ActName(EventKind.CONTACTED)],
                 [ActName(EventKind.SESSION_HELD, " cv ")]):
        name_acts(by=ratna, practice_id=practice.pk, acts=acts)
    assert [(act.kind, act.detail) for act in practice.acts.all()] == [("session.held", "cv")]
    for codes, main in ((["no_shows", "visits"], "visits"), (["visits", "interviews"], "")):
        name_indicators(by=ratna, on=TODAY, practice_id=practice.pk, codes=codes, main=main)
    assert sorted(practice.indicators.values_list("indicator", "is_main")) == [
        ("interviews", False), ("visits", True)]
    with pytest.raises(UnknownNameError):
        name_indicators(by=ratna, on=TODAY, practice_id=practice.pk, codes=["tidak_ada"])


def test_a_withdrawn_practice_says_why_and_is_written_no_more(
    ratna: Actor, magelang: Actor, wonosobo: Office
) -> None:
    practice = make_practice(wonosobo)
    with pytest.raises(IncompleteError):
        withdraw_practice(by=ratna, at=AT, practice_id=practice.pk, reason=" ")
    withdraw_practice(by=ratna, at=AT, practice_id=practice.pk, reason="Aturannya berubah.")
    assert practice_view(magelang, practice.pk) is None
    assert practice_view(ratna, practice.pk)
    with pytest.raises(WrongStateError):
        _save(ratna, practice, 1)


def test_the_words_of_a_text_come_back_as_they_were_kept(ratna: Actor) -> None:
    practice = _save(ratna, _draft(ratna), 1)
    assert details_of(newest_texts(practice)["id"]) == WHOLE
