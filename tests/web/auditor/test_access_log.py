"""The access log tells who read whose file; names of people only to their own office."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import AccessLog, Office
from antarkerja.domain.offices.policies import Actor
from tests.clients import DeskClient
from tests.factories.jobseekers import NOW, make_person
from tests.factories.offices import actor_for, make_membership, make_office

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
UNKNOWN = "⟪unknown variable"


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("kepala", RoleName.HEAD, wonosobo, name="Hadi Kepala"))


@pytest.fixture
def auditor(db: None) -> Actor:
    ministry = make_office(region="", name="Kemnaker", kind=OfficeKind.MINISTRY)
    return actor_for(make_membership("auditor", RoleName.AUDITOR, ministry, name="Ani Audit"))


@pytest.fixture
def sari(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Sari Wulandari")


def test_the_head_sees_who_of_the_office_read_whose_file(
    client_of: ClientOf, ratna: Actor, head: Actor, sari: Person
) -> None:
    client_of(ratna).get(f"/people/{sari.pk}/")
    shown = client_of(head).get("/access-log/").text
    assert UNKNOWN not in shown
    for word in ("Ratna Puspitasari", "Sari Wulandari", "33.07/2026/00001"):
        assert word in shown


def test_the_head_sees_nothing_of_another_office(
    client_of: ClientOf, stranger: Actor, head: Actor, temanggung: Office
) -> None:
    dewi = make_person(temanggung, name="Dewi Lestari")
    client_of(stranger).get(f"/people/{dewi.pk}/")
    shown = client_of(head).get("/access-log/").text
    assert "Bagus" not in shown
    assert "Dewi" not in shown
    searched = client_of(head).get("/access-log/?number=33.23/2026/00001").text
    assert "Bagus" not in searched


def test_the_auditor_sees_numbers_and_no_names_of_people(
    client_of: ClientOf, ratna: Actor, auditor: Actor, sari: Person
) -> None:
    client_of(ratna).get(f"/people/{sari.pk}/")
    shown = client_of(auditor).get("/access-log/").text
    assert "33.07/2026/00001" in shown
    assert "Wulandari" not in shown
    assert "Ratna Puspitasari" in shown
    assert UNKNOWN not in shown


def test_it_is_narrowed_by_number_officer_and_day(
    client_of: ClientOf, ratna: Actor, head: Actor, sari: Person, wonosobo: Office
) -> None:
    budi = make_person(wonosobo, name="Budi Santoso")
    desk = client_of(ratna)
    desk.get(f"/people/{sari.pk}/")
    desk.get(f"/people/{budi.pk}/")
    AccessLog.objects.update(at=NOW)
    looking = client_of(head)
    for query, seen in (
        ("number=33.07/2026/00002", {"Budi"}), ("username=ratna", {"Wulandari", "Budi"}),
        ("username=orang-lain", set()), ("day=2026-11-24", {"Wulandari", "Budi"}),
        ("day=2026-11-23", set()), ("number=tidak-ada", set()),
    ):
        shown = looking.get(f"/access-log/?{query}").text
        assert {name for name in ("Wulandari", "Budi") if name in shown} == seen, query
        assert UNKNOWN not in shown


def test_nonsense_in_the_address_is_no_error(client_of: ClientOf, head: Actor) -> None:
    for query in ("day_day=31&day_month=2&day_year=2026", "after=x", "after=2026-01-01~1",
                  "number=%00", "username=%F0%9F%99%82"):
        assert client_of(head).get(f"/access-log/?{query}").status_code == 200, query


def test_fifty_rows_a_page_and_each_once(
    client_of: ClientOf, ratna: Actor, head: Actor, sari: Person
) -> None:
    AccessLog.objects.bulk_create(
        AccessLog(user_id=ratna.user_id or 0, role="officer", office_id=ratna.office_id,
                  subject="person", subject_id=sari.pk, page="person", reason=f"no {number:03d}")
        for number in range(120)
    )
    desk, seen, address = client_of(head), [], "/access-log/"
    for _ in range(3):
        page = desk.get(address)
        seen += [line.reason for line in page.context["lines"]]
        address = f"/access-log/{page.context['next']}" if page.context["next"] else ""
    assert address == ""
    assert len(seen) == len(set(seen)) == 120
    assert len(page.content) < 40_000


@pytest.mark.parametrize("rows", [2, 45])
def test_the_log_asks_the_same_few_questions_at_any_length(
    client_of: ClientOf, ratna: Actor, head: Actor, wonosobo: Office, rows: int,
    django_assert_num_queries: Callable[[int], object],
) -> None:
    people = [make_person(wonosobo, name=f"Orang {number}") for number in range(min(rows, 5))]
    AccessLog.objects.bulk_create(
        AccessLog(user_id=ratna.user_id or 0, role="officer", office_id=ratna.office_id,
                  subject="person", subject_id=people[number % len(people)].pk, page="person")
        for number in range(rows)
    )
    desk = client_of(head)
    with django_assert_num_queries(9):  # type: ignore[attr-defined]
        desk.get("/access-log/")


def test_the_person_sees_who_read_the_own_file(
    client_of: ClientOf, ratna: Actor, sari: Person, wonosobo: Office
) -> None:
    budi = make_person(wonosobo, name="Budi")
    me = actor_for(make_membership(
        "33.07/2026/00001", RoleName.JOBSEEKER, wonosobo, subject_id=sari.pk))
    mine = client_of(me)
    assert UNKNOWN not in mine.get("/me/reads/").text
    desk = client_of(ratna)
    desk.get(f"/people/{sari.pk}/")
    desk.get(f"/people/{budi.pk}/edit/")
    shown = mine.get("/me/reads/").text
    assert UNKNOWN not in shown
    assert shown.count("Ratna Puspitasari") == 1


def test_looking_at_the_own_file_leaves_no_row(
    client_of: ClientOf, sari: Person, wonosobo: Office
) -> None:
    me = actor_for(make_membership(
        "33.07/2026/00001", RoleName.JOBSEEKER, wonosobo, subject_id=sari.pk))
    client_of(me).get("/me/reads/")
    assert not AccessLog.objects.exists()
