"""What of the community of practice belongs to an office and goes along when it merges."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from antarkerja.domain.practices.enums.replication import IN_USE, TrialState
from antarkerja.domain.practices.enums.talk import FollowKind
from antarkerja.domain.practices.models import (
    CounterNote,
    Follow,
    Meeting,
    Practice,
    Replication,
    Trial,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunityOfOffice:
    """How many of each go along; what is over (meetings held, drawn lots, reviews) stays."""

    practices: int
    replications: int
    notes: int
    meetings: int
    trials: int
    followers: int


def community_of_office(office_id: int) -> CommunityOfOffice:
    """Six counts. For whoever runs the installation; nothing of it names anybody."""
    return CommunityOfOffice(
        practices=Practice.objects.filter(office_id=office_id).count(),
        replications=Replication.objects.filter(office_id=office_id, state__in=IN_USE).count(),
        notes=CounterNote.objects.filter(office_id=office_id).count(),
        meetings=meetings_to_come(office_id).count(),
        trials=trials_planned(office_id).count(),
        followers=Follow.objects.filter(kind=FollowKind.OFFICE, value=str(office_id)).count(),
    )


def meetings_to_come(office_id: int) -> QuerySet[Meeting]:
    """Neither held nor called off."""
    return Meeting.objects.filter(
        office_id=office_id, held_at__isnull=True, called_off_at__isnull=True)


def trials_planned(office_id: int) -> QuerySet[Trial]:
    """Of the office, their lot not drawn yet."""
    return Trial.objects.filter(office_id=office_id, state=TrialState.PLANNED)
