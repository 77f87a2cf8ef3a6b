"""Talk about practices, with the colleagues told whom it names and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse

from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.talk import RemarkKind
from antarkerja.domain.practices.operations import moderation
from antarkerja.domain.practices.operations import talk as operations
from antarkerja.domain.practices.operations.talk import Spoken
from antarkerja.domain.practices.queries.practice_titles import title_in
from antarkerja.domain.practices.queries.told import concerned_by_answer, concerned_by_question
from antarkerja.journeys.tell import tell_user, withdraw
from antarkerja.shared.addresses import public_address

if TYPE_CHECKING:
    from antarkerja.domain.offices.models import User
    from antarkerja.domain.practices.models import Remark

ABOUT = "remark"


@transaction.atomic
def say_and_tell(
    *, by: Actor, on: date, at: datetime, practice_id: int, kind: RemarkKind, text: str
) -> Spoken:
    """A question or comment; a question is told to the authors of the practice too.

    Raises: see `practices.operations.talk.say`.
    """
    spoken = operations.say(by=by, on=on, at=at, practice_id=practice_id, kind=kind, text=text)
    _tell(by, at, spoken.remark, MessageEvent.MENTIONED, "mentioned", spoken.named)
    if kind == RemarkKind.QUESTION:
        _tell(by, at, spoken.remark, MessageEvent.QUESTION_ASKED, "asked",
              concerned_by_question(spoken.remark, on=on))
    return spoken


@transaction.atomic
def answer_and_tell(
    *, by: Actor, on: date, at: datetime, question_id: int, text: str
) -> Spoken:
    """An answer, which who asked is told of. Raises: see `practices.operations.talk.answer`."""
    spoken = operations.answer(by=by, on=on, at=at, question_id=question_id, text=text)
    _tell(by, at, spoken.remark, MessageEvent.MENTIONED, "mentioned", spoken.named)
    _tell(by, at, spoken.remark, MessageEvent.QUESTION_ANSWERED, "answered",
          concerned_by_answer(spoken.remark, on=on))
    return spoken


@transaction.atomic
def settle_and_withdraw(
    *, by: Actor, at: datetime, report_id: int, hide: bool, why: str
) -> None:
    """Settles a report; whoever was not told of a remark that is hidden now is not told any more.

    Raises: see `practices.operations.moderation.settle_report`.
    """
    report = moderation.settle_report(by=by, at=at, report_id=report_id, hide=hide, why=why)
    if hide and report.remark_id is not None:
        withdraw(by=by, at=at, about=(ABOUT, report.remark_id))


def _tell(
    by: Actor, at: datetime, remark: Remark, event: MessageEvent, what: str, users: Iterable[User]
) -> None:
    address = reverse("community:practice", args=[remark.practice_id])
    for user in users:
        tell_user(
            by=by, at=at, user=user, event=event, key=f"{what}:{remark.pk}:{user.pk}",
            about=(ABOUT, remark.pk),
            values={
                "who": by.name, "practice": title_in(remark.practice_id, user.language),
                "link": public_address(f"{address}#said-{remark.pk}"),
            },
        )
