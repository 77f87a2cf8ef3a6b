"""Who signs in for a firm."""

from __future__ import annotations

from antarkerja.domain.employers.queries.scope import employer_for
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.models import User
from antarkerja.domain.offices.policies import Actor


def firm_accounts(viewer: Actor, employer_id: int) -> list[User]:
    """Open accounts of a firm that the viewer's office keeps, by name. Two queries.

    Raises:
        NotAllowedError: the viewer may not edit firms.
        EmployerNotFoundError: unknown, or not the viewer's to see.
    """
    viewer.require(Permission.EDIT_VACANCIES)
    firm = employer_for(viewer, employer_id)
    return list(
        User.objects.filter(
            memberships__role=RoleName.EMPLOYER, memberships__subject_id=firm.pk,
            memberships__valid_until__isnull=True,
        ).order_by("name", "pk")
    )
