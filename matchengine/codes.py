"""Occupation and region codes as small numbers, and how near two of them are.

A code becomes its digits (occupations) or its two-digit parts (regions) with one extra value for
"not stated", so that a coarse code such as "25" or "33" stays coarse. How every code relates to
one given code is then one small table, and looking it up is the whole cost of a comparison.
"""

import csv
from functools import cache, lru_cache
from pathlib import Path

import numpy as np

from matchengine.arrays import Array, Floats

NEARNESS_BY_DIGITS = (0.0, 0.15, 0.45, 0.75, 1.0)
"""Nearness of two occupations by the leading ISCO-08 digits they share (0 to 4)."""

NEIGHBOUR = 0.6
"""Nearness of two unit groups of ``neighbours.csv``, where the digits say less: somebody in one
takes up the other within weeks (a cashier and a shop assistant), or the two are often confused."""

_DIGITS = 4
_NO_DIGIT = 10
_OCCUPATION_SHAPE = (11, 11, 11, 11)
NO_OCCUPATION = 11**4 - 1

_NO_PART = 100
_REGION_SHAPE = (101, 101)
NO_REGION = 101**2 - 1

REGION_UNKNOWN, REGION_APART, REGION_SAME_PROVINCE, REGION_MAYBE, REGION_SAME = range(5)
"""How two regions relate; MAYBE: one is a province and the other lies in it."""


@lru_cache(maxsize=65536)
def occupation_code(text: str) -> int:
    """The number of a KBJI/ISCO-08 group; a longer code is cut to its four-digit group.

    Raises ValueError where the text holds anything but digits and separators.
    """
    bare = text.strip().replace(".", "").replace("-", "")
    if bare and not (bare.isascii() and bare.isdigit()):
        raise ValueError(f"{text!r} is not an occupation code")
    number = 0
    for place in range(_DIGITS):
        number = number * 11 + (int(bare[place]) if place < len(bare) else _NO_DIGIT)
    return number


@lru_cache(maxsize=16_384)
def occupation_text(code: int) -> str:
    """The group that a number of ``occupation_code`` stands for."""
    digits = [code // 1331, code // 121 % 11, code // 11 % 11, code % 11]
    return "".join(str(digit) for digit in digits if digit != _NO_DIGIT)


@cache
def _neighbours() -> dict[str, frozenset[str]]:
    """Unit group → its neighbours, both ways."""
    pairs: dict[str, set[str]] = {}
    path = Path(__file__).with_name("neighbours.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for other in row["neighbours"].split():
                pairs.setdefault(row["group"], set()).add(other)
                pairs.setdefault(other, set()).add(row["group"])
    return {group: frozenset(others) for group, others in pairs.items()}


@lru_cache(maxsize=256)
def occupation_table(code: int) -> Floats:
    """Nearness of every occupation code to this one; indexed by code, read-only.

    By the digits shared, and at least ``NEIGHBOUR`` for those of ``neighbours.csv``.
    """
    table = np.zeros(_OCCUPATION_SHAPE)
    at: tuple[int, ...] = ()
    for digit in (code // 1331, code // 121 % 11, code // 11 % 11, code % 11):
        if digit == _NO_DIGIT:
            break
        at = (*at, digit)
        table[at] = NEARNESS_BY_DIGITS[len(at)]
    flat = table.reshape(-1)
    others = [occupation_code(other) for other in _neighbours().get(occupation_text(code), ())]
    flat[others] = np.maximum(flat[others], NEIGHBOUR)
    flat.setflags(write=False)
    return flat


def occupation_nearness(a: str, b: str) -> float:
    """Nearness of two occupation groups, 0 to 1, as in ``occupation_table``."""
    return float(occupation_table(occupation_code(a))[occupation_code(b)])


@lru_cache(maxsize=65536)
def region_code(text: str) -> int:
    """The number of a Kemendagri province or kab/kota; a longer code is cut to its kab/kota.

    Raises ValueError where the text is not two-digit parts ("33", "33.07", "3307").
    """
    bare = text.strip().replace(".", "")
    if bare and not (bare.isascii() and bare.isdigit() and len(bare) % 2 == 0):
        raise ValueError(f"{text!r} is not a region code")
    province = int(bare[:2]) if bare else _NO_PART
    regency = int(bare[2:4]) if len(bare) >= 4 else _NO_PART
    return province * 101 + regency


@lru_cache(maxsize=16_384)
def region_text(code: int) -> str:
    """The region that a number of ``region_code`` stands for."""
    parts = [part for part in divmod(code, 101) if part != _NO_PART]
    return ".".join(f"{part:02d}" for part in parts)


@lru_cache(maxsize=256)
def region_table(code: int) -> Array:
    """How every region code relates to this one (the REGION_ values); read-only."""
    table = np.full(_REGION_SHAPE, REGION_APART, dtype=np.int8)
    province, regency = divmod(code, 101)
    if province == _NO_PART:
        table[:] = REGION_UNKNOWN
    elif regency == _NO_PART:
        table[province] = REGION_MAYBE
    else:
        table[province] = REGION_SAME_PROVINCE
        table[province, regency] = REGION_SAME
        table[province, _NO_PART] = REGION_MAYBE
    table[_NO_PART] = REGION_UNKNOWN
    flat = table.reshape(-1)
    flat.setflags(write=False)
    return flat
