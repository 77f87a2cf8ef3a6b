"""The numbers of the day, each with the list behind it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from antarkerja.domain.cases.queries.appointments import appointments_today
from antarkerja.domain.cases.queries.attention import flag_counts
from antarkerja.domain.cases.queries.benefits import count_benefits_due
from antarkerja.domain.cases.queries.queue import waiting_now
from antarkerja.domain.jobseekers.queries import (
    incomplete_profiles,
    registrations_expiring,
    reports_due,
)
from antarkerja.domain.matching import queries as matching
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.queries.replications import tasks_due
from antarkerja.domain.practices.queries.reviewing import open_reviews
from antarkerja.web.components.pages import DeskRequest
from antarkerja.web.components.tally import Number

COUNTED_TO = 1_000
WARN_DAYS = 30


def numbers_of(request: DeskRequest) -> list[Number]:
    """What waits, the hour's work first; an area of which nothing waits shows nothing."""
    return [*_at_the_counter(request), *_cases(request), *_referrals(request),
            *_registrations(request), *_practices(request)]


def _at_the_counter(request: DeskRequest) -> list[Number]:
    if not request.actor.may(Permission.KEEP_CALENDAR):
        return []
    waiting = waiting_now(request.actor, day=request.today)
    expected = appointments_today(request.actor, day=request.today)
    return _some(
        (waiting, _("wait at the counter"), "officer:queue", "now"),
        (expected, _("expected today"), "officer:calendar", ""),
    )


def _cases(request: DeskRequest) -> list[Number]:
    if not request.actor.may(Permission.WORK_CASES):
        return []
    stuck = sum(flag.number for flag in flag_counts(request.actor, today=request.today))
    benefits = count_benefits_due(request.actor, today=request.today)
    return _some(
        (stuck, _("signs of stuck cases"), "officer:board", "now"),
        (benefits, _("proofs for the benefit (JKP) due"), "officer:benefits", "now"),
    )


def _practices(request: DeskRequest) -> list[Number]:
    if not request.actor.may(Permission.SHARE_PRACTICES):
        return []
    due = tasks_due(request.actor, today=request.today)[:COUNTED_TO].count()
    asked = open_reviews(request.actor)[:COUNTED_TO].count()
    return _some(
        (due, _("steps of good practices due"), "community:replications", "now"),
        (asked, _("wait for your review"), "community:reviews", "now"),
    )


def _some(*found: tuple[int, str, str, str]) -> list[Number]:
    """Those that are not zero: number, label, name of the address, tone."""
    return [
        Number(number, label, reverse(name), tone) for number, label, name, tone in found if number
    ]


def _referrals(request: DeskRequest) -> list[Number]:
    viewer, day = request.actor, request.today
    if not viewer.may(Permission.REFER):
        return []
    late = matching.unanswered_referrals(viewer, today=day)[:COUNTED_TO].count()
    hires = matching.accepted_to_place(viewer)[:COUNTED_TO].count()
    asks = matching.follow_ups_due(viewer, today=day)[:COUNTED_TO].count()
    referrals = reverse("officer:referrals")
    return [
        Number(late, _("referrals without an answer"), f"{referrals}?list=unanswered",
               "late" if late else ""),
        Number(hires, _("accepted, to be placed"), f"{referrals}?list=accepted",
               "now" if hires else ""),
        Number(asks, _("to ask how the work goes"), reverse("officer:follow_ups"),
               "now" if asks else ""),
    ]


def _registrations(request: DeskRequest) -> list[Number]:
    viewer, day = request.actor, request.today
    ending = registrations_expiring(viewer, today=day, within_days=WARN_DAYS)
    return [
        Number(ending[:COUNTED_TO].count(), _("registrations end within 30 days"),
               reverse("officer:expiring")),
        Number(reports_due(viewer, today=day)[:COUNTED_TO].count(), _("have to report"),
               reverse("officer:reports_due")),
        Number(incomplete_profiles(viewer)[:COUNTED_TO].count(), _("incomplete profiles"),
               reverse("officer:incomplete")),
    ]
