"""What would change a match, in words that people use, and the courses that go with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from django.utils import translation

from antarkerja.domain.matching.queries import vacancies_for_person
from antarkerja.domain.matching.queries.wording import changes_in_words, skills_to_learn
from antarkerja.domain.offices.models import Office
from matchengine import Change, Match
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import SEAMSTRESS, TODAY, know_titles
from tests.factories.training import make_course, make_provider


def match_with(*facts: Mapping[str, Any]) -> Match:
    changes = tuple(Change("any", 4, one) for one in facts)
    return Match(1, 1, 50, 0.0, changes=changes)


@pytest.mark.parametrize(("facts", "words"), [
    ({"skill": "membuat-pola-pakaian"}, "keterampilan “Membuat pola pakaian” (+4)"),
    ({"licence": "SIM_B1"}, "punya SIM B1 (+4)"),
    ({"language": "en"}, "bahasa Inggris (+4)"),
    ({"language": "zh"}, "bahasa Mandarin (+4)"),
    ({"language": "Sunda"}, "bahasa Sunda (+4)"),
    ({"less": 200_000}, "upah terendah turun Rp200.000 (+4)"),
    ({"accept": "33.23"}, "bersedia bekerja di Kabupaten Temanggung (+4)"),
    ({"rung": 3}, "lulus SMA"),
])
def test_a_lever_is_said_in_plain_words(facts: Mapping[str, Any], words: str) -> None:
    with translation.override("id"):
        [said] = changes_in_words(match_with(facts))
    assert said.startswith(words)
    assert "_" not in said


def test_only_skills_among_the_changes_that_are_told_are_worth_a_course() -> None:
    match = match_with({"skill": "a"}, {"less": 1}, {"nobody knows": 1}, {"skill": "b"},
                       {"skill": "c"})
    assert skills_to_learn(match) == ("a", "b")
    with translation.override("id"):
        assert len(changes_in_words(match)) == 3


@pytest.mark.django_db
def test_a_course_that_teaches_two_missing_skills_is_named_once(wonosobo: Office) -> None:
    know_titles()
    siti = make_person(wonosobo, profile=SEAMSTRESS)
    make_vacancy(make_employer(wonosobo), skills=("jahit lurus", "pola", "merajut"))
    course = make_course(make_provider(wonosobo), skills=("pola", "merajut"))
    [row] = vacancies_for_person(siti, today=TODAY).rows
    assert set(skills_to_learn(row.match)) == {"pola", "merajut-tangan"}
    assert [found.id for found in row.courses] == [course.pk]
