"""How a person wishes to be told things."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from antarkerja.domain.jobseekers.enums import Purpose
from antarkerja.domain.jobseekers.models import ContactPreference
from antarkerja.domain.jobseekers.operations.consents import give_consent, withdraw_consent
from antarkerja.domain.jobseekers.operations.traits import lock_person
from antarkerja.domain.jobseekers.queries.files import consents_of
from antarkerja.domain.messaging.enums import Channel, Language, Topic
from antarkerja.domain.messaging.policies.quiet import RINGS
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def choose_contact(
    *, by: Actor, at: datetime, person_id: int, channel: Channel | None, language: Language,
    declined: Collection[Topic],
) -> ContactPreference:
    """Keeps channel, language and the topics the person does without; the person or the desk.

    Choosing WhatsApp or SMS is the consent to it; choosing e-mail or letters takes it back.
    No wish (None) leaves the consent as it is.

    Raises:
        NotAllowedError, OutOfScopeError: as `lock_person`.
    """
    person = lock_person(by, person_id, Permission.REGISTER_PEOPLE, own_too=True)
    agrees = consents_of(person)[Purpose.MESSAGES]
    if channel in RINGS and not agrees:
        give_consent(by=by, at=at, person_id=person_id, purpose=Purpose.MESSAGES)
    elif channel is not None and channel not in RINGS and agrees:
        withdraw_consent(by=by, at=at, person_id=person_id, purpose=Purpose.MESSAGES)
    return ContactPreference.objects.update_or_create(
        person=person,
        defaults={
            "channel": channel or "", "language": Language(language),
            "declined": sorted({Topic(topic).value for topic in declined}),
            "user_id": by.user_id, "changed_at": at,
        },
    )[0]
