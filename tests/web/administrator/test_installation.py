"""The administrator adds offices, accounts and rules, and sees no person's file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from pytest_django import DjangoAssertNumQueries

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import AccessLog, Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.models import Rule
from antarkerja.domain.reference.operations import load_law
from antarkerja.domain.reference.rules import RuleName, rule_value
from tests.clients import DeskClient
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
UNKNOWN = "⟪unknown variable"
STAFF = "/installation/staff/"


@pytest.fixture
def ministry(db: None) -> Office:
    return make_office(region="", name="Kemnaker", kind=OfficeKind.MINISTRY)


@pytest.fixture
def admin(ministry: Office) -> Actor:
    return actor_for(make_membership("admin", RoleName.ADMINISTRATOR, ministry))


def _added(desk: DeskClient, office: Office, **other: object) -> str:
    answer = desk.post(f"{STAFF}new/", {
        "name": "Tono Baru", "username": "tono.b", "role": "officer", "office": office.pk} | other)
    assert UNKNOWN not in answer.text
    found = re.search(r'id="first-password">([a-z0-9-]+)<', answer.text)
    return found[1] if found else ""


def test_somebody_joins_and_chooses_a_password_at_the_first_sign_in(
    client: DeskClient, client_of: ClientOf, admin: Actor, wonosobo: Office
) -> None:
    password = _added(client_of(admin), wonosobo)
    client.post("/accounts/login/", {"login": "tono.b", "password": password})
    assert client.get("/people/")["Location"] == "/accounts/password/"
    client.post("/accounts/password/", {"oldpassword": password, "password1": "sawah-kopi-hujan",
                                        "password2": "sawah-kopi-hujan"})
    assert client.get("/people/").status_code == 200


@pytest.mark.parametrize(("role", "office_is"), [
    ("officer", "ministry"), ("national_analyst", "district"), ("provincial_analyst", "district"),
    ("jobseeker", "district"), ("system", "ministry"), ("employer", "district"),
])
def test_a_role_goes_only_with_its_kind_of_office(
    client_of: ClientOf, admin: Actor, wonosobo: Office, ministry: Office, role: str,
    office_is: str,
) -> None:
    office = ministry if office_is == "ministry" else wonosobo
    assert _added(client_of(admin), office, role=role) == ""
    assert not User.objects.filter(username="tono.b").exists()


@pytest.mark.parametrize("name", ["Ratna", "ra", "ıratna", "ratna p", "1ratna", "ratna"])
def test_a_work_name_is_plain_and_free(
    client_of: ClientOf, admin: Actor, ratna: Actor, wonosobo: Office, name: str
) -> None:
    assert _added(client_of(admin), wonosobo, username=name) == ""


def test_another_role_holds_from_today_and_the_earlier_one_stays_readable(
    client_of: ClientOf, admin: Actor, ratna: Actor, temanggung: Office
) -> None:
    client_of(admin).post(f"{STAFF}{ratna.user_id}/", {"role": "head", "office": temanggung.pk})
    rows = Membership.objects.filter(user__username="ratna").order_by("pk")
    assert [(row.role, row.office_id, row.valid_until) for row in rows] == [
        ("officer", ratna.office_id, date(2026, 11, 24)), ("head", temanggung.pk, None)]
    assert client_of(ratna).get("/access-log/").status_code == 200


def test_who_leaves_is_out_at_once(
    client_of: ClientOf, admin: Actor, ratna: Actor
) -> None:
    inside = client_of(ratna)
    client_of(admin).post(f"{STAFF}{ratna.user_id}/end/")
    assert inside.get("/people/").status_code == 302
    shown = client_of(admin).get(f"{STAFF}{ratna.user_id}/").text
    assert UNKNOWN not in shown


def test_a_lost_phone_is_forgotten_and_a_new_password_ends_sessions(
    client_of: ClientOf, admin: Actor, ratna: Actor
) -> None:
    Authenticator.objects.create(user_id=ratna.user_id, type="totp", data={"secret": "x"})
    inside, desk = client_of(ratna), client_of(admin)
    desk.post(f"{STAFF}{ratna.user_id}/factor/")
    assert not Authenticator.objects.exists()
    assert "first-password" in desk.post(f"{STAFF}{ratna.user_id}/password/").text
    assert inside.get("/people/").status_code == 302


@pytest.mark.parametrize("act", ["end", "factor", "password"])
def test_nobody_changes_the_own_account_here(
    client_of: ClientOf, admin: Actor, act: str
) -> None:
    desk = client_of(admin)
    desk.post(f"{STAFF}{admin.user_id}/{act}/")
    assert desk.get("/installation/").status_code == 200


def test_a_jobseekers_account_is_not_the_administrators(
    client_of: ClientOf, admin: Actor, wonosobo: Office
) -> None:
    sari = make_membership("33.07/2026/1", RoleName.JOBSEEKER, wonosobo, subject_id=1)
    desk = client_of(admin)
    assert desk.get(f"{STAFF}{sari.user_id}/").status_code == 404
    assert desk.post(f"{STAFF}{sari.user_id}/password/").status_code == 404


def test_each_act_is_in_the_access_log(
    client_of: ClientOf, admin: Actor, ratna: Actor, wonosobo: Office
) -> None:
    desk = client_of(admin)
    _added(desk, wonosobo)
    desk.post(f"{STAFF}{ratna.user_id}/end/")
    acts = AccessLog.objects.order_by("pk").values_list("page", "user_id")
    assert list(acts) == [("staff_added", admin.user_id), ("membership_ended", admin.user_id)]


def test_a_district_gets_one_office(client_of: ClientOf, admin: Actor, wonosobo: Office) -> None:
    desk = client_of(admin)
    sent = {"kind": "district", "region": "33.23", "zone": "Asia/Jakarta", "name": "Disnaker T"}
    assert desk.post("/installation/offices/new/", sent).status_code == 302
    assert desk.post("/installation/offices/new/", sent).status_code == 422
    for wrong in ({"region": "33"}, {"region": "99.99"}, {"kind": "ministry", "region": "33.01"}):
        assert desk.post("/installation/offices/new/", sent | wrong).status_code == 422, wrong
    assert Office.objects.filter(region="33.23").count() == 1


def test_a_rule_holds_from_a_day_on_and_the_past_stays(
    client_of: ClientOf, admin: Actor
) -> None:
    load_law()
    desk = client_of(admin)
    sent = {"name": "ak1_report_months", "value": "3", "valid_from": "2027-01-01",
            "source": "Permenaker 1/2027 pasal 4"}
    assert desk.post("/installation/rules/", sent).status_code == 302
    name = RuleName.AK1_REPORT_MONTHS
    assert rule_value(name, on=date(2026, 12, 31)) == 6
    assert rule_value(name, on=date(2027, 1, 1)) == 3
    for wrong in ({"valid_from": "2026-11-23"}, {"valid_from": "2027-01-01"}, {"source": "x"}):
        assert desk.post("/installation/rules/", sent | wrong).status_code == 422, wrong
    assert Rule.objects.filter(name=name).count() == 2
    assert UNKNOWN not in desk.get("/installation/rules/").text


@pytest.mark.parametrize("page", [
    "", "offices/", "offices/new/", "offices/?q=wono", "staff/", "staff/?q=tidak-ada",
    "staff/new/", "rules/"])
def test_its_pages_open(
    client_of: ClientOf, admin: Actor, wonosobo: Office, ratna: Actor, page: str
) -> None:
    load_law()
    answer = client_of(admin).get(f"/installation/{page}")
    assert answer.status_code == 200
    assert UNKNOWN not in answer.text


@pytest.mark.parametrize("more", [2, 40])
@pytest.mark.parametrize("page", ["offices", "staff"])
def test_lists_cost_the_same_at_any_length(
    client_of: ClientOf, admin: Actor, more: int, page: str,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(more):
        office = make_office(region=f"33.{number + 10}", name=f"Kantor {number}")
        make_membership(f"petugas{number}", RoleName.OFFICER, office)
    desk = client_of(admin)
    with django_assert_num_queries(5):
        answer = desk.get(f"/installation/{page}/")
    assert len(answer.content) < 40_000
