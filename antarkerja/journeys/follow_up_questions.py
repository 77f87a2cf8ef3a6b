"""At one, three and six months the worker and the employer are asked by message."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse

from antarkerja.domain.matching.enums import AskedSide
from antarkerja.domain.matching.operations import add_question, wait_for_nobody
from antarkerja.domain.matching.policies import ANSWER_LINK_DAYS
from antarkerja.domain.matching.queries import follow_ups_to_ask
from antarkerja.domain.messaging.enums import Channel, MessageEvent
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.journeys.tell import tell_employer, tell_person
from antarkerja.shared.addresses import public_address
from antarkerja.shared.links import token_for

if TYPE_CHECKING:
    from antarkerja.domain.employers.models import Employer
    from antarkerja.domain.matching.models import FollowUp, FollowUpQuestion

LINK_PURPOSE = "work-answer"
ABOUT = "follow_up"
AT_ONCE = 200


def ask_follow_ups(*, on: date, at: datetime, zone: str, most: int = 5000) -> int:
    """Asks what is due in the offices of a zone, each follow-up in its own transaction.

    Run twice it asks nobody twice. Returns how many follow-ups were asked.
    """
    asked = 0
    while asked < most:
        batch = list(follow_ups_to_ask(on=on, zone=zone)[:AT_ONCE])
        for follow_up in batch:
            ask_follow_up(by=system_actor(follow_up.office_id), on=on, at=at, follow_up=follow_up)
        asked += len(batch)
        if len(batch) < AT_ONCE:
            break
    return asked


@transaction.atomic
def ask_follow_up(*, by: Actor, on: date, at: datetime, follow_up: FollowUp) -> None:
    """Puts one follow-up to the worker and, where the firm can be reached, to the employer.

    Raises:
        NotAllowedError, OutOfScopeError: not the placement's office.
    """
    question = add_question(by=by, on=on, follow_up=follow_up, side=AskedSide.WORKER)
    if question is None:
        return
    placement = follow_up.placement
    message = tell_person(
        by=by, at=at, person=placement.person, event=MessageEvent.FOLLOW_UP_WORKER,
        values={"firm": firm_name(follow_up), "months": str(follow_up.months),
                "link": answer_link(question, at=at)},
        key=f"follow-up:{follow_up.pk}:{AskedSide.WORKER}", about=(ABOUT, follow_up.pk),
    )
    if message is None or message.channel == Channel.PRINT:
        wait_for_nobody(by=by, question=question)
    if placement.employer is not None:
        _ask_employer(placement.employer, by=by, on=on, at=at, follow_up=follow_up)


def firm_name(follow_up: FollowUp) -> str:
    """The firm as the placement names it."""
    firm = follow_up.placement.employer
    return firm.name if firm else follow_up.placement.employer_name


def answer_link(question: FollowUpQuestion, *, at: datetime) -> str:
    """The address of the page that holds the buttons, good for 60 days."""
    token = token_for(LINK_PURPOSE, question.pk, question.nonce,
                      until=at + timedelta(days=ANSWER_LINK_DAYS))
    path = reverse("public:work_answer", args=[token])
    return public_address(path)


def _ask_employer(
    firm: Employer, *, by: Actor, on: date, at: datetime, follow_up: FollowUp
) -> None:
    if not (firm.contact_email or firm.contact_phone):
        return
    question = add_question(by=by, on=on, follow_up=follow_up, side=AskedSide.EMPLOYER)
    if question is None:
        return
    message = tell_employer(
        by=by, at=at, employer=firm, event=MessageEvent.FOLLOW_UP_EMPLOYER,
        values={"worker": follow_up.placement.person.name, "months": str(follow_up.months),
                "link": answer_link(question, at=at)},
        key=f"follow-up:{follow_up.pk}:{AskedSide.EMPLOYER}", about=(ABOUT, follow_up.pk),
    )
    if message.channel == Channel.PRINT:
        wait_for_nobody(by=by, question=question)
