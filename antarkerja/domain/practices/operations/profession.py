"""Counting the profession at night."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count, Exists, OuterRef

from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import OfficeKind, Permission, RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Membership, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.enums.profession import Measure
from antarkerja.domain.practices.enums.replication import BEGUN
from antarkerja.domain.practices.models import (
    Practice,
    ProfessionCount,
    Replication,
    ReplicationResult,
)
from antarkerja.domain.practices.policies.evidence import Reading

OF_THE_LEDGER: dict[str, Measure] = {
    EventKind.INTERVIEWED: Measure.INTERVIEWS, EventKind.APPOINTMENT_KEPT: Measure.APPOINTMENTS,
    EventKind.EMPLOYER_VISITED: Measure.VISITS, EventKind.REFERRED: Measure.REFERRALS,
    EventKind.PERSON_PLACED: Measure.PLACEMENTS, EventKind.FOLLOWED_UP: Measure.FOLLOW_UPS,
    EventKind.MEETING_ATTENDED: Measure.MEETINGS,
}
OFFICERS = (RoleName.OFFICER, RoleName.PLACEMENT_STAFF)
YEAR = timedelta(days=365)


@transaction.atomic
def count_profession(*, by: Actor, on: date) -> int:
    """Counts officers, work and practices by province and for the nation; how many numbers.

    The ledger is read once, grouped by office and kind. Raises NotAllowedError: not the clock.
    """
    if not by.is_clock:
        raise NotAllowedError(Permission.COORDINATE_PRACTICES)
    regions = dict(Office.objects.values_list("pk", "region"))
    totals: Counter[tuple[str, str]] = Counter()
    for office_id, measure, number in (*_standing(), *_work(on), *_practices()):
        province = regions.get(office_id, "")[:2]
        totals["", measure] += number
        if province:
            totals[province, measure] += number
    ProfessionCount.objects.all().delete()
    rows = [
        ProfessionCount(region=region, measure=measure, number=max(number, 0), reckoned_on=on)
        for (region, measure), number in sorted(totals.items())
    ]
    ProfessionCount.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _standing() -> list[tuple[int, str, int]]:
    """Officers and district offices as they are today."""
    there = Membership.objects.filter(
        valid_until__isnull=True, role__in=OFFICERS, office__isnull=False, user__is_active=True)
    officers = there.order_by().values_list("office_id").annotate(n=Count("user", distinct=True))
    offices = Office.objects.filter(kind=OfficeKind.DISTRICT, archived_at__isnull=True)
    found: list[tuple[int, str, int]] = [
        (office_id or 0, Measure.OFFICERS, number) for office_id, number in officers]
    return found + [(pk, Measure.OFFICES, 1) for pk in offices.values_list("pk", flat=True)]


def _work(on: date) -> list[tuple[int, str, int]]:
    """What the ledger holds of the last twelve months, without what was taken back."""
    taken_back = Event.objects.filter(corrects_id=OuterRef("pk"))
    rows = Event.objects.filter(
        ~Exists(taken_back), kind__in=OF_THE_LEDGER, happened_on__gt=on - YEAR,
        happened_on__lte=on, corrects_id=None,
    )
    counted = rows.order_by().values_list("office_id", "kind").annotate(n=Count("pk"))
    return [(office_id, OF_THE_LEDGER[kind], number) for office_id, kind, number in counted]


def _practices() -> list[tuple[int, str, int]]:
    """Published practices by their office, replications and what was better by the adopter."""
    written = Practice.objects.filter(state=State.PUBLISHED, instance="")
    carried = Replication.objects.filter(office__isnull=False, state__in=BEGUN)
    better = ReplicationResult.objects.filter(
        replication__office__isnull=False, verdict=Reading.BETTER)
    named = ((written, "office_id", Measure.PRACTICES),
             (carried, "office_id", Measure.REPLICATIONS),
             (better, "replication__office_id", Measure.BETTER))
    return [
        (office_id, measure, number) for rows, office, measure in named
        for office_id, number in rows.order_by().values_list(office).annotate(
            n=Count("replication_id" if measure == Measure.BETTER else "pk", distinct=True))
    ]
