"""Skills and concrete occupations, from the project's own word lists in `jobcoder`.

The word lists load at the first question, not when the program starts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language

# Labels of skills repeat from person to person.
REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class SkillName:
    """A skill of the lists in the reader's language; `area` is a slug, `area_name` its words."""

    id: str
    name: str
    area: str
    area_name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Ids of the skills that work asks: those nobody does it without, and those that help."""

    essential: tuple[str, ...]
    optional: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A skill found in somebody's own words, and the words it was found in."""

    skill: str
    words: str
    level: str


@dataclass(frozen=True, slots=True)
class NearWork:
    """An occupation one could move to; `distance` 0 (the same work) .. 1."""

    id: str
    group: str
    name: str
    distance: float
    shared: tuple[str, ...]
    missing: tuple[str, ...]


def _is_english() -> bool:
    return (get_language() or "id").startswith("en")


def skill_name(skill_id: str, language: str | None = None) -> SkillName | None:
    """The skill of an id, None where the lists have no such skill."""
    from jobcoder import area_name, skill  # noqa: PLC0415 (loads word lists)

    try:
        found = skill(skill_id)
    except KeyError:
        return None
    english = language == "en" if language else _is_english()
    return SkillName(found.id, found.name_en if english else found.name_id, found.area,
                     area_name(found.area, "en" if english else "id"), found.kind)


@lru_cache(maxsize=REMEMBERED)
def skills_meant(label: str) -> tuple[str, ...]:
    """Ids of the skills that a short label names ("jahit lurus, obras"); empty where unknown."""
    return tuple(dict.fromkeys(told.skill for told in skills_told(label)))


def skills_told(text: str) -> list[Told]:
    """Skills in a person's own words or an advertisement, without those they say they lack."""
    from jobcoder import extract_skills  # noqa: PLC0415 (loads word lists)

    return [Told(found.id, found.surface, found.level or "")
            for found in extract_skills(text) if not found.negated]


def occupation_meant(title: str, group: str) -> str:
    """Id of the concrete occupation that a title means within its group, "" where none is."""
    from jobcoder import code_occupation, occupations_of  # noqa: PLC0415 (loads word lists)

    for candidate in code_occupation(title, k=3):
        if candidate.group == group and candidate.occupation:
            return str(candidate.occupation)
    members = occupations_of(group)
    return members[0].id if len(members) == 1 else ""


def occupation_title(occupation_id: str) -> str:
    """Name of a concrete occupation in the reader's language; its id where it is unknown."""
    from jobcoder import occupation  # noqa: PLC0415 (loads word lists)

    try:
        found = occupation(occupation_id)
    except KeyError:
        return occupation_id
    return found.name_en if _is_english() else found.name_id


def occupation_group(occupation_id: str) -> str:
    """The group of a concrete occupation, "" where there is no such occupation."""
    from jobcoder import occupation  # noqa: PLC0415 (loads word lists)

    try:
        return str(occupation(occupation_id).group)
    except KeyError:
        return ""


def occupations_in(group: str) -> list[tuple[str, str]]:
    """(id, name) of the concrete occupations of a group."""
    from jobcoder import occupations_of  # noqa: PLC0415 (loads word lists)

    english = _is_english()
    return [(found.id, found.name_en if english else found.name_id)
            for found in occupations_of(group)]


def asked_by(occupation_id: str) -> Asked:
    """What a concrete occupation asks."""
    from jobcoder import skills_of  # noqa: PLC0415 (loads word lists)

    asked = skills_of(occupation_id)
    return Asked(tuple(s.id for s in asked.essential), tuple(s.id for s in asked.optional))


@lru_cache(maxsize=500)
def share_asking(group: str) -> dict[str, float]:
    """Skill id → share of the group's occupations that nobody does without it."""
    from jobcoder import occupations_of  # noqa: PLC0415 (loads word lists)

    members = occupations_of(group)
    shares: dict[str, float] = {}
    for member in members:
        for skill_id in asked_by(member.id).essential:
            shares[skill_id] = shares.get(skill_id, 0.0) + 1 / len(members)
    return shares


def asked_by_group(group: str) -> Asked:
    """What the occupations of a group have in common: half of them need it, a quarter use it."""
    shares = share_asking(group)
    ranked = sorted(shares, key=lambda skill_id: (-shares[skill_id], skill_id))
    return Asked(
        tuple(skill_id for skill_id in ranked if shares[skill_id] >= 0.5),
        tuple(skill_id for skill_id in ranked if 0.25 <= shares[skill_id] < 0.5),
    )


@lru_cache(maxsize=5_000)
def usual_skills(group: str, occupation_id: str = "") -> frozenset[str]:
    """Ids of the skills that are usual in work: those of the concrete occupation where one is
    meant, else those that the occupations of the group have in common."""
    asked = asked_by(occupation_id) if occupation_id else asked_by_group(group)
    return frozenset((*asked.essential, *asked.optional))


def suggest_skills(words: str, *, limit: int = 8) -> list[str]:
    """Names of skills of which a word begins as typed, in the reader's language."""
    typed = " ".join(words.lower().split())[:80]
    names = _skill_names(_is_english()) if typed else ()
    found = [name for name in names if f" {name.lower()}".find(f" {typed}") >= 0]
    return sorted(found, key=lambda name: (not name.lower().startswith(typed), len(name)))[:limit]


@lru_cache(maxsize=2)
def _skill_names(english: bool) -> tuple[str, ...]:
    from jobcoder import skills  # noqa: PLC0415 (loads word lists)

    return tuple(skill.name_en if english else skill.name_id for skill in skills())


def near_work(code: str, *, limit: int) -> list[NearWork]:
    """Occupations that one could move to from an occupation (id) or a group, nearest first."""
    from jobcoder import nearest_occupations  # noqa: PLC0415 (loads word lists)

    return [
        NearWork(near.occupation.id, near.occupation.group,
                 near.occupation.name_en if _is_english() else near.occupation.name_id,
                 near.distance, _ids(near.shared), _ids(near.missing))
        for near in nearest_occupations(code, limit)
    ]


def _ids(skills: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(getattr(found, "id", "")) for found in skills)
