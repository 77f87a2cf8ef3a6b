"""A pasted advertisement as the first values of the vacancy form."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from antarkerja.domain.employers.policies import VacancyDetails
from antarkerja.domain.reference.advertisements import LONGEST, read_advertisement


def read_details(text: str, *, on: date, home: str) -> VacancyDetails:
    """What the text says; the text itself is kept as the description."""
    return VacancyDetails(opens_on=on, region=home, description=text[:LONGEST],
                          **asdict(read_advertisement(text)))
