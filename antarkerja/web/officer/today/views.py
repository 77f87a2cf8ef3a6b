"""The officer's first page: today's work, every number with its list."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from antarkerja.domain.cases.enums.appointments import AppointmentStatus
from antarkerja.domain.cases.queries.appointments import appointments_between
from antarkerja.domain.matching import queries as matching
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.queries.replications import tasks_due
from antarkerja.domain.practices.queries.reviewing import answer_until, own_open_reviews
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.officer.today.numbers import numbers_of

SHOWN = 6


@page(Permission.SEE_TODAY)
def today(request: DeskRequest) -> HttpResponse:
    numbers = numbers_of(request)
    refers = request.actor.may(Permission.REFER)
    found = matching.new_strong_matches(request.actor, today=request.today) if refers else ()
    strong = found[:SHOWN]
    late, asks, hires = _waiting(request) if refers else ([], [], [])
    agenda = _agenda(request)
    people = {row.person_id for row in [*late, *hires, *agenda]}
    people |= {row.placement.person_id for row in asks} | {match.person.pk for match in strong}
    for person_id in people:
        note_read(request, person_id, "today")
    urgent = sum(number.number for number in numbers if number.tone)
    return render(request, "officer/today/today.html", {
        "practice_tasks": _practice_tasks(request), "reviews": _reviews(request),
        "numbers": numbers, "strong": strong, "all_strong": len(found),
        "late": late, "asks": asks, "hires": hires, "agenda": agenda,
        "greeting": _greeting(localtime(request.now), request.actor.name),
        "sentence": _sentence(urgent), "refers": refers, "full": SHOWN,
    })


def _waiting(request: DeskRequest) -> tuple[list[Any], list[Any], list[Any]]:
    """Referrals without an answer, follow-ups due, and who was accepted; the first of each."""
    viewer, day = request.actor, request.today
    return (
        list(matching.unanswered_referrals(viewer, today=day)[:SHOWN]),
        list(matching.follow_ups_due(viewer, today=day)[:SHOWN]),
        list(matching.accepted_to_place(viewer)[:SHOWN]),
    )


def _agenda(request: DeskRequest) -> list[Any]:
    """Who is still expected today; of an officer the own, of a front desk everybody."""
    viewer = request.actor
    if not viewer.may(Permission.KEEP_CALENDAR):
        return []
    own = viewer.user_id if viewer.may(Permission.WORK_CASES) else None
    rows = appointments_between(
        viewer, first_on=request.today, last_on=request.today, officer_id=own
    )
    return list(rows.filter(status=AppointmentStatus.BOOKED)[:SHOWN])


def _practice_tasks(request: DeskRequest) -> list[Any]:
    """Steps of good practices that the viewer has to do by the day after tomorrow."""
    viewer = request.actor
    if not viewer.may(Permission.SHARE_PRACTICES):
        return []
    language = (get_language() or "id")[:2]
    return list(tasks_due(viewer, today=request.today, language=language)[:SHOWN])


def _reviews(request: DeskRequest) -> list[tuple[Any, date, bool]]:
    """Practices that wait for the viewer's review, with the last day and whether it has passed."""
    viewer = request.actor
    if not viewer.may(Permission.SHARE_PRACTICES):
        return []
    language = (get_language() or "id")[:2]
    return [(row, answer_until(row), answer_until(row) < request.today)
            for row in own_open_reviews(viewer, language=language, most=SHOWN)]


def _greeting(now: datetime, name: str) -> str:
    first = name.split()[0] if name else ""
    if now.hour < 11:
        return _("Good morning, %(name)s.") % {"name": first}
    if now.hour < 15:
        return _("Good day, %(name)s.") % {"name": first}
    return _("Good afternoon, %(name)s.") % {"name": first}


def _sentence(urgent: int) -> str:
    if not urgent:
        return _("Nothing is late.")
    waits = ngettext("One thing waits for you.", "%(n)d things wait for you.", urgent)
    return waits % {"n": urgent}
