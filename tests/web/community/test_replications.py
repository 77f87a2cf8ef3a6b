"""«Pakai di kantor saya»: the pages of a practice that is carried into another office."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import ReplicationNoteKind, ReplicationState
from antarkerja.domain.practices.models import (
    Practice,
    PracticeIndicator,
    Replication,
    ReplicationNote,
    ReplicationTask,
)
from tests.clients import DeskClient
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import make_practice, make_replication, make_result

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 8, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def text_of(response: Any) -> str:
    text = response.content.decode()
    assert "⟪" not in text
    return str(text)


def user_of(actor: Actor) -> User:
    return User.objects.get(pk=actor.user_id or 0)


@pytest.fixture
def practice(temanggung: Office, stranger: Actor) -> Practice:
    """Bagus of Temanggung wrote it; it is meant to bring more people to their appointments."""
    made = make_practice(temanggung, author=user_of(stranger))
    PracticeIndicator.objects.create(practice=made, indicator="no_shows", indicator_version=1)
    return made


@pytest.fixture
def running(practice: Practice, wonosobo: Office, ratna: Actor) -> Replication:
    return make_replication(practice, wonosobo, owner=user_of(ratna))


def form_of(ratna: Actor, **fields: str) -> dict[str, str]:
    return {"owner": str(ratna.user_id), "planned_on": "2026-12-01", "pace": "14", **fields}


def address(replication: Replication, act: str = "") -> str:
    return f"/practices/replications/{replication.pk}/{act}"


def test_the_form_holds_the_steps_and_makes_them_tasks(
    client_of: ClientOf, ratna: Actor, practice: Practice
) -> None:
    desk = client_of(ratna)
    page = f"/practices/{practice.pk}/adopt/"
    text = text_of(desk.get(page))
    assert "Pakai di kantor saya" in text
    assert "Kumpulkan delapan orang" in text
    answer = desk.post(page, form_of(ratna, step_1_adapted="Sepuluh orang"))
    made = Replication.objects.get()
    assert answer.headers["Location"] == address(made)
    task = made.tasks.get()
    assert (task.due_on, task.adapted) == (date(2026, 12, 1), "Sepuluh orang")
    assert "Sepuluh orang" in text_of(desk.get(address(made)))


@pytest.mark.parametrize(("fields", "said"), [
    ({"step_1_left_out": "on"}, "Harus ada yang dikerjakan"),
    ({"planned_on": "2026-01-01"}, "Tanggalnya tidak cocok"),
    ({"adapted_what": "Tanpa buku"}, "Tulis alasannya"),
    ({"adapted_what": "Hubungi 0812 3456 7890", "adapted_why": "x"}, "0812 3456 7890"),
])
def test_what_does_not_fit_is_said_and_what_was_typed_stays(
    client_of: ClientOf, ratna: Actor, practice: Practice, fields: dict[str, str], said: str
) -> None:
    answer = client_of(ratna).post(f"/practices/{practice.pk}/adopt/", form_of(ratna, **fields))
    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not Replication.objects.exists()


def test_who_carries_it_already_is_led_there(
    client_of: ClientOf, ratna: Actor, practice: Practice, running: Replication
) -> None:
    answer = client_of(ratna).post(f"/practices/{practice.pk}/adopt/", form_of(ratna))
    assert answer.headers["Location"] == address(running)


def test_before_the_day_of_a_measurement_the_page_says_which_day(
    client_of: ClientOf, ratna: Actor, running: Replication
) -> None:
    make_result(running, months=3)
    text = text_of(client_of(ratna).get(address(running)))
    assert "31,0 % → 22,0 %" in text
    assert "lebih baik daripada kantor serupa" in text
    assert "−8,0 poin (antara −12,0 dan −4,0)" in text
    assert "Belum diukur. Dapat diukur mulai 1 Mei 2027." in text


def test_a_practice_without_a_figure_is_not_promised_a_measurement(
    client_of: ClientOf, ratna: Actor, practice: Practice, running: Replication
) -> None:
    practice.indicators.all().delete()
    text = text_of(client_of(ratna).get(address(running)))
    assert "tidak ada yang dapat diukur" in text


def test_too_few_cases_are_said_to_be_too_few(
    client_of: ClientOf, ratna: Actor, running: Replication
) -> None:
    make_result(running, verdict="too_few", change=0.0)
    assert "terlalu sedikit untuk disimpulkan" in text_of(client_of(ratna).get(address(running)))


def test_the_work_begins_with_a_button(
    client_of: ClientOf, ratna: Actor, practice: Practice, wonosobo: Office
) -> None:
    planned = make_replication(practice, wonosobo, state=ReplicationState.PLANNED)
    desk = client_of(ratna)
    assert "Saat cara kerja baru dimulai" in text_of(desk.get(address(planned)))
    desk.post(address(planned, "start/"), {"started_on": "2026-11-24"})
    planned.refresh_from_db()
    assert (planned.state, planned.started_on) == (ReplicationState.RUNNING, TODAY)


def test_a_step_is_done_and_open_again(
    client_of: ClientOf, ratna: Actor, running: Replication
) -> None:
    task: ReplicationTask = running.tasks.earliest("order")
    desk = client_of(ratna)
    one = f"/practices/replications/tasks/{task.pk}/"
    desk.post(f"{one}done/")
    task.refresh_from_db()
    assert task.done_on == TODAY
    desk.post(f"{one}again/")
    desk.post(one, {"what": "Latihan berdua", "due_on": "", "owner": "", "adapted": ""})
    task.refresh_from_db()
    assert task.done_on is None
    assert (task.what, task.owner_id) == ("Latihan berdua", None)
    desk.post(address(running, "tasks/"), {"what": "Undang perusahaan", "owner": ""})
    assert running.tasks.count() == 3


def test_the_origin_answers_and_a_third_office_only_reads(
    client_of: ClientOf, ratna: Actor, stranger: Actor, running: Replication
) -> None:
    client_of(ratna).post(address(running, "notes/"), {"kind": "question", "text": "Berapa?"})
    origin = client_of(stranger)
    assert "Kantor lain bertanya" in text_of(origin.get("/practices/replications/"))
    assert "Tulis sesuatu" in text_of(origin.get(address(running)))
    origin.post(address(running, "notes/"), {"kind": "answer", "text": "Delapan."})
    assert ReplicationNote.objects.filter(kind=ReplicationNoteKind.ANSWER).count() == 1
    dewi = actor_for(make_membership("dewi", RoleName.OFFICER, make_office(region="32.01")))
    assert "Tulis sesuatu" not in text_of(client_of(dewi).get(address(running)))
    answer = client_of(dewi).post(address(running, "notes/"), {"kind": "answer", "text": "x"})
    assert ReplicationNote.objects.count() == 2
    assert answer.status_code == 302


def test_giving_up_says_why_to_everybody(
    client_of: ClientOf, ratna: Actor, stranger: Actor, running: Replication
) -> None:
    desk = client_of(ratna)
    text_of(desk.get(address(running, "give-up/")))
    desk.post(address(running, "give-up/"), {"reason": "no_staff", "words": "Dua orang pindah."})
    text = text_of(client_of(stranger).get(address(running)))
    assert "Dua orang pindah." in text
    assert desk.get(address(running, "keep/")).status_code == 404


def test_kept_for_good_is_said_in_the_list(
    client_of: ClientOf, ratna: Actor, running: Replication
) -> None:
    desk = client_of(ratna)
    text_of(desk.get(address(running, "keep/")))
    desk.post(address(running, "keep/"), {"words": "Semua terbiasa."})
    assert "Dipertahankan" in text_of(desk.get("/practices/replications/"))


def test_the_owner_gives_it_to_a_colleague(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, running: Replication
) -> None:
    dian = make_membership("dian", RoleName.OFFICER, wonosobo, name="Dian")
    desk = client_of(ratna)
    desk.post(address(running, "owner/"), {"owner": str(dian.user_id)})
    desk.post(address(running, "owner/"), {"owner": "999999"})
    running.refresh_from_db()
    assert running.owner_id == dian.user_id


def test_due_steps_stand_on_the_page_of_today(
    client_of: ClientOf, ratna: Actor, running: Replication
) -> None:
    text = text_of(client_of(ratna).get("/today/"))
    assert "langkah praktik baik jatuh tempo" in text
    assert "Langkah 1" in text


def test_the_lineage_shows_tree_map_and_table(
    client_of: ClientOf, ratna: Actor, practice: Practice, running: Replication
) -> None:
    bogor = make_office(region="32.01", name="Disnaker Bogor")
    make_replication(practice, bogor, source=running, state=ReplicationState.ABANDONED)
    make_result(running)
    text = text_of(client_of(ratna).get(f"/practices/{practice.pk}/lineage/"))
    assert "2 kantor telah mencobanya" in text
    assert 'aria-label="Jawa Barat: 1 kantor berhenti"' in text
    assert 'id="province-33"' in text
    assert text.index("Disnaker Kabupaten Wonosobo</a>") < text.index("Disnaker Bogor</a>")
    assert "Ratna Puspitasari" in text


def test_an_address_from_a_package_without_an_office_stands_in_the_tree(
    client_of: ClientOf, ratna: Actor, practice: Practice
) -> None:
    make_replication(practice, None)
    assert "Instalasi lain" in text_of(
        client_of(ratna).get(f"/practices/{practice.pk}/lineage/"))


def test_writers_and_adopters_are_credited_alike(
    client_of: ClientOf, ratna: Actor, stranger: Actor, practice: Practice, running: Replication
) -> None:
    desk = client_of(stranger)
    title = "Bimbingan kelompok sebelum wawancara"
    for who in (ratna, stranger):
        assert title in text_of(desk.get(f"/practices/credits/people/{who.user_id}/"))
        assert title in text_of(desk.get(f"/practices/credits/offices/{who.office_id}/"))
    nobody = make_membership("baru", RoleName.OFFICER, make_office(region="32.01"))
    assert desk.get(f"/practices/credits/people/{nobody.user_id}/").status_code == 404


def test_the_practice_says_who_uses_it_and_offers_it(
    client_of: ClientOf, ratna: Actor, practice: Practice, temanggung: Office
) -> None:
    desk = client_of(ratna)
    assert f"/practices/{practice.pk}/adopt/" in text_of(desk.get(f"/practices/{practice.pk}/"))
    own = make_replication(practice, Office.objects.get(pk=ratna.own_office))
    text = text_of(desk.get(f"/practices/{practice.pk}/"))
    assert address(own) in text
    assert f"/practices/{practice.pk}/adopt/" not in text


def test_who_took_up_a_practice_reads_why_it_was_withdrawn_and_finds_no_dead_link(
    client_of: ClientOf, ratna: Actor, stranger: Actor, practice: Practice, running: Replication
) -> None:
    named = client_of(stranger).post(f"/practices/{practice.pk}/withdraw/", {
        "reason": "Bu Siti Nurhayati, 0812 3456 7890"})
    assert named.status_code == 422
    assert "seperti data pribadi" in text_of(named)
    client_of(stranger).post(f"/practices/{practice.pk}/withdraw/", {
        "reason": "Ada cara yang lebih baik."})
    text = text_of(client_of(ratna).get(address(running)))
    assert "Praktik ini sudah ditarik" in text
    assert "Ada cara yang lebih baik." in text
    assert f"/practices/{practice.pk}/" not in text


@pytest.mark.parametrize("page", ["/practices/replications/", "/today/", "{one}", "{lineage}"])
def test_more_rows_need_no_more_queries(
    client_of: ClientOf, ratna: Actor, wonosobo: Office, running: Replication, page: str
) -> None:
    desk = client_of(ratna)
    url = page.format(one=address(running), lineage=f"/practices/{running.practice_id}/lineage/")
    counts = []
    for size in (2, 20):
        _fill(running, wonosobo, user_of(ratna), size)
        desk.get(url)
        with CaptureQueriesContext(connection) as queries:
            answer = desk.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert len(answer.content) <= 40_000


def _fill(running: Replication, office: Office, user: User, size: int) -> None:
    """`size` more replications of the office, steps, notes and adopters."""
    for number in range(size):
        other = make_practice(running.practice.office, title=f"Praktik {size} {number}")
        make_replication(other, office, owner=user)
        away = make_office(region=f"32.{size + number:02}", name=f"Kantor {size} {number}")
        made = make_replication(running.practice, away, source=running, owner=user)
        make_result(made)
    first = ReplicationTask.objects.filter(replication=running).count()
    ReplicationTask.objects.bulk_create(
        ReplicationTask(replication=running, order=first + number, what=f"Lagi {number}",
                        owner=user, due_on=TODAY) for number in range(1, size + 1))
    ReplicationNote.objects.bulk_create(
        ReplicationNote(replication=running, author=user, kind="progress", text="Baik.",
                        written_at=AT) for _number in range(size))
