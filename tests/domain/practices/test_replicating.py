"""An office takes up a practice, works by it, keeps it or gives it up; nothing is orphaned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import OfficeKind, RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Origin, State, Visibility
from antarkerja.domain.practices.enums.replication import (
    AbandonReason,
    ReplicationNoteKind,
    ReplicationState,
)
from antarkerja.domain.practices.errors.replication import (
    AlreadyAdoptedError,
    DayDoesNotFitError,
    NothingToDoError,
    NotOfThisOfficeError,
    NotToBeAdoptedError,
    ReplicationStateError,
    SourceDoesNotFitError,
    TellsOfPeopleError,
)
from antarkerja.domain.practices.models import Practice, Replication, ReplicationTask
from antarkerja.domain.practices.operations import replicating, replication_tasks
from antarkerja.domain.practices.operations.replicating import Adoption, TaskDetails
from antarkerja.domain.practices.operations.replication_moves import merge_replications
from antarkerja.domain.practices.operations.replication_notes import write_replication_note
from antarkerja.domain.practices.queries.credits import credits_of_person, person_by_number
from antarkerja.domain.practices.queries.replications import (
    office_replications,
    questions_waiting,
    sources_for,
    tasks_due,
)
from antarkerja.journeys.staff_leaves import end_staff_account, give_staff_role
from tests.factories.offices import actor_for, make_membership, make_office
from tests.factories.practices import make_practice, make_replication

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture
def practice(temanggung: Office, stranger: Actor) -> Practice:
    """Bagus of Temanggung wrote it."""
    return make_practice(temanggung, author=_user(stranger))


def _user(actor: Actor) -> User:
    return User.objects.get(pk=actor.user_id or 0)


def _adoption(by: Actor, **fields: Any) -> Adoption:
    return Adoption(**{
        "owner_id": by.user_id, "planned_on": ON,
        "tasks": [TaskDetails(what="Kumpulkan delapan orang", due_on=ON),
                  TaskDetails(what="Latihan wawancara", due_on=ON + timedelta(days=14))],
        **fields,
    })


def adopt(by: Actor, practice: Practice, **fields: Any) -> Replication:
    return replicating.adopt_practice(
        by=by, on=ON, practice_id=practice.pk, details=_adoption(by, **fields))


def test_the_steps_become_tasks_with_an_owner_and_days(ratna: Actor, practice: Practice) -> None:
    made = adopt(ratna, practice, adapted_what="Sepuluh orang", adapted_why="Ruangnya besar")
    assert (made.state, made.number, made.office_id) == (
        ReplicationState.PLANNED, 1, ratna.office_id)
    assert [(task.order, task.owner_id, task.due_on) for task in made.tasks.order_by("order")] == [
        (1, ratna.user_id, ON), (2, ratna.user_id, ON + timedelta(days=14))]
    assert not Event.objects.filter(kind="practice.adopted").exists()


def test_the_ledger_hears_of_it_when_the_work_begins(ratna: Actor, practice: Practice) -> None:
    made = adopt(ratna, practice)
    replicating.start_replication(by=ratna, on=ON, replication_id=made.pk,
                                  started_on=ON - timedelta(days=8))
    told = Event.objects.get(kind="practice.adopted")
    assert (told.subject, told.subject_id, told.officer_id, told.happened_on) == (
        "replication", made.pk, ratna.user_id, ON - timedelta(days=8))
    with pytest.raises(ReplicationStateError):
        replicating.start_replication(by=ratna, on=ON, replication_id=made.pk, started_on=ON)


@pytest.mark.parametrize("day", [ON + timedelta(days=1), ON - timedelta(days=400)])
def test_work_does_not_begin_tomorrow_nor_a_year_ago(
    ratna: Actor, practice: Practice, day: date
) -> None:
    made = adopt(ratna, practice)
    with pytest.raises(DayDoesNotFitError):
        replicating.start_replication(by=ratna, on=ON, replication_id=made.pk, started_on=day)


def test_a_second_adoption_leads_to_the_first(ratna: Actor, practice: Practice) -> None:
    made = adopt(ratna, practice)
    with pytest.raises(AlreadyAdoptedError) as told:
        adopt(ratna, practice)
    assert told.value.replication_id == made.pk
    replicating.give_up_replication(by=ratna, on=ON, replication_id=made.pk,
                                    reason=AbandonReason.NO_STAFF)
    assert adopt(ratna, practice).pk != made.pk


@pytest.mark.parametrize("state", [State.DRAFT, State.REVIEW, State.WITHDRAWN])
def test_what_is_not_published_is_not_there_to_take_up(
    ratna: Actor, temanggung: Office, state: str
) -> None:
    with pytest.raises((OutOfScopeError, NotToBeAdoptedError)):
        adopt(ratna, make_practice(temanggung, state=state))


def test_what_was_meant_for_another_office_is_not_there(ratna: Actor, temanggung: Office) -> None:
    with pytest.raises(OutOfScopeError):
        adopt(ratna, make_practice(temanggung, visibility=Visibility.OFFICE))


def test_an_office_takes_up_from_abroad_what_it_wrote_down_but_not_its_own_work(
    ratna: Actor, wonosobo: Office
) -> None:
    with pytest.raises(NotToBeAdoptedError):
        adopt(ratna, make_practice(wonosobo))
    foreign = make_practice(wonosobo, origin=Origin.ABROAD, origin_place="Jepang",
                            origin_source="Laporan Hello Work")
    assert adopt(ratna, foreign).state == ReplicationState.PLANNED


def test_it_is_learnt_only_from_an_office_that_works_by_it(
    ratna: Actor, practice: Practice, wonosobo: Office
) -> None:
    bogor = make_office(region="32.01", name="Disnaker Bogor")
    planned = make_replication(practice, bogor, state=ReplicationState.PLANNED)
    other = make_replication(make_practice(bogor), make_office(region="32.02", name="Sukabumi"))
    for source in (planned, other):
        with pytest.raises(SourceDoesNotFitError):
            adopt(ratna, practice, source_id=source.pk)
    Replication.objects.filter(pk=planned.pk).update(state="running", started_on=ON)
    assert [one.office for one in sources_for(ratna, practice.pk)] == ["Disnaker Bogor"]
    assert adopt(ratna, practice, source_id=planned.pk).source_id == planned.pk


def test_an_owner_is_a_colleague(ratna: Actor, stranger: Actor, practice: Practice) -> None:
    with pytest.raises(NotOfThisOfficeError):
        adopt(ratna, practice, owner_id=stranger.user_id)


def test_a_plan_without_a_step_is_none(ratna: Actor, practice: Practice) -> None:
    with pytest.raises(NothingToDoError):
        adopt(ratna, practice, tasks=[TaskDetails(what="Kumpulkan", is_left_out=True)])


def test_the_office_of_somebody_else_is_not_worked_on(
    ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    made = adopt(ratna, practice)
    task = made.tasks.first()
    assert task is not None
    acts: list[Callable[[], object]] = [
        lambda: replicating.keep_for_good(by=stranger, on=ON, replication_id=made.pk),
        lambda: replication_tasks.finish_task(by=stranger, on=ON, task_id=task.pk),
        lambda: replicating.give_replication_to(
            by=stranger, on=ON, replication_id=made.pk, owner_id=stranger.user_id or 0),
    ]
    for act in acts:
        with pytest.raises(OutOfScopeError):
            act()


def test_an_analyst_reads_and_takes_up_nothing(practice: Practice) -> None:
    ministry = make_office(region="", name="Kemnaker", kind=OfficeKind.MINISTRY)
    analyst = actor_for(make_membership("nasional", RoleName.NATIONAL_ANALYST, ministry))
    with pytest.raises(NotAllowedError):
        adopt(analyst, practice)


def test_a_step_is_done_opened_again_changed_and_left_out(
    ratna: Actor, practice: Practice
) -> None:
    made = adopt(ratna, practice)
    first, second = made.tasks.order_by("order")
    replication_tasks.finish_task(by=ratna, on=ON, task_id=first.pk)
    replication_tasks.change_task(by=ratna, on=ON, task_id=second.pk, details=TaskDetails(
        what="Latihan berdua", due_on=None, is_left_out=True, owner_id=None))
    replication_tasks.add_task(by=ratna, on=ON, replication_id=made.pk,
                               details=TaskDetails(what="Undang perusahaan"))
    row = office_replications(ratna).get()
    assert (row.meant, row.done) == (2, 1)  # type: ignore[attr-defined]  # counted by the query
    replication_tasks.open_task_again(by=ratna, task_id=first.pk)
    row = office_replications(ratna).get()
    assert row.done == 0  # type: ignore[attr-defined]  # counted by the query


def test_kept_for_good_and_given_up_are_both_told_with_their_reason(
    ratna: Actor, practice: Practice
) -> None:
    made = adopt(ratna, practice)
    with pytest.raises(ReplicationStateError):
        replicating.keep_for_good(by=ratna, on=ON, replication_id=made.pk)
    replicating.start_replication(by=ratna, on=ON, replication_id=made.pk, started_on=ON)
    replicating.keep_for_good(by=ratna, on=ON, replication_id=made.pk)
    replicating.give_up_replication(by=ratna, on=ON, replication_id=made.pk,
                                    reason=AbandonReason.NO_PARTNER, words="SMK tutup.")
    ended = Event.objects.filter(kind="practice.ended").order_by("pk")
    assert list(ended.values_list("reason", flat=True)) == ["kept", "no_partner"]
    made.refresh_from_db()
    assert (made.state, made.ended_on, made.end_words) == ("abandoned", ON, "SMK tutup.")


def test_giving_up_before_the_first_day_is_a_result_as_well(
    ratna: Actor, practice: Practice
) -> None:
    made = adopt(ratna, practice)
    replicating.give_up_replication(by=ratna, on=ON, replication_id=made.pk,
                                    reason=AbandonReason.MONEY)
    assert Event.objects.get(kind="practice.ended").reason == "money"


@pytest.mark.parametrize("text", ["Telepon 0812 3456 7890", "NIK 3307055505990001",
                                  "Tulis ke siti@contoh.id", "Bu Siti Nurhayati gugup"])
def test_what_went_on_is_told_without_anybodys_data(
    ratna: Actor, practice: Practice, text: str
) -> None:
    made = adopt(ratna, practice)
    with pytest.raises(TellsOfPeopleError):
        write_replication_note(by=ratna, at=AT, replication_id=made.pk,
                               kind=ReplicationNoteKind.OBSTACLE, text=text)
    with pytest.raises(TellsOfPeopleError):
        replicating.change_adaptation(by=ratna, replication_id=made.pk, adapted_what=text,
                                      adapted_why="")


def test_adopter_and_origin_talk_and_a_question_waits_for_the_origin(
    ratna: Actor, stranger: Actor, practice: Practice
) -> None:
    made = adopt(ratna, practice)
    write_replication_note(by=ratna, at=AT, replication_id=made.pk,
                           kind=ReplicationNoteKind.QUESTION, text="Pak Bagus, berapa orang?")
    assert list(questions_waiting(stranger)) == [made]
    assert not questions_waiting(ratna).exists()
    with pytest.raises(NotAllowedError):
        write_replication_note(by=stranger, at=AT, replication_id=made.pk,
                               kind=ReplicationNoteKind.PROGRESS, text="Berjalan baik")
    write_replication_note(by=stranger, at=AT + timedelta(minutes=1), replication_id=made.pk,
                           kind=ReplicationNoteKind.ANSWER, text="Delapan.")
    assert not questions_waiting(stranger).exists()


def test_a_third_office_reads_the_talk_and_takes_no_part(ratna: Actor, practice: Practice) -> None:
    made = adopt(ratna, practice)
    bogor = make_office(region="32.01", name="Disnaker Bogor")
    dewi = actor_for(make_membership("dewi", RoleName.OFFICER, bogor))
    with pytest.raises(NotAllowedError):
        write_replication_note(by=dewi, at=AT, replication_id=made.pk,
                               kind=ReplicationNoteKind.QUESTION, text="Boleh ikut?")


def test_an_empty_note_says_nothing(ratna: Actor, practice: Practice) -> None:
    made = adopt(ratna, practice)
    with pytest.raises(NothingToDoError):
        write_replication_note(by=ratna, at=AT, replication_id=made.pk,
                               kind=ReplicationNoteKind.PROGRESS, text="  ")


def test_due_steps_are_the_owners_and_those_of_nobody_everybodys(
    ratna: Actor, wonosobo: Office, practice: Practice
) -> None:
    colleague = actor_for(make_membership("dian", RoleName.OFFICER, wonosobo, name="Dian"))
    made = adopt(ratna, practice)
    assert [task.what for task in tasks_due(ratna, today=ON)] == ["Kumpulkan delapan orang"]
    assert not tasks_due(colleague, today=ON).exists()
    ReplicationTask.objects.filter(replication=made).update(owner=None)
    assert tasks_due(colleague, today=ON).count() == 1
    replicating.give_up_replication(by=ratna, on=ON, replication_id=made.pk,
                                    reason=AbandonReason.OTHER)
    assert not tasks_due(colleague, today=ON).exists()


@pytest.mark.parametrize("leaves", ["ends", "moves"])
def test_who_leaves_leaves_nothing_orphaned_and_keeps_the_credit(
    ratna: Actor, stranger: Actor, wonosobo: Office, temanggung: Office, practice: Practice,
    leaves: str
) -> None:
    made = adopt(ratna, practice)
    replicating.start_replication(by=ratna, on=ON, replication_id=made.pk, started_on=ON)
    head = actor_for(make_membership("tri", RoleName.HEAD, wonosobo))
    by = actor_for(make_membership("admin", RoleName.ADMINISTRATOR, wonosobo))
    user_id = ratna.user_id or 0
    if leaves == "ends":
        end_staff_account(by=by, on=ON, at=AT, user_id=user_id)
    else:
        give_staff_role(by=by, on=ON, at=AT, user_id=user_id, role=RoleName.OFFICER,
                        office_id=temanggung.pk)
    made.refresh_from_db()
    assert made.owner_id is None
    assert not made.tasks.filter(owner_id=user_id, done_on=None).exists()
    assert person_by_number(stranger, user_id) is not None
    assert credits_of_person(stranger, user_id, language="id").carried == [made]
    replicating.give_replication_to(by=head, on=ON, replication_id=made.pk,
                                    owner_id=head.user_id or 0)
    made.refresh_from_db()
    assert made.owner_id == head.user_id


def test_another_role_in_the_same_office_keeps_what_is_carried(
    ratna: Actor, wonosobo: Office, practice: Practice
) -> None:
    made = adopt(ratna, practice)
    by = actor_for(make_membership("admin", RoleName.ADMINISTRATOR, wonosobo))
    give_staff_role(by=by, on=ON, at=AT, user_id=ratna.user_id or 0,
                    role=RoleName.PLACEMENT_STAFF, office_id=wonosobo.pk)
    made.refresh_from_db()
    assert made.owner_id == ratna.user_id


def test_work_handed_to_a_colleague_takes_its_open_steps_along(
    ratna: Actor, wonosobo: Office, practice: Practice
) -> None:
    dian = actor_for(make_membership("dian", RoleName.OFFICER, wonosobo, name="Dian"))
    made = adopt(ratna, practice)
    done = made.tasks.order_by("order")[0]
    replication_tasks.finish_task(by=ratna, on=ON, task_id=done.pk)
    replicating.give_replication_to(by=ratna, on=ON, replication_id=made.pk,
                                    owner_id=dian.user_id or 0)
    assert list(made.tasks.order_by("order").values_list("owner_id", flat=True)) == [
        ratna.user_id, dian.user_id]


def test_a_merged_offices_work_goes_on_and_its_history_stays(
    wonosobo: Office, practice: Practice, ratna: Actor
) -> None:
    magelang = make_office(region="33.08", name="Disnaker Magelang")
    begun = make_replication(practice, wonosobo, owner=_user(ratna))
    planned = make_replication(make_practice(practice.office, title="Lain"), wonosobo,
                               state=ReplicationState.PLANNED)
    both = make_practice(practice.office, title="Dua-duanya")
    twice = make_replication(both, wonosobo)
    make_replication(both, magelang)
    by = actor_for(make_membership("admin", RoleName.ADMINISTRATOR, wonosobo))
    assert merge_replications(by=by, on=ON, from_office=wonosobo, into_office=magelang,
                              words="Kantor digabung.") == 3
    for row in (begun, planned, twice):
        row.refresh_from_db()
    successor = Replication.objects.get(source=begun)
    assert (begun.state, begun.office_id) == ("abandoned", wonosobo.pk)
    assert (successor.office_id, successor.started_on, successor.tasks.count()) == (
        magelang.pk, ON, 2)
    assert planned.office_id == magelang.pk
    assert (twice.state, Replication.objects.filter(source=twice).exists()) == ("abandoned", False)


@pytest.mark.parametrize(("change", "name"), [
    ({"office": None, "elsewhere": ""}, "replication_is_somewhere"),
    ({"started_on": None}, "replication_running_has_begun"),
    ({"state": "abandoned"}, "replication_given_up_has_reason"),
    ({"ended_on": date(2026, 1, 1)}, "replication_days_in_order"),
])
def test_the_database_holds_what_a_replication_is(
    practice: Practice, wonosobo: Office, change: dict[str, Any], name: str
) -> None:
    made = make_replication(practice, wonosobo)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Replication.objects.filter(pk=made.pk).update(**change)


def test_the_database_holds_one_replication_at_a_time(
    practice: Practice, wonosobo: Office
) -> None:
    make_replication(practice, wonosobo)
    with pytest.raises(IntegrityError), transaction.atomic():
        make_replication(practice, wonosobo)
