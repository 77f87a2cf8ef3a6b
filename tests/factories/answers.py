"""Referrals by the hundred with the employers' answers, their rows written at once."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

import numpy as np

from antarkerja.domain.employers.models import Employer, Vacancy
from antarkerja.domain.jobseekers.models import Person, PersonLicence
from antarkerja.domain.matching.enums import ReferralStatus, RefusalReason
from antarkerja.domain.matching.models import Referral
from antarkerja.domain.offices.models import Office
from antarkerja.domain.reference.enums import EDUCATION_RUNG
from matchengine import DEFAULT_WEIGHTS

FIRST_DAY = date(2026, 3, 2)
LEVELS = ("SD", "SMP", "SMA", "SMK")


@dataclass(frozen=True, slots=True)
class Profile:
    """What an employer can look at: the licence that is asked, and rungs of schooling above SMK
    (below it: negative)."""

    licensed: bool
    rungs: int


def only_licences_count(one: Profile) -> float:
    """Employers who take drivers with the licence, and do not care for schools."""
    return 0.85 if one.licensed else 0.25


def as_the_table_says(one: Profile) -> float:
    """Employers for whom licence and school weigh what the engine's own table says."""
    told = {"licences": float(one.licensed), "education": float(one.rungs)}
    weights = (
        float(DEFAULT_WEIGHTS.curves[name](np.array([at]))[0])
        for name, at in told.items()
    )
    return 1.0 / (1.0 + math.exp(-0.5 - sum(weights)))


def make_answers(
    office: Office, count: int, chance: Callable[[Profile], float], *, firms: int = 20
) -> None:
    """People who were referred once each to drivers' work, and what the firms said.

    Beside it the firms sought shop hands, of whom they ask little; nobody was referred there.
    """
    dice = Random(8)
    employers = Employer.objects.bulk_create(
        Employer(office=office, name=f"PT Angkutan {n}", name_normalised=f"pt angkutan {n}",
                 region=office.region)
        for n in range(firms)
    )
    asked = (("Sopir", "SMK", "SIM_B1"), ("Pramuniaga", "SMP", ""))
    vacancies = Vacancy.objects.bulk_create(
        Vacancy(office=office, employer=firm, title=title, title_normalised=title.lower(),
                region=office.region, education_min=level, licences=licence,
                opens_on=FIRST_DAY, closes_on=FIRST_DAY + timedelta(days=300))
        for title, level, licence in asked for firm in employers
    )
    people = Person.objects.bulk_create(
        Person(office=office, name=f"Orang {n}", name_normalised=f"orang {n}", sex="L",
               birth_on=date(1990, 1, 1), education=dice.choice(LEVELS), region="33.07.09")
        for n in range(count)
    )
    licences = [
        PersonLicence(person=person, kind=dice.choice(["SIM_B1", "SIM_C"])) for person in people
    ]
    PersonLicence.objects.bulk_create(licences)
    Referral.objects.bulk_create(
        _answered(person, vacancies[number % firms], number, dice.random() < chance(
            Profile(licences[number].kind == "SIM_B1",
                    EDUCATION_RUNG[person.education] - EDUCATION_RUNG["SMK"])
        ))
        for number, person in enumerate(people)
    )


def _answered(person: Person, vacancy: Vacancy, number: int, accepted: bool) -> Referral:
    sent = FIRST_DAY + timedelta(days=number % 200)
    return Referral(
        person=person, vacancy=vacancy, office_id=person.office_id, sent_on=sent,
        number=f"AK5/{number}", check_code=f"code-{number}", answered_on=sent + timedelta(days=3),
        status=ReferralStatus.ACCEPTED if accepted else ReferralStatus.REFUSED,
        refusal_reason="" if accepted else RefusalReason.OTHER,
    )
