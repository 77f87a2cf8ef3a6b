"""Cases of many people at once: a factory's dismissed workers, a school's graduates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from antarkerja.domain.cases.enums.case import CaseStatus, GroupKind, Opening
from antarkerja.domain.cases.models.case import Case, CaseGroup
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations.traits import traits_of
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.operations import Entry, record_many
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Membership
from antarkerja.domain.offices.policies import Actor

BATCH = 500


@dataclass(frozen=True, slots=True)
class OpenedGroup:
    """The group, and how many cases were opened now; the others of the list had one."""

    group: CaseGroup
    opened: int


@transaction.atomic
def open_cases(
    *, by: Actor, on: date, kind: GroupKind, title: str, person_ids: Sequence[int],
    officer_ids: Sequence[int] = (),
) -> OpenedGroup:
    """Opens a case for everybody of `person_ids` in the actor's office who has none.

    Officers take them in turn, in the order given; without officers they are nobody's yet. The
    same list again on the same day opens nothing twice. One transaction; seven queries a batch
    of 500 people.

    Raises:
        NotAllowedError: the actor does not work cases.
    """
    by.require(Permission.WORK_CASES)
    group, _ = CaseGroup.objects.get_or_create(
        office_id=by.own_office, title=title.strip()[:120], opened_on=on,
        defaults={"kind": kind, "user_id": by.user_id},
    )
    takers = _takers(by, officer_ids)
    ids = sorted(set(person_ids))
    opened = 0
    for start in range(0, len(ids), BATCH):
        opened += _open_batch(ids[start:start + BATCH], group, takers, opened, by=by, on=on)
    return OpenedGroup(group, opened)


def _takers(by: Actor, officer_ids: Sequence[int]) -> list[int]:
    """Those of the asked who work in this office, in the order given."""
    here = set(
        Membership.objects.filter(
            office_id=by.own_office, user_id__in=officer_ids, valid_until__isnull=True
        ).values_list("user_id", flat=True)
    )
    return [user_id for user_id in dict.fromkeys(officer_ids) if user_id in here]


def _open_batch(
    ids: list[int], group: CaseGroup, takers: list[int], before: int, *, by: Actor, on: date
) -> int:
    people = list(
        Person.objects.select_for_update().order_by("pk")
        .filter(pk__in=ids, office_id=by.own_office, merged_into__isnull=True)
        .prefetch_related("wishes", "registrations")
    )
    taken = set(
        Case.objects.filter(person_id__in=ids, status=CaseStatus.OPEN)
        .values_list("person_id", flat=True)
    )
    wanted = [person for person in people if person.pk not in taken]
    cases = Case.objects.bulk_create([
        Case(
            person=person, office_id=person.office_id, group=group, opening=Opening.GROUP,
            opened_on=on, officer_id=takers[(before + place) % len(takers)] if takers else None,
        )
        for place, person in enumerate(wanted)
    ])
    record_many(_entry(case, by=by, on=on) for case in cases)
    return len(cases)


def _entry(case: Case, *, by: Actor, on: date) -> Entry:
    live = next((row for row in case.person.registrations.all() if row.status == "active"), None)
    return Entry(
        kind=EventKind.CASE_OPENED, happened_on=on, subject=Subject.CASE, subject_id=case.pk,
        person_id=case.person_id, office_id=case.office_id, officer_id=by.user_id,
        reason=Opening.GROUP.value, act_key=f"case-opened:{case.pk}",
        **traits_of(case.person, live),
    )
