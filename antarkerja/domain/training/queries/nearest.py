"""The nearest open course for each of some skills."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Q

from antarkerja.domain.reference.regions import (
    centroids,
    district_of,
    kilometres,
    point_of,
    province_of,
)
from antarkerja.domain.training.models import CourseSkill
from antarkerja.domain.training.policies import NEAR_KM, NearCourse
from antarkerja.domain.training.queries.lists import is_open

_COLUMNS = ("skill", "course_id", "course__title", "course__provider__name", "course__region",
            "course__online", "course__starts_on", "course__fee")


def nearest_courses(
    skills: Collection[str], *, region: str, today: date
) -> dict[str, NearCourse]:
    """Skill (id, or label in lower case) → the nearest open course that teaches it. One query.

    `region` is where the person lives. The own district comes first, then by kilometres between
    the centres of districts as matching reckons them, as far as `NEAR_KM`; then online; then what
    is farther off in the province. Of two as near the sooner one, then the cheaper one. A skill
    that no course in reach teaches is not in the answer: no course is named for it.
    """
    if not skills:
        return {}
    reach = Q(course__online=True)
    if region:
        # By the province's prefix, and by the districts beyond its border that are near.
        reach |= Q(course__region__startswith=f"{province_of(region)}.")
        reach |= Q(course__region__in=_near_elsewhere(district_of(region)))
    rows = CourseSkill.objects.filter(
        reach, is_open(today, "course__"), skill__in=set(skills)
    )
    return _best(rows.values(*_COLUMNS), region)


def _best(rows: Iterable[Mapping[str, Any]], region: str) -> dict[str, NearCourse]:
    best: dict[str, tuple[tuple[Any, ...], NearCourse]] = {}
    for row in rows:
        online, place = row["course__online"], row["course__region"]
        km = None if online else _km(region, place)
        rank = _rank(row, km)
        known = best.get(row["skill"])
        if known is None or rank < known[0]:
            best[row["skill"]] = rank, NearCourse(
                id=row["course_id"], title=row["course__title"],
                provider=row["course__provider__name"], region=place, online=online,
                starts_on=row["course__starts_on"], fee=row["course__fee"],
                km=round(km) if km else None,
            )
    return {skill: course for skill, (_rank_of_it, course) in best.items()}


def _rank(row: Mapping[str, Any], km: float | None) -> tuple[Any, ...]:
    if row["course__online"]:
        step = 2
    elif km is not None and km <= NEAR_KM:
        step = 1 if km else 0
    else:
        step = 3
    fee = row["course__fee"]
    return (step, km or 0.0, row["course__starts_on"] or date.max,
            fee if fee is not None else 10**9, row["course_id"])


def _km(here: str, there: str) -> float | None:
    """0 in one district, None where either place is no district."""
    if here and district_of(here) == district_of(there) != "":
        return 0.0
    return _between(district_of(here), district_of(there))


@lru_cache(maxsize=4_096)
def _between(here: str, there: str) -> float | None:
    a, b = point_of(here), point_of(there)
    return kilometres(a, b) if a and b else None


@lru_cache(maxsize=600)
def _near_elsewhere(district: str) -> tuple[str, ...]:
    """Districts of other provinces within `NEAR_KM` of the centre of a district."""
    return tuple(
        code for code in centroids()
        if province_of(code) != province_of(district)
        and (km := _between(district, code)) is not None and km <= NEAR_KM
    )
