"""What a step says, as forms and templates give it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from antarkerja.domain.cases.enums.plan import StepActor, StepKind

MOST_HOURS = 2000


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
