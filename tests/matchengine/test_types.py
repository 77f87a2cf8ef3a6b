"""The types carry what a match may look at, and have no room for anything else."""

import dataclasses
import re
from typing import Any

import pytest

import matchengine
from matchengine import Reason, Seeker, Vacancy, Work

PROTECTED = re.compile(
    r"\bage\b|birth|born|lahir|usia|umur|\bsex\b|gender|kelamin|\bman\b|woman|female|male\b|relig|agama"
    r"|marit|married|kawin|nikah|spouse|child|ethnic|suku|race|tribe|disab|difab|impair|convict"
    r"|crime|criminal|prison|narapidana|pregnan|hamil|\bnik\b|name\b|photo|health",
    re.IGNORECASE,
)
TYPES = [
    kind
    for kind in vars(matchengine).values()
    if isinstance(kind, type) and dataclasses.is_dataclass(kind)
]


def _fields() -> list[tuple[str, str]]:
    return [
        (kind.__name__, field.name) for kind in TYPES for field in dataclasses.fields(kind)
    ] + [("Reason", name) for name in Reason._fields]


def test_all_public_dataclasses_are_looked_at() -> None:
    assert {Seeker, Vacancy, Work} <= set(TYPES)
    assert len(_fields()) > 50


@pytest.mark.parametrize(("kind", "field"), _fields())
def test_no_type_has_a_place_for_a_protected_trait(kind: str, field: str) -> None:
    assert not PROTECTED.search(field.replace("_", " ")), f"{kind}.{field}"


@pytest.mark.parametrize(
    "trait",
    [
        "age",
        "sex",
        "religion",
        "marital_status",
        "birth_year",
        "ethnicity",
        "disability",
        "conviction",
        "pregnant",
    ],
)
def test_a_protected_trait_is_refused_by_name(trait: str) -> None:
    assert PROTECTED.search(trait.replace("_", " "))
    with_trait: dict[str, Any] = {"id": 1, trait: 1}
    for kind in (Seeker, Vacancy):
        with pytest.raises(TypeError):
            kind(**with_trait)


@pytest.mark.parametrize("kind", TYPES)
def test_nothing_can_be_hung_on_a_type_afterwards(kind: type) -> None:
    blank: Any = object.__new__(kind)
    assert not hasattr(blank, "__dict__")
    with pytest.raises((AttributeError, TypeError)):
        blank.age = 52
    with pytest.raises(AttributeError):
        object.__setattr__(blank, "age", 52)


def test_a_person_cannot_be_changed_once_made() -> None:
    siti = Seeker(id=1, region="33.07")
    with pytest.raises(dataclasses.FrozenInstanceError):
        siti.region = "33.08"  # type: ignore[misc]  # what the test is about
