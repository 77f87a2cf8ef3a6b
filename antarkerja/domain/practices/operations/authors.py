"""Who writes a practice: co-authors, the lead, and what happens when a lead goes."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.errors.practice import LeadStaysError, NotAColleagueError
from antarkerja.domain.practices.models import Practice, PracticeAuthor
from antarkerja.domain.practices.operations.practice_locks import locked_practice
from antarkerja.domain.practices.queries.sharers import sharers_of
from antarkerja.domain.practices.queries.writers import all_sharers


@transaction.atomic
def add_author(
    *, by: Actor, on: date, at: datetime, practice_id: int, user_id: int
) -> PracticeAuthor:
    """A colleague of any office writes along. Twice is once. Who was asked to review it is asked no
    more.

    Raises:
        NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`.
        NotAColleagueError: no account that shares practices.
    """
    practice = locked_practice(by, practice_id)
    if not all_sharers(on=on).filter(pk=user_id).exists():
        raise NotAColleagueError(user_id)
    practice.reviews.filter(reviewer_id=user_id, given_at__isnull=True).delete()
    has_lead = practice.authors.filter(is_lead=True).exists()
    author, _ = PracticeAuthor.objects.get_or_create(
        practice=practice, user_id=user_id, defaults={"joined_at": at, "is_lead": not has_lead})
    return author


@transaction.atomic
def remove_author(*, by: Actor, practice_id: int, author_id: int) -> None:
    """Somebody who was named by mistake; what they wrote stays theirs in the versions.

    Raises:
        NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`.
        LeadStaysError: somebody else shall lead first.
    """
    practice = locked_practice(by, practice_id)
    author = practice.authors.filter(pk=author_id).first()
    if author is None:
        return
    if author.is_lead:
        raise LeadStaysError
    author.delete()


@transaction.atomic
def hand_lead(
    *, by: Actor, on: date, at: datetime, practice_id: int, user_id: int
) -> PracticeAuthor:
    """The lead goes to another author, or to a colleague of the practice's office.

    Raises:
        OutOfScopeError, WrongStateError: see `locked_practice`.
        NotAllowedError: neither the lead nor the head of its office.
        NotAColleagueError: neither an author who still is there nor of the office.
    """
    practice = locked_practice(by, practice_id)
    if not may_hand_lead(by, practice, on=on):
        raise NotAllowedError(Permission.SHARE_PRACTICES)
    if user_id not in _may_lead(practice, on):
        raise NotAColleagueError(user_id)
    return _lead(practice, user_id, at)


def may_hand_lead(by: Actor, practice: Practice, *, on: date) -> bool:
    """The lead and the head of its office; where the lead is gone, whoever writes it."""
    lead = practice.authors.filter(is_lead=True).first()
    if lead is None or lead.user_id is None or lead.user_id == by.user_id:
        return True
    if by.role == RoleName.HEAD and practice.office_id == by.own_office:
        return True
    return not all_sharers(on=on).filter(pk=lead.user_id).exists()


@transaction.atomic
def pass_on_leads(*, on: date, at: datetime, officer_id: int) -> int:
    """An account ends or shares practices no more: each lead goes to the co-author who wrote along
    longest, else to the head of the office, else to a colleague there. The name stays.

    Part of an act that has checked who may close accounts. Returns how many found another lead; in
    an office without anybody left the name stays until somebody of it takes the lead.
    """
    if all_sharers(on=on).filter(pk=officer_id).exists():
        return 0
    led = Practice.objects.select_for_update(of=("self",)).filter(
        authors__user_id=officer_id, authors__is_lead=True,
    ).exclude(state=State.WITHDRAWN).order_by("pk")
    passed = 0
    for practice in led:
        heir = _heir(practice, officer_id, on)
        if heir is not None:
            _lead(practice, heir, at)
            passed += 1
    return passed


def _heir(practice: Practice, officer_id: int, on: date) -> int | None:
    there = set(all_sharers(on=on).filter(practices__practice=practice)
                .values_list("pk", flat=True))
    authors = practice.authors.exclude(user_id=officer_id).order_by("joined_at", "pk")
    for user_id in authors.values_list("user_id", flat=True):
        if user_id in there:
            return user_id
    office = sharers_of(practice.office_id, on=on).exclude(pk=officer_id)
    head: User | None = office.filter(
        memberships__role=RoleName.HEAD, memberships__office_id=practice.office_id,
        memberships__valid_until=None,
    ).first()
    heir = head or office.first()
    return heir.pk if heir else None


def _may_lead(practice: Practice, on: date) -> set[int]:
    authors = all_sharers(on=on).filter(practices__practice=practice)
    return {*authors.values_list("pk", flat=True),
            *sharers_of(practice.office_id, on=on).values_list("pk", flat=True)}


def _lead(practice: Practice, user_id: int, at: datetime) -> PracticeAuthor:
    practice.authors.filter(is_lead=True).update(is_lead=False)
    author, _ = PracticeAuthor.objects.update_or_create(
        practice=practice, user_id=user_id, defaults={"is_lead": True},
        create_defaults={"is_lead": True, "joined_at": at})
    return author


