"""The demo's case work speaks Indonesian, whatever language the command that makes it runs in."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from django.utils import translation

from antarkerja.domain.cases.models import Step
from antarkerja.domain.cases.policies.templates import SHIPPED, steps_from
from antarkerja.ops.seed.casework import add_casework
from antarkerja.ops.seed.offices import build_offices
from tests.factories.jobseekers import make_person

TODAY = date(2026, 11, 24)


def _titles(language: str) -> set[str]:
    with translation.override(language):
        return {str(step.title) for one in SHIPPED.values() for step in steps_from(one, on=TODAY)}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", None])
def test_the_steps_of_the_demo_are_indonesian(language: str | None) -> None:
    desks = build_offices(how_many=1, since=date(2026, 1, 2))
    for number in range(12):
        make_person(desks[0].office, name=f"Orang {number}", on=date(2026, 6, 1))
    with translation.override(language):
        add_casework(desks, dice=Random(7), last=TODAY)
    said = set(Step.objects.values_list("title", flat=True))
    assert said
    assert said <= _titles("id")
    assert not said & _titles("en")
