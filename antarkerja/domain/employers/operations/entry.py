"""The desk enters a vacancy by the firm's name."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.employers.operations.firms import find_or_add_employer
from antarkerja.domain.employers.operations.scope import refuse_hard
from antarkerja.domain.employers.operations.vacancies import open_vacancy
from antarkerja.domain.employers.policies import VacancyDetails, check_details, firm_key
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.regions import district_of


@transaction.atomic
def enter_vacancy(*, by: Actor, on: date, details: VacancyDetails, firm: str) -> Vacancy:
    """Opens a vacancy of the firm called `firm`, which is added where the office has none so named.

    Of several firms of that name the one in the vacancy's district is meant.

    Raises:
        NotAllowedError: the actor may not enter vacancies.
        DetailsRefusedError: the details, or the firm's name, have hard problems.
    """
    by.require(Permission.EDIT_VACANCIES)
    refuse_hard(check_details(details, on=on))
    region = district_of(details.region) or details.region
    employer = _named(by, firm, region) or find_or_add_employer(
        by=by, on=on, name=firm, region=region
    )
    return open_vacancy(by=by, on=on, details=details, employer_id=employer.pk)


def _named(by: Actor, name: str, region: str) -> Employer | None:
    """The office's own firm of that name: the one in `region`, or the only one."""
    key = firm_key(name)
    rows = list(Employer.objects.filter(
        office_id=by.office_id or 0, name_normalised=key, archived_at__isnull=True
    ).order_by("pk")[:20]) if key else []
    here = [row for row in rows if row.region == region]
    if here:
        return here[0]
    return rows[0] if len(rows) == 1 else None
