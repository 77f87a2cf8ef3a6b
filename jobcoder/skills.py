"""Skills, what occupations ask of them, and which occupations are near for it.

Read from ``data/skills_*.csv`` and ``data/occupation_skills_*.csv``. A skill or an occupation that
a row names and no list holds is left out here and reported by ``jobcoder.checks``.
"""

import math
from collections import defaultdict
from functools import cache

from jobcoder.occupations import occupation, occupations, occupations_of
from jobcoder.types import (
    ListedSkill,
    NearOccupation,
    Occupation,
    OccupationSkills,
    SkillUse,
)
from jobcoder.wordlists import is_group, list_names, read_rows, split_list

# An optional skill says less about the work than an essential one.
OPTIONAL_SHARE = 0.4
# How much the skills count for the distance; the rest is how many digits of the code agree.
SKILLS_SHARE = 0.85
_NONE = OccupationSkills((), ())


def _levels(cell: str) -> tuple[str, str, str] | None:
    parts = [part.strip() for part in cell.split("|")]
    if len(parts) != 3 or not all(parts):
        return None
    return parts[0], parts[1], parts[2]


@cache
def _by_id() -> dict[str, ListedSkill]:
    found: dict[str, ListedSkill] = {}
    for file in list_names("skills_"):
        for row in read_rows(file):
            found.setdefault(
                row["id"],
                ListedSkill(
                    id=row["id"],
                    area=row["area"],
                    name_id=row["name_id"],
                    name_en=row["name_en"],
                    also_id=split_list(row["also_id"]),
                    also_en=split_list(row["also_en"]),
                    phrases=split_list(row["phrases"]),
                    parent=row["parent"] or None,
                    kind=row["kind"],
                    levels=_levels(row["levels"]),
                ),
            )
    return found


def skills() -> tuple[ListedSkill, ...]:
    """All skills of the lists."""
    return tuple(_by_id().values())


def skill(skill_id: str) -> ListedSkill:
    """Return one skill; raises ``KeyError`` when there is no such id."""
    return _by_id()[skill_id]


def level_wording(skill_id: str) -> tuple[str, str, str] | None:
    """The wording of basic, able and expert: its own or that of the nearest skill above it.

    Raises ``KeyError`` when there is no such skill.
    """
    above: ListedSkill | None = _by_id()[skill_id]
    seen: set[str] = set()
    while above is not None and above.id not in seen:
        if above.levels:
            return above.levels
        seen.add(above.id)
        above = _by_id().get(above.parent or "")
    return None


@cache
def _asked() -> dict[str, OccupationSkills]:
    known = _by_id()
    asked: dict[str, OccupationSkills] = {}
    for file in list_names("occupation_skills_"):
        for row in read_rows(file):
            essential = tuple(dict.fromkeys(s for s in split_list(row["essential"]) if s in known))
            optional = tuple(
                s
                for s in dict.fromkeys(split_list(row["optional"]))
                if s in known and s not in essential
            )
            asked[row["occupation"]] = OccupationSkills(
                tuple(known[s] for s in essential), tuple(known[s] for s in optional)
            )
    return asked


def skills_of(occupation_id: str) -> OccupationSkills:
    """The skills of a concrete occupation; empty where none are listed."""
    return _asked().get(occupation_id, _NONE)


@cache
def _uses() -> dict[str, tuple[SkillUse, ...]]:
    found: dict[str, list[SkillUse]] = defaultdict(list)
    for listed in occupations():
        asked = skills_of(listed.id)
        for essential, members in ((True, asked.essential), (False, asked.optional)):
            for member in members:
                found[member.id].append(SkillUse(listed, essential))
    return {
        key: tuple(sorted(uses, key=lambda use: not use.essential)) for key, uses in found.items()
    }


def occupations_using(skill_id: str) -> tuple[SkillUse, ...]:
    """The occupations that use a skill, those that cannot do without it first."""
    return _uses().get(skill_id, ())


@cache
def _rarity() -> dict[str, float]:
    """How much a skill says: shared "komunikasi" hardly brings two occupations together."""
    total = 1 + len(occupations())
    return {key: math.log(total / (1 + len(_uses().get(key, ())))) for key in _by_id()}


@cache
def _weights(occupation_id: str) -> dict[str, float]:
    asked, rarity = skills_of(occupation_id), _rarity()
    return {s.id: rarity[s.id] for s in asked.essential} | {
        s.id: OPTIONAL_SHARE * rarity[s.id] for s in asked.optional
    }


def _agreeing_digits(one: str, other: str) -> int:
    return next((i for i in range(4) if one[i] != other[i]), 4)


def _distance(mine: dict[str, float], group: str, other: Occupation) -> float:
    theirs = _weights(other.id)
    digits = _agreeing_digits(group, other.group) / 4
    whole = sum(max(mine.get(s, 0.0), theirs.get(s, 0.0)) for s in {*mine, *theirs})
    if not mine or not theirs or not whole:
        # Nothing is known of the skills of one of the two: only the codes speak, and softly.
        return 1.0 - 0.5 * digits
    shared = sum(min(mine[s], theirs[s]) for s in mine if s in theirs)
    return 1.0 - SKILLS_SHARE * shared / whole - (1.0 - SKILLS_SHARE) * digits


def _own_skills(code: str) -> tuple[str, dict[str, float]]:
    """Group and weighted skills of an occupation, or of a group: all that its members ask."""
    members = occupations_of(code)
    if not members:
        try:
            return occupation(code).group, _weights(code)
        except KeyError:
            return (code if is_group(code) else ""), {}
    asked: dict[str, float] = {}
    for member in members:
        for key, weight in _weights(member.id).items():
            asked[key] = max(weight, asked.get(key, 0.0))
    return code, asked


def nearest_occupations(code: str, k: int = 10) -> list[NearOccupation]:
    """The occupations one could move to from an occupation (its id) or a group, nearest first.

    Other occupations of the same group count too, but not the occupation itself; for a group only
    occupations outside it. Distance is by shared skills, rare ones weighing more, and by the
    digits of the code that agree. An unknown code gives an empty list.
    """
    group, mine = _own_skills(code)
    if not group or k < 1:
        return []
    ranked = sorted(
        (round(_distance(mine, group, other), 6), other.id, other)
        for other in occupations()
        if code not in (other.id, other.group)
    )[:k]
    near = []
    for distance, _, other in ranked:
        asked = skills_of(other.id)
        both = (*asked.essential, *asked.optional)
        near.append(
            NearOccupation(
                other,
                distance,
                tuple(s for s in both if s.id in mine),
                tuple(s for s in both if s.id not in mine),
            )
        )
    return near
