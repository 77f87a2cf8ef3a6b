"""Referrals and placements of an office, made by the journeys that pages use."""

from __future__ import annotations

from datetime import date

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.policies import (
    ExperienceLine,
    ProfileDetails,
    SkillLine,
    WishLine,
)
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.matching.policies import PlacementDetails
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.models import TitleCoding
from antarkerja.journeys.place import place_without_referral
from antarkerja.journeys.refer import refer

TODAY = date(2026, 11, 24)
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


def make_placement(
    by: Actor, person: Person, *, on: date, employer_name: str = "Toko Baru"
) -> Placement:
    """Somebody who found work alone and began on that day."""
    details = PlacementDetails(scheme="AKL", started_on=on, employer_name=employer_name)
    return place_without_referral(by=by, on=on, person=person, details=details)
