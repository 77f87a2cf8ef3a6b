"""Cases, opened by the operation that pages use."""

from __future__ import annotations

from datetime import date

from antarkerja.domain.cases.enums.case import Opening
from antarkerja.domain.cases.models import Case
from antarkerja.domain.cases.operations.opening import open_case
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.factories.jobseekers import TODAY, make_person


def make_case(
    office: Office, *, person: Person | None = None, officer: Actor | User | None = None,
    opening: Opening = Opening.WALK_IN, by: Actor | None = None, on: date = TODAY,
) -> Case:
    """An open case of the office; of a new person where none is named, of nobody's yet."""
    if isinstance(officer, Actor):
        officer = User.objects.get(pk=officer.user_id or 0)
    return open_case(
        by=by or system_actor(office.pk), on=on, person=person or make_person(office),
        opening=opening, officer=officer,
    )
