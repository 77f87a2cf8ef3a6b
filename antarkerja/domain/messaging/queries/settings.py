"""How an office sends, and in which words."""

from __future__ import annotations

from antarkerja.domain.messaging.enums import Language, MessageEvent
from antarkerja.domain.messaging.models import MessageText, OfficeMessaging
from antarkerja.domain.messaging.policies.default_texts import DEFAULTS
from antarkerja.domain.messaging.policies.quiet import QuietHours
from antarkerja.domain.messaging.policies.wording import Wording
from antarkerja.domain.offices.models import Office


def messaging_of(office: Office) -> OfficeMessaging:
    """The office's settings; unsaved defaults where it has chosen none."""
    found = OfficeMessaging.objects.filter(office=office).first()
    return found or OfficeMessaging(office=office)


def quiet_hours_of(office: Office) -> QuietHours:
    """The office's quiet hours on its own clock."""
    chosen = messaging_of(office)
    return QuietHours(chosen.quiet_from, chosen.quiet_until, office.zone)


def wording_of(office_id: int, event: MessageEvent, language: str) -> Wording:
    """The office's own wording, or the default one."""
    own = MessageText.objects.filter(office_id=office_id, event=event, language=language).first()
    return Wording(own.subject, own.body) if own else DEFAULTS[Language(language)][event]
