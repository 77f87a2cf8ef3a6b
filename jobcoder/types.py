"""The plain values that the coder takes in and gives back."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["id", "en"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One possible occupation group of a text.

    ``group`` is an ISCO-08 / KBJI 2014 code of four digits, ``occupation`` a concrete occupation
    below it (none are listed yet, so it is always ``None``), ``probability`` lies in 0..1 and
    ``why`` is the known title which the text resembles most.
    """

    group: str
    occupation: str | None
    probability: float
    why: str


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
    """A title offered while somebody types, with the group that it most often means."""

    label: str
    group: str
