"""Evidence of a practice as colleagues see it, and trials as a coordinator plans them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from html import unescape
from typing import Any

import pytest
from django.conf import settings

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.practices.enums.practice import Visibility
from antarkerja.domain.practices.models import (
    Evidence,
    Practice,
    PracticeIndicator,
    Replication,
    Trial,
)
from antarkerja.domain.practices.operations.evidence import reckon_evidence
from antarkerja.ops.seed.effect import add_effect
from tests.clients import DeskClient
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import make_practice, make_trial

pytestmark = pytest.mark.django_db
ClientOf = Callable[[Actor], DeskClient]
TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.fixture
def offices(wonosobo: Office) -> list[Office]:
    return [wonosobo, *(make_office(region=f"33.{number:02d}", name=f"Disnaker {number}")
                        for number in range(8, 19))]


@pytest.fixture
def proven(offices: list[Office]) -> Practice:
    found = add_effect(offices, effect=0.12, seed=3, on=TODAY, appointments=16).practice
    reckon_evidence(by=system_actor(), at=NOW, practice_id=found.pk, code="no_shows")
    return found


@pytest.fixture
def coordinator(db: None) -> Actor:
    province = make_office(region="33", name="Disnaker Jateng", kind=OfficeKind.PROVINCE)
    return actor_for(make_membership("koordinator", RoleName.PROVINCIAL_ANALYST, province))


def words(response: Any) -> str:
    return unescape(" ".join(response.content.decode().split()))


def address(practice: Practice, end: str = "") -> str:
    return f"/practices/{practice.pk}/evidence/{end}"


def test_the_answer_stands_in_the_headline_with_what_is_behind_it(
    client_of: ClientOf, ratna: Actor, proven: Practice
) -> None:
    page = words(client_of(ratna).get(address(proven)))
    assert "lebih rendah dibanding kantor serupa" in page
    assert "Per 24 November 2026; bulan penuh sampai Oktober 2026" in page
    assert "pada bulan yang sama." in page
    assert "95 dari 100" in page
    assert "Kantor memulai atas pilihan sendiri" in page
    assert "<polyline" in page
    assert "Selisih dari yang lain" in page


def test_in_english_as_well(client_of: ClientOf, ratna: Actor, proven: Practice) -> None:
    desk = client_of(ratna)
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert "Better:" in words(desk.get(address(proven)))


def test_before_the_first_night_a_button_reckons(
    client_of: ClientOf, ratna: Actor, proven: Practice
) -> None:
    Evidence.objects.all().delete()
    desk = client_of(ratna)
    assert "Belum ada yang dihitung" in words(desk.get(address(proven)))
    done = desk.post(address(proven, "no_shows/reckon/"), follow=True)
    assert "Dihitung dari buku peristiwa" in words(done)
    assert Evidence.objects.count() == 1


def test_too_few_is_said_so(client_of: ClientOf, ratna: Actor, wonosobo: Office) -> None:
    practice = make_practice(wonosobo)
    make_trial(practice, User.objects.get(pk=ratna.user_id or 0))
    desk = client_of(ratna)
    done = desk.post(address(practice, "no_shows/reckon/"), follow=True)
    assert "Belum ada yang memulai" in words(done)


def test_a_practice_without_indicator_says_how_to_begin(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    assert "belum menyebut indikator" in words(
        client_of(ratna).get(address(make_practice(wonosobo))))


def test_an_indicator_whose_definition_changed_is_marked(
    client_of: ClientOf, ratna: Actor, proven: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "antarkerja.domain.practices.queries.evidence.has_changed_since", lambda *_: True)
    assert "Definisi berubah" in words(client_of(ratna).get(address(proven)))


def test_ratna_says_since_when_her_office_works_so(
    client_of: ClientOf, ratna: Actor, wonosobo: Office
) -> None:
    practice = make_practice(wonosobo)
    make_trial(practice, User.objects.get(pk=ratna.user_id or 0))
    desk = client_of(ratna)
    assert "Sejak kapan kantor Anda bekerja begini?" in words(desk.get(address(practice)))
    desk.post(address(practice, "since/"), {
        "begun_on_day": "1", "begun_on_month": "3", "begun_on_year": "2026"})
    practice.refresh_from_db()
    assert practice.begun_on == date(2026, 3, 1)
    done = desk.post(address(practice, "since/"), {
        "begun_on_day": "1", "begun_on_month": "3", "begun_on_year": "2027"}, follow=True)
    assert "Isi hari yang sudah lewat" in words(done)


def test_a_stranger_finds_nothing_of_an_office_s_own_practice(
    client_of: ClientOf, ratna: Actor, offices: list[Office]
) -> None:
    practice = make_practice(offices[3], visibility=Visibility.OFFICE)
    PracticeIndicator.objects.create(
        practice=practice, indicator="no_shows", indicator_version=1, is_main=True)
    desk = client_of(ratna)
    assert desk.get(address(practice)).status_code == 404
    assert desk.post(address(practice, "no_shows/reckon/")).status_code == 404


def test_a_coordinator_plans_draws_and_nothing_changes_after(
    client_of: ClientOf, coordinator: Actor, proven: Practice, offices: list[Office]
) -> None:
    desk = client_of(coordinator)
    new = f"/practices/{proven.pk}/trials/new/"
    free = [office for office in offices
            if office.pk != proven.office_id and not office.replications.exists()]
    assert free[0].name in words(desk.get(new))
    plan = {
        "figure": "no_shows", "hoped": "5", "offices": [str(row.pk) for row in free[:4]],
        "waves": "2", "begins_on": "2027-01-01", "between": "6",
    }
    page = words(desk.post(new, plan, follow=True))
    trial = Trial.objects.get()
    assert trial.power is not None
    assert f"{100 * trial.power:.0f} dari 100 kasus" in page
    fixed = words(desk.post(
        f"/practices/trials/{trial.pk}/fix/", {"analysis": "Selisih perubahan."}, follow=True))
    trial.refresh_from_db()
    assert "Selisih perubahan." in fixed
    assert str(trial.seed) in fixed
    assert sorted(row["office"] for row in trial.order) == sorted(row.pk for row in free[:4])
    order = trial.order
    again = words(desk.post(
        f"/practices/trials/{trial.pk}/fix/", {"analysis": "Lain."}, follow=True))
    assert "tidak ada lagi yang berubah" in again
    desk.post(f"/practices/trials/{trial.pk}/call-off/")
    trial.refresh_from_db()
    assert (trial.order, trial.analysis, trial.state) == (order, "Selisih perubahan.", "fixed")


def test_too_few_offices_for_the_groups_are_refused(
    client_of: ClientOf, coordinator: Actor, proven: Practice, offices: list[Office]
) -> None:
    free = next(row for row in offices
                if row.pk != proven.office_id and not row.replications.exists())
    page = client_of(coordinator).post(f"/practices/{proven.pk}/trials/new/", {
        "figure": "no_shows", "hoped": "5", "offices": [str(free.pk)], "waves": "2",
        "begins_on": "2027-01-01", "between": "6"})
    assert "Pilih sedikitnya dua kantor" in words(page)
    assert not Trial.objects.exists()


def test_another_coordinator_does_not_draw_the_lot(
    client_of: ClientOf, coordinator: Actor, proven: Practice, wonosobo: Office
) -> None:
    someone = User.objects.earliest("pk")
    trial = make_trial(proven, someone, office=wonosobo)
    assert client_of(coordinator).post(
        f"/practices/trials/{trial.pk}/fix/", {"analysis": "Selisih."}).status_code == 403


def test_a_trial_shows_its_answer_by_the_named_analysis_and_offices_their_lot(
    client_of: ClientOf, ratna: Actor, proven: Practice, wonosobo: Office
) -> None:
    begun = {row.office_id: row.started_on for row in Replication.objects.filter(practice=proven)}
    trial = make_trial(
        proven, User.objects.get(pk=ratna.user_id or 0), state="fixed", seed=4711,
        fixed_at=datetime(2024, 1, 2, tzinfo=UTC), analysis="Cara sendiri.", offices=list(begun),
        order=[{"office": office, "starts_on": day.isoformat()}
               for office, day in begun.items() if day])
    desk = client_of(ratna)
    where = f"/practices/trials/{trial.pk}/"
    assert "setelah lewat tiga bulan penuh" in words(desk.get(where))
    desk.post(address(proven, "no_shows/reckon/"))
    shown = words(desk.get(where))
    assert "lebih rendah dibanding kantor serupa" in shown
    assert f"{len(begun)} dari {len(begun)} kantor punya cukup bulan" in shown
    assert "bila keduanya berbeda, yang ditetapkan itulah yang berlaku" in shown
    page = words(desk.get(address(proven)))
    assert "undian yang menentukan siapa mulai lebih dulu" in page
    assert ">undian<" in page
    one = Replication.objects.filter(practice=proven).latest("pk")
    assert "Menurut undian" in words(desk.get(f"/practices/replications/{one.pk}/"))


@pytest.mark.parametrize("more", [0, 12])
def test_evidence_takes_as_many_queries_for_many_offices(
    client_of: ClientOf, ratna: Actor, proven: Practice, more: int,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    row = Evidence.objects.get()
    row.reading["offices"] = row.reading["offices"] * (1 + more)
    row.save()
    desk = client_of(ratna)
    desk.get(address(proven))
    with django_assert_max_num_queries(22):
        page = desk.get(address(proven))
    assert len(page.content) < 45_000
