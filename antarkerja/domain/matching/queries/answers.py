"""What the ledger says of the answers to a referral."""

from __future__ import annotations

from django.db.models import QuerySet

from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.matching.models import Placement, Referral


def standing_answers(referral: Referral) -> QuerySet[Event]:
    """Invitations and answers that nobody took back, the newest first."""
    told = Event.objects.filter(
        subject=Subject.REFERRAL, subject_id=referral.pk, kind=EventKind.REFERRAL_ANSWERED
    )
    undone = told.filter(corrects_id__isnull=False).values("corrects_id")
    return told.filter(corrects_id__isnull=True).exclude(pk__in=undone).order_by("-pk")


def is_own_word(referral: Referral, answer: Event) -> bool:
    """Whether the person withdrew alone: that the office does not take back."""
    return referral.status == ReferralStatus.WITHDRAWN and answer.officer_id is None


def answer_to_undo(referral: Referral) -> str:
    """The answer that the office may take back; "" where there is none.

    Of a referral that the viewer was allowed to load.
    """
    answer = standing_answers(referral).first()
    if answer is None or is_own_word(referral, answer):
        return ""
    if Placement.objects.filter(referral=referral).exists():
        return ""
    return referral.status
