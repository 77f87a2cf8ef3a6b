"""Reports of readers, settled by the coordinators of the province or the ministry."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.enums.talk import ReportReason, ReportState
from antarkerja.domain.practices.errors.practice import IncompleteError
from antarkerja.domain.practices.errors.talk import SettledAlreadyError
from antarkerja.domain.practices.models import Practice, Remark, Report
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.queries.scope import practice_for
from antarkerja.domain.practices.queries.talk import moderated_by, remark_for


@transaction.atomic
def report(
    *, by: Actor, at: datetime, practice_id: int, reason: ReportReason, words: str = "",
    remark_id: int | None = None,
) -> Report:
    """A reader says that a practice, or something said about it, should not stand so.

    The same reader and thing again is one report while it is open.

    Raises:
        NotAllowedError: the actor reads no practices.
        OutOfScopeError: not something that the actor reads.
    """
    by.require(Permission.READ_PRACTICES)
    practice = practice_for(by, practice_id)
    remark = remark_for(by, remark_id) if remark_id is not None else None
    if practice is None or by.user_id is None or (
        remark_id is not None and (remark is None or remark.practice_id != practice.pk)
    ):
        raise OutOfScopeError(practice_id)
    known = Report.objects.filter(
        practice=practice, remark=remark, reporter_id=by.user_id, state=ReportState.OPEN).first()
    if known is not None:
        return known
    return Report.objects.create(
        practice=practice, remark=remark, reporter_id=by.user_id, reason=ReportReason(reason),
        words=" ".join(as_read(words).split())[:300], made_at=at,
    )


@transaction.atomic
def settle_report(*, by: Actor, at: datetime, report_id: int, hide: bool, why: str) -> Report:
    """Hides what was reported, or leaves it standing; every open report of it is settled so.

    A remark is hidden from readers; a practice is withdrawn. The author reads why.

    Raises:
        NotAllowedError: the actor does not coordinate practices.
        OutOfScopeError: another province's.
        IncompleteError: it is not said why.
        SettledAlreadyError: somebody settled it before.
    """
    by.require(Permission.COORDINATE_PRACTICES)
    if by.user_id is None:
        raise NotAllowedError(Permission.COORDINATE_PRACTICES)
    found = Report.objects.filter(
        pk=report_id, practice__in=moderated_by(by).values("pk")).first()
    if found is None:
        raise OutOfScopeError(report_id)
    said = " ".join(as_read(why).split())[:300]
    if not said:
        raise IncompleteError(["why"])
    practice = Practice.objects.select_for_update().get(pk=found.practice_id)
    settled = Report.objects.filter(
        practice=practice, remark=found.remark, state=ReportState.OPEN
    ).update(
        state=ReportState.HIDDEN if hide else ReportState.KEPT, settled_at=at,
        settled_by_id=by.user_id, settled_why=said,
    )
    found.refresh_from_db()
    if not settled or found.settled_at != at:
        raise SettledAlreadyError
    if hide:
        _hide(practice, found.remark_id, at, said)
    return found


def _hide(practice: Practice, remark_id: int | None, at: datetime, why: str) -> None:
    if remark_id is not None:
        Remark.objects.filter(pk=remark_id).update(hidden_at=at, accepted_at=None)
        return
    practice.state, practice.withdrawn_reason, practice.changed_at = State.WITHDRAWN, why[:200], at
    practice.save(update_fields=["state", "withdrawn_reason", "changed_at"])
