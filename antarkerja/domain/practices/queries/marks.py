"""Marks on the work: which act of an office belongs to a practice that it works by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.models import Appointment
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import ReplicationState
from antarkerja.domain.practices.models import Practice, Replication
from antarkerja.domain.practices.policies.acts import fits, same_topic
from antarkerja.domain.practices.queries.replications import title_of


@dataclass(frozen=True, slots=True)
class Act:
    """One act as the work wrote it down; `about` is its subject's id where it is an appointment."""

    kind: str
    reason: str
    on: date
    about: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """An act that a practice names, at the viewer's office, in the days that it works by it."""

    practice_id: int
    title: str
    began_on: date
    ended_on: date | None
    kind: str
    detail: str


def marks_on(viewer: Actor, acts: Sequence[Act], *, language: str) -> list[Mark | None]:
    """The mark of each act, if it has one; of several the practice begun last. At most three
    queries."""
    marks = _marks_of(viewer, language) if acts else []
    topics = _topics(acts) if any(one.kind == EventKind.SESSION_HELD for one in marks) else {}
    return [next((mark for mark in marks if _is_of(mark, act, topics)), None) for act in acts]


def _is_of(mark: Mark, act: Act, topics: dict[int, str]) -> bool:
    if act.on < mark.began_on or (mark.ended_on is not None and act.on > mark.ended_on):
        return False
    if mark.kind == EventKind.SESSION_HELD and act.kind == EventKind.APPOINTMENT_KEPT:
        topic = topics.get(act.about)
        return topic is not None and (not mark.detail or same_topic(mark.detail, topic))
    return act.kind == mark.kind and fits(mark.detail, act.reason)


def _marks_of(viewer: Actor, language: str) -> list[Mark]:
    """Acts of the practices that the viewer's office works by, its own among them, begun last
    first. Two queries."""
    if not viewer.own_office or not viewer.may(Permission.READ_PRACTICES):
        return []
    taken = Replication.objects.filter(
        office_id=viewer.own_office, started_on__isnull=False, practice__acts__isnull=False,
    ).values_list("practice_id", title_of("practice_id", language), "started_on", "ended_on",
                  "practice__acts__kind", "practice__acts__detail", "state")
    own = Practice.objects.filter(
        office_id=viewer.own_office, begun_on__isnull=False, acts__isnull=False,
    ).values_list("pk", title_of("pk", language), "begun_on", "acts__kind", "acts__detail")
    marks = [
        Mark(pk, title, began_on, ended_on if state == ReplicationState.ABANDONED else None, kind,
             detail)
        for pk, title, began_on, ended_on, kind, detail, state in taken if began_on
    ] + [
        Mark(pk, title, began_on, None, kind, detail)
        for pk, title, began_on, kind, detail in own if began_on
    ]
    return sorted(marks, key=lambda mark: mark.began_on, reverse=True)


def _topics(acts: Sequence[Act]) -> dict[int, str]:
    """Topics of the group sessions among the appointments that were kept. One query."""
    kept = [one.about for one in acts if one.kind == EventKind.APPOINTMENT_KEPT]
    return dict(Appointment.objects.filter(pk__in=kept, slot__kind=SlotKind.GROUP)
                .values_list("pk", "slot__topic"))
