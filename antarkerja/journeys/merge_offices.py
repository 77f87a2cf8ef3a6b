"""An office becomes part of another one, once nobody and nothing is open there any more."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.cases.queries.benefits import open_claims
from antarkerja.domain.cases.queries.officers import count_open_cases_by_officer
from antarkerja.domain.employers.queries.lists import vacancy_counts
from antarkerja.domain.jobseekers.queries.lists import count_live
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.operations import archive_office
from antarkerja.domain.offices.policies import system_actor
from antarkerja.domain.offices.queries import count_accounts, offices_to_merge
from antarkerja.domain.practices.operations.office_moves import move_community

if TYPE_CHECKING:
    from datetime import date, datetime

    from antarkerja.domain.offices.policies import Actor
    from antarkerja.domain.practices.queries.office_moves import CommunityOfOffice


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWork:
    """What an office still has to hand over; no act moves it all at once."""

    accounts: int
    people: int
    cases: int
    claims: int
    vacancies: int

    @property
    def is_none(self) -> bool:
        return not any(astuple(self))


class OfficeStillWorksError(Exception):
    """People, cases, claims, vacancies or accounts are still open there; `work` counts them."""

    def __init__(self, work: OpenWork) -> None:
        super().__init__(work)
        self.work = work


def open_work_of(*, by: Actor, on: date, office_id: int) -> OpenWork:
    """Five counts, each as the desk of that office would count.

    Raises NotAllowedError: the actor manages no installation.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    there = system_actor(office_id)
    vacancies = vacancy_counts(there, closing_by=on)
    return OpenWork(
        accounts=count_accounts(office_id), people=count_live(there),
        cases=sum(count_open_cases_by_officer(there).values()), claims=open_claims(there).count(),
        vacancies=vacancies.open + vacancies.waiting,
    )


@transaction.atomic
def merge_offices(
    *, by: Actor, on: date, at: datetime, from_id: int, into_id: int
) -> CommunityOfOffice:
    """Its part of the community of practice goes along, and the office is archived.

    The ledger, and every file, case and paper that ended, stay under the old office's name.

    Raises:
        NotAllowedError: the actor manages no installation.
        OfficesDoNotFitError: the same office, of two kinds, or no longer there.
        OfficeStillWorksError: somebody or something is still open there.
    """
    from_office, into_office = offices_to_merge(by, from_id, into_id)
    archive_office(by=by, at=at, office_id=from_id, reason=f"merged into {into_id}")
    work = open_work_of(by=by, on=on, office_id=from_id)
    if not work.is_none:
        raise OfficeStillWorksError(work)
    return move_community(by=by, on=on, from_office=from_office, into_office=into_office)
