"""What the worker or the employer answers to a follow-up: by the link, or with a digit.

The answer lands on the follow-up and on the case. Who left work and wishes so is registered anew,
where the registration has ended, and accompanied again: one act, or none of it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.cases.enums.case import CaseStatus, Opening
from antarkerja.domain.cases.operations.closing import reopen_case
from antarkerja.domain.cases.operations.contact import keep_contact
from antarkerja.domain.cases.operations.opening import open_case
from antarkerja.domain.cases.queries.scope import cases_of
from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.operations import revive
from antarkerja.domain.jobseekers.queries import current_registration
from antarkerja.domain.matching.enums import AnswerWay, AskedSide, WorkAnswer
from antarkerja.domain.matching.errors import AlreadyAnsweredError
from antarkerja.domain.matching.operations import Said, keep_answer
from antarkerja.domain.matching.queries import placement_going_on, question_of
from antarkerja.domain.offices.policies import Actor, system_actor

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Case
    from antarkerja.domain.jobseekers.models import Person
    from antarkerja.domain.matching.models import FollowUpQuestion

DIGITS = {"1": WorkAnswer.WORKING, "2": WorkAnswer.LEFT, "3": WorkAnswer.OTHER_WORK}
KEPT, KNOWN, NOT_UNDERSTOOD, NOT_ASKED = "kept", "known", "not_understood", "not_asked"


@transaction.atomic
def answer_by_link(*, on: date, question: FollowUpQuestion, said: Said) -> FollowUpQuestion:
    """Keeps an answer given on the page of a signed link; the caller has checked the link.

    `wishes_case` counts for a worker who no longer works: see `accompany_again`.

    Raises:
        AlreadyAnsweredError: this side has answered.
        DateOutOfOrderError: the last day lies before the first one or in the future.
    """
    office_id = question.follow_up.office_id
    by = system_actor(office_id)
    kept = keep_answer(by=by, on=on, question_id=question.pk, said=said)
    if kept.side != AskedSide.WORKER:
        return kept
    person = kept.follow_up.placement.person
    keep_contact(by=by, person_id=_standing(person).pk, on=on)
    if said.wishes_case and kept.answer != WorkAnswer.WORKING:
        accompany_again(by=by, on=on, person=person)
    return kept


def answer_by_digit(
    *, on: date, follow_up_id: int, digit: str, side: str = AskedSide.WORKER
) -> str:
    """What a reply to the message means: 1 still at work, 2 stopped, 3 has other work.

    A digit says neither the last day nor the reason, so 2 and 3 make the follow-up a call for an
    officer. Returns what became of it: "kept", "known" (answered before), "not_understood", or
    "not_asked" (nobody was asked about this follow-up).
    """
    question = question_of(follow_up_id, side)
    if question is None:
        return NOT_ASKED
    answer = DIGITS.get(digit.strip())
    if answer is None:
        return NOT_UNDERSTOOD
    try:
        answer_by_link(on=on, question=question, said=Said(answer=answer, way=AnswerWay.REPLY))
    except AlreadyAnsweredError:
        return KNOWN
    return KEPT


@transaction.atomic
def accompany_again(*, by: Actor, on: date, person: Person) -> Case:
    """Somebody who left work is a jobseeker again: a live registration and an open case.

    The last case of the office is reopened with its officer and track; where there was none, one
    is opened for nobody yet. What stands already stays as it is.

    Raises:
        NotAllowedError, OutOfScopeError: not the person's office.
    """
    person = _standing(person)
    last = current_registration(person)
    is_live = last is not None and last.status == RegistrationStatus.ACTIVE
    if not is_live and placement_going_on([person.pk]) is None:
        revive(by=by, on=on, person_id=person.pk)
    cases = cases_of(by).filter(person=person)
    standing = cases.filter(status=CaseStatus.OPEN).first()
    if standing is not None:
        return standing
    former = cases.order_by("-closed_on", "-pk").first()
    if former is None:
        return open_case(by=by, on=on, person=person, opening=Opening.RETURN)
    return reopen_case(by=by, on=on, case_id=former.pk)


def _standing(person: Person) -> Person:
    """The file that stands, where the person's was merged into it."""
    while person.merged_into is not None:
        person = person.merged_into
    return person
