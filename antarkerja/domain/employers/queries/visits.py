"""Visits to firms that the viewer's office keeps."""

from __future__ import annotations

from antarkerja.domain.employers.models import EmployerVisit
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor

SHOWN = 20


def visits_of_employer(viewer: Actor, employer_id: int) -> list[EmployerVisit]:
    """The newest visits of the viewer's office to a firm, at most twenty.

    Raises NotAllowedError where the viewer may not see firms.
    """
    viewer.require(Permission.SEE_VACANCIES)
    return list(
        EmployerVisit.objects.filter(employer_id=employer_id, office_id=viewer.own_office)
        .order_by("-visited_on", "-pk")[:SHOWN]
    )
