"""Words are offered while somebody types; they are of the lists and of nobody."""

from __future__ import annotations

import re
import time
from html import unescape

import pytest

from tests.clients import DeskClient

pytestmark = pytest.mark.django_db


def offered(client: DeskClient, address: str, typed: str) -> list[str]:
    page = client.get(address, {"wishes-job": typed})
    assert page.status_code == 200
    return [unescape(value) for value in re.findall(r'<option value="([^"]*)"', page.text)]


@pytest.mark.parametrize(("typed", "title"), [("operator ja", "Operator jahit"), ("KASI", "Kasir")])
def test_titles_begin_as_typed(client: DeskClient, typed: str, title: str) -> None:
    titles = offered(client, "/words/titles/", typed)
    assert any(title.lower() in offer.lower() for offer in titles)
    assert len(titles) <= 8


def test_skills_are_offered_for_the_last_word_of_a_list(client: DeskClient) -> None:
    offers = offered(client, "/words/skills/", "Excel, menjah")
    assert offers
    assert all(offer.startswith("Excel, ") for offer in offers)
    assert any("menjahit" in offer.lower() for offer in offers)


@pytest.mark.parametrize("typed", [
    "", "k", "🎉🎉", "zzzzzz qqqq", "<script>", "x" * 5_000, "\x00a",
])
def test_any_text_is_answered(client: DeskClient, typed: str) -> None:
    for address in ("/words/titles/", "/words/skills/"):
        assert all("<" not in offer for offer in offered(client, address, typed))


def test_a_suggestion_comes_within_a_tenth_of_a_second(client: DeskClient) -> None:
    for address in ("/words/titles/", "/words/skills/"):
        offered(client, address, "me")
        taken = []
        for typed in ("op", "oper", "admin", "menja", "jaga to", "qwxz"):
            started = time.perf_counter()
            offered(client, address, typed)
            taken.append(time.perf_counter() - started)
        assert sorted(taken)[len(taken) // 2] < 0.1
