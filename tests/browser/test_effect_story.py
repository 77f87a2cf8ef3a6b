"""The effect that is truly in the ledger stands on the page, and its range covers the truth."""

from __future__ import annotations

import re
from datetime import date

import pytest
import time_machine
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from antarkerja.domain.offices.enums import RoleName
from antarkerja.ops.seed.effect import add_effect
from tests.browser.casework import Town, follow, press, sees, unfold
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, serialized_rollback=False)]
NUMBER = r"([+−]\d+,\d)"


@pytest.fixture
def town(
    transactional_db: None, chromium: Browser, live_server: LiveServer,
    clock: time_machine.Traveller,
) -> Town:
    office = make_office()
    ratna = actor_for(make_membership("ratna", RoleName.OFFICER, office, name="Ratna Puspitasari"))
    return Town(office, ratna, chromium, live_server.url, clock)


def points(words: str) -> float:
    return float(words.replace("−", "-").replace(",", "."))


def test_an_officer_reckons_what_the_practice_changed_and_reads_it_as_it_stands(
    town: Town
) -> None:
    others = [make_office(region=f"33.{number:02d}", name=f"Disnaker {number}")
              for number in range(8, 19)]
    truth = add_effect([town.office, *others], effect=0.12, seed=3, on=date(2026, 11, 24),
                       appointments=16)
    town.travel("2026-11-24 09:00")
    with town.desk() as page:
        page.goto(f"/practices/{truth.practice.pk}/")
        follow(page, re.compile("^Bukti$"))
        sees(page, "Belum ada yang diukur")
        press(page, "Hitung sekarang")
        sees(page, re.compile(r"Lebih baik: \d+,\d poin lebih rendah"),
             f"Dibandingkan: {len(truth.adopters)} kantor yang memulai")
        found = re.search(f"antara {NUMBER} dan {NUMBER}", page.inner_text("main"))
        assert found is not None
        assert points(found[1]) <= 100 * truth.effect <= points(found[2]) < 0
        unfold(page, "Angka pada gambar")
        sees(page, "Kantor serupa")
