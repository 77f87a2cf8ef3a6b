"""Raising and lowering flags: all cases by night, one case after an act; and the head's settings.

Both ways go through `_settle`, two statements over whatever cases: one raises what is missing,
one lowers what no longer holds. Running them twice changes nothing, and a run that is killed
leaves the flags of whole batches, which the next run finds right.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet

from antarkerja.domain.cases.enums.attention import (
    MOST_DAYS,
    MOST_WEIGHT,
    RuleName,
)
from antarkerja.domain.cases.enums.case import CaseStatus, Track
from antarkerja.domain.cases.errors.attention import SettingRefusedError
from antarkerja.domain.cases.models.attention import CaseFlag, CaseRule, TrackWeight
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.queries.attention import cases_caught, settings_of
from antarkerja.domain.cases.queries.rules import RULES, RuleSetting
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor

BATCH = 50_000


def refresh_flags(
    *, by: Actor, on: date, zone: str | None = None, batch: int = BATCH
) -> int:
    """Flags of all open cases of the offices of a zone (or of the actor's). Returns the changes.

    Raising and lowering are transactions of their own, so that an act that ends in between is
    seen by one of them.
    """
    by.require(Permission.WORK_CASES)
    offices = Office.objects.filter(archived_at__isnull=True)
    if by.office_id is not None:
        offices = offices.filter(pk=by.office_id)
    if zone is not None:
        offices = offices.filter(zone=zone)
    return sum(
        _refresh_office(office_id, on, batch)
        for office_id in offices.order_by("pk").values_list("pk", flat=True)
    )


def _refresh_office(office_id: int, on: date, batch: int) -> int:
    settings = settings_of(office_id)
    cases = Case.objects.filter(office_id=office_id, status=CaseStatus.OPEN)
    ids = list(cases.order_by("pk").values_list("pk", flat=True))
    changed = _lower_closed(office_id)
    for start in range(0, len(ids), batch):
        part = ids[start : start + batch]
        changed += _settle(
            cases.filter(pk__gte=part[0], pk__lte=part[-1]), settings, office_id, on
        )
    return changed


def look_again(*, office_id: int, case_ids: Collection[int], on: date) -> int:
    """Flags of a few cases, right after an act changed what rules look at. Three queries.

    Called inside the act; no permission of its own.
    """
    if not case_ids:
        return 0
    return _settle(
        Case.objects.filter(office_id=office_id, pk__in=list(case_ids)),
        settings_of(office_id), office_id, on,
    )


def _settle(
    cases: QuerySet[Case], settings: Mapping[RuleName, RuleSetting], office_id: int, on: date
) -> int:
    caught, values = _caught_sql(cases, settings, on)
    among, among_values = cases.order_by().values("id").query.sql_with_params()
    flags = CaseFlag._meta.db_table
    day = connection.ops.adapt_datefield_value(on)
    # Table names and compiled querysets; every value is a parameter.
    raised = _run(
        f"INSERT INTO {flags} (case_id, office_id, rule, since_on)"
        f" SELECT caught.case_id, %s, caught.rule, %s FROM ({caught}) caught"
        f" WHERE NOT EXISTS (SELECT 1 FROM {flags} known WHERE known.case_id = caught.case_id"
        " AND known.rule = caught.rule) ON CONFLICT DO NOTHING",
        (office_id, day, *values),
    )
    lowered = _run(
        f"DELETE FROM {flags} WHERE id IN (SELECT known.id FROM {flags} known"
        f" LEFT JOIN ({caught}) caught"
        " ON caught.case_id = known.case_id AND caught.rule = known.rule"
        f" WHERE known.case_id IN ({among}) AND caught.case_id IS NULL)",
        (*values, *among_values),
    )
    return raised + lowered


def _caught_sql(
    cases: QuerySet[Case], settings: Mapping[RuleName, RuleSetting], on: date
) -> tuple[str, tuple[Any, ...]]:
    """One statement of pairs (case_id, rule) over all rules that are on."""
    parts: list[str] = []
    values: list[Any] = []
    for rule in RULES:
        if not settings[rule.name].active:
            continue
        found = cases_caught(rule.name, cases, today=on, setting=settings[rule.name])
        sql, given = found.order_by().values("id").query.sql_with_params()
        # Not a parameter: PostgreSQL would not know what type it is.
        parts.append(f"SELECT id AS case_id, '{rule.name.value}' AS rule FROM ({sql}) one")
        values += given
    if not parts:
        return "SELECT 0 AS case_id, '' AS rule WHERE 1 = 0", ()
    return " UNION ALL ".join(parts), tuple(values)


@transaction.atomic
def _run(sql: str, values: tuple[Any, ...]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


@transaction.atomic
def _lower_closed(office_id: int) -> int:
    closed = CaseFlag.objects.filter(office_id=office_id).exclude(
        case__status=CaseStatus.OPEN, case__office_id=office_id
    )
    return CaseFlag.objects.filter(pk__in=closed.values("pk")).delete()[0]


@transaction.atomic
def set_rule(
    *, by: Actor, rule: RuleName, days: int, active: bool,
    by_track: Mapping[str, int] | None = None,
) -> None:
    """The office's own word on a rule; flags follow it with the next reckoning.

    Raises:
        NotAllowedError: the actor does not lead the office.
        SettingRefusedError: days below 0 or above two years, or a track that is none.
    """
    by.require(Permission.LEAD_CASES)
    tracks = dict(by_track or {})
    if not set(tracks) <= set(Track.values):
        raise SettingRefusedError(rule.value)
    for track, number in {"": days, **tracks}.items():
        if not 0 <= number <= MOST_DAYS:
            raise SettingRefusedError(rule.value)
        CaseRule.objects.update_or_create(
            office_id=by.own_office, rule=rule, track=track,
            defaults={"days": number, "active": active},
        )


@transaction.atomic
def set_weights(*, by: Actor, weights: Mapping[str, int]) -> None:
    """What a case of each track weighs in the load of an officer of the own office.

    Raises:
        NotAllowedError: the actor does not lead the office.
        SettingRefusedError: a weight below 0 or above 20, or a track that is none.
    """
    by.require(Permission.LEAD_CASES)
    for track, weight in weights.items():
        if track not in {"", *Track.values} or not 0 <= weight <= MOST_WEIGHT:
            raise SettingRefusedError(track)
        TrackWeight.objects.update_or_create(
            office_id=by.own_office, track=track, defaults={"weight": weight}
        )
