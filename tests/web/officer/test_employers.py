"""The desk's firms, as an officer, a colleague and a stranger meet them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from antarkerja.domain.employers.models import Employer
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TYPED = {
    "name": "CV Kopi Dieng", "region": "Kabupaten Wonosobo", "address": "Jl. Contoh 2",
    "kbli": "c", "nib": "1234567890123", "contact_name": "Wahyu", "contact_phone": "0812 3456 7890",
}


@pytest.fixture
def firm(wonosobo: Office) -> Employer:
    return make_employer(wonosobo)


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def test_an_empty_list_says_how_firms_come_here(client_of: ClientOf, ratna: Actor) -> None:
    assert 'class="empty"' in text_of(client_of(ratna).get("/employers/"))


def test_an_officer_adds_a_firm_and_its_phone_is_kept_as_one_number(
    client_of: ClientOf, ratna: Actor
) -> None:
    desk = client_of(ratna)
    text_of(desk.get("/employers/new/"))
    response = desk.post("/employers/new/", TYPED)
    firm = Employer.objects.get()
    assert response.headers["Location"] == f"/employers/{firm.pk}/"
    assert (firm.contact_phone, firm.kbli, firm.kbli_version) == ("+6281234567890", "C", "2025")
    text = text_of(desk.get(f"/employers/{firm.pk}/"))
    assert "Industri pengolahan" in text
    assert "0812-3456-7890" in text


def test_the_same_firm_twice_is_pointed_out(client_of: ClientOf, ratna: Actor) -> None:
    desk = client_of(ratna)
    desk.post("/employers/new/", TYPED)
    assert set(desk.post("/employers/new/", TYPED).context["form"].errors) == {"name"}
    assert Employer.objects.count() == 1


def test_wrong_numbers_are_explained(client_of: ClientOf, ratna: Actor) -> None:
    response = client_of(ratna).post("/employers/new/", {**TYPED, "nib": "12", "npwp": "x",
                                                         "kbli": "99x"})
    assert set(response.context["form"].errors) == {"nib", "npwp", "kbli"}


def test_a_firm_is_changed_and_keeps_the_edition_of_its_code(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    firm = make_employer(wonosobo, kbli="K", kbli_version="2020")
    desk = client_of(ratna)
    text_of(desk.get(f"/employers/{firm.pk}/edit/"))
    desk.post(f"/employers/{firm.pk}/edit/", {**TYPED, "kbli": "K"})
    firm.refresh_from_db()
    assert (firm.name, firm.kbli, firm.kbli_version) == ("CV Kopi Dieng", "K", "2020")


def test_a_firm_with_open_work_is_not_archived(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    vacancy, desk = make_vacancy(firm), client_of(ratna)
    desk.post(f"/employers/{firm.pk}/archive/", {"reason": "Tutup"})
    firm.refresh_from_db()
    assert firm.archived_at is None
    desk.post(f"/vacancies/{vacancy.pk}/withdraw/", {"reason": "withdrawn"})
    desk.post(f"/employers/{firm.pk}/archive/", {"reason": "Tutup"})
    firm.refresh_from_db()
    assert (firm.archived_at is not None, firm.archive_reason) == (True, "Tutup")
    assert firm.name not in text_of(desk.get("/employers/"))
    assert firm.name in text_of(desk.get("/employers/?archived=on"))
    assert "Tutup" in text_of(desk.get(f"/employers/{firm.pk}/"))


def test_an_archived_firm_is_brought_back_from_the_message_or_its_page(
    client_of: ClientOf, ratna: Actor, stranger: Actor, firm: Employer
) -> None:
    desk, back = client_of(ratna), f"/employers/{firm.pk}/restore/"
    page = text_of(desk.post(f"/employers/{firm.pk}/archive/", {"reason": "Tutup"}, follow=True))
    assert page.count(f'action="{back}"') == 2
    assert client_of(stranger).post(back).status_code == 404
    assert firm.name in text_of(desk.post(back, follow=True))
    firm.refresh_from_db()
    assert (firm.archived_at, firm.archive_reason) == (None, "")
    assert firm.name in text_of(desk.get("/employers/"))
    assert back not in text_of(desk.get(f"/employers/{firm.pk}/"))


def test_the_firms_page_lists_its_vacancies(
    client_of: ClientOf, ratna: Actor, firm: Employer
) -> None:
    vacancy = make_vacancy(firm, title="Pemetik Teh")
    text = text_of(client_of(ratna).get(f"/employers/{firm.pk}/"))
    assert "Pemetik Teh" in text
    assert f"/vacancies/{vacancy.pk}/" in text


def test_a_stranger_does_not_find_the_firm(
    client_of: ClientOf, stranger: Actor, firm: Employer
) -> None:
    desk = client_of(stranger)
    for part in ("", "edit/"):
        assert desk.get(f"/employers/{firm.pk}/{part}").status_code == 404
    assert desk.post(f"/employers/{firm.pk}/archive/", {"reason": "x"}).status_code == 404
    assert firm.name not in text_of(desk.get("/employers/"))


def test_the_front_desk_reads_and_does_not_write(
    client_of: ClientOf, wonosobo: Office, firm: Employer
) -> None:
    desk = client_of(actor_for(make_membership("desi", RoleName.FRONT_DESK, wonosobo)))
    assert "/edit/" not in text_of(desk.get(f"/employers/{firm.pk}/"))
    assert desk.get("/employers/new/").status_code == 403
