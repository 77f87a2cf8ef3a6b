"""The rail shows each role its own places, and every place exists."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.urls import reverse

from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.policies import ROLES, Actor
from antarkerja.web.components.rail import ON_A_PHONE, STOPS, Stop, rail_for


def _actor(role: RoleName) -> Actor:
    return Actor(user_id=1, name="Ratna", role=role, permissions=ROLES[role].permissions)


def _name(stop: Stop) -> str:
    return stop.name


EVERY_STOP = sorted({stop for stops in STOPS.values() for stop in stops}, key=_name)


@pytest.mark.parametrize("stop", EVERY_STOP, ids=_name)
def test_every_place_of_the_rail_exists(stop: Stop) -> None:
    assert reverse(stop.name)


def test_somebody_not_signed_in_has_no_rail() -> None:
    assert not rail_for(None)


@pytest.mark.parametrize("role", sorted(STOPS))
@pytest.mark.parametrize("stop", ["manager:ipk", "analyst:counts"])
def test_whoever_may_see_counts_finds_them_and_the_report_and_nobody_else(
    role: str, stop: str
) -> None:
    actor = _actor(RoleName(role))
    rail = rail_for(actor)
    named = {item.name for item in rail.items}
    assert (stop in named) == actor.may(Permission.SEE_COUNTS)


@pytest.mark.parametrize("role", sorted(STOPS))
def test_the_bottom_bar_of_a_phone_holds_at_most_five(role: str) -> None:
    rail = rail_for(_actor(RoleName(role)))
    assert 1 <= len(rail.first) + bool(rail.rest) <= ON_A_PHONE


def test_the_place_of_a_page_inside_it_is_the_current_one() -> None:
    people = reverse("officer:people")
    assert rail_for(_actor(RoleName.OFFICER), f"{people}7/matches/").current == people


@pytest.mark.parametrize(("page", "place"), [
    ("/cases/3/notes/", "officer:board"), ("/steps/3/", "officer:board"),
    ("/case-rules/", "manager:office"), ("/reports/retention/", "manager:ipk"),
])
def test_pages_with_another_address_belong_to_a_place_too(page: str, place: str) -> None:
    assert rail_for(_actor(RoleName.HEAD), page).current == reverse(place)


def test_what_does_not_fit_the_bar_stands_under_headings() -> None:
    rail = rail_for(_actor(RoleName.OFFICER))
    assert [str(group.label) for group in rail.rest] == [
        "Layanan", "Kerja dan kursus", "Kantor dan laporan"]


def test_an_unknown_role_has_an_empty_rail_instead_of_an_error() -> None:
    assert not rail_for(replace(_actor(RoleName.OFFICER), role="visitor"))
