"""What every answer says to the browser, what is too large, and what production refuses."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from django.urls import reverse

from antarkerja.config import env
from antarkerja.domain.offices.policies import Actor
from tests.architecture.test_pages import addresses
from tests.clients import DeskClient

ClientOf = Callable[[Actor], DeskClient]
# A paper is shown by the browser's own reader, whose policy `test_papers.py` looks at.
PAPERS = {"officer:duty_pdf"}
PLAIN = [one.name for one in addresses() if "<" not in one.route and one.name not in PAPERS]
SECRET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRST"
GOOD = {
    "DJANGO_SETTINGS_MODULE": "antarkerja.config.settings.prod",
    "ANTARKERJA_SECRET_KEY": SECRET, "ANTARKERJA_HASH_KEY": SECRET[::-1],
    "ANTARKERJA_FIELD_KEYS": "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",
    "ANTARKERJA_HOSTS": "kerja.example",
}
SHOW = (
    "from django.conf import settings as s; print(s.DEMO_MODE, s.SECOND_FACTOR_REQUIRED, s.DEBUG,"
    " s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY,"
    " s.ALLAUTH_TRUSTED_PROXY_COUNT)"
)


@pytest.mark.parametrize("name", PLAIN)
def test_every_answer_carries_the_strict_headers(
    client: DeskClient, client_of: ClientOf, ratna: Actor, name: str
) -> None:
    for somebody in (client, client_of(ratna)):
        answer = somebody.get(reverse(name))
        policy = answer["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["Referrer-Policy"] == "same-origin"


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/code/", "/language/"])
def test_a_form_from_another_site_is_refused(address: str) -> None:
    assert DeskClient(enforce_csrf_checks=True).post(address, {}).status_code == 403


def test_what_is_too_large_is_refused_before_it_is_read(
    client_of: ClientOf, ratna: Actor
) -> None:
    answer = client_of(ratna).post(
        "/imports/new/vacancies/", b"x", content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH="99000000")
    assert answer.status_code == 413
    assert "25 MB" in answer.text
    assert "⟪" not in answer.text


def _starts(**changed: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], **GOOD, **changed}
    return subprocess.run([sys.executable, "-c", SHOW], env=environment, capture_output=True,
                          text=True, timeout=60)


def test_production_starts_with_a_second_factor_and_secure_cookies() -> None:
    started = _starts()
    assert started.stdout.split() == ["False", "True", "False", "True", "True", "True", "1"]


@pytest.mark.parametrize(("name", "value"), [
    ("ANTARKERJA_DEMO", "1"), ("ANTARKERJA_DEMO", "yes"),
    ("ANTARKERJA_SECRET_KEY", ""), ("ANTARKERJA_SECRET_KEY", "short"),
    ("ANTARKERJA_SECRET_KEY", "x" * 80), ("ANTARKERJA_HASH_KEY", "abc" * 20),
    ("ANTARKERJA_FIELD_KEYS", ""), ("ANTARKERJA_HOSTS", ""), ("ANTARKERJA_PROXIES", "two"),
])
def test_production_refuses_demo_mode_and_weak_secrets(name: str, value: str) -> None:
    refused = _starts(**{name: value})
    assert refused.returncode != 0
    assert env.MissingSettingError.__name__ in refused.stderr
    assert name in refused.stderr
