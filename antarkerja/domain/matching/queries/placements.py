"""Who is at work through the office, and since when."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import Registration
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.models import Placement
from antarkerja.domain.matching.policies import PLACED_KEY
from antarkerja.domain.offices.policies import Actor


def placement_going_on(person_ids: Collection[int]) -> Placement | None:
    """The newest placement that goes on of people whom the viewer was allowed to load."""
    return (
        Placement.objects.filter(person_id__in=person_ids, ended_on__isnull=True)
        .select_related("employer").order_by("-pk").first()
    )


def placement_for(viewer: Actor, placement_id: int) -> Placement | None:
    """One placement of the viewer's office, None where there is none."""
    if not (viewer.is_staff and viewer.sees_own_office_only):
        return None
    return (
        Placement.objects.select_related("person", "employer", "vacancy")
        .filter(pk=placement_id, office_id=viewer.own_office).first()
    )


def person_of_cancelled(viewer: Actor, placement_id: int) -> int | None:
    """Whose placement of the viewer's office was cancelled; None where none was of that number."""
    if not (viewer.is_staff and viewer.sees_own_office_only):
        return None
    event = Event.objects.filter(
        act_key=PLACED_KEY.format(placement_id), office_id=viewer.own_office
    ).first()
    if event is None or not Event.objects.filter(corrects_id=event.pk).exists():
        return None
    return event.person_id


def first_day_after(registration: Registration | None) -> date | None:
    """The first day at work of the placement that ended a registration, None where none did.

    A registration ends on the day on which the placement is entered; the work may begin later.
    """
    placement = placement_after(registration)
    return placement.started_on if placement else None


def placement_after(registration: Registration | None) -> Placement | None:
    """The placement that ended a registration, None where none did."""
    if registration is None or registration.ended_on is None:
        return None
    if registration.status != RegistrationStatus.PLACED:
        return None
    return (
        Placement.objects.filter(
            person_id=registration.person_id, placed_on=registration.ended_on
        ).order_by("-pk").first()
    )
