"""NIK by its structure (facts §5): 16 digits PPKKCC DDMMYY NNNN, women's day plus 40.

There is no check digit, the region is that of the first registration and stays for life, and a
wrong birth date in it is never mended. So few things are errors and the rest are warnings.
"""

from __future__ import annotations

import re
from datetime import date

from lokal.nik import NikInfo, parse_nik

from antarkerja.domain.jobseekers.enums import ProblemCode
from antarkerja.domain.jobseekers.policies.problems import Problem
from antarkerja.domain.reference.regions import is_region

MASK = "*" * 12


def nik_digits(text: str) -> str:
    """The digits alone: spaces, dots and hyphens go."""
    return re.sub(r"[\s.\-]", "", text)


def masked_nik(last4: str) -> str:
    """"************0001", or "" where no NIK is known: the other digits tell birth and sex."""
    return f"{MASK}{last4}" if last4 else ""


def check_nik(
    text: str, *, on: date, birth_on: date | None = None, sex: str = ""
) -> list[Problem]:
    """Hard problems first, then warnings against the declared birth date and sex."""
    digits = nik_digits(text)
    if not re.fullmatch(r"[0-9]{16}", digits):
        return [Problem("nik", ProblemCode.NIK_LENGTH)]
    info = parse_nik(digits, reference_date=on)
    problems = []
    if info.birth_date is None:
        problems.append(Problem("nik", ProblemCode.NIK_DAY))
    if info.serial == "0000":
        problems.append(Problem("nik", ProblemCode.NIK_SERIAL))
    return problems + _warnings(info, birth_on, sex)


def _warnings(info: NikInfo, birth_on: date | None, sex: str) -> list[Problem]:
    warnings = []
    if not is_region(info.district_code or ""):
        warnings.append(Problem("nik", ProblemCode.NIK_REGION_OLD, hard=False))
    if info.birth_date is not None:
        # The century is not coded: only day, month and the last two digits are compared.
        if birth_on and info.birth_date[2:] != f"{birth_on:%Y-%m-%d}"[2:]:
            warnings.append(Problem("nik", ProblemCode.NIK_OTHER_DAY, hard=False))
        if sex and info.gender != sex:
            warnings.append(Problem("nik", ProblemCode.NIK_OTHER_SEX, hard=False))
    return warnings
