"""Peer review: two colleagues of two other offices, nobody given away, the old version stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from antarkerja.domain.jobseekers.queries.names import names_in_register
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.personal import PersonalKind
from antarkerja.domain.practices.enums.practice import (
    Category,
    Language,
    State,
    Verdict,
    Visibility,
)
from antarkerja.domain.practices.errors.practice import IncompleteError, WrongStateError
from antarkerja.domain.practices.errors.review import (
    AlreadyEndorsedError,
    AlreadyGivenError,
    NotAReviewerError,
    PersonalDataError,
    ReviewNeededError,
    TooEarlyToReplaceError,
)
from antarkerja.domain.practices.models import Practice
from antarkerja.domain.practices.operations.drafting import ContextDetails, set_context
from antarkerja.domain.practices.operations.endorsing import endorse, take_back_endorsement
from antarkerja.domain.practices.operations.reviewing import (
    Scores,
    ask_another,
    decline_review,
    give_review,
    hand_in,
    publish,
)
from antarkerja.domain.practices.operations.versions import save_version
from antarkerja.domain.practices.policies.texts import StepDetails, TextDetails
from antarkerja.domain.practices.queries.reviewing import suggested_reviewers
from antarkerja.domain.practices.queries.scope import practice_for
from tests.conftest import NOW, TODAY
from tests.factories.jobseekers import make_person
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import make_practice

GOOD = Scores(clear=4, useful=3, honest=3, safe=4)


def whole_text(**other: str) -> TextDetails:
    """A text that lacks nothing that readers need."""
    said = {
        "title": "Bimbingan kelompok sebelum wawancara", "problem": "Banyak yang tidak datang.",
        "context": "Kota kecil.", "did_not_work": "Mengirim SMS saja.",
        "self_reported": "Kami merasa lebih banyak yang datang.", "risks": "Ruang penuh.",
        "partners": "SMK setempat.", "tools": "Daftar hadir.",
    } | other
    steps = (StepDetails("Kumpulkan delapan orang", "Pengantar kerja"),
             StepDetails("Latih wawancara", "Pengantar kerja"))
    return TextDetails(language=Language.INDONESIAN, steps=steps, **said)


def rewrite(by: Actor, practice: Practice, **other: str) -> Practice:
    practice.refresh_from_db()
    return save_version(by=by, at=NOW, practice_id=practice.pk, expected=practice.version,
                        texts=[whole_text(**other)])


@pytest.fixture
def practice(ratna: Actor, wonosobo: Office) -> Practice:
    """Ratna's draft, complete."""
    draft = make_practice(wonosobo, state=State.DRAFT, groups=["graduates"])
    return rewrite(ratna, draft)


@pytest.fixture
def magelang(db: None) -> Office:
    return make_office(region="33.71", name="Disnaker Kota Magelang")


@pytest.fixture
def dewi(magelang: Office) -> Actor:
    return actor_for(make_membership("dewi", RoleName.OFFICER, magelang, name="Dewi Anggraini"))


def asked(by: Actor, practice: Practice, *reviewers: Actor) -> list[int]:
    rows = hand_in(by=by, on=TODAY, at=NOW, practice_id=practice.pk,
                   reviewer_ids=[one.user_id or 0 for one in reviewers])
    return [row.pk for row in rows]


def give(by: Actor, review_id: int, verdict: Verdict = Verdict.READY, words: str = "") -> Practice:
    return give_review(by=by, on=TODAY, at=NOW, review_id=review_id, scores=GOOD, verdict=verdict,
                       words=words)


def test_two_who_find_it_ready_publish_it(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor
) -> None:
    first, second = asked(ratna, practice, stranger, dewi)
    practice.refresh_from_db()
    assert practice.state == State.REVIEW
    assert give(stranger, first).state == State.REVIEW
    done = give(dewi, second)
    assert (done.state, done.published_version, done.published_on) == (
        State.PUBLISHED, done.version, TODAY)
    kinds = Event.objects.filter(subject_id=practice.pk).values_list("kind", "officer_id")
    assert set(kinds) == {
        (EventKind.PRACTICE_REVIEWED, stranger.user_id),
        (EventKind.PRACTICE_REVIEWED, dewi.user_id),
        (EventKind.PRACTICE_PUBLISHED, None),
    }


def test_who_is_asked_reads_it_and_other_strangers_do_not(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor, temanggung: Office
) -> None:
    colleague = actor_for(make_membership("wati", RoleName.OFFICER, temanggung))
    assert practice_for(stranger, practice.pk) is None
    asked(ratna, practice, stranger, dewi)
    assert practice_for(stranger, practice.pk) is not None
    assert practice_for(colleague, practice.pk) is None


def test_one_who_wants_a_change_sends_it_back_with_words(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor
) -> None:
    first, second = asked(ratna, practice, stranger, dewi)
    with pytest.raises(IncompleteError):
        give(stranger, first, Verdict.CHANGE)
    back = give(stranger, first, Verdict.CHANGE, "Langkah kedua kurang jelas.")
    assert back.state == State.DRAFT
    with pytest.raises(AlreadyGivenError):
        give(dewi, second)
    with pytest.raises(AlreadyGivenError):
        asked(ratna, practice, stranger, dewi)
    rewrite(ratna, practice, problem="Separuh dari yang diundang tidak datang.")
    assert len(asked(ratna, practice, stranger, dewi)) == 2


def test_two_of_one_office_the_own_office_and_an_author_do_not_review(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor, wonosobo: Office,
    temanggung: Office,
) -> None:
    same = actor_for(make_membership("wati", RoleName.OFFICER, temanggung))
    own = actor_for(make_membership("sari", RoleName.OFFICER, wonosobo))
    desk = actor_for(make_membership("auditi", RoleName.AUDITOR, temanggung))
    for pair in ((stranger, same), (stranger, own), (stranger, desk), (stranger, stranger)):
        with pytest.raises(NotAReviewerError):
            asked(ratna, practice, *pair)
    practice.authors.create(user_id=dewi.user_id, joined_at=NOW)
    with pytest.raises(NotAReviewerError):
        asked(ratna, practice, stranger, dewi)
    assert not practice.reviews.exists()


def test_what_readers_need_is_missing_and_named(
    ratna: Actor, wonosobo: Office, stranger: Actor, dewi: Actor
) -> None:
    draft = make_practice(wonosobo, state=State.DRAFT)
    with pytest.raises(IncompleteError) as caught:
        asked(ratna, draft, stranger, dewi)
    assert {"groups", "steps", "did_not_work", "self_reported"} == set(caught.value.fields)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Kasus 3307012204890003 kami dampingi.", PersonalKind.NIK),
     ("Hubungi 0812-3456-7890.", PersonalKind.PHONE),
     ("Kirim ke siti@example.id.", PersonalKind.EMAIL),
     ("lalu siti nurhayati diterima bekerja.", PersonalKind.NAME)],
)
def test_whom_the_text_gives_away_is_found_and_nothing_is_handed_in(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor, wonosobo: Office, words: str,
    kind: PersonalKind,
) -> None:
    make_person(wonosobo, name="Siti Nurhayati")
    rewrite(ratna, practice, did_not_work=words)
    with pytest.raises(PersonalDataError) as caught:
        asked(ratna, practice, stranger, dewi)
    assert [(one.field, one.kind) for one in caught.value.places] == [("did_not_work", kind)]
    assert caught.value.places[0].words in words
    assert not practice.reviews.exists()
    rewrite(ratna, practice, did_not_work="Seorang pencari kerja kami dampingi.")
    asked(ratna, practice, stranger, dewi)


def test_the_register_tells_only_names_that_were_asked_and_of_one_office(
    wonosobo: Office, temanggung: Office
) -> None:
    make_person(wonosobo, name="Siti Nurhayati")
    make_person(temanggung, name="Joko Susilo")
    words = ["siti nurhayati", "joko susilo", "banyak orang"]
    assert names_in_register(wonosobo.pk, words) == ["siti nurhayati"]


def test_the_old_version_stays_while_the_new_one_is_reviewed(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor
) -> None:
    for who, review in zip((stranger, dewi), asked(ratna, practice, stranger, dewi), strict=True):
        give(who, review)
    old = Practice.objects.get(pk=practice.pk).published_version
    rewrite(ratna, practice, title="Bimbingan kelompok, cara baru")
    first, second = asked(ratna, practice, stranger, dewi)
    practice.refresh_from_db()
    assert (practice.state, practice.published_version) == (State.PUBLISHED, old)
    assert practice.texts.get(is_current=True).title == "Bimbingan kelompok sebelum wawancara"
    give(stranger, first)
    assert give(dewi, second).published_version == practice.version
    assert practice.texts.get(is_current=True).title == "Bimbingan kelompok, cara baru"
    with pytest.raises(WrongStateError):
        asked(ratna, practice, stranger, dewi)


def test_a_new_version_sent_back_leaves_the_published_one(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor
) -> None:
    for who, review in zip((stranger, dewi), asked(ratna, practice, stranger, dewi), strict=True):
        give(who, review)
    rewrite(ratna, practice, title="Bimbingan kelompok, cara baru")
    first, _second = asked(ratna, practice, stranger, dewi)
    assert give(stranger, first, Verdict.CHANGE, "Kurang jelas.").state == State.PUBLISHED


def test_who_declines_makes_room_for_another_and_who_is_silent_is_replaced_after_two_weeks(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor
) -> None:
    third = actor_for(make_membership(
        "edi", RoleName.OFFICER, make_office(region="33.08", name="Disnaker Kabupaten Magelang")))
    first, second = asked(ratna, practice, stranger, dewi)
    with pytest.raises(AlreadyGivenError):
        ask_another(by=ratna, on=TODAY, at=NOW, practice_id=practice.pk,
                    reviewer_id=third.user_id or 0)
    decline_review(by=stranger, review_id=first)
    assert practice_for(stranger, practice.pk) is None
    ask_another(by=ratna, on=TODAY, at=NOW, practice_id=practice.pk,
                reviewer_id=third.user_id or 0)
    with pytest.raises(TooEarlyToReplaceError):
        ask_another(by=ratna, on=TODAY, at=NOW + timedelta(days=13), practice_id=practice.pk,
                    reviewer_id=stranger.user_id or 0, instead_of=second)
    ask_another(by=ratna, on=TODAY, at=NOW + timedelta(days=14), practice_id=practice.pk,
                reviewer_id=stranger.user_id or 0, instead_of=second)
    assert set(practice.reviews.values_list("reviewer_id", flat=True)) == {
        third.user_id, stranger.user_id}


def test_a_review_is_the_reviewers_alone(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor
) -> None:
    first, _second = asked(ratna, practice, stranger, dewi)
    for other in (ratna, dewi):
        with pytest.raises(OutOfScopeError):
            give(other, first)
    with pytest.raises(PersonalDataError):
        give(stranger, first, Verdict.READY, "Tanya Bu Siti Nurhayati.")


def test_colleagues_who_know_the_category_and_have_time_are_suggested_first(
    practice: Practice, stranger: Actor, dewi: Actor, magelang: Office
) -> None:
    make_practice(magelang, category=Category.CASE_WORK,
                  author=User.objects.get(username="dewi"))
    names = [one.name for one in suggested_reviewers(practice, on=TODAY)]
    assert names == ["Dewi Anggraini", "Bagus Wicaksono"]


def test_for_the_own_office_no_review_is_needed_and_beyond_it_is(
    ratna: Actor, practice: Practice
) -> None:
    with pytest.raises(ReviewNeededError):
        publish(by=ratna, on=TODAY, at=NOW, practice_id=practice.pk)
    context = ContextDetails(category=Category.CASE_WORK, visibility=Visibility.OFFICE,
                             groups=["graduates"])  # type: ignore[list-item]  # a code
    set_context(by=ratna, at=NOW, practice_id=practice.pk, details=context)
    assert publish(by=ratna, on=TODAY, at=NOW, practice_id=practice.pk).state == State.PUBLISHED
    with pytest.raises(ReviewNeededError):
        set_context(by=ratna, at=NOW, practice_id=practice.pk, details=ContextDetails(
            category=Category.CASE_WORK, visibility=Visibility.NATION))
    with pytest.raises(WrongStateError):
        publish(by=ratna, on=TODAY, at=NOW, practice_id=practice.pk)


def test_what_the_own_office_reads_may_be_reviewed_and_then_reach_the_nation(
    ratna: Actor, practice: Practice, stranger: Actor, dewi: Actor
) -> None:
    Practice.objects.filter(pk=practice.pk).update(visibility=Visibility.OFFICE)
    publish(by=ratna, on=TODAY, at=NOW, practice_id=practice.pk)
    for who, review in zip((stranger, dewi), asked(ratna, practice, stranger, dewi), strict=True):
        give(who, review)
    wide = set_context(by=ratna, at=NOW, practice_id=practice.pk, details=ContextDetails(
        category=Category.CASE_WORK, visibility=Visibility.NATION))
    assert wide.visibility == Visibility.NATION
    assert practice_for(stranger, practice.pk) is not None


def test_a_coordinator_endorses_once_and_takes_it_back(
    ratna: Actor, wonosobo: Office
) -> None:
    published = make_practice(wonosobo)
    province = make_office(region="33", name="Disnakertrans Jawa Tengah", kind=OfficeKind.PROVINCE)
    tuti = actor_for(make_membership("tuti", RoleName.PROVINCIAL_ANALYST, province))
    row = endorse(by=tuti, on=TODAY, practice_id=published.pk, words="Terbukti di tiga kantor.")
    with pytest.raises(AlreadyEndorsedError):
        endorse(by=tuti, on=TODAY, practice_id=published.pk, words="Sekali lagi.")
    with pytest.raises(NotAllowedError):
        endorse(by=ratna, on=TODAY, practice_id=published.pk, words="Bagus.")
    assert take_back_endorsement(by=tuti, on=TODAY, endorsement_id=row.pk).taken_back_on == TODAY
    endorse(by=tuti, on=TODAY, practice_id=published.pk, words="Kami yakin lagi.")
    draft = make_practice(wonosobo, state=State.DRAFT)
    with pytest.raises(OutOfScopeError):
        endorse(by=tuti, on=TODAY, practice_id=draft.pk, words="Bagus.")
