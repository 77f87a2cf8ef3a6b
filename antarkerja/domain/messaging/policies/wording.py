"""Wordings with named places, `{when}`: checked when they are written, filled when they go out."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.messaging.errors import (
    BracesError,
    MissingValueError,
    UnknownPlaceholderError,
)

_PLACE = re.compile(r"\{([a-z_]+)\}")
# Filled for every message by whoever sends it.
COMMON = frozenset({"name", "office", "office_phone"})
E = MessageEvent
# What an act must tell with each event.
REQUIRED: dict[MessageEvent, frozenset[str]] = {
    E.INVITATION: frozenset({"what", "until", "link"}),
    E.BOOKED: frozenset({"what", "when", "where", "link"}),
    E.MOVED: frozenset({"what", "when", "where", "link"}),
    E.CANCELLED: frozenset({"what", "when"}),
    E.REMINDER_DAY: frozenset({"what", "when", "where", "link"}),
    E.REMINDER_HOURS: frozenset({"what", "when", "where"}),
    E.MISSED: frozenset({"what", "when"}),
    E.REGISTRATION_EXPIRING: frozenset({"number", "until", "link"}),
    E.STEP_DUE: frozenset({"step", "until"}),
    E.FOLLOW_UP_WORKER: frozenset({"firm", "months"}),
    E.FOLLOW_UP_EMPLOYER: frozenset({"worker", "months", "link"}),
    E.BENEFIT_DUE: frozenset({"what", "until"}),
    E.CASE_SHARED: frozenset({"agency", "until"}),
    E.PARTNER_INVITED: frozenset({"agency", "until", "link"}),
    E.REVIEW_ASKED: frozenset({"practice", "until", "link"}),
    E.MENTIONED: frozenset({"who", "practice", "link"}),
    E.PRACTICE_DIGEST: frozenset({"news", "link"}),
    E.MEETING_INVITED: frozenset({"meeting", "when", "where", "link"}),
    E.MEETING_SEAT: frozenset({"meeting", "when", "where", "link"}),
    E.MEETING_CALLED_OFF: frozenset({"meeting", "when"}),
    E.QUESTION_ASKED: frozenset({"who", "practice", "link"}),
    E.QUESTION_ANSWERED: frozenset({"who", "practice", "link"}),
    E.REPLICATION_TALK: frozenset({"who", "practice", "adopter", "link"}),
    E.MENTORING_ASKED: frozenset({"who", "what", "link"}),
    E.MENTORING_TAKEN: frozenset({"who", "what", "link"}),
    E.MENTORING_DECLINED: frozenset({"who", "what", "link"}),
}
# What it may tell besides; left out it is empty.
OPTIONAL: dict[MessageEvent, frozenset[str]] = {
    E.CANCELLED: frozenset({"where", "link"}),
    E.REMINDER_HOURS: frozenset({"link"}),
    E.MISSED: frozenset({"where", "link"}),
    E.STEP_DUE: frozenset({"link"}),
    E.FOLLOW_UP_WORKER: frozenset({"link"}),
    E.BENEFIT_DUE: frozenset({"link"}),
    E.CASE_SHARED: frozenset({"link", "scope"}),
    E.MEETING_CALLED_OFF: frozenset({"why", "link"}),
}
# One SMS holds 160 signs, or 70 where one of them is none of GSM 03.38; parts of a longer one
# lose seven (three) to their numbering.
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_GSM_TWICE = frozenset("^{}\\[~]|€\f")


@dataclass(frozen=True, slots=True)
class Wording:
    """Subject (of e-mails and letters) and text."""

    subject: str
    body: str


def placeholders(event: MessageEvent) -> frozenset[str]:
    """The names that a wording of this event may use."""
    return COMMON | REQUIRED[event] | OPTIONAL.get(event, frozenset())


def check_wording(event: MessageEvent, wording: Wording) -> None:
    """Sees that only known names stand between braces.

    Raises:
        BracesError: a brace is left over.
        UnknownPlaceholderError: a name that the event does not know.
    """
    text = wording.subject + "\n" + wording.body
    if set("{}") & set(_PLACE.sub("", text)):
        raise BracesError
    unknown = set(_PLACE.findall(text)) - placeholders(event)
    if unknown:
        raise UnknownPlaceholderError(unknown)


def fill(event: MessageEvent, wording: Wording, values: Mapping[str, str]) -> Wording:
    """The wording with its places filled; an empty line that a missing link left goes.

    Raises:
        MissingValueError: a value that the event needs is not given.
    """
    missing = REQUIRED[event] - {name for name, value in values.items() if value}
    if missing:
        raise MissingValueError(event, missing)
    subject = " ".join(_filled(wording.subject, values).split())
    lines = [line.rstrip() for line in _filled(wording.body, values).splitlines()]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return Wording(subject[:160], body[:2000])


def _filled(text: str, values: Mapping[str, str]) -> str:
    # Values are put in once: braces that somebody's name holds are no places.
    return _PLACE.sub(lambda found: values.get(found[1], ""), text)


def sms_parts(text: str) -> int:
    """How many SMS a text costs (GSM 03.38; UCS-2 where it holds another sign)."""
    if not text:
        return 0
    if set(text) <= _GSM | _GSM_TWICE:
        length, one, part = sum(2 if sign in _GSM_TWICE else 1 for sign in text), 160, 153
    else:
        length, one, part = len(text.encode("utf-16-be")) // 2, 70, 67
    return 1 if length <= one else math.ceil(length / part)
