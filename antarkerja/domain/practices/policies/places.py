"""Where a practice gives somebody away: which field, in which language, by what. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from antarkerja.domain.practices.enums.personal import PersonalKind
from antarkerja.domain.practices.errors.review import PersonalDataError
from antarkerja.domain.practices.models import Practice
from antarkerja.domain.practices.policies.personal_data import personal_data
from antarkerja.domain.practices.policies.texts import PROSE, TextDetails
from antarkerja.shared.names import normalised_name

LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Place:
    """Something of a person: `field` of the text in `language` ("" beside the texts)."""

    field: str
    language: str
    kind: PersonalKind
    words: str


def fields_of(practice: Practice, texts: Iterable[TextDetails]) -> Iterator[tuple[str, str, str]]:
    """Field, language and words of everything that readers will see."""
    yield "origin_place", "", practice.origin_place
    yield "origin_source", "", practice.origin_source
    for text in texts:
        for name in ("title", *PROSE):
            yield name, text.language, getattr(text, name)
        for step in text.steps:
            yield "steps", text.language, f"{step.what}\n{step.who}\n{step.tool}"


def places(fields: Iterable[tuple[str, str, str]], names: Sequence[str] = ()) -> list[Place]:
    """Everything in these fields that gives somebody away, in order."""
    return [
        Place(name, language, found.kind, found.words)
        for name, language, words in fields
        for found in personal_data(words, names)
    ]


def require_nobody_in(field: str, words: str) -> None:
    """For what readers see at once. Raises PersonalDataError where it gives somebody away."""
    found = places([(field, "", words)])
    if found:
        raise PersonalDataError(found)


def possible_names(fields: Iterable[tuple[str, str, str]]) -> set[str]:
    """Every two to five words in a row, spelt as the register spells names."""
    found: set[str] = set()
    for _name, _language, said in fields:
        words = normalised_name_of_any_length(said).split()
        for length in range(2, LONGEST_NAME + 1):
            found.update(
                " ".join(words[start:start + length]) for start in range(len(words) - length + 1)
            )
    return found


def normalised_name_of_any_length(text: str) -> str:
    """As `normalised_name`, for a text that is longer than any name."""
    return " ".join(
        plain for word in text.split() if (plain := normalised_name(word))
    )
