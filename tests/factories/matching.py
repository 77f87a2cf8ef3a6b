"""Referrals and placements of an office, made by the journeys that pages use."""

from __future__ import annotations

from datetime import UTC, date, datetime

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.policies import (
    ExperienceLine,
    ProfileDetails,
    SkillLine,
    WishLine,
)
from antarkerja.domain.matching.models import FairnessRun, Placement, Referral
from antarkerja.domain.matching.policies import PlacementDetails
from antarkerja.domain.matching.queries import year_until
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.reference.models import TitleCoding
from antarkerja.journeys.fairness_work import report_at_once
from antarkerja.journeys.place import place_without_referral
from antarkerja.journeys.refer import refer

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
SEAMSTRESS = ProfileDetails(
    wishes=(WishLine(title="Operator Jahit", kbji="8153"),), places=("33.07",),
    experiences=(ExperienceLine(title="Menjahit", kbji="8153", kind="informal", months=18),),
    skills=(SkillLine(label="jahit lurus"), SkillLine(label="obras")),
)


def know_titles() -> None:
    """The titles of these tests are coded, as the installation would have coded them."""
    for title, group in (("operator jahit", "8153"), ("kasir", "5230")):
        TitleCoding.objects.create(title=title, group=group, probability=1.0,
                                   coded_at="2026-01-01T00:00:00+00:00")


def make_referral(
    by: Actor, person: Person, vacancy: Vacancy, *, on: date = TODAY
) -> Referral:
    return refer(by=by, on=on, person=person, vacancy=vacancy)


def make_report(office: Office | None = None, *, last_on: date = TODAY) -> FairnessRun:
    """The fairness report of an office, or of all, as the worker makes it."""
    scope = year_until(last_on, office_id=office.pk if office else None)
    return FairnessRun.objects.get(pk=report_at_once(by=system_actor(), at=NOW, scope=scope))


def make_placement(
    by: Actor, person: Person, *, on: date, employer_name: str = "Toko Baru"
) -> Placement:
    """Somebody who found work alone and began on that day."""
    details = PlacementDetails(scheme="AKL", started_on=on, employer_name=employer_name)
    return place_without_referral(by=by, on=on, person=person, details=details)
