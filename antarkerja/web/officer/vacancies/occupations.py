"""Which occupations to offer for a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from antarkerja.domain.reference.occupations import occupation_name, suggest_occupations

if TYPE_CHECKING:
    from antarkerja.domain.employers.models import Vacancy
    from antarkerja.domain.employers.queries import UnsureTitle

OFFERED = 6


def suggestions_for(vacancy: Vacancy, words: str = "") -> list[tuple[str, str]]:
    """(code, name): the code it has, then what `words`, or else the title, may mean."""
    offered = dict([(vacancy.kbji, occupation_name(vacancy.kbji))] if vacancy.kbji else [])
    offered.update(suggest_occupations(words or vacancy.title, limit=OFFERED))
    return list(offered.items())


def offers_for(row: UnsureTitle) -> list[tuple[str, str]]:
    """(code, name) to choose from for a title that the machine is not sure of."""
    return suggest_occupations(row.title, limit=OFFERED)
