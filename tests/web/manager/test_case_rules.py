"""The head of office sets what brings up a stuck case, and what a case weighs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from antarkerja.domain.cases.enums.attention import RuleName
from antarkerja.domain.cases.models import CaseRule
from antarkerja.domain.cases.queries.attention import settings_of, weights_of
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.offices import actor_for, make_membership

Clients = Callable[[Actor], DeskClient]


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("kepala", RoleName.HEAD, wonosobo))


def as_shown(desk: DeskClient) -> dict[str, object]:
    """What the form would send if the head changed nothing."""
    form = desk.get("/case-rules/").context["form"]
    return {
        name: field.initial for name, field in form.fields.items() if field.initial is not False
    }


def test_each_rule_shows_its_sentence_with_its_days(client_of: Clients, head: Actor) -> None:
    html = client_of(head).get("/case-rules/").content.decode()
    assert "⟪unknown variable" not in html
    assert "Tiga pemberi kerja menolak dalam 90 hari." in html


def test_keeping_what_is_shown_changes_no_setting(
    client_of: Clients, head: Actor, wonosobo: Office
) -> None:
    before = settings_of(wonosobo.pk)
    desk = client_of(head)
    assert desk.post("/case-rules/", as_shown(desk)).status_code == 302
    assert settings_of(wonosobo.pk) == before


def test_the_head_changes_days_switches_a_rule_off_and_weighs_a_track(
    client_of: Clients, head: Actor, wonosobo: Office, temanggung: Office
) -> None:
    desk = client_of(head)
    said = as_shown(desk) | {"no_contact_days_intensive": 7, "weight_intensive": 6}
    said.pop("refusals_active")
    desk.post("/case-rules/", said)
    settings = settings_of(wonosobo.pk)
    assert settings[RuleName.NO_CONTACT].by_track["intensive"] == 7
    assert not settings[RuleName.REFUSALS].active
    assert weights_of(wonosobo.pk)["intensive"] == 6
    assert settings_of(temanggung.pk)[RuleName.REFUSALS].active


@pytest.mark.parametrize("days", ["-1", "731", "seminggu", ""])
def test_days_out_of_reason_keep_nothing(client_of: Clients, head: Actor, days: str) -> None:
    desk = client_of(head)
    answer = desk.post("/case-rules/", as_shown(desk) | {"no_referral_days": days})
    assert answer.status_code == 422
    assert not CaseRule.objects.exists()
