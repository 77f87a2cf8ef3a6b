"""The desk takes an answer or a placement back by the button beside the message, or later."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.refer import answer_with_acceptance
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import TODAY, make_person
from tests.factories.matching import make_placement, make_referral

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
HIRED = {"scheme": "AKL", "contract": "PKWT", "wage": "2.400.000", "started_on": "2026-11-24"}


@pytest.fixture
def siti(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Siti Nurhayati")


@pytest.fixture
def sewing(wonosobo: Office) -> Vacancy:
    return make_vacancy(make_employer(wonosobo), places=1)


@pytest.fixture
def letter(ratna: Actor, siti: Person, sewing: Vacancy) -> Referral:
    return make_referral(ratna, siti, sewing)


def undo_button(response: Any) -> str:
    """The address of the Undo button beside the message."""
    text = response.content.decode()
    assert "⟪" not in text
    found = re.search(r'class="notice success">.*?action="([^"]+)"', text, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.parametrize("typed", [
    {"act": "accepted"}, {"act": "interview", "note": "Senin"}, {"act": "withdrawn"},
    {"act": "refused", "reason": "skills"},
])
def test_each_answer_carries_its_undo_and_the_page_offers_it_later_too(
    client_of: ClientOf, ratna: Actor, letter: Referral, typed: dict[str, str]
) -> None:
    desk = client_of(ratna)
    button = undo_button(desk.post(f"/referrals/{letter.pk}/answer/", typed, follow=True))
    assert button == f"/referrals/{letter.pk}/undo/{typed['act']}/"
    assert f'action="{button}"' in desk.get(f"/referrals/{letter.pk}/").content.decode()
    assert desk.get(button).status_code == 405
    for _ in range(2):
        assert "notice success" in desk.post(button, follow=True).content.decode()
    letter.refresh_from_db()
    assert letter.status == "sent"
    assert Event.objects.filter(corrects_id__isnull=False).count() == 1
    assert button not in desk.get(f"/referrals/{letter.pk}/").content.decode()


def test_a_placement_carries_its_undo_which_frees_person_and_place(
    client_of: ClientOf, ratna: Actor, letter: Referral, siti: Person, sewing: Vacancy
) -> None:
    desk = client_of(ratna)
    placed = desk.post(f"/referrals/{letter.pk}/place/", HIRED, follow=True)
    button = undo_button(placed)
    placement = Placement.objects.get()
    assert button == f"/placements/{placement.pk}/cancel/"
    assert f'href="{button}"' in placed.content.decode()
    undone = desk.post(button)
    assert undone["Location"] == f"/referrals/{letter.pk}/"
    sewing.refresh_from_db()
    assert (sewing.filled, siti.registrations.get().status) == (0, "active")
    assert not Placement.objects.exists()
    again = desk.post(button, follow=True)
    assert again.redirect_chain[0][0] == f"/people/{siti.pk}/"
    assert "sudah dibatalkan" in again.content.decode()
    assert f"/referrals/{letter.pk}/place/" in desk.get(f"/referrals/{letter.pk}/").content.decode()


def test_later_the_desk_says_why_a_placement_is_cancelled(
    client_of: ClientOf, ratna: Actor, siti: Person
) -> None:
    placement = make_placement(ratna, siti, on=TODAY)
    desk, url = client_of(ratna), f"/placements/{placement.pk}/cancel/"
    assert f'href="{url}"' in desk.get(f"/people/{siti.pk}/").content.decode()
    page = desk.get(url).content.decode()
    assert "Siti Nurhayati" in page
    assert "⟪" not in page
    assert desk.post(url, {"reason": "x"}).status_code == 422
    assert desk.post(url, {"reason": "not_started"})["Location"] == f"/people/{siti.pk}/"
    correction = Event.objects.get(corrects_id__isnull=False)
    assert (correction.quantity, correction.reason) == (-1, "not_started")


def test_an_old_placement_offers_no_undo_and_says_what_to_do_instead(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    old = make_person(wonosobo, name="Joko", on=TODAY - timedelta(days=9))
    placement = make_placement(ratna, old, on=TODAY - timedelta(days=2))
    desk, url = client_of(ratna), f"/placements/{placement.pk}/cancel/"
    assert url not in desk.get(f"/people/{old.pk}/").content.decode()
    told = desk.post(url, {"reason": "mistake"}, follow=True).content.decode()
    assert "lewat tanya kabar" in told
    assert Placement.objects.count() == 1


def test_what_stands_in_the_way_of_an_undo_is_said_in_words(
    client_of: ClientOf, ratna: Actor, letter: Referral
) -> None:
    answer_with_acceptance(by=ratna, on=TODAY, referral=letter)
    desk, url = client_of(ratna), f"/referrals/{letter.pk}"
    assert "notice error" in desk.post(f"{url}/undo/refused/", follow=True).content.decode()
    desk.post(f"{url}/place/", HIRED)
    told = desk.post(f"{url}/undo/accepted/", follow=True).content.decode()
    assert "Batalkan dulu penempatannya" in told
    assert desk.post(f"{url}/undo/nonsense/").status_code == 404


def test_a_stranger_undoes_nothing(
    client_of: ClientOf, ratna: Actor, stranger: Actor, letter: Referral, wonosobo: Office
) -> None:
    placement = make_placement(ratna, make_person(wonosobo, name="Joko"), on=TODAY)
    answer_with_acceptance(by=ratna, on=TODAY, referral=letter)
    desk, before = client_of(stranger), Event.objects.count()
    assert desk.post(f"/referrals/{letter.pk}/undo/accepted/").status_code == 404
    for answer in (desk.get(f"/placements/{placement.pk}/cancel/"),
                   desk.post(f"/placements/{placement.pk}/cancel/", {"reason": "mistake"})):
        assert answer.status_code == 404
    assert Event.objects.count() == before
