"""The plain values that the coder takes in and gives back."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["id", "en"]
Level = Literal["basic", "able", "expert"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible occupation group of a text.

    ``group`` is an ISCO-08 / KBJI 2014 code of four digits, ``occupation`` the id of the one
    concrete occupation below it that is meant (``None`` where the text says only the group),
    ``probability`` of the group lies in 0..1, ``why`` is the known title which the text resembles
    most and ``title`` the Indonesian name of the occupation or, without one, of the group.
    """

    group: str
    occupation: str | None
    probability: float
    why: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """One ISCO-08 unit group with the project's own names."""

    code: str
    name_id: str
    name_en: str
    also_id: tuple[str, ...]
    also_en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title offered while somebody types, with the group that it most often means.

    ``occupation`` is the id of the concrete occupation that bears the title, if one does.
    """

    label: str
    group: str
    occupation: str | None = None


@dataclass(frozen=True, slots=True)
class Occupation:
    """One concrete occupation below a group, as people in Indonesia call it.

    ``education`` is the usual least schooling ("SMK", "S1" …, empty where none is usual),
    ``fields`` are names of ``fields_of_study.csv``.
    """

    id: str
    group: str
    name_id: str
    name_en: str
    also_id: tuple[str, ...]
    also_en: tuple[str, ...]
    variants: tuple[str, ...]
    education: str
    fields: tuple[str, ...]
    licences: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the usual Indonesian one first."""
        return (self.name_id, *self.also_id, *self.variants, self.name_en, *self.also_en)


@dataclass(frozen=True, slots=True)
class ListedSkill:
    """One skill of the lists; ``levels`` holds the wording of basic, able and expert."""

    id: str
    area: str
    name_id: str
    name_en: str
    also_id: tuple[str, ...]
    also_en: tuple[str, ...]
    phrases: tuple[str, ...]
    parent: str | None
    kind: str
    levels: tuple[str, str, str] | None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name and phrase, the usual Indonesian one first."""
        return (self.name_id, *self.also_id, *self.phrases, self.name_en, *self.also_en)


@dataclass(frozen=True, slots=True)
class OccupationSkills:
    """What an occupation asks: the skills nobody does it without, and those that help."""

    essential: tuple[ListedSkill, ...]
    optional: tuple[ListedSkill, ...]


@dataclass(frozen=True, slots=True)
class SkillUse:
    """An occupation that uses a skill, and whether it cannot be done without it."""

    occupation: Occupation
    essential: bool


@dataclass(frozen=True, slots=True)
class NearOccupation:
    """An occupation one could move to.

    ``distance`` lies in 0 (the same work) .. 1; ``shared`` and ``missing`` are the skills of the
    other occupation that the first one has and lacks, essential ones first.
    """

    occupation: Occupation
    distance: float
    shared: tuple[ListedSkill, ...]
    missing: tuple[ListedSkill, ...]


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill found in a text: ``text[span[0]:span[1]] == surface``.

    ``level`` is ``None`` where the text names none; ``negated`` says that the person lacks it
    ("belum pernah mengelas").
    """

    id: str
    surface: str
    span: tuple[int, int]
    level: Level | None
    negated: bool


@dataclass(frozen=True, slots=True)
class Bridged:
    """A code of another classification and the days on which the correspondence holds.

    ``exact`` is false where the other group is wider or narrower than the one asked for.
    """

    code: str
    exact: bool
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Linked:
    """One label of a vocabulary: its place there, the label, and its likeness to the text."""

    number: int
    label: str
    score: float
