"""Point values of duties, kept by whoever leads the office's cases."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from antarkerja.domain.cases.enums.duty import DutyGrade, DutyKind
from antarkerja.domain.cases.errors.duty import PointsRefusedError
from antarkerja.domain.cases.models.duty import DutyPoint
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def set_points(
    *, by: Actor, kind: DutyKind, grade: DutyGrade | None, points: int, valid_from: date,
    source: str,
) -> DutyPoint:
    """A value of the own office from a day on; the one before it ends on that day.

    `points` are thousandths. The same kind, grade and day again replaces the value.

    Raises:
        NotAllowedError: the actor leads no cases.
        PointsRefusedError: no source, or not above zero.
    """
    by.require(Permission.LEAD_CASES)
    if points <= 0 or not source.strip():
        raise PointsRefusedError
    rows = DutyPoint.objects.select_for_update().filter(
        office_id=by.own_office, kind=kind, grade=grade or "")
    later = rows.filter(valid_from__gt=valid_from).order_by("valid_from").first()
    rows.filter(valid_from__lt=valid_from).exclude(valid_until__lt=valid_from).update(
        valid_until=valid_from)
    value, _is_new = DutyPoint.objects.update_or_create(
        office_id=by.own_office, kind=kind, grade=grade or "", valid_from=valid_from,
        defaults={"points": points, "source": source.strip()[:200], "user_id": by.user_id,
                  "valid_until": later.valid_from if later else None},
    )
    return value


@transaction.atomic
def end_points(*, by: Actor, on: date, point_id: int) -> bool:
    """A value counts no more from a day on; before its first day it is gone. False: not there.

    Raises:
        NotAllowedError: the actor leads no cases.
    """
    by.require(Permission.LEAD_CASES)
    value = DutyPoint.objects.select_for_update().filter(
        pk=point_id, office_id=by.own_office).first()
    if value is None:
        return False
    if value.valid_from >= on:
        value.delete()
    elif value.valid_until is None or value.valid_until > on:
        value.valid_until = on
        value.save(update_fields=["valid_until"])
    return True
