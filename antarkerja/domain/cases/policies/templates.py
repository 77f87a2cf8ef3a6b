"""Templates of a plan: what one is, and those that are shipped for each track."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.enums.plan import StepActor, StepKind
from antarkerja.domain.cases.policies.steps import StepDetails

MOST_STEPS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A step of a template, due `days` after the day on which the template is used."""

    title: str | Promise
    days: int
    kind: StepKind = StepKind.OTHER
    actor: StepActor = StepActor.PERSON
    partner_name: str = ""
    help_needed: str | Promise = ""
    hours: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """`template_id` is None for a shipped one, in the language of the page."""

    track: Track
    title: str | Promise
    goal: str | Promise
    steps: tuple[Pattern, ...]
    template_id: int | None = None


def steps_from(template: Template, *, on: date) -> list[StepDetails]:
    """The template's steps with dates from `on`; a Sunday becomes the Monday after it."""
    return [
        StepDetails(
            title=str(step.title), kind=step.kind, actor=step.actor,
            partner_name=step.partner_name, due_on=_workday(on + timedelta(days=step.days)),
            help_needed=str(step.help_needed), hours=step.hours,
        )
        for step in template.steps
    ]


def _workday(day: date) -> date:
    late = day.weekday() - 4
    return day + timedelta(days=3 - late) if late > 0 else day


SHIPPED: Mapping[Track, Template] = {
    Track.SELF_SERVICE: Template(
        track=Track.SELF_SERVICE, title=_("Looks for work alone"),
        goal=_("Find work that fits within three months"),
        steps=(
            Pattern(title=_("Complete the profile on the phone"), days=7, kind=StepKind.PROFILE,
                    hours=1),
            Pattern(title=_("Apply for three vacancies of the own list"), days=14,
                    kind=StepKind.APPLY, hours=3),
            Pattern(title=_("Ask how the search goes, by phone"), days=30,
                    actor=StepActor.OFFICER, hours=1),
        ),
    ),
    Track.GUIDED: Template(
        track=Track.GUIDED, title=_("Looks for work with an officer's help"),
        goal=_("Find work that fits within six months"),
        steps=(
            Pattern(title=_("Complete the profile together"), days=3, kind=StepKind.PROFILE,
                    actor=StepActor.OFFICER, hours=1),
            Pattern(title=_("Write a CV and an application letter"), days=10,
                    help_needed=_("The office's sample and somebody who reads it"), hours=3),
            Pattern(title=_("Come to a talk about vacancies that fit"), days=14,
                    kind=StepKind.MEET, hours=1),
            Pattern(title=_("Refer to a vacancy that fits"), days=21, kind=StepKind.APPLY,
                    actor=StepActor.OFFICER, hours=1),
            Pattern(title=_("Practise a job interview"), days=28, hours=2),
            Pattern(title=_("Look at the plan together again"), days=60, kind=StepKind.MEET,
                    hours=1),
        ),
    ),
    Track.INTENSIVE: Template(
        track=Track.INTENSIVE, title=_("Accompanied closely"),
        goal=_("Clear the way to work, and begin work within a year"),
        steps=(
            Pattern(title=_("Complete the profile together"), days=3, kind=StepKind.PROFILE,
                    actor=StepActor.OFFICER, hours=1),
            Pattern(title=_("Bring papers: KTP, diploma, certificates"), days=7,
                    kind=StepKind.DOCUMENTS,
                    help_needed=_("A list of what is missing and where to get it"), hours=2),
            Pattern(title=_("Ask a partner for help with the heaviest barrier"), days=10,
                    kind=StepKind.SUPPORT, actor=StepActor.OFFICER, hours=2),
            Pattern(title=_("Choose a training that fits"), days=21, kind=StepKind.TRAIN,
                    hours=2),
            Pattern(title=_("Talk every two weeks about how it goes"), days=14,
                    kind=StepKind.MEET, hours=1),
            Pattern(title=_("Refer to a vacancy that fits"), days=45, kind=StepKind.APPLY,
                    actor=StepActor.OFFICER, hours=1),
            Pattern(title=_("Visit the employer together"), days=60, actor=StepActor.OFFICER,
                    hours=2),
        ),
    ),
}
