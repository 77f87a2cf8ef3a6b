"""The first interview: answers saved at once, topic by topic, and the talk as held."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.cases.enums.interview import Topic
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.interview import Interview, InterviewAnswer
from antarkerja.domain.cases.operations.contact import keep_contact
from antarkerja.domain.cases.operations.entries import case_entry
from antarkerja.domain.cases.operations.locks import lock_case
from antarkerja.domain.cases.policies.interview import (
    BY_CODE,
    Question,
    Said,
    cleaned,
    next_topic,
)
from antarkerja.domain.cases.policies.track import propose
from antarkerja.domain.cases.queries.interview import codes_of
from antarkerja.domain.jobseekers.operations.traits import recorded
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.operations import record
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def save_answers(
    *, by: Actor, on: date, at: datetime, case_id: int, topic: Topic,
    answers: Mapping[str, Said],
) -> Interview:
    """Saves what one page of the talk asked; an answer left empty is one not yet asked.

    Questions of other topics are left as they are. Saving twice is once.

    Raises:
        NotAllowedError, OutOfScopeError, NoOpenCaseError: as `lock_case`.
    """
    case = lock_case(by, case_id)
    talk, _ = Interview.objects.get_or_create(
        case=case, defaults={"started_on": on, "user_id": by.user_id, "changed_at": at}
    )
    for code, said in answers.items():
        question = BY_CODE.get(code)
        if question is not None and question.topic == topic:
            _keep(talk, question, cleaned(question, said), at)
    talk.topic = next_topic(topic) or topic
    talk.changed_at = at
    talk.save(update_fields=["topic", "changed_at"])
    _keep_proposal(case, talk)
    keep_contact(by=by, person_id=case.person_id, on=on)
    return talk


@transaction.atomic
def finish_interview(*, by: Actor, on: date, at: datetime, case_id: int) -> Interview:
    """The talk was held; told in the ledger once. Questions may stay open.

    Raises:
        NotAllowedError, OutOfScopeError, NoOpenCaseError: as `lock_case`.
    """
    case = lock_case(by, case_id)
    talk, _ = Interview.objects.get_or_create(
        case=case, defaults={"started_on": on, "user_id": by.user_id, "changed_at": at}
    )
    if talk.held_on is None:
        talk.held_on = on
        talk.save(update_fields=["held_on"])
    _keep_proposal(case, talk)
    key = f"interviewed:{talk.pk}"
    if not recorded(key):
        record(case_entry(EventKind.INTERVIEWED, case, by=by, on=on, act_key=key))
    keep_contact(by=by, person_id=case.person_id, on=on)
    return talk


def _keep(talk: Interview, question: Question, said: Said, at: datetime) -> None:
    rows = InterviewAnswer.objects.filter(interview=talk, question=question.code)
    if said.is_empty:
        rows.delete()
        return
    values = {"value": said.value, "note": said.note, "is_unknown": said.is_unknown}
    row = rows.first()
    if row is None:
        InterviewAnswer.objects.create(
            interview=talk, question=question.code, changed_at=at, **values
        )
    elif any(getattr(row, name) != value for name, value in values.items()):
        rows.update(changed_at=at, **values)


def _keep_proposal(case: Case, talk: Interview) -> None:
    """The rule's word is kept on the case as it is now, until the officer has chosen."""
    proposed = propose(codes_of(talk)).track
    if case.track_proposed != proposed and not case.track:
        case.track_proposed = proposed
        case.save(update_fields=["track_proposed"])
