"""The log of the server: one line for a refused request, a traceback for a fault of ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from antarkerja.domain.offices.policies import Actor
from antarkerja.web.components.pages import public_page
from antarkerja.web.urls import urlpatterns as real
from tests.clients import DeskClient

pytestmark = pytest.mark.django_db


@public_page
def broken(_request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError("the printer is on fire")


urlpatterns = [*real, path("broken/", broken)]


def test_a_page_that_is_not_for_one_is_logged_in_one_line(
    client_of: Callable[[Actor], DeskClient], ratna: Actor, caplog: pytest.LogCaptureFixture
) -> None:
    assert client_of(ratna).get("/installation/").status_code == 403
    (line,) = [record for record in caplog.records if record.name == "django.request"]
    assert line.levelname == "WARNING"
    assert "/installation/" in line.getMessage()
    assert (line.exc_info, line.exc_text) == (None, None)
    assert "Traceback" not in caplog.text


@override_settings(ROOT_URLCONF=__name__)
def test_a_fault_of_ours_keeps_its_traceback(
    client: DeskClient, caplog: pytest.LogCaptureFixture
) -> None:
    client.raise_request_exception = False
    assert client.get("/broken/").status_code == 500
    assert "ZeroDivisionError: the printer is on fire" in caplog.text
