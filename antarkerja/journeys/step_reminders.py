"""Tells people the day before a step of their plan is due."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from babel.dates import format_date

from antarkerja.domain.cases.queries.plan import own_steps_due
from antarkerja.domain.jobseekers.queries.contact import contact_of
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.offices.policies import Actor
from antarkerja.journeys.tell import tell_person

BATCH = 500


def tell_steps_due(*, by: Actor, on: date, at: datetime, zone: str) -> int:
    """One message a step and day, for own steps due tomorrow in offices of `zone`.

    Running twice, or again after a kill, sends nothing twice: the key names step and day.
    Returns how many people were told.
    """
    due = own_steps_due(on=on + timedelta(days=1), zone=zone)
    told = 0
    for step in due.iterator(chunk_size=BATCH):
        person = step.plan.case.person
        message = tell_person(
            by=by, at=at, person=person, event=MessageEvent.STEP_DUE,
            values={"step": step.title, "until": format_date(
                step.due_on, "d MMMM yyyy", locale=contact_of(person).language)},
            key=f"step-due:{step.pk}:{step.due_on}", about=("step", step.pk),
        )
        told += message is not None
    return told
