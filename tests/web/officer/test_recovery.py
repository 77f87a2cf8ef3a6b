"""Somebody who cannot sign in gets a code at the desk and chooses a new password."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from antarkerja.domain.jobseekers.models import Person, RecoveryCode
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.web.public.accounts.adapters import LOCKED
from antarkerja.web.public.accounts.forms import CodeForm
from tests.clients import DeskClient
from tests.factories.jobseekers import make_person
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
UNKNOWN = "⟪unknown variable"
NEW = "sawah-kopi-hujan"


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    """In the file since yesterday, without an account."""
    return make_person(wonosobo, name="Sari Wulandari")


def _code(desk: DeskClient, person: Person) -> str:
    answer = desk.post(f"/people/{person.pk}/recover/", {"proof": "id_card"})
    assert UNKNOWN not in answer.text
    found = re.search(r'id="code">(\d{4}) (\d{4})<', answer.text)
    assert found is not None
    return found[1] + found[2]


def _number(person: Person) -> str:
    return str(person.registrations.get().number)


def _enter(client: DeskClient, login: str, code: str, password: str = NEW) -> DeskClient:
    client.post("/accounts/code/", {
        "login": login, "code": code, "password1": password, "password2": password})
    return client


def _is_in(client: DeskClient, person: Person) -> bool:
    user_id = User.objects.filter(person=person).values_list("pk", flat=True).first()
    return client.session.get("_auth_user_id") == str(user_id)


def test_with_code_and_number_one_is_in_and_has_a_new_password(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    code = _code(client_of(ratna), sari)
    assert _is_in(_enter(client, _number(sari), code), sari)
    assert User.objects.get(person=sari).check_password(NEW)


def test_a_phone_does_as_well_and_the_old_password_may_stay(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    desk = client_of(ratna)
    _enter(client, _number(sari), _code(desk, sari))
    client.post("/accounts/logout/")
    code = _code(desk, sari)
    spaced = f"{code[:4]} {code[4:]}"
    assert _is_in(_enter(client, "0812-3456-7890", spaced, password=""), sari)
    assert User.objects.get(person=sari).check_password(NEW)


def test_whoever_never_had_a_password_chooses_one_with_the_code(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    code = _code(client_of(ratna), sari)
    asked = client.post("/accounts/code/", {"login": _number(sari), "code": code})
    assert "belum punya kata sandi" in asked.text
    assert not _is_in(client, sari)
    assert _is_in(_enter(client, _number(sari), code), sari), "the code is still good"


def test_of_two_people_with_one_phone_the_code_says_who_it_is(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person, wonosobo: Office
) -> None:
    brother = make_person(wonosobo, name="Budi")
    desk = client_of(ratna)
    _code(desk, sari)
    code = _code(desk, brother)
    assert _is_in(_enter(client, "081234567890", code), brother)


def test_a_code_opens_once_and_only_its_hash_is_kept(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    code = _code(client_of(ratna), sari)
    _enter(client, _number(sari), code)
    client.post("/accounts/logout/")
    assert not _is_in(_enter(client, _number(sari), code), sari)
    assert code not in RecoveryCode.objects.get().code_hash


def test_a_code_ends_after_a_quarter_of_an_hour(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person,
    clock: time_machine.Traveller,
) -> None:
    code = _code(client_of(ratna), sari)
    clock.shift(15 * 60 + 5)
    assert not _is_in(_enter(client, _number(sari), code), sari)


def test_a_new_code_ends_the_earlier_one(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    desk = client_of(ratna)
    first = _code(desk, sari)
    second = _code(desk, sari)
    assert not _is_in(_enter(client, _number(sari), first), sari)
    assert _is_in(_enter(client, _number(sari), second), sari)


def test_five_wrong_codes_wear_the_right_one_out(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    code = _code(client_of(ratna), sari)
    for number in range(5):
        _enter(client, _number(sari), f"{(int(code) + number + 1) % 10 ** 8:08d}")
    assert not _is_in(_enter(client, _number(sari), code), sari)
    assert RecoveryCode.objects.get().tries == 5


def test_guessing_locks_the_number_even_with_fresh_codes(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    desk = client_of(ratna)
    for _ in range(2):
        code = _code(desk, sari)
        for number in range(5):
            _enter(client, _number(sari), f"{(int(code) + number + 1) % 10 ** 8:08d}")
    code = _code(desk, sari)
    answer = client.post("/accounts/code/", {"login": _number(sari), "code": code})
    assert str(LOCKED) in answer.text
    assert not _is_in(client, sari)


def test_an_unknown_number_and_a_wrong_code_get_one_answer(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    _code(client_of(ratna), sari)
    for login in (_number(sari), "33.07/2026/99999"):
        answer = client.post("/accounts/code/", {"login": login, "code": "00000000"})
        assert str(CodeForm.WRONG) in answer.text
        assert answer.status_code == 422


def test_a_weak_new_password_costs_no_try(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    code = _code(client_of(ratna), sari)
    _enter(client, _number(sari), code, password="pendek")
    assert RecoveryCode.objects.get().tries == 0
    assert _is_in(_enter(client, _number(sari), code), sari)


def test_the_ledger_says_who_gave_the_code_and_why(
    client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    _code(client_of(ratna), sari)
    event = Event.objects.get(kind=EventKind.ACCOUNT_RECOVERED)
    assert (event.person_id, event.officer_id, event.reason) == (sari.pk, ratna.user_id, "id_card")
    assert AccessLog.objects.filter(page="recover", subject_id=sari.pk).exists()


def test_without_a_proof_no_code_is_made(
    client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    answer = client_of(ratna).post(f"/people/{sari.pk}/recover/", {})
    assert answer.status_code == 422
    assert not RecoveryCode.objects.exists()


def test_looking_at_the_page_makes_no_code(
    client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    page = client_of(ratna).get(f"/people/{sari.pk}/recover/")
    assert UNKNOWN not in page.text
    assert "no-store" in page.headers["Cache-Control"]
    assert not RecoveryCode.objects.exists()


def test_the_front_desk_may_and_a_stranger_finds_nobody(
    client_of: ClientOf, stranger: Actor, sari: Person, wonosobo: Office
) -> None:
    wati = actor_for(make_membership("wati", RoleName.FRONT_DESK, wonosobo))
    assert _code(client_of(wati), sari)
    answer = client_of(stranger).post(f"/people/{sari.pk}/recover/", {"proof": "id_card"})
    assert answer.status_code == 404


def test_other_open_sessions_end_with_a_new_password(
    client: DeskClient, client_of: ClientOf, ratna: Actor, sari: Person
) -> None:
    _enter(client, _number(sari), _code(client_of(ratna), sari))
    thief = DeskClient()
    thief.post("/accounts/login/", {"login": _number(sari), "password": NEW})
    assert _is_in(thief, sari)
    other = DeskClient()
    _enter(other, _number(sari), _code(client_of(ratna), sari), password="gunung-teh-pagi")
    assert _is_in(other, sari)
    assert thief.get("/accounts/password/").status_code == 302
    assert "login" in thief.get("/accounts/password/")["Location"]


def test_a_code_of_the_far_past_does_not_count(sari: Person) -> None:
    from antarkerja.domain.jobseekers.operations import use_code

    now = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    assert use_code(user_ids=[], code="12345678", at=now - timedelta(days=1)) is None
