"""Peer review: handed in, given, passed on; published when two colleagues elsewhere find it ready.

What only the own office reads needs no review: its readers sit beside its authors and nobody else
relies on it. It is checked for personal data like every other, and reaches nobody beyond the office
before two colleagues of two other offices have found the published version ready.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State, Verdict, Visibility
from antarkerja.domain.practices.errors.practice import IncompleteError, WrongStateError
from antarkerja.domain.practices.errors.review import (
    AlreadyGivenError,
    NotAReviewerError,
    PersonalDataError,
    ReviewNeededError,
    TooEarlyToReplaceError,
)
from antarkerja.domain.practices.models import Practice, PracticeAuthor, Review
from antarkerja.domain.practices.operations.practice_locks import locked_practice
from antarkerja.domain.practices.operations.versions import show_version
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.policies.places import require_nobody_in
from antarkerja.domain.practices.queries.readiness import readiness_of
from antarkerja.domain.practices.queries.reviewing import (
    REVIEWERS,
    found_ready,
    is_late,
    possible_reviewers,
)

LONGEST = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The four questions of the rubric, each from 1 (no) to 4 (very much)."""

    clear: int
    useful: int
    honest: int
    safe: int


@transaction.atomic
def hand_in(
    *, by: Actor, on: date, at: datetime, practice_id: int, reviewer_ids: Sequence[int]
) -> list[Review]:
    """Asks two colleagues of two other offices about the newest version.

    Of a published practice readers go on seeing the published version meanwhile.

    Raises:
        NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`; also where the
            newest version is published already.
        AlreadyGivenError: this version was handed in before.
        IncompleteError: what readers need is missing.
        PersonalDataError: the text gives somebody away.
        NotAReviewerError: not two colleagues of two other offices.
    """
    practice = locked_practice(by, practice_id)
    if practice.published_version == practice.version and (
        found_ready(practice, practice.version)
    ):
        raise WrongStateError(practice.state)
    if practice.reviews.filter(number=practice.version).exists():
        raise AlreadyGivenError
    _require_ready(practice)
    wanted = list(dict.fromkeys(reviewer_ids))
    if len(wanted) != REVIEWERS:
        raise NotAReviewerError(len(wanted))
    reviews = [_ask(practice, user_id, on=on, at=at) for user_id in wanted]
    if practice.published_version is None:
        practice.state = State.REVIEW
    practice.changed_at = at
    practice.save(update_fields=["state", "changed_at"])
    return reviews


@transaction.atomic
def give_review(
    *, by: Actor, on: date, at: datetime, review_id: int, scores: Scores, verdict: Verdict,
    words: str,
) -> Practice:
    """The reviewer answers. The second READY publishes; one CHANGE sends it back to its authors.

    Raises:
        OutOfScopeError: not asked of the actor.
        AlreadyGivenError: given before, or about a version that is no longer the newest.
        IncompleteError: to be changed, and it is not said what.
        PersonalDataError: the words give somebody away.
    """
    review, practice = _own_review(by, review_id)
    said = as_read(words).strip()[:LONGEST]
    if verdict == Verdict.CHANGE and not said:
        raise IncompleteError(["words"])
    require_nobody_in("words", said)
    for name, score in asdict(scores).items():
        setattr(review, name, score)
    review.verdict, review.words, review.given_at = Verdict(verdict), said, at
    review.save()
    record(_entry(EventKind.PRACTICE_REVIEWED, practice, on=on, office_id=review.office_id,
                  officer_id=review.reviewer_id, reason=review.verdict,
                  act_key=f"practice-reviewed:{review.pk}"))
    if review.verdict == Verdict.CHANGE:
        _send_back(practice, at)
    elif _is_to_be_published(practice):
        _publish(practice, on=on, at=at)
    return practice


@transaction.atomic
def decline_review(*, by: Actor, review_id: int) -> Practice:
    """The reviewer has no time or stands too near; the authors ask somebody else.

    Raises OutOfScopeError, AlreadyGivenError as `give_review`.
    """
    review, practice = _own_review(by, review_id)
    review.delete()
    return practice


@transaction.atomic
def ask_another(
    *, by: Actor, on: date, at: datetime, practice_id: int, reviewer_id: int,
    instead_of: int | None = None,
) -> Review:
    """Somebody in the place of who declined, or of review `instead_of` after its two weeks,
    or once its reviewer left.

    Raises:
        NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`.
        AlreadyGivenError: two are asked already, or that review was given.
        TooEarlyToReplaceError: the reviewer still has time.
        NotAReviewerError: not a colleague of an office that was not asked yet.
    """
    practice = locked_practice(by, practice_id)
    asked = practice.reviews.filter(number=practice.version)
    if instead_of is not None:
        late = asked.filter(pk=instead_of, given_at__isnull=True).first()
        if late is None:
            raise AlreadyGivenError
        if not is_late(late, on=on, at=at):
            raise TooEarlyToReplaceError
        late.delete()
    if practice.state not in (State.REVIEW, State.PUBLISHED) or not (
        practice.state == State.REVIEW or asked.exists() or instead_of is not None
    ):
        raise WrongStateError(practice.state)
    if asked.count() >= REVIEWERS:
        raise AlreadyGivenError
    return _ask(practice, reviewer_id, on=on, at=at)


@transaction.atomic
def publish(*, by: Actor, on: date, at: datetime, practice_id: int) -> Practice:
    """Lets readers see the newest version: for the own office, or after two found it ready.

    Raises:
        NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`; also where it is
            published already.
        ReviewNeededError: others would read it and two have not found it ready.
        IncompleteError, PersonalDataError: see `hand_in`.
    """
    practice = locked_practice(by, practice_id)
    if practice.published_version == practice.version:
        raise WrongStateError(practice.state)
    require_reviewed(practice, Visibility(practice.visibility), number=practice.version)
    _require_ready(practice)
    return _publish(practice, on=on, at=at)


def require_reviewed(practice: Practice, visibility: Visibility, *, number: int) -> None:
    """Raises ReviewNeededError where others would read a version that two did not find ready."""
    if visibility != Visibility.OFFICE and not found_ready(practice, number):
        raise ReviewNeededError


def _publish(practice: Practice, *, on: date, at: datetime) -> Practice:
    show_version(practice, practice.version)
    practice.state, practice.published_version = State.PUBLISHED, practice.version
    practice.published_on, practice.changed_at = on, at
    practice.save(update_fields=["state", "published_version", "published_on", "changed_at"])
    lead = PracticeAuthor.objects.filter(practice=practice, user__isnull=False).order_by(
        "-is_lead", "pk").values_list("user_id", flat=True).first()
    record(_entry(EventKind.PRACTICE_PUBLISHED, practice, on=on, office_id=practice.office_id,
                  officer_id=lead, reason=practice.visibility,
                  act_key=f"practice-published:{practice.pk}:{practice.version}"))
    return practice


def _is_to_be_published(practice: Practice) -> bool:
    """Found ready by two, not read yet, and nobody was entered meanwhile whom it names."""
    return (
        practice.published_version != practice.version
        and found_ready(practice, practice.version) and readiness_of(practice).is_ready
    )


def _send_back(practice: Practice, at: datetime) -> None:
    """A draft again; of a published practice readers keep what they had."""
    if practice.state == State.REVIEW:
        practice.state = State.DRAFT
    practice.changed_at = at
    practice.save(update_fields=["state", "changed_at"])


def _own_review(by: Actor, review_id: int) -> tuple[Review, Practice]:
    """The actor's open review and its practice, both held, the practice first. Whoever came to its
    office since, or writes along, reviews it no more."""
    found = Review.objects.select_related("practice").filter(
        pk=review_id, reviewer_id=by.user_id or 0).first()
    if found is None or found.practice.office_id == by.own_office or (
        found.practice.authors.filter(user_id=by.user_id or 0).exists()
    ):
        raise OutOfScopeError(review_id)
    practice = Practice.objects.select_for_update().get(pk=found.practice_id)
    review = Review.objects.select_for_update().filter(pk=review_id).first()
    if review is None:
        raise OutOfScopeError(review_id)
    waits = practice.state in (State.REVIEW, State.PUBLISHED)
    if review.given_at is not None or review.number != practice.version or not waits:
        raise AlreadyGivenError
    return review, practice


def _ask(practice: Practice, user_id: int, *, on: date, at: datetime) -> Review:
    there = possible_reviewers(practice, on=on).filter(user_id=user_id).first()
    asked = practice.reviews.filter(number=practice.version)
    if there is None or there.office_id is None or (
        asked.filter(office_id=there.office_id).exists()
    ):
        raise NotAReviewerError(user_id)
    return Review.objects.create(
        practice=practice, number=practice.version, reviewer_id=user_id,
        office_id=there.office_id, asked_at=at,
    )


def _require_ready(practice: Practice) -> None:
    readiness = readiness_of(practice)
    if readiness.missing:
        raise IncompleteError([one.value for one in readiness.missing])
    if readiness.places:
        raise PersonalDataError(readiness.places)


def _entry(
    kind: EventKind, practice: Practice, *, on: date, office_id: int, officer_id: int | None,
    reason: str, act_key: str,
) -> Entry:
    return Entry(
        kind=kind, happened_on=on, subject=Subject.PRACTICE, subject_id=practice.pk,
        office_id=office_id, officer_id=officer_id, reason=reason, act_key=act_key,
    )
