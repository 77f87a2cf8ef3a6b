"""A message says what happened, and where it can be undone there is a button for it."""

from __future__ import annotations

import pytest
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import override_settings
from django.urls import path
from django.views.decorators.csrf import csrf_protect

from tests.clients import DeskClient

pytestmark = pytest.mark.django_db


@csrf_protect
@login_not_required
def withdraws(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Rujukan ditarik.", extra_tags="/referrals/7/restore/")
    messages.error(request, "<b>Tidak</b> tersimpan.")
    return render(request, "components/plain.html")


urlpatterns = [path("withdraw/", withdraws)]


@override_settings(ROOT_URLCONF=__name__)
def test_a_message_with_an_address_carries_an_undo_button(client: DeskClient) -> None:
    page = client.get("/withdraw/").content.decode()
    assert '<form method="post" action="/referrals/7/restore/">' in page
    assert page.count("Batalkan") == 1
    assert "csrfmiddlewaretoken" in page


@override_settings(ROOT_URLCONF=__name__)
def test_a_message_cannot_smuggle_markup_into_the_page(client: DeskClient) -> None:
    page = client.get("/withdraw/").content.decode()
    assert "<b>Tidak</b>" not in page
    assert "notice error" in page


@override_settings(ROOT_URLCONF=__name__)
def test_a_form_that_was_open_too_long_is_refused_in_words() -> None:
    strict = DeskClient(enforce_csrf_checks=True)
    answer = strict.post("/withdraw/")
    assert answer.status_code == 403
    assert "terlalu lama" in answer.content.decode()
