"""The acts that a practice may name, in words: by part of the work, each whole or narrowed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.practices.operations.naming import ActName
from antarkerja.domain.practices.policies.acts import (
    MESSAGE_SENT,
    NAMED_KINDS,
    NAMED_MESSAGES,
    same_topic,
)
from antarkerja.web.templatetags.event_words import CODES

MARK = "|"
# Parts of the work, by how the kinds of their acts begin.
PARTS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (gettext_lazy("People and their registration"), ("person.",)),
    (gettext_lazy("Cases, interviews and plans"), ("case.", "plan.")),
    (gettext_lazy("Appointments and group sessions"), ("appointment.", "session.")),
    (gettext_lazy("Matches, referrals and work"), ("match.", "referral.", "placement.")),
    (gettext_lazy("Firms and vacancies"), ("employer.", "vacancy.")),
    (gettext_lazy("Messages and unemployment benefit"), ("message.", "benefit.")),
)


@dataclass(frozen=True, slots=True)
class ActGroup:
    """A part of the work with its ticks: value, words, whether it is ticked."""

    label: str
    ticks: Sequence[tuple[str, str, bool]]

    @property
    def is_open(self) -> bool:
        return any(is_ticked for _value, _words, is_ticked in self.ticks)


def act_groups(
    named: Sequence[ActName], topics: Sequence[str], ticked: Collection[str]
) -> list[ActGroup]:
    """Every act that can be named, whole or narrowed, those of `ticked` with a tick. A detail that
    nobody knows any more stays."""
    return [
        ActGroup(str(label), [
            (value, words, value in ticked)
            for kind in NAMED_KINDS if kind.startswith(beginnings)
            for value, words in _choices(kind, named, topics)])
        for label, beginnings in PARTS
    ]


def value_of(act: ActName) -> str:
    return f"{act.kind}{MARK}{act.detail}"


def act_of(value: str) -> ActName:
    kind, _mark, detail = value.partition(MARK)
    return ActName(kind, detail)


def act_words(kind: str, detail: str) -> str:
    """An act in words: "Employer visited: to look for vacancies"."""
    label = kind_words(kind)
    return f"{label}: {_detail_words(kind, detail)}" if detail else label


def kind_words(kind: str) -> str:
    if kind == MESSAGE_SENT:
        return _("Message sent to a person")
    return str(EventKind(kind).label) if kind in EventKind.values else kind


def _choices(
    kind: str, named: Sequence[ActName], topics: Sequence[str]
) -> list[tuple[str, str]]:
    here = [one.detail for one in named if one.kind == kind]
    details = ["", *_known(kind)]
    if kind == EventKind.SESSION_HELD:
        details += [one for one in topics if not any(same_topic(one, said) for said in here)]
    details += [one for one in here if one not in details]
    return [(value_of(ActName(kind, one)), act_words(kind, one)) for one in details]


def _known(kind: str) -> list[str]:
    """Codes by which the work itself tells acts of a kind apart."""
    if kind == MESSAGE_SENT:
        return [one.value for one in NAMED_MESSAGES]
    return [code for choices in CODES.get(EventKind(kind), ()) for code in choices.values]


def _detail_words(kind: str, detail: str) -> str:
    if kind == MESSAGE_SENT and detail in MessageEvent.values:
        return str(MessageEvent(detail).label)
    for choices in CODES.get(EventKind(kind), ()) if kind in EventKind.values else ():
        if detail in choices.values:
            return str(choices(detail).label)
    return detail
