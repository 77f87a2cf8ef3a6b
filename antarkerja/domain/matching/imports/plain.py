"""Values as files hold them, whatever type they came in; what cannot be read is not known."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from antarkerja.domain.reference.enums import EDUCATION_RUNG, Licence
from antarkerja.domain.reference.regions import (
    district_of,
    find_district,
    find_province,
    is_region,
)

LONGEST = 5_000


def text_of(value: object) -> str:
    """A text or a number as one line's worth of text; "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value)[:LONGEST].replace("\x00", " ").split())


def texts_of(value: object) -> tuple[str, ...]:
    """A list of texts; one text is a list at commas and semicolons."""
    if isinstance(value, str):
        value = re.split(r"[,;\n]", value)
    if not isinstance(value, list | tuple):
        return ()
    return tuple(text for text in map(text_of, value) if text)


def whole_of(value: object, top: int) -> int | None:
    """A whole number from 0 to `top`, also written "2.500.000"; None for anything else."""
    if isinstance(value, str):
        digits = re.sub(r"[\s.,]", "", value.lower().removeprefix("rp"))
        value = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 16 else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    number = round(value)
    return number if 0 <= number <= top else None


def region_of(value: object) -> str:
    """"3374" or "33.74" as "33.74", "33" as it is; "" where there is no such region."""
    digits = re.sub(r"\D", "", text_of(value))[:10]
    parts = [digits[:2], digits[2:4], digits[4:6], digits[6:]]
    code = ".".join(part for part in parts if part)
    if not is_region(code):
        code = ".".join(part for part in parts[:2] if part)
    return district_of(code) or code if is_region(code) else ""


def regions_of(text: str) -> tuple[str, ...]:
    """Regions by code or name; a name that a kabupaten and a kota share means both."""
    if code := region_of(text):
        return (code,)
    found = find_district(text) or find_province(text)
    both = [find_district(f"{kind} {text}") for kind in ("Kabupaten", "Kota")]
    return (found,) if found else tuple(code for code in both if code)


def rung_of(text: str) -> int | None:
    """The lowest rung that a text names: "Diploma; Sarjana" asks a diploma."""
    from antarkerja.domain.reference.advertisements import levels_named  # noqa: PLC0415

    rungs = [EDUCATION_RUNG[level] for level in levels_named(text) if level in EDUCATION_RUNG]
    return min((rung for rung in rungs if rung), default=None)


def licences_of(codes: Iterable[str]) -> frozenset[str]:
    """The licences among some codes that the engine weighs."""
    return frozenset(code for code in codes if code in Licence.values)
