"""The head keeps the office's letterhead and signer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
SENT = {"name": "Disnaker Wonosobo", "signer_name": "Hadi", "signer_nip": "198502142010012003",
        "phone": "0286-321345", "address": "Jl. Baru 2"}


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("kepala", RoleName.HEAD, wonosobo))


def test_the_head_changes_letterhead_and_signer_of_the_own_office_only(
    client_of: ClientOf, head: Actor, wonosobo: Office, temanggung: Office
) -> None:
    desk = client_of(head)
    shown = desk.get("/office/").text
    assert "⟪" not in shown
    assert desk.post("/office/", SENT).status_code == 302
    wonosobo.refresh_from_db()
    temanggung.refresh_from_db()
    assert (wonosobo.signer_name, wonosobo.address) == ("Hadi", "Jl. Baru 2")
    assert temanggung.signer_name == "Ratna Puspitasari"


@pytest.mark.parametrize("wrong", [
    {"name": ""}, {"signer_nip": "19850214"}, {"signer_nip": "19850214 201001 2 003"},
    {"phone": "telepon saja"}, {"email": "bukan surat"}])
def test_a_mistake_is_said_and_nothing_is_changed(
    client_of: ClientOf, head: Actor, wonosobo: Office, wrong: dict[str, str]
) -> None:
    answer = client_of(head).post("/office/", SENT | wrong)
    assert answer.status_code == 422
    wonosobo.refresh_from_db()
    assert wonosobo.address == "Jl. Contoh 1"


def test_people_of_the_office_stand_beside_it(
    client_of: ClientOf, head: Actor, ratna: Actor, stranger: Actor
) -> None:
    shown = client_of(head).get("/office/").text
    assert "Ratna Puspitasari" in shown
    assert "Bagus" not in shown
