"""Whose files a viewer may see."""

from __future__ import annotations

from django.db.models import QuerySet

from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor


def people_seen_by(viewer: Actor) -> QuerySet[Person]:
    """People whose names the viewer may see: the own office's, or the own file, or nobody.

    A province and the ministry see counts, no names. Files merged into another are included:
    pages lead from them to the file that was kept.
    """
    if viewer.role == RoleName.SYSTEM:
        return Person.objects.all()
    if viewer.role == RoleName.JOBSEEKER and viewer.person_id is not None:
        return Person.objects.filter(pk=viewer.person_id)
    sees_names = viewer.may(Permission.SEE_PEOPLE) and viewer.sees_own_office_only
    if sees_names and viewer.office_id is not None:
        return Person.objects.filter(office_id=viewer.office_id)
    return Person.objects.none()


def person_for(viewer: Actor, person_id: int) -> Person:
    """The person, with office.

    Raises:
        OutOfScopeError: no such person, or not for this viewer.
    """
    person = people_seen_by(viewer).select_related("office").filter(pk=person_id).first()
    if person is None:
        raise OutOfScopeError(person_id)
    return person


def current_registration(person: Person) -> Registration | None:
    """The live registration, else the last one; None where there never was one.

    One that ended because the person was registered twice says least of how things stand.
    """
    rows = sorted(
        person.registrations.all(),
        key=lambda row: (row.ended_on is None, row.end_reason != StrikeOffReason.DUPLICATE,
                         row.opened_on, row.pk),
        reverse=True,
    )
    return rows[0] if rows else None
