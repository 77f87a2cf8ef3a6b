"""What lies in this folder and in the shared one: people, advertisements, pool and grades."""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
ADVERTISEMENTS = SHARED / "maganghub_lowongan_deskripsi_jateng_diy_2025.csv"
CENTROIDS = SHARED / "kabupaten_centroids.csv"


@dataclass(frozen=True, slots=True)
class Work:
    """Work that a person did; ``months`` is None where unknown."""

    title: str
    months: int | None
    duties: str


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as the file says; an empty value is one that the person did not give."""

    id: str
    home: str
    willing: tuple[str, ...] | str
    education: str
    major: str
    experience: tuple[Work, ...]
    skills: tuple[str, ...]
    certificates: tuple[str, ...]
    languages: tuple[str, ...]
    wanted: tuple[str, ...]
    wage: int | None
    disability: str
    notes: str


@dataclass(frozen=True, slots=True)
class Advertisement:
    """A row of the advertisements that is read for grading."""

    id: str
    title: str
    text: str
    levels: str
    fields: str
    region: str
    region_name: str


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade that was given to a pair in one of the two passes."""

    profile: str
    advertisement: str
    grade: int
    reading: int


def profiles(path: Path = HERE / "profiles.jsonl") -> list[Profile]:
    """The people of the set, in the order of the file."""
    with path.open(encoding="utf-8") as lines:
        return [_profile(json.loads(line)) for line in lines if line.strip()]


def advertisements(path: Path = ADVERTISEMENTS) -> list[Advertisement]:
    """The advertisements of the shared folder. Raises FileNotFoundError where it is absent."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [_advertisement(row) for row in csv.DictReader(lines)]


def grades(path: Path = HERE / "grades.csv") -> list[Grade]:
    """Every grade of both passes."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Grade(row["profile"], row["id_posisi"], int(row["grade"]), int(row["pass"]))
            for row in csv.DictReader(lines)
        ]


def pool(path: Path = HERE / "pool.csv") -> dict[tuple[str, str], tuple[str, ...]]:
    """Pairs of the pool, with the methods that brought each."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {
            (row["profile"], row["id_posisi"]): tuple(row["methods"].split())
            for row in csv.DictReader(lines)
        }


def _profile(row: Mapping[str, Any]) -> Profile:
    willing = row.get("willing_regions", "")
    return Profile(
        id=row["id"],
        home=row.get("kode_kab_dagri", ""),
        willing=willing if isinstance(willing, str) else tuple(willing),
        education=row.get("education_level", ""),
        major=row.get("major", ""),
        experience=tuple(
            Work(one["title"], one.get("months"), one.get("duties", ""))
            for one in row.get("experience", ())
        ),
        skills=_words(row.get("skills")),
        certificates=_words(row.get("certificates")),
        languages=_words(row.get("languages")),
        wanted=_words(row.get("wanted_jobs")),
        wage=row.get("wage_min"),
        disability=row.get("disability", ""),
        notes=row.get("notes", ""),
    )


def _words(values: Iterable[str] | None) -> tuple[str, ...]:
    return tuple(values or ())


def _advertisement(row: Mapping[str, str]) -> Advertisement:
    return Advertisement(
        id=row["id_posisi"],
        title=row["posisi"].strip(),
        text=row["deskripsi"].strip(),
        levels=row["jenjang"],
        fields=row["program_studi"],
        region=row["kode_kab_dagri"],
        region_name=row["kabupaten"].strip(),
    )
