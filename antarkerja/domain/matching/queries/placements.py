"""Who is at work through the office, and since when."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import Registration
from antarkerja.domain.matching.models import Placement


def placement_going_on(person_ids: Collection[int]) -> Placement | None:
    """The newest placement that goes on of people whom the viewer was allowed to load."""
    return (
        Placement.objects.filter(person_id__in=person_ids, ended_on__isnull=True)
        .select_related("employer").order_by("-pk").first()
    )


def first_day_after(registration: Registration | None) -> date | None:
    """The first day at work of the placement that ended a registration, None where none did.

    A registration ends on the day on which the placement is entered; the work may begin later.
    """
    if registration is None or registration.ended_on is None:
        return None
    if registration.status != RegistrationStatus.PLACED:
        return None
    return (
        Placement.objects.filter(
            person_id=registration.person_id, placed_on=registration.ended_on
        ).order_by("-pk").values_list("started_on", flat=True).first()
    )
