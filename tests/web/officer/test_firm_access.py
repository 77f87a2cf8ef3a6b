"""Who signs in for a firm: given by an officer of its office, and used by the firm itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.employers.models import Employer
from antarkerja.domain.employers.operations import archive_employer
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import AccessLog, Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import NOW
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
EMAIL = "wahyu@serayu.example"
WAHYU = {"name": "Wahyu Hidayat", "phone": "0812 3456 7890", "email": EMAIL}


@pytest.fixture
def firm(wonosobo: Office) -> Employer:
    return make_employer(wonosobo, contact_name="Wahyu", contact_phone="+6281234567890")


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def of(firm: Employer, user: User | None = None, act: str = "") -> str:
    return f"/employers/{firm.pk}/access/" + (f"{user.pk}/{act}/" if user else "")


def given(desk: DeskClient, firm: Employer, **other: str) -> str:
    """The first password that the page shows, "" where it shows none."""
    return shown_in(desk.post(of(firm), WAHYU | other))


def shown_in(answer: Any) -> str:
    found = re.search(r'id="first-password">([a-z0-9-]+)<', text_of(answer))
    return found[1] if found else ""


def sign_in(client: DeskClient, login: str, password: str) -> bool:
    client.logout()
    client.post("/accounts/login/", {"login": login, "password": password})
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("login", [EMAIL, "WAHYU@serayu.example", "0812-3456-7890"])
def test_the_contact_signs_in_chooses_a_password_and_sees_the_own_firm(
    client: DeskClient, client_of: ClientOf, ratna: Actor, firm: Employer, login: str
) -> None:
    make_vacancy(firm, title="Pemetik Teh")
    password = given(client_of(ratna), firm)
    assert sign_in(client, login, password)
    assert client.get("/firm/")["Location"] == "/accounts/password/"
    client.post("/accounts/password/", {"oldpassword": password, "password1": "sawah-kopi-hujan",
                                        "password2": "sawah-kopi-hujan"})
    assert "Pemetik Teh" in text_of(client.get("/firm/"))
    assert client.get("/people/").status_code == 403


def test_without_an_e_mail_the_account_gets_a_name_and_the_phone_stays_the_familys(
    client: DeskClient, client_of: ClientOf, ratna: Actor, firm: Employer, wonosobo: Office
) -> None:
    sari = make_membership("33.07/2026/00001", RoleName.JOBSEEKER, wonosobo, subject_id=1)
    User.objects.filter(pk=sari.user_id).update(phone="+6281234567890")
    password = given(client_of(ratna), firm, email="")
    assert sign_in(client, "081234567890", password)
    assert sign_in(client, f"firma-{firm.pk}-1", password)
    assert sign_in(client, "081234567890", "kunci-panjang-24")
    assert client.session["_auth_user_id"] == str(sari.user_id)


def test_the_firms_page_leads_to_a_form_that_knows_who_answers(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    desk = client_of(ratna)
    assert of(firm) in text_of(desk.get(f"/employers/{firm.pk}/"))
    text = text_of(desk.get(of(firm)))
    assert 'value="0812-3456-7890"' in text
    assert "Belum ada yang masuk" in text


def test_the_password_is_shown_once_and_the_list_names_the_account(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    desk = client_of(ratna)
    answer = desk.post(of(firm), WAHYU)
    password = shown_in(answer)
    assert "no-store" in answer.headers["Cache-Control"]
    text = text_of(desk.get(of(firm)))
    assert password not in text
    assert EMAIL in text
    assert "1 orang masuk" in text


def test_the_membership_belongs_to_the_firm_and_each_act_is_in_the_access_log(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    desk = client_of(ratna)
    given(desk, firm)
    member = Membership.objects.get(role=RoleName.EMPLOYER)
    assert (member.subject_id, member.office_id) == (firm.pk, firm.office_id)
    desk.post(of(firm, member.user, "password"))
    desk.post(of(firm, member.user, "close"))
    acts = AccessLog.objects.filter(subject="account", subject_id=member.user_id).order_by("pk")
    assert list(acts.values_list("page", "user_id")) == [
        ("access_given", ratna.user_id), ("password_reset", ratna.user_id),
        ("membership_ended", ratna.user_id)]


@pytest.mark.parametrize(("typed", "wrong"), [
    ({"email": "", "phone": ""}, {"phone"}), ({"phone": "12"}, {"phone"}),
    ({"email": "wahyu"}, {"email"}), ({"name": ""}, {"name"}),
    ({"email": f"{'a' * 60}@serayu.example"}, {"email"}),
])
def test_what_cannot_sign_in_is_explained(
    client_of: ClientOf, ratna: Actor, firm: Employer, typed: dict[str, str], wrong: set[str]
) -> None:
    answer = client_of(ratna).post(of(firm), WAHYU | typed)
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, wrong)
    assert not Membership.objects.filter(role=RoleName.EMPLOYER).exists()


def test_a_name_that_is_taken_is_said_clearly(
    client_of: ClientOf, ratna: Actor, firm: Employer, wonosobo: Office
) -> None:
    desk = client_of(ratna)
    given(desk, firm)
    for typed, words in ((
        {"email": EMAIL.upper(), "phone": ""}, "Surel ini sudah dipakai"),
        ({"email": ""}, "Seseorang dari perusahaan ini sudah masuk dengan nomor ini"),
    ):
        assert words in text_of(desk.post(of(firm), WAHYU | typed))
    other = make_employer(wonosobo, name="CV Kopi Dieng")
    assert "Surel ini sudah dipakai" in text_of(desk.post(of(other), WAHYU))
    assert given(desk, other, email="", name="Wahyu yang sama") != ""
    assert User.objects.filter(memberships__role=RoleName.EMPLOYER).count() == 2


def test_a_new_password_ends_the_old_one_and_the_open_session(
    client: DeskClient, client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    desk = client_of(ratna)
    old = given(desk, firm)
    sign_in(client, EMAIL, old)
    new = shown_in(desk.post(of(firm, User.objects.get(username=EMAIL), "password")))
    assert client.get("/firm/").status_code == 302
    assert not sign_in(client, EMAIL, old)
    assert sign_in(client, EMAIL, new)


def test_closed_access_opens_nothing_and_the_same_account_can_come_back(
    client: DeskClient, client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    desk = client_of(ratna)
    old = given(desk, firm)
    user = User.objects.get(username=EMAIL)
    assert EMAIL not in text_of(desk.post(of(firm, user, "close"), follow=True))
    assert not sign_in(client, EMAIL, old)
    assert desk.post(of(firm, user, "password")).status_code == 404
    again = given(desk, firm, name="Wahyu Hidayat, SE")
    assert sign_in(client, EMAIL, again)
    user.refresh_from_db()
    assert user.name == "Wahyu Hidayat, SE"
    ends = user.memberships.order_by("pk").values_list("valid_until", flat=True)
    assert list(ends) == [date(2026, 11, 24), None]


def test_a_colleague_of_the_office_gives_and_closes_too(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, firm: Employer
) -> None:
    given(client_of(ratna), firm)
    tri = client_of(actor_for(make_membership("tri", RoleName.PLACEMENT_STAFF, wonosobo)))
    tri.post(of(firm, User.objects.get(username=EMAIL), "close"))
    assert not Membership.objects.filter(role=RoleName.EMPLOYER, valid_until=None).exists()


def test_a_colleague_of_another_office_finds_nothing(
    client_of: ClientOf, ratna: Actor, stranger: Actor, firm: Employer, temanggung: Office
) -> None:
    given(client_of(ratna), firm)
    user, desk = User.objects.get(username=EMAIL), client_of(stranger)
    theirs = make_employer(temanggung, name="PT Tembakau")
    assert desk.get(of(firm)).status_code == 404
    assert desk.post(of(firm), WAHYU | {"email": "lain@lain.example"}).status_code == 404
    for act in ("password", "close"):
        assert desk.post(of(firm, user, act)).status_code == 404
        assert desk.post(of(theirs, user, act)).status_code == 404, "by way of the own firm"
    assert User.objects.filter(username=EMAIL, is_active=True).exists()


@pytest.mark.parametrize("role", [
    RoleName.FRONT_DESK, RoleName.AUDITOR, RoleName.JOBSEEKER, RoleName.EMPLOYER])
def test_who_may_not_edit_firms_may_not_give_access(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, firm: Employer, role: RoleName
) -> None:
    given(client_of(ratna), firm)
    desk = client_of(actor_for(make_membership("lain", role, wonosobo, subject_id=firm.pk)))
    assert desk.get(of(firm)).status_code == 403
    assert desk.post(of(firm), WAHYU).status_code == 403
    for act in ("password", "close"):
        assert desk.post(of(firm, User.objects.get(username=EMAIL), act)).status_code == 403


def test_accounts_of_staff_are_not_reached_through_a_firm(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    desk, tri = client_of(ratna), make_membership("tri", RoleName.HEAD)
    for act in ("password", "close"):
        assert desk.post(of(firm, tri.user, act)).status_code == 404
    assert User.objects.get(username="tri").is_active


def test_nobody_signs_in_anew_for_an_archived_firm(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    archive_employer(by=ratna, at=NOW, employer_id=firm.pk, reason="Tutup")
    desk = client_of(ratna)
    assert "/access/" not in text_of(desk.get(f"/employers/{firm.pk}/"))
    assert desk.post(of(firm), WAHYU).status_code == 404


def test_one_account_and_nine_cost_the_same(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    desk, costs = client_of(ratna), []
    for more in (1, 8):
        for number in range(more):
            make_membership(f"orang-{more}-{number}", RoleName.EMPLOYER, subject_id=firm.pk)
        with CaptureQueriesContext(connection) as queries:
            text_of(desk.get(of(firm)))
        costs.append(len(queries))
    assert costs[0] == costs[1]
