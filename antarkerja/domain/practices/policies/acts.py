"""The acts that a practice consists of: kinds of the ledger's events, and messages to people.

An act may be narrowed: by a code of the event's reason ("canvassing"), by the topic of a group
session, or by what a message tells. Whatever the work itself writes down is found by these.
"""

from __future__ import annotations

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.messaging.enums import AMONG_COLLEAGUES, MessageEvent

# Messages to people stand in the outbox and not in the ledger.
MESSAGE_SENT = "message.sent"
# The community's own acts are no work with people, and the next ones are nobody's practice.
_NOT_NAMED = ("practice.", "meeting.", "mentoring.", "person.nik_revealed",
              "person.account_recovered", "person.merged")
NAMED_KINDS = (
    *(one.value for one in EventKind if not one.value.startswith(_NOT_NAMED)), MESSAGE_SENT)
NAMED_MESSAGES = tuple(one for one in MessageEvent if one not in AMONG_COLLEAGUES)


def fits(detail: str, reason: str) -> bool:
    """Whether an event with this reason is an act narrowed by `detail`. A reason says more behind a
    colon: "working:3" is one of "working"."""
    return detail in ("", reason) or reason.startswith(f"{detail}:")


def same_topic(one: str, other: str) -> bool:
    """Whether two group sessions are of one kind: by their topic, however it is written."""
    return one.casefold().split() == other.casefold().split()
