"""Reading a person's details out of plain text, as files and forms bring them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from antarkerja.domain.jobseekers.enums import Disability, ProblemCode
from antarkerja.domain.jobseekers.policies.details import PersonDetails
from antarkerja.domain.jobseekers.policies.problems import Problem
from antarkerja.domain.reference.regions import find_district, find_province, is_region
from antarkerja.shared.dates import NotADayError, read_day
from antarkerja.shared.phones import e164

_NOTHING = {"", "-", "--", "n/a", "na", "null", "none", "tidak tahu", "tidak diketahui", "unknown"}
EDUCATION_WORDS = {
    "tidak sekolah": "NONE", "tidak tamat sd": "NONE", "sd": "SD", "sederajat sd": "SD", "mi": "SD",
    "smp": "SMP", "smtp": "SMP", "mts": "SMP", "sltp": "SMP", "sma": "SMA", "smta": "SMA",
    "slta": "SMA", "ma": "SMA", "smu": "SMA", "smk": "SMK", "stm": "SMK", "smea": "SMK",
    "d1": "D1", "diploma i": "D1", "d2": "D2", "diploma ii": "D2", "d3": "D3", "diploma iii": "D3",
    "di": "D1", "dii": "D2", "diii": "D3",
    "div": "D4", "d4": "D4", "diploma iv": "D4", "sarjana terapan": "D4", "s1": "S1",
    "sarjana": "S1", "profesi": "PROFESI", "s2": "S2", "magister": "S2", "s3": "S3", "doktor": "S3",
}
_SEX_WORDS = {
    "l": "L", "laki laki": "L", "pria": "L", "male": "L", "m": "L",
    "p": "P", "perempuan": "P", "wanita": "P", "female": "P", "f": "P",
}
_MARITAL_WORDS = {
    "belum kawin": "single", "belum menikah": "single", "lajang": "single", "kawin": "married",
    "menikah": "married", "duda": "widowed", "janda": "widowed", "cerai": "widowed",
    "cerai hidup": "widowed", "cerai mati": "widowed",
}
_CONDITION_WORDS = {
    "fresh graduate": "fresh", "belum pernah bekerja": "fresh", "ter phk": "dismissed",
    "phk": "dismissed", "masih bekerja": "working", "bekerja": "working",
}
_DISABILITY_WORDS = {
    "fisik": Disability.PHYSICAL, "intelektual": Disability.INTELLECTUAL,
    "mental": Disability.MENTAL, "netra": Disability.VISION, "rungu": Disability.HEARING,
    "wicara": Disability.SPEECH,
}
_YES = {"ya": True, "yes": True, "1": True, "true": True, "y": True,
        "tidak": False, "no": False, "0": False, "false": False, "t": False}
_TEXTS = ("name", "birth_place", "email", "address", "rt_rw", "postcode", "school",
          "field_of_study", "religion", "mother_name", "accommodation")
_DAYS = ("birth_on", "available_from")
_WHOLE = ("left_school_year", "height_cm", "weight_kg", "max_km")
_WORDS = {
    "sex": _SEX_WORDS, "education": EDUCATION_WORDS, "marital": _MARITAL_WORDS,
    "condition": _CONDITION_WORDS, "hours": {"penuh waktu": "full", "paruh waktu": "part",
                                             "sif": "shift", "shift": "shift"},
}


def read_details(raw: Mapping[str, str]) -> tuple[PersonDetails, list[Problem]]:
    """Details and what could not be read; keys are fields of `PersonDetails`, others are ignored.

    A value that cannot be read becomes unknown and a problem. The rules that compare values
    (age, wage, year) are `check_details`.
    """
    reader = _Reader({key: value.strip() for key, value in raw.items()})
    values: dict[str, Any] = {field: reader.text(field) for field in _TEXTS}
    values |= {field: reader.day(field) for field in _DAYS}
    values |= {field: reader.whole(field) for field in _WHOLE}
    values |= {field: reader.word(field, words) for field, words in _WORDS.items()}
    values |= {f: reader.yes(f) for f in ("accepts_akl", "accepts_akad", "accepts_akan")}
    values["phone"] = reader.phone()
    values["region"] = reader.region()
    values["wage_floor"] = reader.wage()
    values["disabilities"] = reader.disabilities()
    return PersonDetails(**values), reader.problems


class _Reader:
    """Collects problems while values are read."""

    def __init__(self, raw: Mapping[str, str]) -> None:
        self.raw = raw
        self.problems: list[Problem] = []

    def text(self, field: str) -> str:
        value = self.raw.get(field, "")
        return "" if value.lower() in _NOTHING else value

    def _refuse(self, field: str, code: ProblemCode) -> None:
        self.problems.append(Problem(field, code, self.raw.get(field, "")[:40]))

    def day(self, field: str) -> date | None:
        if not (value := self.text(field)):
            return None
        try:
            return read_day(value)
        except NotADayError:
            self._refuse(field, ProblemCode.DAY_UNREADABLE)
            return None

    def whole(self, field: str) -> int | None:
        if not (value := self.text(field)):
            return None
        if re.fullmatch(r"\d{1,6}(?:\.0+)?", value):
            return int(float(value))
        self._refuse(field, ProblemCode.NUMBER_UNREADABLE)
        return None

    def word(self, field: str, words: Mapping[str, str]) -> str:
        if not (value := self.text(field)):
            return ""
        if value in words.values():
            return value
        key = " ".join(re.sub(r"[._/\-]+", " ", value.lower()).split())
        first = key.partition(" ")[0]
        if found := words.get(key) or words.get(key.replace(" ", "")) or words.get(first):
            return found
        self._refuse(field, ProblemCode.CHOICE_UNKNOWN)
        return ""

    def yes(self, field: str) -> bool | None:
        return _YES.get(self.text(field).lower())

    def phone(self) -> str:
        if not (value := self.text("phone")):
            return ""
        if found := e164(value):
            return found
        self._refuse("phone", ProblemCode.PHONE_UNREADABLE)
        return ""

    def region(self) -> str:
        if not (value := self.text("region")):
            return ""
        if found := value if is_region(value) else find_district(value) or find_province(value):
            return found
        self._refuse("region", ProblemCode.REGION_UNKNOWN)
        return ""

    def wage(self) -> int | None:
        if not (value := self.text("wage_floor")):
            return None
        cleaned = re.sub(r"(?i)^rp\.?\s*|,00$|\.0{1,2}$|,-$", "", value)
        if re.fullmatch(r"\d{1,12}|\d{1,3}(?:[.,]\d{3})+", cleaned):
            return int(re.sub(r"[.,]", "", cleaned))
        self._refuse("wage_floor", ProblemCode.WAGE_UNREADABLE)
        return None

    def disabilities(self) -> tuple[str, ...]:
        words = re.split(r"[;,/]", self.text("disabilities").lower())
        found = {
            code for word in words for name, code in _DISABILITY_WORDS.items()
            if name in word or word.strip() == code
        }
        return tuple(sorted(found))
