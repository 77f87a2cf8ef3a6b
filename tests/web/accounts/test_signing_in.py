"""Signing in: by number, phone or work name; failures lock; nothing tells who has an account."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import time_machine

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.web.public.accounts.adapters import LOCKED, WRONG
from tests.clients import DeskClient
from tests.factories.offices import PASSWORD, make_membership

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
UNKNOWN = "⟪unknown variable"


def _try(client: DeskClient, login: str, password: str = "salah-sekali", **more: str) -> str:
    answer = client.post(LOGIN, {"login": login, "password": password} | more)
    assert UNKNOWN not in answer.text
    return str(answer.text) if answer.status_code == 200 else f"to {answer['Location']}"


@pytest.fixture
def sari(wonosobo: Office) -> Membership:
    """A jobseeker whose account is named by the registration number."""
    membership = make_membership("33.07/2026/00001", RoleName.JOBSEEKER, wonosobo, subject_id=1)
    User.objects.filter(pk=membership.user_id).update(phone="+6281234567890", name="Sari")
    return membership


@pytest.mark.parametrize(
    "typed", ["33.07/2026/00001", " 33.07/2026/00001 ", "0812-3456-7890", "+62 812 3456 7890"])
def test_a_person_signs_in_by_number_or_phone_as_people_type_it(
    client: DeskClient, sari: Membership, typed: str
) -> None:
    assert _try(client, typed, PASSWORD) == "to /"
    assert client.session["_auth_user_id"] == str(sari.user_id)


def test_a_work_name_may_be_typed_in_capitals(client: DeskClient, ratna: Actor) -> None:
    assert _try(client, "RATNA", PASSWORD) == "to /"


def test_of_a_family_with_one_phone_the_password_says_who_it_is(
    client: DeskClient, wonosobo: Office, sari: Membership
) -> None:
    brother = make_membership("33.07/2026/00002", RoleName.JOBSEEKER, wonosobo, subject_id=2)
    brother.user.phone = "+6281234567890"
    brother.user.set_password("kunci-adik-2026")
    brother.user.save()
    _try(client, "081234567890", "kunci-adik-2026")
    assert client.session["_auth_user_id"] == str(brother.user_id)


def test_two_of_a_family_with_one_password_must_name_the_registration(
    client: DeskClient, wonosobo: Office, sari: Membership
) -> None:
    brother = make_membership("33.07/2026/00002", RoleName.JOBSEEKER, wonosobo, subject_id=2)
    brother.user.phone = "+6281234567890"
    brother.user.set_password(PASSWORD)
    brother.user.save()
    assert str(WRONG) in _try(client, "081234567890", PASSWORD)
    assert _try(client, "33.07/2026/00002", PASSWORD) == "to /"
    assert client.session["_auth_user_id"] == str(brother.user_id)


def test_nobody_locks_a_colleague_out_from_another_address(
    client: DeskClient, sari: Membership
) -> None:
    for _ in range(12):
        client.post(LOGIN, {"login": "33.07/2026/00001", "password": "salah"},
                    REMOTE_ADDR="10.9.9.9")
    assert _try(client, "33.07/2026/00001", PASSWORD) == "to /"


def test_pages_of_somebody_signed_in_are_kept_nowhere(
    client: DeskClient, ratna: Actor
) -> None:
    _try(client, "ratna", PASSWORD)
    assert "no-store" in client.get("/today/").headers["Cache-Control"]
    out = client.post("/accounts/logout/")
    assert out.headers["Clear-Site-Data"] == '"cache"'
    assert "Cache-Control" not in client.get("/register/").headers


def test_the_page_says_the_same_of_a_wrong_password_and_of_nobody(
    client: DeskClient, sari: Membership
) -> None:
    known, nobody = _try(client, "33.07/2026/00001"), _try(client, "33.07/2026/99999")
    cut = [page.replace("33.07/2026/00001", "X").replace("33.07/2026/99999", "X")
           for page in (known, nobody)]
    assert _without_token(cut[0]) == _without_token(cut[1])
    assert str(WRONG) in known


def _without_token(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line)


@pytest.mark.parametrize("name", ["33.07/2026/00001", "tidak-ada"])
def test_the_tenth_failure_locks_whether_or_not_there_is_an_account(
    client: DeskClient, sari: Membership, name: str
) -> None:
    for _ in range(10):
        assert str(WRONG) in _try(client, name)
    assert str(LOCKED) in _try(client, name, PASSWORD)
    assert "_auth_user_id" not in client.session


def test_a_lock_counts_all_ways_to_write_a_phone(client: DeskClient, sari: Membership) -> None:
    for typed in ["081234567890", "0812-3456-7890", "+6281234567890", "62 812 3456 7890"] * 3:
        _try(client, typed)
    assert str(LOCKED) in _try(client, "0812.3456.7890", PASSWORD)


def test_a_lock_ends_after_a_quarter_of_an_hour(
    client: DeskClient, sari: Membership, clock: time_machine.Traveller
) -> None:
    for _ in range(11):
        _try(client, "33.07/2026/00001")
    clock.shift(14 * 60)
    assert str(LOCKED) in _try(client, "33.07/2026/00001", PASSWORD)
    clock.shift(2 * 60)
    assert _try(client, "33.07/2026/00001", PASSWORD) == "to /"


def test_signing_in_oneself_gives_no_fresh_tries_at_a_shared_phone(
    client: DeskClient, wonosobo: Office, sari: Membership
) -> None:
    for _ in range(9):
        _try(client, "081234567890")
    assert _try(client, "081234567890", PASSWORD) == "to /"
    client.post("/accounts/logout/")
    _try(client, "081234567890")
    assert str(LOCKED) in _try(client, "081234567890")


def test_an_address_that_tries_many_names_is_locked(
    client: DeskClient, sari: Membership, clock: time_machine.Traveller
) -> None:
    """What a visitor writes into the header about the own address counts for nothing."""
    for number in range(100):
        if number == 50:
            clock.shift(61)
        client.post(LOGIN, {"login": f"nama{number}", "password": "salah"},
                    HTTP_X_FORWARDED_FOR=f"10.0.0.{number}")
    clock.shift(61)
    assert str(LOCKED) in _try(client, "33.07/2026/00001", PASSWORD)


def test_more_than_sixty_tries_a_minute_are_sent_to_wait(client: DeskClient, db: None) -> None:
    for number in range(60):
        client.post(LOGIN, {"login": f"nama{number}", "password": "salah"})
    answer = client.post(LOGIN, {"login": "nama", "password": "salah"})
    assert answer.status_code == 429
    assert UNKNOWN not in answer.text


def test_the_session_gets_a_new_key_at_sign_in(client: DeskClient, sari: Membership) -> None:
    client.get(LOGIN)
    client.cookies["sessionid"] = "fixed-by-somebody-else"
    _try(client, "33.07/2026/00001", PASSWORD)
    assert client.cookies["sessionid"].value != "fixed-by-somebody-else"
    assert client.session["_auth_user_id"] == str(sari.user_id)


@pytest.mark.parametrize(
    "target", ["https://jahat.example/", "//jahat.example", "javascript:alert(1)",
               "/\\jahat.example", "https:jahat.example"])
def test_after_sign_in_nobody_is_led_to_another_site(
    client: DeskClient, sari: Membership, target: str
) -> None:
    answer = client.post(f"{LOGIN}?next={target}", {
        "login": "33.07/2026/00001", "password": PASSWORD, "next": target})
    assert answer.status_code == 302
    assert "jahat" not in answer["Location"]
    assert "javascript" not in answer["Location"]


def test_after_sign_in_one_is_where_one_wanted_to_go(client: DeskClient, ratna: Actor) -> None:
    asked = client.get("/people/?q=sari")
    answer = client.post(asked["Location"], {
        "login": "ratna", "password": PASSWORD, "next": "/people/?q=sari"})
    assert answer["Location"] == "/people/?q=sari"


def test_signing_out_is_a_button_and_no_link(
    client_of: Callable[[Actor], DeskClient], ratna: Actor
) -> None:
    desk = client_of(ratna)
    assert "Keluar" in desk.get("/accounts/logout/").text
    assert "_auth_user_id" in desk.session
    desk.post("/accounts/logout/")
    assert "_auth_user_id" not in desk.session


def test_an_account_that_was_closed_opens_nothing(
    client: DeskClient, client_of: Callable[[Membership], DeskClient], sari: Membership
) -> None:
    inside = client_of(sari)
    User.objects.filter(pk=sari.user_id).update(is_active=False)
    assert str(WRONG) in _try(client, "33.07/2026/00001", PASSWORD)
    assert inside.get("/people/").status_code == 302


def test_a_first_password_is_changed_before_anything_else(
    client: DeskClient, ratna: Actor
) -> None:
    User.objects.filter(username="ratna").update(must_change_password=True)
    _try(client, "ratna", PASSWORD)
    assert client.get("/people/")["Location"] == "/accounts/password/"
    page = client.get("/accounts/password/").text
    assert UNKNOWN not in page
    answer = client.post("/accounts/password/", {
        "oldpassword": PASSWORD, "password1": "sawah-kopi-hujan", "password2": "sawah-kopi-hujan"})
    assert answer["Location"] == "/"
    assert client.get("/people/").status_code == 200
    user = User.objects.get(username="ratna")
    assert (user.must_change_password, user.check_password("sawah-kopi-hujan")) == (False, True)


@pytest.mark.parametrize("weak", ["pendek", "1234567890123", "password123"])
def test_a_weak_password_is_refused_in_words(
    client_of: Callable[[Actor], DeskClient], ratna: Actor, weak: str
) -> None:
    answer = client_of(ratna).post("/accounts/password/", {
        "oldpassword": PASSWORD, "password1": weak, "password2": weak})
    assert answer.status_code == 200
    assert "summary" in answer.text
    assert User.objects.get(username="ratna").check_password(PASSWORD)
