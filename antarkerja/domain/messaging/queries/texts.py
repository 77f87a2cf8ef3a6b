"""An office's wordings, its own and those that everybody has."""

from __future__ import annotations

from dataclasses import dataclass

from antarkerja.domain.messaging.enums import Language, MessageEvent
from antarkerja.domain.messaging.models import MessageText, OfficeMessaging
from antarkerja.domain.messaging.policies.default_texts import DEFAULTS
from antarkerja.domain.messaging.policies.sample_values import sample_values
from antarkerja.domain.messaging.policies.wording import Wording, fill, sms_parts
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


@dataclass(frozen=True, slots=True)
class TextLine:
    """One event in one language: its words, whether they are the own ones, and their SMS."""

    event: MessageEvent
    language: Language
    wording: Wording
    is_own: bool

    @property
    def preview(self) -> Wording:
        return fill(self.event, self.wording, sample_values(self.event, self.language))

    @property
    def sms(self) -> int:
        return sms_parts(self.preview.body)


def texts_of_office(viewer: Actor) -> list[TextLine]:
    """Every event in both languages. One query.

    Raises:
        NotAllowedError: the viewer does not lead cases.
    """
    viewer.require(Permission.LEAD_CASES)
    own = {
        (row.event, row.language): Wording(row.subject, row.body)
        for row in MessageText.objects.filter(office_id=viewer.own_office)
    }
    return [
        TextLine(event, language, own.get((event, language), DEFAULTS[language][event]),
                 (event, language) in own)
        for event in MessageEvent for language in Language
    ]


def messaging_settings(viewer: Actor) -> OfficeMessaging:
    """The own office's quiet hours and days; unsaved defaults where it has chosen none.

    Raises:
        NotAllowedError: the viewer does not lead cases.
    """
    viewer.require(Permission.LEAD_CASES)
    found = OfficeMessaging.objects.filter(office_id=viewer.own_office).first()
    return found or OfficeMessaging(office_id=viewer.own_office)
