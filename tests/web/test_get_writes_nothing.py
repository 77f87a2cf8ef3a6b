"""The client of the tests catches a page that changes data while somebody only looks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient, WriteOnGetError


@login_not_required
def renames_the_office(request: HttpRequest) -> HttpResponse:
    Office.objects.update(name="Kantor lain")
    return HttpResponse("ok")


urlpatterns = [path("rename/", renames_the_office)]


@override_settings(ROOT_URLCONF=__name__)
def test_a_get_that_writes_fails_the_test(client: DeskClient, wonosobo: Office) -> None:
    with pytest.raises(WriteOnGetError, match="offices_office"):
        client.get("/rename/")


@override_settings(ROOT_URLCONF=__name__)
def test_a_post_may_write(client: DeskClient, wonosobo: Office) -> None:
    assert client.post("/rename/").status_code == 200


def test_looking_at_the_first_page_writes_nothing(
    client_of: Callable[[Actor], DeskClient], ratna: Actor
) -> None:
    assert client_of(ratna).get("/").status_code in {200, 302}
