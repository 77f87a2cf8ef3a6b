"""The plan: steps, who changed what first, approval, signature, and what happens elsewhere."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError

from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.enums.plan import PlanStatus, StepActor, StepKind
from antarkerja.domain.cases.errors.case import ChangedMeanwhileError
from antarkerja.domain.cases.errors.plan import (
    ApprovalNeededError,
    EmptyPlanError,
    NotOwnStepError,
)
from antarkerja.domain.cases.models import Appointment, Case, Plan, PlanSignature, Step
from antarkerja.domain.cases.operations.plan import (
    answer_plan,
    ask_for_approval,
    set_goal,
    sign_plan,
)
from antarkerja.domain.cases.operations.steps import (
    add_steps,
    change_step,
    end_step,
    open_step_again,
    settle_steps,
    tick_own_step,
)
from antarkerja.domain.cases.operations.templates import save_template, set_approval
from antarkerja.domain.cases.policies.steps import StepDetails
from antarkerja.domain.cases.policies.templates import SHIPPED, Pattern, Template, steps_from
from antarkerja.domain.cases.queries.plan import lines_of, open_lines, plan_of
from antarkerja.domain.cases.queries.templates import templates_of
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys.refer import refer
from tests.factories.appointments import make_appointment, make_slot
from tests.factories.cases import make_case
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import NOW, TODAY
from tests.factories.matching import make_referral
from tests.factories.offices import actor_for, make_membership

pytestmark = pytest.mark.django_db
CV = StepDetails(title="Menulis CV", due_on=date(2026, 12, 4))


@pytest.fixture
def case(wonosobo: Office, ratna: Actor) -> Case:
    return make_case(wonosobo, officer=ratna)


@pytest.fixture
def sari(case: Case) -> Actor:
    return actor_for(
        make_membership("sari", RoleName.JOBSEEKER, None, subject_id=case.person_id)
    )


@pytest.fixture
def head(wonosobo: Office) -> Actor:
    return actor_for(make_membership("kepala", RoleName.HEAD, wonosobo))


def _step(case: Case, by: Actor, details: StepDetails = CV) -> Step:
    return add_steps(by=by, on=TODAY, at=NOW, case_id=case.pk, steps=[details], goal="Kerja")[0]


def _version(case: Case) -> int:
    return Plan.objects.get(case=case).version


def test_a_template_makes_steps_with_dates_from_today_and_only_once(
    case: Case, ratna: Actor
) -> None:
    guided = SHIPPED[Track.GUIDED]
    for _ in range(2):
        add_steps(by=ratna, on=TODAY, at=NOW, case_id=case.pk,
                  steps=steps_from(guided, on=TODAY), goal=str(guided.goal))
    steps = Step.objects.filter(plan__case=case)
    assert steps.count() == len(guided.steps)
    assert all(step.due_on and step.due_on > TODAY and step.due_on.weekday() < 5
               for step in steps)
    case.refresh_from_db()
    assert case.next_on == min(step.due_on for step in steps if step.due_on)


def test_the_next_day_follows_the_open_steps(case: Case, ratna: Actor) -> None:
    first = _step(case, ratna)
    _step(case, ratna, StepDetails(title="Melamar", due_on=date(2026, 12, 13)))
    end_step(by=ratna, on=TODAY, step_id=first.pk)
    case.refresh_from_db()
    assert case.next_on == date(2026, 12, 13)
    open_step_again(by=ratna, on=TODAY, at=NOW, step_id=first.pk)
    case.refresh_from_db()
    assert case.next_on == date(2026, 12, 4)
    assert sum(row.quantity for row in Event.objects.filter(kind=EventKind.STEP_DONE)) == 0


def test_the_ledger_agrees_with_a_step_however_it_turns(case: Case, ratna: Actor) -> None:
    step = _step(case, ratna)

    def told() -> int:
        return sum(Event.objects.filter(kind=EventKind.STEP_DONE).values_list(
            "quantity", flat=True))

    def end(dropped: bool) -> None:
        for _ in range(2):
            end_step(by=ratna, on=TODAY, step_id=step.pk, dropped=dropped)

    end(dropped=True)
    assert told() == 0
    end(dropped=False)
    assert told() == 1, "dropped, and done after all"
    end(dropped=True)
    assert told() == 0, "done, and dropped after all"
    open_step_again(by=ratna, on=TODAY, at=NOW, step_id=step.pk)
    assert told() == 0, "what was taken back is not taken back twice"
    end(dropped=False)
    open_step_again(by=ratna, on=TODAY, at=NOW, step_id=step.pk)
    end(dropped=False)
    assert told() == 1


def test_the_second_of_two_officers_does_not_write_over_the_first(
    case: Case, ratna: Actor, head: Actor
) -> None:
    step = _step(case, ratna)
    change_step(by=head, on=TODAY, at=NOW, step_id=step.pk, read_version=step.version,
                details=StepDetails(title="Menulis CV dan surat", due_on=CV.due_on))
    with pytest.raises(ChangedMeanwhileError):
        change_step(by=ratna, on=TODAY, at=NOW, step_id=step.pk, read_version=step.version,
                    details=StepDetails(title="CV saja"))
    step.refresh_from_db()
    assert step.title == "Menulis CV dan surat"


def test_a_person_ticks_own_steps_only(case: Case, ratna: Actor, sari: Actor) -> None:
    own = _step(case, ratna)
    officers = _step(case, ratna, StepDetails(title="Merujuk", actor=StepActor.OFFICER))
    for _ in range(2):
        tick_own_step(by=sari, on=TODAY, step_id=own.pk, note="Sudah dicetak")
    own.refresh_from_db()
    assert (own.status, own.done_by_person, own.proof_note) == ("done", True, "Sudah dicetak")
    told = Event.objects.get(kind=EventKind.STEP_DONE)
    assert (told.officer_id, told.reason) == (None, "by_person")
    with pytest.raises(NotOwnStepError):
        tick_own_step(by=sari, on=TODAY, step_id=officers.pk)


def test_nobody_else_touches_the_plan(
    case: Case, ratna: Actor, stranger: Actor, wonosobo: Office
) -> None:
    step = _step(case, ratna)
    other = actor_for(make_membership("dewi", RoleName.JOBSEEKER, None,
                                      subject_id=make_case(wonosobo).person_id))
    with pytest.raises(OutOfScopeError):
        end_step(by=stranger, on=TODAY, step_id=step.pk)
    with pytest.raises(OutOfScopeError):
        tick_own_step(by=other, on=TODAY, step_id=step.pk)
    with pytest.raises(OutOfScopeError):
        sign_plan(by=other, on=TODAY, at=NOW, case_id=case.pk, name="Dewi", read_version=0)


def test_what_is_signed_keeps_its_wording_when_the_plan_goes_on(
    case: Case, ratna: Actor, sari: Actor
) -> None:
    _step(case, ratna)
    for _ in range(2):
        sign_plan(by=sari, on=TODAY, at=NOW, case_id=case.pk, name="Sari Wulandari",
                  read_version=_version(case))
    _step(case, ratna, StepDetails(title="Melamar"))
    signed = PlanSignature.objects.get()
    assert signed.wording == "Kerja\n2026-12-04 · Pencari kerja · Menulis CV"
    assert (signed.signed_name, signed.signed_at) == ("Sari Wulandari", NOW)
    assert Event.objects.filter(kind=EventKind.PLAN_AGREED).count() == 1


def test_nobody_signs_what_changed_since_it_was_read(
    case: Case, ratna: Actor, sari: Actor
) -> None:
    _step(case, ratna)
    read = _version(case)
    set_goal(by=ratna, on=TODAY, at=NOW, case_id=case.pk, goal="Kerja di toko")
    with pytest.raises(ChangedMeanwhileError):
        sign_plan(by=sari, on=TODAY, at=NOW, case_id=case.pk, name="Sari", read_version=read)


def test_an_empty_plan_is_not_agreed(case: Case, ratna: Actor) -> None:
    with pytest.raises(EmptyPlanError):
        sign_plan(by=ratna, on=TODAY, at=NOW, case_id=case.pk, name="Sari", read_version=0)


def test_where_the_office_wants_it_the_head_approves_first_and_again_after_a_change(
    case: Case, ratna: Actor, head: Actor, sari: Actor
) -> None:
    set_approval(by=head, at=NOW, needed=True)
    _step(case, ratna)
    with pytest.raises(ApprovalNeededError):
        sign_plan(by=sari, on=TODAY, at=NOW, case_id=case.pk, name="S",
                  read_version=_version(case))
    ask_for_approval(by=ratna, at=NOW, case_id=case.pk)
    with pytest.raises(NotAllowedError):
        answer_plan(by=ratna, on=TODAY, at=NOW, case_id=case.pk, approved=True)
    answer_plan(by=head, on=TODAY, at=NOW, case_id=case.pk, approved=True)
    sign_plan(by=sari, on=TODAY, at=NOW, case_id=case.pk, name="S", read_version=_version(case))
    assert Plan.objects.get().status == PlanStatus.AGREED


def test_a_referral_is_a_step_that_nobody_types_and_fulfils_the_one_that_asked_for_it(
    case: Case, ratna: Actor, wonosobo: Office
) -> None:
    _step(case, ratna, StepDetails(title="Melamar", kind=StepKind.APPLY))
    firm = make_employer(wonosobo, name="PT Tahu Jaya")
    make_referral(ratna, case.person, make_vacancy(firm, title="Kasir", region="33.07"))
    lines = lines_of(case, plan_of(case))
    assert [line.title for line in open_lines(lines)] == ["Kasir di PT Tahu Jaya"]
    assert [line.evidence for line in lines if line.step] == ["dirujuk ke PT Tahu Jaya"]


def test_an_office_writes_own_templates_and_others_keep_the_shipped_ones(
    head: Actor, ratna: Actor, stranger: Actor
) -> None:
    own = Template(track=Track.GUIDED, title="Lulusan SMK", goal="Kerja",
                   steps=(Pattern(title="Ikut bursa kerja", days=10),))
    save_template(by=head, at=NOW, template=own)
    assert [str(one.title) for one in templates_of(ratna) if one.track == Track.GUIDED] == [
        "Lulusan SMK"]
    assert all(one.template_id is None for one in templates_of(stranger))
    with pytest.raises(NotAllowedError):
        save_template(by=ratna, at=NOW, template=own)


def test_a_step_that_a_referral_fulfilled_is_ended_at_night_and_the_board_forgets_it(
    case: Case, ratna: Actor
) -> None:
    apply = _step(case, ratna, StepDetails(title="Melamar", kind=StepKind.APPLY, due_on=TODAY))
    meet = _step(case, ratna, StepDetails(title="Datang", kind=StepKind.MEET, due_on=TODAY))
    vacancy = make_vacancy(make_employer(case.office))
    refer(by=ratna, on=TODAY, person=case.person, vacancy=vacancy)
    for settled in (1, 0):
        assert settle_steps(by=system_actor(), on=TODAY, zone="Asia/Jakarta") == settled
    apply.refresh_from_db()
    meet.refresh_from_db()
    assert (apply.status, apply.outcome, meet.status) == ("done", "reached", "open")
    assert settle_steps(by=system_actor(), on=TODAY, zone="Asia/Makassar") == 0


def _fulfil(kind: StepKind, ratna: Actor, case: Case, at: datetime, number: int) -> None:
    if kind == StepKind.APPLY:
        make_referral(ratna, case.person, make_vacancy(make_employer(
            case.office, name=f"PT {number}")))
    elif kind == StepKind.MEET:
        slot = make_slot(case.office, starts_at=NOW + timedelta(hours=number))
        make_appointment(case.person, slot, at=NOW)
        Appointment.objects.filter(slot=slot).update(
            status="kept", came_at=at, late_minutes=0)
    else:
        Person.objects.filter(pk=case.person_id).update(completeness=80, changed_at=at)


@pytest.mark.parametrize("kind", [StepKind.APPLY, StepKind.MEET, StepKind.PROFILE])
def test_a_step_opened_again_by_hand_stays_open_until_something_newer_fulfils_it(
    case: Case, ratna: Actor, kind: StepKind
) -> None:
    def settled() -> int:
        return settle_steps(by=system_actor(), on=TODAY, zone="Asia/Jakarta")

    def shown_done() -> list[bool]:
        fresh = Case.objects.select_related("person", "office").get(pk=case.pk)
        return [line.is_done for line in lines_of(fresh, plan_of(fresh)) if line.step]

    step = _step(case, ratna, StepDetails(title="Langkah", kind=kind))
    _fulfil(kind, ratna, case, NOW + timedelta(hours=1), 1)
    assert (shown_done(), settled()) == ([True], 1)
    open_step_again(by=ratna, on=TODAY, at=NOW + timedelta(hours=2), step_id=step.pk)
    assert (shown_done(), settled()) == ([False], 0)
    _fulfil(kind, ratna, case, NOW + timedelta(hours=3), 2)
    assert (shown_done(), settled()) == ([True], 1)


def test_a_step_keeps_when_and_after_what_it_was_opened_again_or_neither(
    case: Case, ratna: Actor
) -> None:
    step = _step(case, ratna)
    with pytest.raises(IntegrityError, match="step_reopened_whole"):
        Step.objects.filter(pk=step.pk).update(reopened_at=NOW)
