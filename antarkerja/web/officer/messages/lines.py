"""What the outbox says of a message: whom it tells, and why it did not go out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.domain.employers.queries import employers_seen_by
from antarkerja.domain.jobseekers.queries import people_seen_by
from antarkerja.domain.messaging.enums import MessageStatus, RecipientKind
from antarkerja.domain.offices.policies import Actor

if TYPE_CHECKING:
    from antarkerja.domain.messaging.models import Message

LISTS: dict[str, str | Promise] = {
    "dead": gettext_lazy("Not sent"), "print": gettext_lazy("To print"),
    "waiting": gettext_lazy("Waiting"), "sent": gettext_lazy("Sent"),
    "withdrawn": gettext_lazy("Withdrawn"), "all": gettext_lazy("All messages"),
}
TONES = {
    MessageStatus.DEAD: "bad", MessageStatus.TO_PRINT: "gap", MessageStatus.DELIVERED: "good",
    MessageStatus.READ: "good", MessageStatus.SENT: "sea",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the list; `name` is empty where the recipient is no longer in the office."""

    message: Message
    name: str
    address: str
    tone: str


def lines_of(viewer: Actor, messages: Iterable[Message]) -> list[Line]:
    """Two queries, however many messages there are."""
    rows = list(messages)
    names = _names(viewer, rows)
    return [
        Line(row, names.get((row.recipient_kind, row.recipient_id), ""), recipient_address(row),
             TONES.get(MessageStatus(row.status), ""))
        for row in rows
    ]


def recipient_address(message: Message) -> str:
    """The page of whom it tells, "" where there is none."""
    if message.recipient_kind == RecipientKind.PERSON:
        return reverse("officer:person", args=[message.recipient_id])
    if message.recipient_kind == RecipientKind.EMPLOYER:
        return reverse("officer:employer", args=[message.recipient_id])
    return ""


def _names(viewer: Actor, rows: list[Message]) -> dict[tuple[str, int], str]:
    def ids(kind: RecipientKind) -> list[int]:
        return [row.recipient_id for row in rows if row.recipient_kind == kind]

    found: dict[tuple[str, int], str] = {}
    people = people_seen_by(viewer).filter(pk__in=ids(RecipientKind.PERSON))
    for pk, name in people.values_list("pk", "name"):
        found[RecipientKind.PERSON, pk] = name
    firms = employers_seen_by(viewer).filter(pk__in=ids(RecipientKind.EMPLOYER))
    for pk, name in firms.values_list("pk", "name"):
        found[RecipientKind.EMPLOYER, pk] = name
    return found


def reason_of(code: str) -> str:
    """Why a message did not go out, in words and with what helps; the code where none fit."""
    known = {
        "too_late": _("It was due while nothing could be sent, and is about something past."),
        "gave_up": _("Sending it failed again and again."),
        "no_gateway": _("This installation has no gateway for this way of sending."),
        "gateway_silent": _("The gateway fell silent; nobody knows whether it went out."),
        "worker_died": _("Sending was cut off in the middle."),
        "smtp_550": _("This e-mail address does not exist."),
        "http_400": _("The gateway does not take this number."),
        "whatsapp_131026": _("This number has no WhatsApp."),
    }
    if not code:
        return ""
    return known.get(code) or _("The gateway said: %(code)s.") % {"code": code}
