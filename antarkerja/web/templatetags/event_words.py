"""The coded reasons of the ledger as words. No logic of the trade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import template
from django.db.models import TextChoices
from django.utils.translation import ngettext

from antarkerja.domain.cases.enums.appointments import CancelReason, ChosenBy
from antarkerja.domain.cases.enums.benefits import ProofKind
from antarkerja.domain.cases.enums.case import ClosingReason, Opening, Track
from antarkerja.domain.cases.enums.handover import HandOverReason
from antarkerja.domain.cases.enums.notes import ContactKind
from antarkerja.domain.cases.enums.plan import StepActor, StepKind
from antarkerja.domain.cases.enums.sharing import ShareEnd, SharePart
from antarkerja.domain.employers.enums import VisitPurpose
from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.matching.enums import (
    FollowUpStatus,
    LeavingReason,
    ReferralStatus,
    RefusalReason,
    RejectReason,
)

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.queries.files import TimelineLine

register = template.Library()
CODES: dict[EventKind, tuple[type[TextChoices], ...]] = {
    EventKind.PERSON_STRUCK_OFF: (StrikeOffReason,),
    EventKind.MATCH_REJECTED: (RejectReason,),
    EventKind.REFERRAL_ANSWERED: (RefusalReason, ReferralStatus),
    EventKind.FOLLOWED_UP: (FollowUpStatus,),
    EventKind.PLACEMENT_ENDED: (LeavingReason,),
    EventKind.CASE_OPENED: (Opening,),
    EventKind.CASE_CLOSED: (ClosingReason,),
    EventKind.CASE_REOPENED: (ClosingReason,),
    EventKind.CASE_HANDED_OVER: (HandOverReason,),
    EventKind.CASE_UNSHARED: (ShareEnd,),
    EventKind.CONTACTED: (ContactKind,),
    EventKind.TRACK_SET: (Track,),
    EventKind.STEP_DONE: (StepKind, StepActor),
    EventKind.APPOINTMENT_BOOKED: (ChosenBy,),
    EventKind.APPOINTMENT_MOVED: (ChosenBy,),
    EventKind.APPOINTMENT_KEPT: (ChosenBy,),
    EventKind.APPOINTMENT_MISSED: (ChosenBy,),
    EventKind.BENEFIT_PROVED: (ProofKind,),
    EventKind.EMPLOYER_VISITED: (VisitPurpose,),
}
# What a reason says beside its first code is no number of months.
TOLD_BY_THE_FIRST = frozenset({EventKind.TRACK_SET, EventKind.BENEFIT_PROVED})
SAYS_IT_ALL = frozenset({EventKind.PERSON_MERGED, EventKind.STEP_DONE})


@register.filter
def reason_words(line: TimelineLine) -> str:
    """Why it happened: a code in words, "working:3" with its months, free text as it is.

    A merge says it all by its name.
    """
    code, _, months = line.reason.partition(":")
    for choices in CODES.get(line.kind, ()):
        if code in choices.values:
            words = str(choices(code).label)
            told_months = months.isdecimal() and line.kind not in TOLD_BY_THE_FIRST
            return f"{words}, {_months(int(months))}" if told_months else words
    if line.kind == EventKind.APPOINTMENT_CANCELLED and months in CancelReason.values:
        return str(CancelReason(months).label)
    if line.kind == EventKind.CASE_SHARED:
        return ", ".join(str(part.label) for part in SharePart if part in line.reason.split(","))
    return "" if line.kind in SAYS_IT_ALL else line.reason


def _months(count: int) -> str:
    return ngettext("after %(n)d month", "after %(n)d months", count) % {"n": count}
