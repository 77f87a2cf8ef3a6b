"""Finding a person by whatever is typed: words, numbers, and both together."""

from __future__ import annotations

from datetime import date

import pytest

from antarkerja.domain.jobseekers.queries.search import search_people
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.factories.jobseekers import make_person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
NIK = "3307055705010001"


def names(viewer: Actor, text: str) -> list[str]:
    return sorted(person.name for person in search_people(viewer, text, today=TODAY))


@pytest.mark.parametrize("text", [
    NIK, f"NIK {NIK}", "0812-3456-0001", "HP 0812-3456-0001", "33.07/2026/00001", "1", "no. 00001",
    "Siti 1", "1 siti", "siti 2026", "Siti 00418", "siti nur 08", "Siti RT 03", "siti ٣",
])
def test_siti_is_found_by_numbers_words_and_both(
    ratna: Actor, wonosobo: Office, text: str
) -> None:
    make_person(wonosobo, name="Siti Nurhayati", phone="+6281234560001", nik=NIK)
    make_person(wonosobo, name="Joko Susanto", phone="+6281234560002")
    assert names(ratna, text) == ["Siti Nurhayati"]


def test_a_number_beside_a_name_does_not_find_whoever_has_that_number(
    ratna: Actor, wonosobo: Office
) -> None:
    for name in ("Joko Susanto", "Siti Aminah", "Siti Nurhayati"):
        make_person(wonosobo, name=name)
    assert names(ratna, "Siti 1") == ["Siti Aminah", "Siti Nurhayati"]
    assert names(ratna, "Budi 1") == []
    assert names(ratna, "1") == ["Joko Susanto"]


def test_a_name_that_holds_a_number_is_found_by_it(ratna: Actor, wonosobo: Office) -> None:
    for name in ("Siti 1", "Siti 2"):
        make_person(wonosobo, name=name)
    assert names(ratna, "Siti 2") == ["Siti 2"]


def test_numbers_beside_words_open_no_other_office(
    stranger: Actor, wonosobo: Office
) -> None:
    make_person(wonosobo, name="Siti Nurhayati", phone="+6281234560001", nik=NIK)
    for text in (f"NIK {NIK}", "HP 0812-3456-0001", "Siti 1", "no. 00001"):
        assert names(stranger, text) == []
