"""Firms, and vacancies that they could advertise."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from antarkerja.domain.employers.operations import add_employer
from antarkerja.domain.employers.policies import EmployerDetails, VacancyDetails
from antarkerja.ops.seed.material import Job, Row, jobs, rows
from antarkerja.ops.seed.offices import Desk

MOST_A_FIRM = 14
# Rupiah a month; about the lowest wages of the districts in 2026 (set by eye, facts §2.7).
LOWEST = {"33.74": 3_400_000, "33.21": 2_900_000, "33.24": 2_700_000}
LOWEST_ELSEWHERE = 2_250_000


@dataclass(slots=True)
class Firms:
    """The firms of the demo with their ids; draws a firm for a job, and caps each firm."""

    known: list[tuple[int, Row]]
    advertised: Counter[int] = field(default_factory=Counter)

    def draw(self, dice: Random) -> tuple[int, Row, Job]:
        """A kind of work by weight, then a firm that has such work."""
        while True:
            job = dice.choices(jobs(), weights=[item.weight for item in jobs()])[0]
            free = [(pk, firm) for pk, firm in self.known
                    if job.fits(firm) and self.advertised[pk] < MOST_A_FIRM]
            if free:
                pk, firm = dice.choice(free)
                self.advertised[pk] += 1
                return pk, firm, job
            if all(self.advertised[pk] >= MOST_A_FIRM for pk, _ in self.known):
                self.advertised.clear()


def add_firms(desks: list[Desk], *, on: date) -> Firms:
    """Every firm of the list, kept by the office of its district or else by the first."""
    by_region = {desk.office.region: desk for desk in desks}
    known: list[tuple[int, Row]] = []
    for number, row in enumerate(rows("firms")):
        desk = by_region.get(row["region_code"], desks[0])
        firm = add_employer(
            by=desk.officers[0], on=on,
            details=EmployerDetails(
                name=row["name"], region=row["region_code"], kbli=row["kbli"],
                kbli_version="2020", size=row["size"], address=row["street"],
                contact_phone=f"+62800777{number:04d}",
            ),
        )
        known.append((firm.pk, row))
    return Firms(known)


def draw_vacancy(dice: Random, job: Job, firm: Row, *, on: date) -> VacancyDetails:
    """An advertisement for a kind of work at a firm, with the gaps that real ones have."""
    low, high = _wages(dice, job, firm)
    stated = dice.random() < 0.7
    big = firm["size"] in ("menengah", "besar")
    asked = [skill for skill in job.skills if dice.random() < 0.8]
    dice.shuffle(asked)
    return VacancyDetails(
        title=dice.choice(job.titles), opens_on=on,
        closes_on=on + timedelta(days=dice.choice([21, 30, 30, 45, 60])),
        places=dice.choice([1, 1, 2, 3, 5, 10, 20]) if big else dice.choice([1, 1, 1, 2, 3]),
        region=firm["region_code"], workplace=firm["street"],
        education_levels=(job.education,) if dice.random() < 0.9 else (),
        fields_of_study=job.fields if dice.random() < 0.7 else (),
        experience_min=job.experience if dice.random() < 0.7 else None,
        skills=tuple(asked), licences=job.licences, contract=job.contract, hours=job.hours,
        wage_min=low if stated else None, wage_max=high if stated else None,
        work_days=dice.choice(["", "5 hari/minggu", "6 hari/minggu"]),
        description=job.duties, kbji=job.kbji if dice.random() < 0.8 else "",
        accommodation=("kursi roda",) if big and dice.random() < 0.08 else (),
    )


def _wages(dice: Random, job: Job, firm: Row) -> tuple[int, int]:
    floor = LOWEST.get(firm["region_code"], LOWEST_ELSEWHERE)
    low, high = job.wage_low, job.wage_high
    if firm["size"] in ("menengah", "besar") and job.hours != "part" and low < floor:
        low, high = floor, max(high, floor + 200_000)
    shift = dice.uniform(0.95, 1.15)
    return _rounded(low * shift), _rounded(high * shift)


def _rounded(amount: float) -> int:
    return round(amount / 50_000) * 50_000
