"""The expert directory: nobody is listed who did not agree; colleagues of other offices endorse."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import office_of_user
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.errors.expert import OwnOfficeError
from antarkerja.domain.practices.models import ExpertEndorsement, ExpertProfile
from antarkerja.domain.practices.operations.meeting_locks import colleague
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.queries.experts import listed_expert


@transaction.atomic
def list_me(
    *, by: Actor, at: datetime, about: str, takes_questions: bool, mentors: bool
) -> ExpertProfile:
    """The actor agrees to be found by colleagues; said again, the newer words count.

    Raises NotAllowedError: the actor shares no practices.
    """
    by.require(Permission.SHARE_PRACTICES)
    row, _made = ExpertProfile.objects.update_or_create(user_id=colleague(by), defaults={
        "about": " ".join(as_read(about).split())[:300], "takes_questions": takes_questions,
        "mentors": mentors, "agreed_at": at, "withdrawn_at": None,
    })
    return row


@transaction.atomic
def unlist_me(*, by: Actor, at: datetime) -> None:
    """The actor is no longer found. What colleagues said of the actor is deleted. Twice is once.

    Raises NotAllowedError.
    """
    by.require(Permission.SHARE_PRACTICES)
    ExpertProfile.objects.filter(user_id=colleague(by), withdrawn_at=None).update(
        withdrawn_at=at, about="")
    ExpertEndorsement.objects.filter(expert_id=colleague(by)).delete()


@transaction.atomic
def endorse_expert(
    *, by: Actor, at: datetime, user_id: int, category: Category
) -> ExpertEndorsement:
    """The actor says that a listed colleague of another office knows a part of the service.

    Twice is once.

    Raises:
        NotAllowedError.
        OutOfScopeError: the colleague is not listed, or is the actor.
        OwnOfficeError: a colleague of the own office.
    """
    by.require(Permission.SHARE_PRACTICES)
    if listed_expert(user_id) is None or user_id == by.user_id:
        raise OutOfScopeError(user_id)
    home = office_of_user(user_id)
    if home is not None and home.pk == by.own_office:
        raise OwnOfficeError
    row, _made = ExpertEndorsement.objects.get_or_create(
        expert_id=user_id, by_id=colleague(by), category=Category(category),
        defaults={"given_at": at},
    )
    return row


@transaction.atomic
def take_endorsement_back(*, by: Actor, user_id: int, category: Category) -> None:
    """Twice is once. Raises NotAllowedError."""
    by.require(Permission.SHARE_PRACTICES)
    ExpertEndorsement.objects.filter(
        expert_id=user_id, by_id=colleague(by), category=category).delete()
