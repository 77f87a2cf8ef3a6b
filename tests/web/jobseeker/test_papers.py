"""A person keeps the own card on the phone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from antarkerja.domain.jobseekers.enums import StrikeOffReason
from antarkerja.domain.jobseekers.operations import strike_off
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Membership, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.jobseekers import make_person
from tests.factories.offices import actor_for, make_membership
from tests.pdf_reading import read_pdf

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor | Membership], DeskClient]


@pytest.fixture
def sari(wonosobo: Office) -> Actor:
    """A jobseeker with a live registration."""
    person = make_person(wonosobo)
    return actor_for(
        make_membership("sari", RoleName.JOBSEEKER, wonosobo, subject_id=person.pk)
    )


def test_a_person_opens_the_own_card(client_of: ClientOf, sari: Actor) -> None:
    answer = client_of(sari).get("/me/card.pdf")
    assert answer["Content-Disposition"] == 'inline; filename="AK1-33.07-2026-00001.pdf"'
    assert "Sari Wulandari" in read_pdf(answer.content).text
    assert not AccessLog.objects.exists()


def test_without_a_live_registration_the_page_says_how_the_card_returns(
    client_of: ClientOf, ratna: Actor, sari: Actor
) -> None:
    strike_off(by=ratna, on=date(2026, 11, 24), person_id=sari.person_id or 0,
               reason=StrikeOffReason.OWN_WISH)
    answer = client_of(sari).get("/me/card.pdf")
    assert answer.status_code == 409
    assert "Pendaftaran Anda sedang tidak aktif" in answer.text
    assert "⟪unknown variable" not in answer.text


def test_staff_have_no_card_of_their_own(client_of: ClientOf, ratna: Actor) -> None:
    assert client_of(ratna).get("/me/card.pdf").status_code == 403
