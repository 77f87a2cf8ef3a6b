"""What an officer may learn next: from gaps to practices, meetings and people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from antarkerja.domain.indicators.registry import indicator
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.models import Meeting, Practice
from antarkerja.domain.practices.queries.experts import Expert, experts
from antarkerja.domain.practices.queries.meetings import coming_meetings
from antarkerja.domain.practices.queries.recommending import advice_for
from antarkerja.domain.practices.queries.replications import title_of
from antarkerja.domain.practices.queries.scope import published_to

LATELY = timedelta(days=90)
MOST_STEPS, PER_STEP = 5, 3
# Work that a district officer is meant to do; where none is recorded lately, there is a gap.
EXPECTED: dict[str, Category] = {
    EventKind.EMPLOYER_VISITED: Category.CANVASSING, EventKind.INTERVIEWED: Category.CASE_WORK,
    EventKind.PERSON_PROFILED: Category.PROFILING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LearningStep:
    """A gap, why it is one, and what closes it. `practices` bear a `title`."""

    title: str
    reason: str
    category: str
    practices: Sequence[Practice] = ()
    meetings: Sequence[Meeting] = ()
    people: Sequence[Expert] = ()


def learning_for(
    viewer: Actor, *, on: date, at: datetime, language: str
) -> list[LearningStep]:
    """First what is weak at the office, then what the officer did not do lately; at most five.

    A fixed number of queries. Raises NotAllowedError where the viewer reads no practices.
    """
    meetings = coming_meetings(viewer, at=at)
    listed = [one for one in experts(viewer, on=on) if one.user.pk != viewer.user_id]
    steps = [*_weak(viewer, language), *_undone(viewer, on, language)]
    return [_with_company(step, meetings, listed) for step in steps[:MOST_STEPS]]


def _weak(viewer: Actor, language: str) -> list[LearningStep]:
    advice = advice_for(viewer, language=language)
    return [
        LearningStep(
            title=str(indicator(weak.indicator).title),
            reason=_("Your office lags behind offices like it here."),
            category=weak.practices[0].practice.category if weak.practices else Category.OTHER,
            practices=[one.practice for one in weak.practices],
        )
        for weak in advice.weak
    ]


def _undone(viewer: Actor, on: date, language: str) -> list[LearningStep]:
    done = set(
        Event.objects.filter(officer_id=viewer.user_id or 0, kind__in=EXPECTED,
                             happened_on__gt=on - LATELY).values_list("kind", flat=True))
    parts = {EXPECTED[kind] for kind in EXPECTED if kind not in done}
    read = published_to(viewer).filter(category__in=parts).select_related("office")
    rows = list(read.annotate(title=title_of("pk", language)).order_by("-published_on", "-pk")[:60])
    return [
        LearningStep(
            title=str(part.label), category=part,
            reason=_("The ledger holds nothing of yours here in the last three months."),
            practices=[row for row in rows if row.category == part][:PER_STEP],
        )
        for part in sorted(parts)
    ]


def _with_company(
    step: LearningStep, meetings: list[Meeting], listed: list[Expert]
) -> LearningStep:
    people = sorted((one for one in listed if one.strength(step.category)),
                    key=lambda one: -one.strength(step.category))
    return replace(step, meetings=meetings[:2], people=people[:PER_STEP])
