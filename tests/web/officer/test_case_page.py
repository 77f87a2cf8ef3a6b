"""The case page: one person, all regions, and nobody else's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from antarkerja.domain.offices.models import AccessLog, Membership, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.cases import make_case

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]
UNKNOWN = "⟪unknown variable"


def test_the_officer_reads_a_case_and_the_reading_is_noted(
    client_of: ClientOf, wonosobo: Office, ratna: Actor
) -> None:
    case = make_case(wonosobo, officer=ratna)
    answer = client_of(ratna).get(f"/cases/{case.pk}/")
    assert answer.status_code == 200
    assert "Sari Wulandari" in answer.text
    assert "Ratna Puspitasari" in answer.text
    assert UNKNOWN not in answer.text
    assert AccessLog.objects.get().subject_id == case.person_id


def test_a_strangers_case_is_not_there(
    client_of: ClientOf, wonosobo: Office, stranger: Actor
) -> None:
    assert client_of(stranger).get(f"/cases/{make_case(wonosobo).pk}/").status_code == 404
