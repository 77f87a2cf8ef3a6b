"""Budi was dismissed and claims JKP: what he proves each month, and what is lost."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from antarkerja.domain.cases.enums.benefits import BenefitEnd, ProofKind
from antarkerja.domain.cases.errors.benefits import (
    ClaimedTooLateError,
    ClaimEndedError,
    ClaimOpenAlreadyError,
    DayOutOfOrderError,
    MonthNotOpenError,
    MonthProvedAlreadyError,
    ProofIncompleteError,
)
from antarkerja.domain.cases.models.benefits import BenefitClaim, BenefitMonth
from antarkerja.domain.cases.operations.benefits import (
    Proof,
    end_claim,
    note_self_assessment,
    prove_month,
    take_back_proof,
)
from antarkerja.domain.cases.policies.benefits import (
    BenefitRules,
    last_day_to_claim,
    months_of_claim,
    working_day_after,
)
from antarkerja.domain.cases.queries.benefits import (
    claim_for,
    count_benefits_due,
    jkp_rules,
    report_job_by,
    states_of,
)
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.operations.contact import choose_contact
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record
from antarkerja.domain.messaging.enums import Language
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.benefits import (
    end_finished_claims,
    prove_what_is_there,
    remind_claimants,
)
from tests.factories.benefits import make_claim
from tests.factories.employers import make_employer, make_vacancy
from tests.factories.jobseekers import make_person
from tests.factories.matching import make_placement, make_referral

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
LAW = BenefitRules(claim_months=6, most_months=6, applications=5, calls=1, report_days=7)


@pytest.fixture
def budi(wonosobo: Office) -> Person:
    return make_person(wonosobo, name="Budi Santoso", on=date(2026, 9, 20))


@pytest.fixture
def claim(ratna: Actor, budi: Person) -> BenefitClaim:
    """Claimed on 1 October: the second month runs from 1 to 30 November."""
    return make_claim(ratna, budi)


def apply_to(by: Actor, office: Office, person: Person, firms: int, *, on: date = TODAY) -> None:
    for number in range(firms):
        firm = make_employer(office, name=f"PT Nomor {number}")
        make_referral(by, person, make_vacancy(firm, on=on), on=on)


def outside(count: int) -> Proof:
    return Proof(kind=ProofKind.OUTSIDE, count=count, note="cetakan lamaran")


def talk(person: Person, on: date) -> None:
    record(Entry(kind=EventKind.INTERVIEWED, happened_on=on, subject=Subject.CASE, subject_id=1,
                 person_id=person.pk, office_id=person.office_id))


def test_a_claim_lays_out_six_months_and_stands_in_the_ledger(claim: BenefitClaim) -> None:
    days = list(claim.months.order_by("month").values_list("month", "starts_on", "due_on"))
    assert days[0] == (1, date(2026, 10, 1), date(2026, 10, 31))
    assert days[5] == (6, date(2027, 3, 1), date(2027, 3, 31))
    assert Event.objects.filter(kind=EventKind.BENEFIT_CLAIMED).count() == 1


def test_the_right_is_lost_after_six_months(ratna: Actor, budi: Person) -> None:
    with pytest.raises(ClaimedTooLateError) as lost:
        make_claim(ratna, budi, dismissed_on=date(2026, 4, 30), claimed_on=date(2026, 10, 31))
    assert lost.value.last_on == date(2026, 10, 30)
    make_claim(ratna, budi, dismissed_on=date(2026, 4, 30), claimed_on=date(2026, 10, 30))


def test_days_out_of_order_are_refused(ratna: Actor, budi: Person) -> None:
    for dismissed, claimed in ((date(2026, 10, 2), date(2026, 10, 1)), (TODAY, date(2026, 11, 25))):
        with pytest.raises(DayOutOfOrderError):
            make_claim(ratna, budi, dismissed_on=dismissed, claimed_on=claimed)


def test_one_open_claim_a_person(ratna: Actor, budi: Person, claim: BenefitClaim) -> None:
    with pytest.raises(ClaimOpenAlreadyError):
        make_claim(ratna, budi)
    end_claim(by=ratna, on=TODAY, claim_id=claim.pk, reason=BenefitEnd.GIVEN_UP)
    make_claim(ratna, budi)


def test_another_office_neither_sees_nor_changes_it(stranger: Actor, claim: BenefitClaim) -> None:
    assert claim_for(stranger, claim.pk) is None
    with pytest.raises(OutOfScopeError):
        note_self_assessment(by=stranger, on=TODAY, claim_id=claim.pk)


def test_the_first_month_asks_for_self_assessment_and_counselling(
    ratna: Actor, budi: Person, claim: BenefitClaim
) -> None:
    first = Proof(kind=ProofKind.FIRST_MONTH)
    with pytest.raises(ProofIncompleteError):
        prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=1, proof=first)
    note_self_assessment(by=ratna, on=TODAY, claim_id=claim.pk)
    with pytest.raises(ProofIncompleteError):
        prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=1, proof=first)
    talk(budi, date(2026, 10, 5))
    assert prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=1, proof=first).count == 2


def test_applications_are_counted_by_firm_and_month_and_not_typed(
    ratna: Actor, wonosobo: Office, budi: Person, claim: BenefitClaim
) -> None:
    apply_to(ratna, wonosobo, budi, 4)
    firm = make_employer(wonosobo, name="PT Dua Lowongan")
    proof = Proof(kind=ProofKind.APPLICATIONS, count=9)
    with pytest.raises(ProofIncompleteError) as lacking:
        prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=2, proof=proof)
    assert (lacking.value.has, lacking.value.needs) == (4, 5)
    for title in ("Kasir", "Penjahit"):
        make_referral(ratna, budi, make_vacancy(firm, title=title))
    assert prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=2, proof=proof).count == 5


@pytest.mark.parametrize(("proof", "enough"), [
    (outside(5), True), (outside(4), False), (Proof(kind=ProofKind.CALL, count=1), True),
    (Proof(kind=ProofKind.CALL), False), (Proof(kind=ProofKind.FIRST_MONTH), False),
])
def test_what_was_shown_reaches_or_not(
    ratna: Actor, claim: BenefitClaim, proof: Proof, enough: bool
) -> None:
    if not enough:
        with pytest.raises(ProofIncompleteError):
            prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=2, proof=proof)
    else:
        prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=2, proof=proof)
    assert Event.objects.filter(kind=EventKind.BENEFIT_PROVED).count() == enough


def test_a_month_is_proved_once_and_not_before_it_begins(
    ratna: Actor, claim: BenefitClaim
) -> None:
    prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=2, proof=outside(5))
    with pytest.raises(MonthProvedAlreadyError):
        prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=2, proof=outside(6))
    with pytest.raises(MonthNotOpenError):
        prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=3, proof=outside(5))


def test_a_proof_taken_back_can_be_given_anew(ratna: Actor, claim: BenefitClaim) -> None:
    for _ in range(2):
        prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=2, proof=outside(5))
        take_back_proof(by=ratna, on=TODAY, claim_id=claim.pk, month=2)
        take_back_proof(by=ratna, on=TODAY, claim_id=claim.pk, month=2)
    quantities = Event.objects.filter(kind=EventKind.BENEFIT_PROVED).values_list("quantity",
                                                                                  flat=True)
    assert sorted(quantities) == [-1, -1, 1, 1]
    assert claim.months.get(month=2).proof == ""


def test_an_ended_claim_takes_no_proof(ratna: Actor, claim: BenefitClaim) -> None:
    with pytest.raises(DayOutOfOrderError):
        end_claim(by=ratna, on=TODAY, claim_id=claim.pk, reason=BenefitEnd.NEW_JOB)
    end_claim(by=ratna, on=TODAY, claim_id=claim.pk, reason=BenefitEnd.NEW_JOB,
              new_job_on=date(2026, 11, 20))
    with pytest.raises(ClaimEndedError):
        prove_month(by=ratna, on=TODAY, claim_id=claim.pk, month=2, proof=outside(5))


def test_the_clock_proves_what_is_there_and_reminds_of_the_rest(
    ratna: Actor, wonosobo: Office, budi: Person, claim: BenefitClaim
) -> None:
    zone = "Asia/Jakarta"
    assert remind_claimants(on=date(2026, 11, 22), at=AT, zone=zone) == 0, "eight days are left"
    for day in (23, 24, 28, 29):
        remind_claimants(on=date(2026, 11, day), at=AT, zone=zone)
    keys = sorted(Message.objects.values_list("key", flat=True))
    november = claim.months.get(month=2)
    assert keys == [f"benefit:{november.pk}:2", f"benefit:{november.pk}:7"]
    apply_to(ratna, wonosobo, budi, 5)
    assert prove_what_is_there(on=TODAY, at=AT, zone=zone) == 1
    assert prove_what_is_there(on=TODAY, at=AT, zone=zone) == 0
    assert remind_claimants(on=TODAY, at=AT, zone=zone) == 0
    november.refresh_from_db()
    assert (november.proof, november.count, november.user_id) == ("applied", 5, None)


@pytest.mark.parametrize(("language", "words"), [
    (Language.INDONESIAN, ("bukti mencari kerja bulan ke-2, misalnya 5 lamaran",
                           "30 November 2026")),
    (Language.ENGLISH, ("proof that you looked for work in month 2, such as 5 applications",
                        "30 November 2026")),
])
def test_a_claimant_is_reminded_wholly_in_the_own_language(
    ratna: Actor, budi: Person, claim: BenefitClaim, language: Language, words: tuple[str, ...]
) -> None:
    choose_contact(by=ratna, at=AT, person_id=budi.pk, channel=None, language=language,
                   declined=[])
    remind_claimants(on=TODAY, at=AT, zone="Asia/Jakarta")
    body = Message.objects.get().body
    for one in words:
        assert one in body


def test_claims_end_after_their_last_month(claim: BenefitClaim) -> None:
    assert end_finished_claims(on=date(2027, 3, 31), zone="Asia/Jakarta") == 0
    assert end_finished_claims(on=date(2027, 4, 1), zone="Asia/Jakarta") == 1
    claim.refresh_from_db()
    assert claim.end_reason == BenefitEnd.ALL_MONTHS


def test_the_list_says_what_is_owed_first(
    ratna: Actor, wonosobo: Office, budi: Person, claim: BenefitClaim
) -> None:
    state = states_of([claim], today=TODAY)[0]
    assert (state.now.row.month, state.now.is_late) == (1, True)
    assert count_benefits_due(ratna, today=TODAY) == 1
    make_placement(ratna, budi, on=TODAY)
    assert states_of([claim], today=TODAY)[0].at_work_since == TODAY


@pytest.mark.parametrize("many", [1, 6])
def test_many_claims_ask_no_more_questions(
    ratna: Actor, wonosobo: Office, django_assert_num_queries: object, many: int
) -> None:
    claims = [make_claim(ratna, make_person(wonosobo, name=f"Orang {n}")) for n in range(many)]
    with django_assert_num_queries(5):  # type: ignore[operator]  # a fixture of pytest-django
        states_of(claims, today=TODAY)


def test_the_law_is_read_by_day() -> None:
    assert jkp_rules(on=date(2025, 2, 7)) == LAW
    with pytest.raises(KeyError):
        jkp_rules(on=date(2025, 2, 6))


def test_a_new_job_is_reported_in_seven_working_days() -> None:
    # 1 December 2026 is a Tuesday: two weekend days lie between.
    assert report_job_by(date(2026, 12, 1), on=TODAY) == date(2026, 12, 10)
    # Christmas and the collective leave around it move the day.
    assert report_job_by(date(2026, 12, 23), on=TODAY) > date(2027, 1, 1)


DAY = st.dates(date(2025, 3, 1), date(2040, 12, 31))


@given(DAY)
def test_months_of_a_claim_follow_one_another(claimed: date) -> None:
    months = months_of_claim(claimed, LAW)
    assert [one.month for one in months] == list(range(1, 7))
    assert months[0].starts_on == claimed
    for one, after in pairwise(months):
        assert one.starts_on <= one.due_on
        assert after.starts_on == one.due_on + timedelta(days=1)


@given(DAY, st.integers(0, 20), st.sets(st.integers(1, 60)))
def test_exactly_so_many_working_days_lie_between(day: date, days: int, off: set[int]) -> None:
    days_off = {day + timedelta(days=one) for one in off}
    last = working_day_after(day, days, days_off=days_off)
    between = [day + timedelta(days=n) for n in range(1, (last - day).days + 1)]
    worked = [one for one in between if one.weekday() < 5 and one not in days_off]
    assert len(worked) == days
    assert days == 0 or worked[-1] == last, "the last day is a working day"


@given(DAY)
def test_the_last_day_to_claim_is_within_six_months(dismissed: date) -> None:
    last = last_day_to_claim(dismissed, LAW)
    assert 181 <= (last - dismissed).days <= 184
    assert last.day <= dismissed.day


def test_a_month_counts_what_lies_in_it(ratna: Actor, wonosobo: Office, budi: Person,
                                        claim: BenefitClaim) -> None:
    apply_to(ratna, wonosobo, budi, 2, on=date(2026, 10, 31))
    state = states_of([claim], today=TODAY)[0]
    assert [month.firms for month in state.months[:3]] == [2, 0, 0]
    assert BenefitMonth.objects.count() == 6
