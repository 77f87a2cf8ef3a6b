"""Which regencies a person would work in, and which adjoin the home."""

import csv
import math
from pathlib import Path

from benchmarks.judged.files import CENTROIDS, Profile

ADJOINING_KM = 30.0


def distances(path: Path = CENTROIDS) -> dict[tuple[str, str], float]:
    """Kilometres between the centres of the regencies of Jawa Tengah and DIY."""
    with path.open(encoding="utf-8", newline="") as lines:
        points = {
            row["kode"].replace(".", ""): (float(row["lat"]), float(row["lon"]))
            for row in csv.DictReader(lines)
            if row["kode"][:2] in {"33", "34"}
        }
    return {(a, b): _km(points[a], points[b]) for a in points for b in points}


def standing(person: Profile, region: str, km: dict[tuple[str, str], float]) -> str:
    """Whether a regency is "inside" what the person accepts, "adjoining" the home or "outside"."""
    if person.willing == "anywhere":
        return "inside"
    if person.willing == "province":
        return "inside" if region[:2] == person.home[:2] or not person.home else "outside"
    near = km.get((person.home, region), math.inf) <= ADJOINING_KM
    if not person.willing:
        return "inside" if near or not person.home else "outside"
    if region in person.willing:
        return "inside"
    return "adjoining" if near else "outside"


def _km(one: tuple[float, float], other: tuple[float, float]) -> float:
    (lat, lon), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = (
        math.sin((lat2 - lat) / 2) ** 2
        + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    )
    return 2 * 6371.0 * math.asin(math.sqrt(half))
