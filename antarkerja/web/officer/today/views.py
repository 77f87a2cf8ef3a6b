"""The officer's first page: today's work, every number with its list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.jobseekers.queries import (
    incomplete_profiles,
    registrations_expiring,
    reports_due,
)
from antarkerja.domain.matching import queries as matching
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, note_read, page

COUNTED_TO = 1_000
SHOWN = 6
WARN_DAYS = 30


@dataclass(frozen=True, slots=True)
class Number:
    """A cell of the tally; `number` above a thousand is capped, so that no count grows slow."""

    number: int
    label: str
    url: str
    tone: str = ""


@page(Permission.SEE_TODAY)
def today(request: DeskRequest) -> HttpResponse:
    numbers = _numbers(request)
    refers = request.actor.may(Permission.REFER)
    found = matching.new_strong_matches(request.actor, today=request.today) if refers else ()
    strong = found[:SHOWN]
    late, asks, hires = _waiting(request) if refers else ([], [], [])
    people = {row.person_id for row in [*late, *hires]}
    people |= {row.placement.person_id for row in asks} | {match.person.pk for match in strong}
    for person_id in people:
        note_read(request, person_id, "today")
    urgent = sum(number.number for number in numbers if number.tone)
    return render(request, "officer/today/today.html", {
        "numbers": numbers, "strong": strong, "all_strong": len(found),
        "late": late, "asks": asks, "hires": hires,
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


def _numbers(request: DeskRequest) -> list[Number]:
    viewer, day = request.actor, request.today
    numbers = []
    if viewer.may(Permission.REFER):
        late = matching.unanswered_referrals(viewer, today=day)[:COUNTED_TO].count()
        hires = matching.accepted_to_place(viewer)[:COUNTED_TO].count()
        asks = matching.follow_ups_due(viewer, today=day)[:COUNTED_TO].count()
        referrals = reverse("officer:referrals")
        numbers = [
            Number(late, _("referrals without an answer"), f"{referrals}?list=unanswered",
                   "late" if late else ""),
            Number(hires, _("accepted, to be placed"), f"{referrals}?list=accepted",
                   "now" if hires else ""),
            Number(asks, _("to ask how the work goes"), reverse("officer:follow_ups"),
                   "now" if asks else ""),
        ]
    ending = registrations_expiring(viewer, today=day, within_days=WARN_DAYS)
    return [
        *numbers,
        Number(ending[:COUNTED_TO].count(), _("registrations end within 30 days"),
               reverse("officer:expiring")),
        Number(reports_due(viewer, today=day)[:COUNTED_TO].count(), _("have to report"),
               reverse("officer:reports_due")),
        Number(incomplete_profiles(viewer)[:COUNTED_TO].count(), _("incomplete profiles"),
               reverse("officer:incomplete")),
    ]


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
