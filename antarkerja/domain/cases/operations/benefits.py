"""The unemployment benefit (JKP): claimed, proved month by month, ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

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
from antarkerja.domain.cases.models.files import CaseFile
from antarkerja.domain.cases.operations.contact import keep_contact
from antarkerja.domain.cases.policies.benefits import last_day_to_claim, months_of_claim
from antarkerja.domain.cases.queries.benefits import (
    applications_in,
    counselled_on,
    jkp_rules,
)
from antarkerja.domain.employers.models import Employer
from antarkerja.domain.jobseekers.operations import lock_person
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record, take_back
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDetails:
    """What is written down when somebody claims: the dismissal, the claim, the firm."""

    dismissed_on: date
    claimed_on: date
    employer: Employer | None = None
    employer_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was shown: a kind, how many firms or calls, what, and the paper where one is kept."""

    kind: ProofKind
    count: int = 0
    note: str = ""
    file: CaseFile | None = None


@transaction.atomic
def claim_benefit(
    *, by: Actor, on: date, person_id: int, details: ClaimDetails
) -> BenefitClaim:
    """Notes a claim and lays out its months by the rules of the day of the claim.

    Raises:
        NotAllowedError, OutOfScopeError: not the office's person.
        DayOutOfOrderError: claimed in the future, or before the dismissal.
        ClaimedTooLateError: the right was lost.
        ClaimOpenAlreadyError: an open claim is there.
    """
    person = lock_person(by, person_id, Permission.WORK_CASES)
    if not details.dismissed_on <= details.claimed_on <= on:
        raise DayOutOfOrderError
    rules = jkp_rules(on=details.claimed_on)
    last_on = last_day_to_claim(details.dismissed_on, rules)
    if details.claimed_on > last_on:
        raise ClaimedTooLateError(last_on)
    claim = BenefitClaim(
        person=person, office_id=person.office_id, dismissed_on=details.dismissed_on,
        claimed_on=details.claimed_on, employer=details.employer,
        employer_name=details.employer_name.strip()[:200], user_id=by.user_id,
    )
    try:
        with transaction.atomic():
            claim.save()
    except IntegrityError as error:
        if BenefitClaim.objects.filter(person=person, ended_on__isnull=True).exists():
            raise ClaimOpenAlreadyError from error
        raise
    BenefitMonth.objects.bulk_create(
        BenefitMonth(claim=claim, month=one.month, starts_on=one.starts_on, due_on=one.due_on)
        for one in months_of_claim(claim.claimed_on, rules)
    )
    record(_entry(EventKind.BENEFIT_CLAIMED, claim, by=by, on=on, reason="",
                  act_key=f"benefit:{claim.pk}"))
    keep_contact(by=by, person_id=person.pk, on=on)
    return claim


@transaction.atomic
def note_self_assessment(*, by: Actor, on: date, claim_id: int) -> BenefitClaim:
    """The person did the self-assessment (asesmen diri) of the first month. Twice is once.

    Raises:
        NotAllowedError, OutOfScopeError: neither the office's claim nor the own one.
        ClaimEndedError: the claim has ended.
    """
    claim = _open_claim(by, claim_id, own_too=True)
    if claim.self_assessed_on is None:
        claim.self_assessed_on = on
        claim.save(update_fields=["self_assessed_on"])
    return claim


@transaction.atomic
def prove_month(
    *, by: Actor, on: date, claim_id: int, month: int, proof: Proof
) -> BenefitMonth:
    """Keeps what proves a month's search for work, where it reaches what the rules ask for.

    Applications in this system are counted, never typed; the first month asks for the
    self-assessment and a counselling interview.

    Raises:
        NotAllowedError, OutOfScopeError: not the office's claim, or not its person's file.
        ClaimEndedError, MonthNotOpenError, MonthProvedAlreadyError.
        ProofIncompleteError: fewer than needed.
    """
    claim = _open_claim(by, claim_id)
    row = BenefitMonth.objects.select_for_update().filter(claim=claim, month=month).first()
    if row is None:
        raise OutOfScopeError(month)
    if row.starts_on > on:
        raise MonthNotOpenError
    if row.proof:
        raise MonthProvedAlreadyError
    if proof.file is not None and proof.file.case.person_id != claim.person_id:
        raise OutOfScopeError(proof.file.pk)
    row.claim = claim
    row.count = _measured(row, proof, on)
    row.proof, row.proved_on, row.user_id = proof.kind, on, by.user_id
    row.note, row.file = proof.note.strip()[:300], proof.file
    row.save(update_fields=["proof", "proved_on", "count", "note", "file", "user_id"])
    times = Event.objects.filter(act_key__startswith=f"benefit-month:{row.pk}:").count()
    record(_entry(EventKind.BENEFIT_PROVED, claim, by=by, on=on,
                  reason=f"{proof.kind}:{month}", act_key=f"benefit-month:{row.pk}:{times}"))
    return row


@transaction.atomic
def take_back_proof(*, by: Actor, on: date, claim_id: int, month: int) -> None:
    """A proof entered by mistake is gone; the ledger keeps both. Twice is once.

    Raises:
        NotAllowedError, OutOfScopeError, ClaimEndedError.
    """
    claim = _open_claim(by, claim_id)
    row = BenefitMonth.objects.select_for_update().filter(claim=claim, month=month).first()
    if row is None or not row.proof:
        return
    event = Event.objects.filter(act_key__startswith=f"benefit-month:{row.pk}:").latest("pk")
    take_back(event, on=on, officer_id=by.user_id, reason="mistake")
    BenefitMonth.objects.filter(pk=row.pk).update(
        proof="", proved_on=None, count=0, note="", file=None)


@transaction.atomic
def end_claim(
    *, by: Actor, on: date, claim_id: int, reason: BenefitEnd, new_job_on: date | None = None
) -> BenefitClaim:
    """The claim ends; for a new job with its first day, reported today.

    Raises:
        NotAllowedError, OutOfScopeError, ClaimEndedError.
        DayOutOfOrderError: a new job without its day, or one before the dismissal.
    """
    claim = _open_claim(by, claim_id, own_too=reason == BenefitEnd.NEW_JOB)
    if reason == BenefitEnd.NEW_JOB:
        if new_job_on is None or new_job_on < claim.dismissed_on:
            raise DayOutOfOrderError
        claim.new_job_on, claim.reported_on = new_job_on, on
    claim.ended_on, claim.end_reason = on, reason
    claim.save(update_fields=["ended_on", "end_reason", "new_job_on", "reported_on"])
    return claim


@transaction.atomic
def join_claims(*, by: Actor, on: date, keep_id: int, gone_id: int) -> BenefitClaim | None:
    """Two files of one person are merged: of two open claims the elder goes on.

    The right runs from the first claim, so the younger one ends as claimed twice. It keeps its
    months and their proofs, and goes to the kept file with them; a self-assessment counts for
    the elder too. Called before the people are merged. None where nothing was joined.
    """
    by.require(Permission.MERGE_PEOPLE)
    both = list(BenefitClaim.objects.select_for_update().filter(
        person_id__in=(keep_id, gone_id), office_id=by.own_office, ended_on__isnull=True,
    ).order_by("claimed_on", "pk"))
    if len(both) < 2:
        return None
    elder, younger = both
    elder.self_assessed_on = elder.self_assessed_on or younger.self_assessed_on
    elder.save(update_fields=["self_assessed_on"])
    younger.ended_on, younger.end_reason = on, BenefitEnd.DUPLICATE
    younger.save(update_fields=["ended_on", "end_reason"])
    return elder


@transaction.atomic
def end_claims_by_death(*, by: Actor, on: date, person_id: int) -> int:
    """The right ends with the person (PP 37/2021). Part of an act that says that somebody died.

    Returns how many claims ended: one or none.
    """
    by.require(Permission.WORK_CASES)
    return BenefitClaim.objects.filter(person_id=person_id, ended_on__isnull=True).update(
        ended_on=on, end_reason=BenefitEnd.DIED)


@transaction.atomic
def undo_end_by_death(*, by: Actor, person_id: int, ended_on: date) -> int:
    """The person lives: the claim that ended on `ended_on` goes on, where no newer one is open."""
    by.require(Permission.WORK_CASES)
    claims = BenefitClaim.objects.filter(person_id=person_id)
    if claims.filter(ended_on__isnull=True).exists():
        return 0
    last = claims.filter(ended_on=ended_on, end_reason=BenefitEnd.DIED).order_by("-pk").first()
    return BenefitClaim.objects.filter(pk=last.pk if last else 0).update(
        ended_on=None, end_reason="")


def _measured(row: BenefitMonth, proof: Proof, on: date) -> int:
    """How much was shown.

    Raises ProofIncompleteError where it is less than the month asks for.
    """
    rules = jkp_rules(on=on)
    first = proof.kind == ProofKind.FIRST_MONTH
    if first != (row.month == 1):
        raise ProofIncompleteError(has=0, needs=1)
    if first:
        has = (row.claim.self_assessed_on is not None) + (counselled_on(row.claim) is not None)
        needs = 2
    elif proof.kind == ProofKind.APPLICATIONS:
        has = len({one.vacancy.employer_id for one in applications_in(row)})
        needs = rules.applications
    else:
        has, needs = proof.count, rules.needed(proof.kind)
    if has < needs:
        raise ProofIncompleteError(has=has, needs=needs)
    return has


def _open_claim(by: Actor, claim_id: int, *, own_too: bool = False) -> BenefitClaim:
    claims = BenefitClaim.objects.select_for_update(of=("self",)).select_related("person")
    if own_too and by.role == RoleName.JOBSEEKER:
        by.require(Permission.USE_OWN_FILE)
        claims = claims.filter(person_id=by.person_id or 0)
    else:
        by.require(Permission.WORK_CASES)
        claims = claims.filter(office_id=by.own_office)
    claim = claims.filter(pk=claim_id).first()
    if claim is None:
        raise OutOfScopeError(claim_id)
    if claim.ended_on is not None:
        raise ClaimEndedError
    return claim


def _entry(
    kind: EventKind, claim: BenefitClaim, *, by: Actor, on: date, reason: str, act_key: str
) -> Entry:
    person = claim.person
    return Entry(
        kind=kind, happened_on=on, subject=Subject.PERSON, subject_id=person.pk,
        person_id=person.pk, employer_id=claim.employer_id, office_id=claim.office_id,
        officer_id=by.user_id if by.is_staff else None, opened_on=claim.claimed_on,
        sex=person.sex, birth_on=person.birth_on, education=person.education, reason=reason,
        act_key=act_key,
    )
