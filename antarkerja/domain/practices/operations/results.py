"""What came of a replication after three, six and twelve months, from the ledger."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from antarkerja.domain.indicators.registry import Indicator
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import Replication, ReplicationResult
from antarkerja.domain.practices.policies.evidence import Rules
from antarkerja.domain.practices.queries.evidence import named_indicators
from antarkerja.domain.practices.queries.evidence_reading import last_known_month, read_evidence
from antarkerja.shared.dates import add_months

MEASURED_AFTER = (3, 6, 12)


def measure_replications(*, by: Actor, on: date, at: datetime) -> int:
    """Measures every replication whose months are wholly known and not measured yet; returns how
    many results were written. A second run writes nothing.

    What was given up sooner is not measured for the months it did not last.
    """
    by.require(Permission.COORDINATE_PRACTICES)
    running = Replication.objects.filter(
        office__isnull=False, started_on__isnull=False,
        started_on__lte=add_months(on, -MEASURED_AFTER[0]),
    ).select_related("practice").prefetch_related("results").order_by("pk")
    done = 0
    for found in running.iterator(chunk_size=200):
        there = {(row.indicator, row.months) for row in found.results.all()}
        if len({months for _code, months in there}) == len(MEASURED_AFTER):
            continue
        for wanted in named_indicators(found.practice):
            for months in MEASURED_AFTER:
                if (wanted.code, months) not in there and _is_due(found, wanted, months, on):
                    _measure(found, wanted, months, on=on, at=at)
                    done += 1
    return done


def _is_due(found: Replication, wanted: Indicator, months: int, on: date) -> bool:
    """Whether `months` whole months of its work are known on the day, and it lasted them."""
    if found.started_on is None:
        return False
    after = found.started_on.replace(day=1)
    if found.started_on.day > 1:
        after = add_months(after, 1)
    lasted = found.ended_on is None or found.ended_on >= add_months(found.started_on, months)
    return lasted and add_months(after, months - 1) <= last_known_month(wanted, on)


def _measure(
    found: Replication, wanted: Indicator, months: int, *, on: date, at: datetime
) -> None:
    reading = read_evidence(
        found.practice, wanted, at, rules=Rules(window=months), only=found.office_id
    ).content
    with transaction.atomic():
        ReplicationResult.objects.get_or_create(
            replication=found, months=months, indicator=wanted.code,
            defaults={"indicator_version": wanted.version, "measured_on": on,
                      "verdict": reading["reading"], **_figures(reading)},
        )


def _figures(reading: dict[str, Any]) -> dict[str, Any]:
    office = next(iter(reading["offices"]), None)
    if office is None:
        return {}
    return {
        "before": office["before"], "after": office["after"],
        "cases": round(office["people_after"]), "change": reading["change"],
        "low": reading["low"], "high": reading["high"],
    }
