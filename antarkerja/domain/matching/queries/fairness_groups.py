"""The groups of the fairness report, read from people's files.

Protected traits are read here and handed to the report alone; nothing that scores imports this.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import numpy as np

from antarkerja.domain.reference.enums import EDUCATION_RUNG, Sex
from antarkerja.domain.reference.regions import district_of, region_name
from matchengine import Grouping, crossed
from matchengine.arrays import Ints

NOT_STATED = -1
SEXES = ("women", "men")
AGES = ("under_25", "age_25_34", "age_35_44", "age_45_54", "age_55_up")
AGE_ENDS = (25, 35, 45, 55)
DISABILITIES = ("disability_stated", "no_disability_stated")
SCHOOLING = ("up_to_smp", "sma_smk", "diploma", "bachelor_up")
REGIONS = ("city", "regency")
# The columns of a person that groups are made of.
TRAITS = ("sex", "birth_on", "sensitive__disabilities", "education", "region")


@dataclass(slots=True)
class Groups:
    """Each person's group in each division, in the order in which people were added."""

    on: date
    sex: array[int] = field(default_factory=lambda: array("b"))
    age: array[int] = field(default_factory=lambda: array("b"))
    disability: array[int] = field(default_factory=lambda: array("b"))
    education: array[int] = field(default_factory=lambda: array("b"))
    region: array[int] = field(default_factory=lambda: array("b"))

    def add(
        self, sex: str, birth_on: date | None, disabilities: list[str] | None, education: str,
        region: str,
    ) -> None:
        """One more person, by the values of `TRAITS`."""
        self.sex.append({Sex.FEMALE: 0, Sex.MALE: 1}.get(Sex(sex), NOT_STATED))
        self.age.append(NOT_STATED if birth_on is None else age_group(birth_on, self.on))
        self.disability.append(0 if disabilities else 1)
        self.education.append(_schooling(education))
        self.region.append(_region_class(district_of(region)))

    def groupings(self, persons: Iterable[int]) -> list[Grouping]:
        """The divisions for rows of so many persons, each named by its place in this list."""
        rows = np.fromiter(persons, dtype=np.int64)
        sex = _grouping("sex", self.sex, SEXES, rows)
        age = _grouping("age", self.age, AGES, rows)
        return [
            sex, age, crossed(sex, age),
            _grouping("disability", self.disability, DISABILITIES, rows),
            _grouping("education", self.education, SCHOOLING, rows),
            _grouping("region", self.region, REGIONS, rows),
        ]


def age_group(birth_on: date, on: date) -> int:
    """The place in `AGES` of somebody born on a day."""
    years = on.year - birth_on.year - ((on.month, on.day) < (birth_on.month, birth_on.day))
    return sum(years >= end for end in AGE_ENDS)


def _grouping(
    label: str, numbers: array[int], labels: tuple[str, ...], rows: Ints
) -> Grouping:
    everyone = np.array(numbers, dtype=np.int64)
    return Grouping(label, everyone[rows], labels)


def _schooling(education: str) -> int:
    rung = EDUCATION_RUNG.get(education)
    if rung is None:
        return NOT_STATED
    return 0 if rung < 3 else 1 if rung == 3 else 2 if rung < 7 else 3


@cache
def _region_class(district: str) -> int:
    if not district:
        return NOT_STATED
    return 0 if region_name(district).lower().startswith("kota") else 1
