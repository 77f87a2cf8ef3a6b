"""Staff sign in with a second factor; demo mode alone waives it."""

from __future__ import annotations

import base64
import hmac
import re
import struct
import time
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from django.test import override_settings

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.offices import PASSWORD, make_membership

pytestmark = pytest.mark.django_db
UNKNOWN = "⟪unknown variable"
required = override_settings(SECOND_FACTOR_REQUIRED=True)


def _code(secret: str) -> str:
    """RFC 6238 with SHA-1, six digits, 30 s: what an authenticator app shows now."""
    key = base64.b32decode(secret)
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    start = digest[-1] & 0xF
    number = struct.unpack(">I", digest[start:start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


def _sign_in(client: DeskClient, name: str = "ratna") -> str:
    answer = client.post("/accounts/login/", {"login": name, "password": PASSWORD})
    return str(answer["Location"])


def _set_up(client: DeskClient) -> str:
    """Goes the way of somebody who signs in for the first time; gives the app's key."""
    first = client.get("/people/")
    assert first["Location"] == "/accounts/factor/app/"
    again = client.get("/accounts/factor/app/")
    assert again["Location"].startswith("/accounts/again/")
    shown = client.get(again["Location"]).text
    assert UNKNOWN not in shown
    client.post(again["Location"], {"password": PASSWORD, "next": "/accounts/factor/app/"})
    page = client.get("/accounts/factor/app/").text
    assert UNKNOWN not in page
    found = re.search(r'id="key">([A-Z2-7]+)<', page)
    assert found is not None
    done = client.post("/accounts/factor/app/", {"code": _code(found[1])})
    assert done["Location"] == "/accounts/factor/spare/"
    return found[1]


@required
def test_staff_without_a_second_factor_are_led_to_set_it_up(
    client: DeskClient, ratna: Actor
) -> None:
    _sign_in(client)
    _set_up(client)
    assert client.get("/people/").status_code == 200


@required
def test_until_then_no_page_opens_and_nothing_can_be_sent(
    client: DeskClient, ratna: Actor
) -> None:
    _sign_in(client)
    for address in ("/people/", "/today/", "/search/?q=x", "/accounts/factor/", "/"):
        assert client.get(address)["Location"] == "/accounts/factor/app/", address
    assert client.post("/people/register/", {"name": "Sari"})["Location"].endswith("/app/")


@required
def test_the_password_alone_opens_nothing_once_it_is_set_up(
    client: DeskClient, ratna: Actor
) -> None:
    _sign_in(client)
    key = _set_up(client)
    client.post("/accounts/logout/")
    assert _sign_in(client) == "/accounts/factor/code/"
    assert client.get("/people/").status_code == 302
    page = client.get("/accounts/factor/code/").text
    assert UNKNOWN not in page
    wrong = client.post("/accounts/factor/code/", {"code": "000000"})
    assert wrong.status_code == 200
    assert client.get("/people/").status_code == 302
    time_later = _code(key)
    assert client.post("/accounts/factor/code/", {"code": time_later}).status_code in {200, 302}


@required
def test_a_spare_code_opens_once(client: DeskClient, ratna: Actor) -> None:
    _sign_in(client)
    _set_up(client)
    assert UNKNOWN not in client.get("/accounts/factor/spare/").text
    shown = client.post("/accounts/factor/spare/").text
    assert UNKNOWN not in shown
    spare = re.findall(r"<li>(\d{8})</li>", shown)
    assert len(spare) == 10
    for attempt, opens in ((1, True), (2, False)):
        client.post("/accounts/logout/")
        _sign_in(client)
        client.post("/accounts/factor/code/", {"code": spare[0]})
        assert (client.get("/people/").status_code == 200) is opens, attempt


@required
def test_the_key_of_the_app_does_not_lie_in_clear(client: DeskClient, ratna: Actor) -> None:
    _sign_in(client)
    key = _set_up(client)
    kept = Authenticator.objects.get(type=Authenticator.Type.TOTP)
    assert key not in str(kept.data)


@required
def test_a_second_factor_that_is_taken_away_is_asked_for_again_at_once(
    client: DeskClient, ratna: Actor
) -> None:
    _sign_in(client)
    _set_up(client)
    assert UNKNOWN not in client.get("/accounts/factor/app/away/").text
    client.post("/accounts/factor/app/away/")
    assert client.get("/people/")["Location"] == "/accounts/factor/app/"


@required
def test_a_jobseeker_is_not_asked_for_one(
    client: DeskClient, client_of: Callable[..., DeskClient], wonosobo: Office
) -> None:
    sari = make_membership("33.07/2026/00001", RoleName.JOBSEEKER, wonosobo, subject_id=1)
    assert client_of(sari).get("/accounts/factor/").status_code == 200


def test_demo_mode_waives_it(client_of: Callable[..., DeskClient], ratna: Actor) -> None:
    assert client_of(ratna).get("/people/").status_code == 200


@required
def test_guessing_the_six_digits_is_slowed_down(client: DeskClient, ratna: Actor) -> None:
    _sign_in(client)
    key = _set_up(client)
    client.post("/accounts/logout/")
    _sign_in(client)
    for _ in range(30):
        client.post("/accounts/factor/code/", {"code": "000000"})
    client.post("/accounts/factor/code/", {"code": _code(key)})
    assert client.get("/people/").status_code == 302
