"""The gallery shows each component, and nobody meets it by accident in production."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import Settings


@pytest.fixture
def demo(settings: Settings) -> None:
    settings.DEMO_MODE = True


@pytest.mark.usefixtures("demo")
def test_the_gallery_renders_in_demo_mode_without_a_hole(client: Client, db: None) -> None:
    page = client.get("/components/").content.decode()
    assert "unknown variable" not in page
    assert "<c-" not in page


def test_the_gallery_is_not_there_for_the_public_of_a_real_installation(
    client: Client, db: None
) -> None:
    assert client.get("/components/").status_code == 404
