"""The page that says how many stayed at work, and its table to take away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from antarkerja.domain.matching.enums import FollowUpStatus
from antarkerja.domain.matching.operations import record_follow_up
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.jobseekers import make_person
from tests.factories.matching import make_placement
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
BEGAN = date(2026, 5, 4)


@pytest.fixture
def stayed(wonosobo: Office, ratna: Actor) -> None:
    siti = make_person(wonosobo, name="Siti Nurhayati", on=BEGAN)
    placement = make_placement(ratna, siti, on=BEGAN)
    record_follow_up(by=ratna, on=date(2026, 11, 5), status=FollowUpStatus.WORKING,
                     follow_up=placement.follow_ups.get(months=6))


@pytest.mark.parametrize("grouping", ["month", "office", "scheme", "nonsense"])
def test_an_officer_reads_how_many_stayed(
    client_of: ClientOf, ratna: Actor, stayed: None, grouping: str
) -> None:
    answer = client_of(ratna).get(f"/reports/retention/?grouping={grouping}&first=2026-01")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "⟪" not in text
    assert "Siti" not in text
    assert [line.rate for line in answer.context["report"].at(6)] == [100, 100]


def test_an_empty_office_says_so(client_of: ClientOf, ratna: Actor) -> None:
    text = client_of(ratna).get("/reports/retention/?first=x&as_of=y").content.decode()
    assert "⟪" not in text


def test_the_table_withholds_small_numbers_from_an_analyst(
    client_of: ClientOf, wonosobo: Office, stayed: None
) -> None:
    province = make_office(region="33", name="Disnaker Jateng", kind=OfficeKind.PROVINCE)
    lestari = actor_for(make_membership("lestari", RoleName.PROVINCIAL_ANALYST, province))
    table = client_of(lestari).get("/reports/retention.csv").content.decode("utf-8-sig")
    assert table.splitlines()[0].startswith("bulan_setelah_mulai,kelompok")
    assert ",<5,<5," in table
    assert ",1," not in table.split("\r\n", 1)[1].replace("1,Mei", "")
