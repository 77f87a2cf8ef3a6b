"""What a step says, as forms and templates give it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from antarkerja.domain.cases.enums.plan import StepActor, StepKind

MOST_HOURS = 2000
# How far ahead a step of a plan is due at most.
MOST_AHEAD = timedelta(days=2 * 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDetails:
    """A step as the officer writes it; only the title must be there."""

    title: str
    kind: StepKind = StepKind.OTHER
    actor: StepActor = StepActor.PERSON
    partner_name: str = ""
    due_on: date | None = None
    help_needed: str = ""
    hours: int | None = None


def due_days(plan_made_on: date | None, *, on: date) -> tuple[date, date]:
    """The first and the last day on which a step can be due: from the plan's beginning on."""
    return plan_made_on or on, on + MOST_AHEAD
