"""A trial whose lot is drawn stands on the lists of its offices, each planned for its month."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.enums.replication import ReplicationState
from antarkerja.domain.practices.errors.evidence import TrialFixedError
from antarkerja.domain.practices.errors.replication import NotToBeAdoptedError
from antarkerja.domain.practices.models import Practice, Replication, ReplicationTask, Trial
from antarkerja.domain.practices.operations.replicating import give_replication_to
from antarkerja.domain.practices.operations.trials import call_off_trial, fix_trial
from antarkerja.domain.practices.queries.replications import (
    count_adrift,
    office_replications,
    tasks_due,
)
from antarkerja.domain.practices.queries.trials import drawn_starts
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import make_practice, make_replication, make_trial

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.fixture
def coordinator(db: None) -> Actor:
    province = make_office(region="33", name="Disnaker Jateng", kind=OfficeKind.PROVINCE)
    return actor_for(make_membership("koordinator", RoleName.PROVINCIAL_ANALYST, province))


@pytest.fixture
def offices(wonosobo: Office) -> list[Office]:
    return [wonosobo, *(make_office(region=f"33.{number:02d}", name=f"Disnaker {number}")
                        for number in (8, 9, 10))]


@pytest.fixture
def practice(temanggung: Office) -> Practice:
    return make_practice(temanggung)


def planned(practice: Practice, by: Actor, offices: list[Office]) -> Trial:
    return make_trial(practice, User.objects.get(pk=by.user_id or 0),
                      office=Office.objects.get(pk=by.own_office),
                      offices=[office.pk for office in offices], waves=2, months_between=6)


def draw(by: Actor, trial: Trial) -> Trial:
    return fix_trial(by=by, at=NOW, trial_id=trial.pk, seed=7, analysis="Selisih perubahan.")


def test_every_office_finds_the_practice_planned_for_the_month_of_its_lot(
    coordinator: Actor, practice: Practice, offices: list[Office]
) -> None:
    trial = draw(coordinator, planned(practice, coordinator, offices))
    assert {row.office_id: row.planned_on for row in Replication.objects.all()} == {
        row["office"]: date.fromisoformat(row["starts_on"]) for row in trial.order}
    for row in Replication.objects.all():
        assert (row.state, row.owner_id, row.number) == (ReplicationState.PLANNED, None, 1)
        assert [(task.what, task.due_on) for task in row.tasks.all()] == [
            ("Kumpulkan delapan orang", row.planned_on)]
    assert all(row.replication is not None for row in drawn_starts(trial))


def test_the_office_sees_it_on_its_list_and_its_day_and_gives_it_to_a_colleague(
    coordinator: Actor, practice: Practice, offices: list[Office], ratna: Actor
) -> None:
    draw(coordinator, planned(practice, coordinator, offices))
    found = office_replications(ratna).get()
    assert count_adrift(ratna) == 1
    assert not tasks_due(ratna, today=found.planned_on - timedelta(days=10)).exists()
    assert tasks_due(ratna, today=found.planned_on).count() == 1
    give_replication_to(by=ratna, on=NOW.date(), replication_id=found.pk,
                        owner_id=ratna.user_id or 0)
    assert ReplicationTask.objects.filter(replication=found, owner_id=ratna.user_id).count() == 1
    assert count_adrift(ratna) == 0


def test_an_office_that_works_by_it_already_keeps_what_it_has(
    coordinator: Actor, practice: Practice, offices: list[Office]
) -> None:
    trial = planned(practice, coordinator, offices)
    own = make_replication(practice, offices[1])
    draw(coordinator, trial)
    assert Replication.objects.get(office=offices[1]) == own
    assert Replication.objects.count() == len(offices)


def test_a_second_draw_changes_and_adds_nothing(
    coordinator: Actor, practice: Practice, offices: list[Office]
) -> None:
    trial = draw(coordinator, planned(practice, coordinator, offices))
    with pytest.raises(TrialFixedError):
        draw(coordinator, trial)
    assert Replication.objects.count() == len(offices)


def test_a_trial_that_is_called_off_leaves_the_offices_alone(
    coordinator: Actor, practice: Practice, offices: list[Office]
) -> None:
    call_off_trial(by=coordinator, trial_id=planned(practice, coordinator, offices).pk)
    assert not Replication.objects.exists()


def test_no_lot_is_drawn_for_what_offices_cannot_read(
    coordinator: Actor, offices: list[Office]
) -> None:
    draft = make_practice(Office.objects.get(pk=coordinator.own_office), state=State.DRAFT,
                          author=User.objects.get(pk=coordinator.user_id or 0))
    trial = planned(draft, coordinator, offices)
    with pytest.raises(NotToBeAdoptedError):
        draw(coordinator, trial)
    trial.refresh_from_db()
    assert (trial.state, trial.order) == ("planned", [])
