"""An office's own wordings and settings."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction

from antarkerja.domain.messaging.enums import Language, MessageEvent
from antarkerja.domain.messaging.models import MessageText, OfficeMessaging
from antarkerja.domain.messaging.policies.wording import Wording, check_wording
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def keep_text(
    *, by: Actor, at: datetime, event: MessageEvent, language: Language, wording: Wording
) -> MessageText:
    """The own office tells this event in these words from now on.

    Raises:
        NotAllowedError: the actor does not lead cases.
        BracesError, UnknownPlaceholderError: as `check_wording`.
    """
    by.require(Permission.LEAD_CASES)
    check_wording(event, wording)
    return MessageText.objects.update_or_create(
        office_id=_office(by), event=event, language=language,
        defaults={"subject": wording.subject, "body": wording.body, "user_id": by.user_id,
                  "changed_at": at},
    )[0]


@transaction.atomic
def drop_text(*, by: Actor, event: MessageEvent, language: Language) -> bool:
    """Back to the words that everybody has; True where there were own ones."""
    by.require(Permission.LEAD_CASES)
    return bool(MessageText.objects.filter(
        office_id=_office(by), event=event, language=language
    ).delete()[0])


@transaction.atomic
def change_messaging(
    *, by: Actor, quiet_from: time, quiet_until: time, keep_days: int
) -> OfficeMessaging:
    """The own office's quiet hours, and how long texts and addresses are kept (30 to 1,825 days).

    Raises:
        NotAllowedError: the actor does not lead cases.
    """
    by.require(Permission.LEAD_CASES)
    return OfficeMessaging.objects.update_or_create(
        office_id=_office(by),
        defaults={"quiet_from": quiet_from, "quiet_until": quiet_until, "keep_days": keep_days},
    )[0]


def _office(by: Actor) -> int:
    if by.office_id is None:
        raise OutOfScopeError
    return by.office_id
