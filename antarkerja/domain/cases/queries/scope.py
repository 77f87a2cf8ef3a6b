"""Which cases a viewer may see: those of the own office, for people who work cases."""

from __future__ import annotations

from django.db.models import QuerySet

from antarkerja.domain.cases.models import Case
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


def cases_of(viewer: Actor) -> QuerySet[Case]:
    """All cases of the viewer's office, open and closed; none for others.

    Raises NotAllowedError where the viewer does not work cases.
    """
    viewer.require(Permission.WORK_CASES)
    return Case.objects.filter(office_id=viewer.own_office)


def case_for(viewer: Actor, case_id: int) -> Case | None:
    """One case with its person and officer, if the viewer may see it."""
    return (
        cases_of(viewer).select_related("person", "officer", "office", "group")
        .filter(pk=case_id).first()
    )


def open_case_of(viewer: Actor, person_id: int) -> Case | None:
    """The open case of a person of the viewer's office."""
    return cases_of(viewer).filter(person_id=person_id, status="open").first()


def last_case_of(viewer: Actor, person_id: int) -> Case | None:
    """The open case of a person, else the newest; None too where the viewer works no cases."""
    if not viewer.may(Permission.WORK_CASES):
        return None
    rows = cases_of(viewer).filter(person_id=person_id)
    return rows.order_by("-status", "-opened_on", "-pk").first()
