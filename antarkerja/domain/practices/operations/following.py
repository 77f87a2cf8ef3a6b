"""What a reader follows, and how the weekly news comes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from antarkerja.domain.messaging.enums import Channel
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category, TargetGroup
from antarkerja.domain.practices.enums.talk import FollowKind
from antarkerja.domain.practices.errors.talk import NothingToFollowError
from antarkerja.domain.practices.models import DigestWish, Follow
from antarkerja.domain.practices.queries.scope import practice_for
from antarkerja.domain.practices.queries.wishes import PAGES_ONLY

CHANNELS = ("", Channel.EMAIL, Channel.WHATSAPP, PAGES_ONLY)


@transaction.atomic
def follow(*, by: Actor, at: datetime, kind: FollowKind, value: str) -> Follow:
    """The weekly news tell of it from now on. Twice is once.

    Raises:
        NotAllowedError: the actor reads no practices.
        NothingToFollowError: no such thing, or not the actor's to read.
    """
    user_id = _reader(by)
    if not _is_there(by, FollowKind(kind), value):
        raise NothingToFollowError(value)
    row, _ = Follow.objects.get_or_create(
        user_id=user_id, kind=FollowKind(kind), value=value, defaults={"since_at": at})
    return row


@transaction.atomic
def unfollow(*, by: Actor, kind: FollowKind, value: str) -> None:
    """No longer. Where it was not followed nothing happens."""
    Follow.objects.filter(user_id=_reader(by), kind=kind, value=value).delete()


@transaction.atomic
def choose_news(*, by: Actor, is_on: bool, channel: str) -> DigestWish:
    """Whether the weekly news come, and by which way colleagues reach the actor.

    Raises ValueError for an unknown way.
    """
    user_id = _reader(by)
    if channel not in CHANNELS:
        raise ValueError(channel)
    row, _ = DigestWish.objects.update_or_create(
        user_id=user_id, defaults={"is_on": is_on, "channel": channel})
    return row


def _reader(by: Actor) -> int:
    by.require(Permission.READ_PRACTICES)
    if by.user_id is None:
        raise NotAllowedError(Permission.READ_PRACTICES)
    return by.user_id


def _is_there(by: Actor, kind: FollowKind, value: str) -> bool:
    if kind == FollowKind.CATEGORY:
        return value in Category.values
    if kind == FollowKind.GROUP:
        return value in TargetGroup.values
    if not (value.isascii() and value.isdecimal() and len(value) < 19):
        return False
    if kind == FollowKind.OFFICE:
        return Office.objects.filter(pk=int(value), archived_at__isnull=True).exists()
    return practice_for(by, int(value)) is not None
