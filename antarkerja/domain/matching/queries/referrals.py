"""Referrals, applications and follow-ups that the viewer may see."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import F, QuerySet

from antarkerja.domain.matching.enums import FollowUpStatus, ReferralStatus
from antarkerja.domain.matching.models import FollowUp, Placement, Referral
from antarkerja.domain.matching.policies import OPEN_STATUSES
from antarkerja.domain.matching.queries.questions import waits_for_a_message
from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.rules import RuleName, rule_value


def referrals_seen_by(viewer: Actor) -> QuerySet[Referral]:
    """The office's referrals for staff, the own ones for a person, the firm's for an employer."""
    rows = Referral.objects.select_related("person", "vacancy__employer", "office")
    if viewer.role == RoleName.SYSTEM:
        return rows
    if viewer.role == RoleName.JOBSEEKER:
        return rows.filter(person_id=viewer.person_id or 0)
    if viewer.role == RoleName.EMPLOYER:
        return rows.filter(vacancy__employer_id=viewer.employer_id or 0)
    if viewer.is_staff and viewer.sees_own_office_only:
        return rows.filter(office_id=viewer.own_office)
    return rows.none()


def referral_for(viewer: Actor, referral_id: int) -> Referral | None:
    """One referral, None where it does not exist or the viewer may not see it."""
    return referrals_seen_by(viewer).filter(pk=referral_id).first()


def unanswered_referrals(viewer: Actor, *, today: date) -> QuerySet[Referral]:
    """Open longer than the rule allows, the oldest first."""
    days = rule_value(RuleName.REFERRAL_ANSWER_DAYS, on=today)
    return (
        referrals_seen_by(viewer)
        .filter(status__in=OPEN_STATUSES, sent_on__lte=today - timedelta(days=days))
        .order_by("sent_on", "pk")
    )


def referrals_of_person(viewer: Actor, person_id: int) -> QuerySet[Referral]:
    return referrals_seen_by(viewer).filter(person_id=person_id).order_by("-sent_on", "-pk")


def referrals_of_vacancy(viewer: Actor, vacancy_id: int) -> QuerySet[Referral]:
    return referrals_seen_by(viewer).filter(vacancy_id=vacancy_id).order_by("-sent_on", "-pk")


def accepted_to_place(viewer: Actor) -> QuerySet[Referral]:
    """The firm said yes and nobody has entered the placement yet, the oldest first."""
    return (
        referrals_seen_by(viewer)
        .filter(status=ReferralStatus.ACCEPTED, placement__isnull=True)
        .order_by("answered_on", "pk")
    )


def placement_of_referral(referral: Referral) -> Placement | None:
    """The placement that came of a referral which the viewer was allowed to load."""
    return Placement.objects.filter(referral=referral).first()


def referral_by_check_code(code: str) -> Referral | None:
    """For the public page behind the QR code: shows validity only."""
    return Referral.objects.select_related("office").filter(check_code=code).first()


def follow_ups_seen_by(viewer: Actor) -> QuerySet[FollowUp]:
    rows = FollowUp.objects.select_related(
        "placement__person", "placement__employer", "placement__vacancy"
    )
    if viewer.role == RoleName.SYSTEM:
        return rows
    if viewer.is_staff and viewer.sees_own_office_only:
        return rows.filter(office_id=viewer.own_office)
    return rows.none()


def follow_up_for(viewer: Actor, follow_up_id: int) -> FollowUp | None:
    return follow_ups_seen_by(viewer).filter(pk=follow_up_id).first()


def follow_ups_due(viewer: Actor, *, today: date) -> QuerySet[FollowUp]:
    """Due by today and to be asked by an officer, the oldest first.

    A follow-up that was asked by message is the officer's once nobody answered for some days, or
    once an answer needs a decision.
    """
    return (
        follow_ups_seen_by(viewer)
        .filter(~waits_for_a_message(today), status=FollowUpStatus.DUE, due_on__lte=today)
        .order_by("due_on", "pk")
    )


def placements_of_person(person_id: int) -> QuerySet[Placement]:
    """Placements of a person whom the viewer was allowed to load, the newest first."""
    return (
        Placement.objects.filter(person_id=person_id)
        .select_related("employer", "vacancy").prefetch_related("follow_ups")
        .order_by(F("started_on").desc(), "-pk")
    )
