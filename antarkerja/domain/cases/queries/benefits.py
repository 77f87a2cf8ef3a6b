"""Claims of the unemployment benefit (JKP): who owes what this month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Min, Q, QuerySet

from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.models import Case
from antarkerja.domain.cases.models.benefits import BenefitClaim, BenefitMonth
from antarkerja.domain.cases.policies.benefits import (
    BenefitRules,
    rules_from,
    working_day_after,
)
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.holidays import public_holidays
from antarkerja.domain.reference.rules import rule_values

SOON = timedelta(days=7)
COUNTED_AT_MOST = 99


@dataclass(frozen=True, slots=True)
class MonthState:
    """A month of a claim and how far its proof is; `firms` were applied to in this system."""

    row: BenefitMonth
    firms: int
    needs: int
    self_assessed_on: date | None
    counselled_on: date | None
    today: date

    @property
    def is_proved(self) -> bool:
        return bool(self.row.proof)

    @property
    def has_begun(self) -> bool:
        return self.row.starts_on <= self.today

    @property
    def is_late(self) -> bool:
        return not self.is_proved and self.row.due_on < self.today

    @property
    def is_soon(self) -> bool:
        return (not self.is_proved and self.has_begun and not self.is_late
                and self.row.due_on <= self.today + SOON)

    @property
    def percent(self) -> int:
        """How far the applications are, 0 to 100."""
        return min(100, 100 * self.firms // max(self.needs, 1))

    @property
    def is_first(self) -> bool:
        return self.row.month == 1


@dataclass(frozen=True, slots=True)
class ClaimState:
    """A claim with its months; `now` is what is owed first, or the month that runs."""

    claim: BenefitClaim
    months: tuple[MonthState, ...]
    at_work_since: date | None

    @property
    def now(self) -> MonthState:
        begun = [month for month in self.months if month.has_begun] or [self.months[0]]
        return next((month for month in begun if not month.is_proved), begun[-1])

    @property
    def proved(self) -> int:
        return sum(month.is_proved for month in self.months)


def jkp_rules(*, on: date) -> BenefitRules:
    """The rules of a day.

    Raises KeyError where the law of that day does not know the benefit.
    """
    return rules_from(rule_values(on=on))


def claims_of(viewer: Actor) -> QuerySet[BenefitClaim]:
    """All claims of the viewer's office.

    Raises NotAllowedError where the viewer does not work cases.
    """
    viewer.require(Permission.WORK_CASES)
    return BenefitClaim.objects.filter(office_id=viewer.own_office).select_related(
        "person", "employer", "office")


def open_claims(viewer: Actor) -> QuerySet[BenefitClaim]:
    """The open claims, what is due first before the others."""
    return claims_of(viewer).filter(ended_on__isnull=True).annotate(
        owed_on=Min("months__due_on", filter=Q(months__proof=""))
    ).order_by("owed_on", "pk")


def claim_for(viewer: Actor, claim_id: int) -> BenefitClaim | None:
    """One claim of the viewer's office."""
    return claims_of(viewer).filter(pk=claim_id).first()


def claims_of_person(viewer: Actor, person_id: int) -> list[BenefitClaim]:
    """The claims of one person of the viewer's office, the newest first."""
    return list(claims_of(viewer).filter(person_id=person_id).order_by("-claimed_on", "-pk"))


def own_benefit(viewer: Actor, *, today: date) -> ClaimState | None:
    """The open claim of the person who is signed in, None where there is none.

    Raises NotAllowedError where the viewer has no own file.
    """
    viewer.require(Permission.USE_OWN_FILE)
    claim = BenefitClaim.objects.select_related("person", "employer", "office").filter(
        person_id=viewer.person_id or 0, ended_on__isnull=True).first()
    return states_of([claim], today=today)[0] if claim else None


def states_of(claims: Sequence[BenefitClaim], *, today: date) -> list[ClaimState]:
    """Claims that the viewer was allowed to load, with their months; five queries for all."""
    months: dict[int, list[BenefitMonth]] = {}
    for row in BenefitMonth.objects.filter(claim__in=[one.pk for one in claims]).order_by("month"):
        months.setdefault(row.claim_id, []).append(row)
    people = {claim.person_id for claim in claims}
    since = min((claim.dismissed_on for claim in claims), default=today)
    applied = _applications(people, since)
    talks = _talks(people, since)
    work = _work(people)
    needs = jkp_rules(on=today).applications

    def month(claim: BenefitClaim, row: BenefitMonth) -> MonthState:
        firms = firms_between(applied.get(claim.person_id, ()), row)
        talk = _first(talks.get(claim.person_id, ()), claim)
        return MonthState(row, firms, needs, claim.self_assessed_on, talk, today)

    return [
        ClaimState(claim, tuple(month(claim, row) for row in months.get(claim.pk, ())),
                   _since(work.get(claim.person_id), claim))
        for claim in claims
    ]


def count_benefits_due(viewer: Actor, *, today: date) -> int:
    """Open claims of the office whose proof is late or due within a week, at most 99."""
    viewer.require(Permission.WORK_CASES)
    rows = BenefitMonth.objects.filter(
        claim__office_id=viewer.own_office, claim__ended_on__isnull=True, proof="",
        due_on__lte=today + SOON,
    ).values("claim_id").distinct()
    return rows[:COUNTED_AT_MOST].count()


def months_owed(*, on: date, zone: str) -> QuerySet[BenefitMonth]:
    """Months that have begun and are not proved, of open claims of a zone; for the clock."""
    return BenefitMonth.objects.filter(
        proof="", starts_on__lte=on, claim__ended_on__isnull=True, claim__office__zone=zone,
    ).select_related("claim__person__office").order_by("due_on", "pk")


def claims_over(*, on: date, zone: str) -> list[tuple[int, int]]:
    """Open claims of a zone whose last month is over, with their offices; for the clock."""
    rows = BenefitClaim.objects.filter(ended_on__isnull=True, office__zone=zone)
    over = rows.annotate(last_on=Max("months__due_on")).filter(last_on__lt=on)
    return list(over.values_list("pk", "office_id"))


def firms_between(applied: Iterable[tuple[date, int]], month: BenefitMonth) -> int:
    """How many different firms were applied to within a month of the claim."""
    return len({firm for on, firm in applied if month.starts_on <= on <= month.due_on})


def applications_in(month: BenefitMonth) -> list[Referral]:
    """Applications and referrals of the person in that month; withdrawn ones do not count."""
    return list(
        Referral.objects.filter(person_id=month.claim.person_id, sent_on__gte=month.starts_on,
                                sent_on__lte=month.due_on)
        .exclude(status=ReferralStatus.WITHDRAWN)
        .select_related("vacancy__employer").order_by("sent_on", "pk")
    )


def counselled_on(claim: BenefitClaim) -> date | None:
    """The day of the first counselling interview since the dismissal; the ledger knows it."""
    return _first(_talks({claim.person_id}, claim.dismissed_on).get(claim.person_id, ()), claim)


def report_job_by(started_on: date, *, on: date) -> date:
    """The last day on which a new job is reported in time: so many working days after the first.

    Weekends, public holidays and collective leave do not count.
    """
    days_off = {day.on for year in (started_on.year, started_on.year + 1)
                for day in public_holidays(year)}
    return working_day_after(started_on, jkp_rules(on=on).report_days, days_off=days_off)


def open_case_id(claim: BenefitClaim) -> int | None:
    """The person's open case, on which files of proof are kept."""
    return Case.objects.filter(person_id=claim.person_id, office_id=claim.office_id,
                               status=CaseStatus.OPEN).values_list("pk", flat=True).first()


def _applications(people: Iterable[int], since: date) -> dict[int, list[tuple[date, int]]]:
    rows = Referral.objects.filter(person_id__in=list(people), sent_on__gte=since).exclude(
        status=ReferralStatus.WITHDRAWN
    ).values_list("person_id", "sent_on", "vacancy__employer_id")
    found: dict[int, list[tuple[date, int]]] = {}
    for person_id, on, firm in rows:
        found.setdefault(person_id, []).append((on, firm))
    return found


def _talks(people: Iterable[int], since: date) -> dict[int, list[date]]:
    rows = Event.objects.filter(
        person_id__in=list(people), kind=EventKind.INTERVIEWED, happened_on__gte=since,
    ).order_by("happened_on").values_list("person_id", "happened_on")
    found: dict[int, list[date]] = {}
    for person_id, on in rows:
        found.setdefault(person_id or 0, []).append(on)
    return found


def _work(people: Iterable[int]) -> dict[int, date]:
    rows = Placement.objects.filter(person_id__in=list(people), ended_on__isnull=True)
    return dict(rows.values_list("person_id", "started_on"))


def _first(days: Iterable[date], claim: BenefitClaim) -> date | None:
    return next((day for day in days if day >= claim.dismissed_on), None)


def _since(started_on: date | None, claim: BenefitClaim) -> date | None:
    return started_on if started_on and started_on >= claim.dismissed_on else None
