"""Nothing is forgotten: each rule catches whom it should, on the day it should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import pytest

from antarkerja.domain.cases.enums.attention import RuleName
from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.errors.attention import SettingRefusedError
from antarkerja.domain.cases.models import (
    Appointment,
    Case,
    CaseFlag,
    Interview,
    Plan,
    Slot,
    Step,
)
from antarkerja.domain.cases.operations.attention import look_again, refresh_flags, set_rule
from antarkerja.domain.cases.operations.contact import keep_contact
from antarkerja.domain.cases.queries.attention import flag_counts, flags_of, settings_of
from antarkerja.domain.cases.queries.rules import RULES
from antarkerja.domain.jobseekers.models import Registration
from antarkerja.domain.matching.models import FollowUp, Placement, Referral
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.errors import NotAllowedError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor, system_actor
from tests.factories.cases import make_case
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.offices import actor_for, make_membership

TODAY = date(2026, 11, 24)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def noon(day: date) -> datetime:
    return datetime.combine(day, time(5), UTC)


def case_of(office: Office, *, opened: int = 400, track: Track | None = None) -> Case:
    """An open case, opened so many days ago, of nobody."""
    case = make_case(office, on=ago(opened))
    if track is not None:
        Case.objects.filter(pk=case.pk).update(track=track)
    return Case.objects.get(pk=case.pk)


def refused(case: Case, *days: int) -> None:
    firm = make_employer(case.office, name=f"PT Nomor {case.pk}")
    for number, day in enumerate(days):
        Referral.objects.create(
            person=case.person, vacancy=make_vacancy(firm), office=case.office, sent_on=ago(300),
            number=f"{case.pk}/{number}", check_code=f"{case.pk}-{number}", status="refused",
            answered_on=ago(day), refusal_reason="skills",
        )


def referred(case: Case, days: int, status: str = "sent") -> None:
    firm = make_employer(case.office, name=f"PT Nomor {case.pk}")
    Referral.objects.create(
        person=case.person, vacancy=make_vacancy(firm), office=case.office, sent_on=ago(days),
        number=f"R{case.pk}", check_code=f"r{case.pk}", status=status,
    )


def met(case: Case, days: int, status: str) -> None:
    at = noon(ago(days))
    slot = Slot.objects.create(office=case.office, kind="counter", starts_at=at,
                               ends_at=at + timedelta(minutes=30))
    Appointment.objects.create(
        person=case.person, office=case.office, slot=slot, kind="counter", starts_at=at,
        ends_at=at + timedelta(minutes=30), chosen_by="person", status=status, booked_at=at,
        nonce=f"n{days}", came_at=at if status == "kept" else None,
        late_minutes=0 if status == "kept" else None,
    )


def missed(case: Case, *days: int) -> None:
    for day in days:
        met(case, day, "missed")


def at_work(case: Case) -> Placement:
    return Placement.objects.create(
        person=case.person, office=case.office, employer_name="Toko Baru", scheme="AKL",
        placed_on=ago(60), started_on=ago(60),
    )


def planned(case: Case, made: int, due: int | None = None) -> Plan:
    plan = Plan.objects.create(case=case, goal="Bekerja di dekat rumah", made_on=ago(made))
    if due is not None:
        Step.objects.create(plan=plan, title="Urus SKCK", due_on=ago(due), made_on=ago(made))
    return plan


def silent(case: Case, days: int) -> None:
    Case.objects.filter(pk=case.pk).update(contacted_on=ago(days))


def expires(case: Case, in_days: int) -> None:
    Registration.objects.filter(person=case.person).update(
        valid_until=TODAY + timedelta(days=in_days)
    )


def asked(case: Case, days: int) -> None:
    FollowUp.objects.create(
        placement=at_work(case), office=case.office, months=1, due_on=ago(days)
    )


def opened(case: Case, days: int) -> None:
    Case.objects.filter(pk=case.pk).update(opened_on=ago(days))


@dataclass(frozen=True)
class Told:
    """How a case comes to be caught, and how it is just not caught yet."""

    rule: RuleName
    at_the_day: Callable[[Case], object]
    the_day_before: Callable[[Case], object]


TOLD = (
    Told(RuleName.NO_CONTACT, lambda c: silent(c, 30), lambda c: silent(c, 29)),
    Told(RuleName.NO_OFFICER, lambda c: opened(c, 3), lambda c: opened(c, 2)),
    Told(RuleName.NO_INTERVIEW, lambda c: opened(c, 14), lambda c: opened(c, 13)),
    Told(RuleName.NO_REFERRAL, lambda c: referred(c, 30), lambda c: referred(c, 29)),
    Told(RuleName.REFUSALS, lambda c: refused(c, 90, 20, 5), lambda c: refused(c, 91, 20, 5)),
    Told(RuleName.PLAN_IDLE, lambda c: planned(c, 7), lambda c: planned(c, 6)),
    Told(RuleName.STEP_OVERDUE, lambda c: planned(c, 9, 1), lambda c: planned(c, 9, 0)),
    Told(RuleName.MISSED_TWICE, lambda c: missed(c, 90, 5),
         lambda c: missed(c, 91, 5)),
    Told(RuleName.FOLLOW_UP, lambda c: asked(c, 7), lambda c: asked(c, 6)),
    Told(RuleName.EXPIRING, lambda c: expires(c, 30), lambda c: expires(c, 31)),
)
RULE_IDS = [told.rule.value for told in TOLD]


def flags(case: Case) -> set[str]:
    return set(CaseFlag.objects.filter(case=case).values_list("rule", flat=True))


def settle(office: Office, on: date = TODAY) -> int:
    return refresh_flags(by=system_actor(office.pk), on=on)


def test_every_rule_has_its_story_here() -> None:
    assert {told.rule for told in TOLD} == {rule.name for rule in RULES} == set(RuleName)


@pytest.mark.parametrize("told", TOLD, ids=RULE_IDS)
def test_a_rule_catches_at_the_very_day_and_not_the_day_before(
    wonosobo: Office, told: Told
) -> None:
    late, early = case_of(wonosobo), case_of(wonosobo)
    told.at_the_day(late)
    told.the_day_before(early)
    settle(wonosobo)
    assert told.rule in flags(late)
    assert told.rule not in flags(early)


@pytest.mark.parametrize("told", TOLD, ids=RULE_IDS)
def test_a_rule_that_the_office_switched_off_catches_nobody(
    wonosobo: Office, told: Told
) -> None:
    head = actor_for(make_membership("kepala", RoleName.HEAD, wonosobo))
    setting = settings_of(wonosobo.pk)[told.rule]
    set_rule(by=head, rule=told.rule, days=setting.days, active=False)
    case = case_of(wonosobo)
    told.at_the_day(case)
    settle(wonosobo)
    assert told.rule not in flags(case)


@pytest.mark.parametrize("told", TOLD, ids=RULE_IDS)
def test_a_rule_sees_no_other_office_and_no_closed_case(
    wonosobo: Office, temanggung: Office, told: Told
) -> None:
    case = case_of(wonosobo)
    told.at_the_day(case)
    settle(temanggung)
    assert flags(case) == set()
    settle(wonosobo)
    Case.objects.filter(pk=case.pk).update(
        status="closed", closed_on=TODAY, closing_reason="work"
    )
    settle(wonosobo)
    assert flags(case) == set()


@pytest.mark.parametrize("rule", RULES, ids=[rule.name.value for rule in RULES])
def test_a_rule_says_its_days_in_a_plain_sentence(rule: object) -> None:
    sentence = str(rule.sentence) % {"days": 12}  # type: ignore[attr-defined]  # a Rule
    assert "12" in sentence
    assert sentence.endswith(".")


def test_a_closer_track_waits_less_for_a_word(wonosobo: Office) -> None:
    days = {Track.SELF_SERVICE: 90, Track.GUIDED: 30, Track.INTENSIVE: 14}
    late = {track: case_of(wonosobo, track=track) for track in days}
    early = {track: case_of(wonosobo, track=track) for track in days}
    for track, wait in days.items():
        silent(late[track], wait)
        silent(early[track], wait - 1)
    settle(wonosobo)
    for track in days:
        assert RuleName.NO_CONTACT in flags(late[track])
        assert RuleName.NO_CONTACT not in flags(early[track])


def test_who_never_was_spoken_to_counts_from_the_opening(wonosobo: Office) -> None:
    old, young = case_of(wonosobo, opened=30), case_of(wonosobo, opened=29)
    settle(wonosobo)
    assert RuleName.NO_CONTACT in flags(old)
    assert RuleName.NO_CONTACT not in flags(young)


def test_somebody_at_work_is_left_to_the_follow_ups(wonosobo: Office) -> None:
    case = case_of(wonosobo)
    refused(case, 20, 10, 5)
    at_work(case)
    settle(wonosobo)
    assert not flags(case) & {RuleName.NO_CONTACT, RuleName.NO_REFERRAL, RuleName.REFUSALS}


def test_two_refusals_are_not_three(wonosobo: Office) -> None:
    case = case_of(wonosobo)
    refused(case, 20, 10)
    settle(wonosobo)
    assert RuleName.REFUSALS not in flags(case)


def test_an_interview_that_was_begun_and_not_held_does_not_count(wonosobo: Office) -> None:
    begun, held = case_of(wonosobo), case_of(wonosobo)
    Interview.objects.create(case=begun, started_on=ago(9))
    Interview.objects.create(case=held, started_on=ago(9), held_on=ago(9))
    settle(wonosobo)
    assert RuleName.NO_INTERVIEW in flags(begun)
    assert RuleName.NO_INTERVIEW not in flags(held)


def test_a_referral_on_its_way_is_an_open_step(wonosobo: Office) -> None:
    case = case_of(wonosobo)
    planned(case, 30)
    referred(case, 40)
    settle(wonosobo)
    assert RuleName.PLAN_IDLE not in flags(case)


def test_only_a_coming_appointment_is_an_open_step(wonosobo: Office) -> None:
    old, coming = case_of(wonosobo), case_of(wonosobo)
    for case, days in ((old, 40), (coming, -3)):
        planned(case, 30)
        met(case, days, "booked")
    settle(wonosobo)
    assert RuleName.PLAN_IDLE in flags(old), "nobody marked whether the person came"
    assert RuleName.PLAN_IDLE not in flags(coming)


def test_who_came_after_missing_twice_is_forgiven(wonosobo: Office) -> None:
    case = case_of(wonosobo)
    met(case, 20, "missed")
    met(case, 10, "missed")
    met(case, 3, "kept")
    settle(wonosobo)
    assert RuleName.MISSED_TWICE not in flags(case)


def test_a_second_run_changes_nothing_and_keeps_the_first_day(wonosobo: Office) -> None:
    case = case_of(wonosobo)
    assert settle(wonosobo) > 0
    assert settle(wonosobo, on=TODAY + timedelta(days=1)) == 0
    since = CaseFlag.objects.filter(case=case).values_list("since_on", flat=True)
    assert set(since) == {TODAY}


def test_batches_of_one_find_what_one_batch_finds(wonosobo: Office) -> None:
    for told in TOLD:
        told.at_the_day(case_of(wonosobo))
    settle(wonosobo)
    whole = set(CaseFlag.objects.values_list("case_id", "rule"))
    CaseFlag.objects.all().delete()
    refresh_flags(by=system_actor(wonosobo.pk), on=TODAY, batch=1)
    assert set(CaseFlag.objects.values_list("case_id", "rule")) == whole


def test_after_an_act_one_look_lowers_the_flag_and_touches_no_other_case(
    wonosobo: Office
) -> None:
    one, other = case_of(wonosobo), case_of(wonosobo)
    settle(wonosobo)
    before = flags(other)
    silent(one, 0)
    look_again(office_id=wonosobo.pk, case_ids=[one.pk], on=TODAY)
    assert RuleName.NO_CONTACT not in flags(one)
    assert flags(other) == before


def test_a_word_with_the_person_lowers_the_flag_at_once(wonosobo: Office) -> None:
    case = case_of(wonosobo)
    settle(wonosobo)
    assert RuleName.NO_CONTACT in flags(case)
    keep_contact(by=system_actor(wonosobo.pk), person_id=case.person_id, on=TODAY)
    assert RuleName.NO_CONTACT not in flags(case)


def test_a_case_says_why_it_came_up_in_the_offices_own_days(
    wonosobo: Office, ratna: Actor
) -> None:
    head = actor_for(make_membership("kepala", RoleName.HEAD, wonosobo))
    set_rule(by=head, rule=RuleName.NO_CONTACT, days=30, active=True,
             by_track={Track.INTENSIVE: 10})
    case = case_of(wonosobo, track=Track.INTENSIVE)
    silent(case, 10)
    settle(wonosobo)
    told = {flag.rule: flag for flag in flags_of(ratna, case)}
    assert "10" in told[RuleName.NO_CONTACT].sentence
    assert told[RuleName.NO_CONTACT].since_on == TODAY


def test_an_officer_is_told_of_the_own_cases_only(wonosobo: Office, ratna: Actor) -> None:
    mine = case_of(wonosobo)
    case_of(wonosobo)
    Case.objects.filter(pk=mine.pk).update(officer_id=ratna.user_id)
    settle(wonosobo)
    counts = {line.rule: line.number for line in flag_counts(ratna, today=TODAY)}
    assert counts[RuleName.NO_CONTACT] == 1
    assert RuleName.NO_OFFICER not in counts


def test_only_who_leads_the_office_sets_rules(wonosobo: Office, ratna: Actor) -> None:
    with pytest.raises(NotAllowedError):
        set_rule(by=ratna, rule=RuleName.NO_CONTACT, days=10, active=True)


@pytest.mark.parametrize("days", [-1, 731])
def test_days_out_of_reason_are_refused(wonosobo: Office, days: int) -> None:
    head = actor_for(make_membership("kepala", RoleName.HEAD, wonosobo))
    with pytest.raises(SettingRefusedError):
        set_rule(by=head, rule=RuleName.NO_CONTACT, days=days, active=True)
