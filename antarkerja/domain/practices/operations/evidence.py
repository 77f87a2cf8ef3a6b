"""Reckoning evidence and keeping it: at night, and when an officer asks."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from antarkerja.domain.indicators.registry import Indicator
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.errors.evidence import BeganInFutureError, NotNamedError
from antarkerja.domain.practices.models import Evidence, Practice
from antarkerja.domain.practices.queries.evidence import kept, named_indicators
from antarkerja.domain.practices.queries.evidence_reading import read_evidence
from antarkerja.domain.practices.queries.scope import may_write, practice_for


def reckon_evidence(
    *, by: Actor, at: datetime, practice_id: int, code: str
) -> Evidence:
    """Reads the ledger as of `at` and keeps what it says; twice on a day replaces the first.

    Seconds over millions of events.

    Raises:
        OutOfScopeError: the actor may not open the practice.
        NotNamedError: the practice does not name this indicator.
    """
    by.require(Permission.READ_PRACTICES)
    practice = practice_for(by, practice_id)
    if practice is None:
        raise OutOfScopeError(practice_id)
    wanted = next((row for row in named_indicators(practice) if row.code == code), None)
    if wanted is None:
        raise NotNamedError(code)
    return _keep(practice, wanted, at=at, zone=by.zone)


def reckon_all(*, by: Actor, on: date, at: datetime) -> int:
    """Every practice that some office works by, where the reading would come out otherwise
    now; returns how many were reckoned."""
    by.require(Permission.COORDINATE_PRACTICES)
    practices = Practice.objects.filter(
        Q(begun_on__isnull=False) | Q(replications__started_on__isnull=False),
        indicators__isnull=False,
    ).exclude(state=State.WITHDRAWN).distinct().order_by("pk")
    done = 0
    for practice in practices.iterator(chunk_size=200):
        for wanted in named_indicators(practice):
            if kept(practice, wanted, on=on).is_stale:
                _keep(practice, wanted, at=at, zone=by.zone)
                done += 1
    return done


@transaction.atomic
def say_since_when(*, by: Actor, on: date, practice_id: int, begun_on: date | None) -> Practice:
    """The origin office says since when it works so; empty takes it back.

    Raises:
        OutOfScopeError, NotAllowedError: not a writer of the practice.
        BeganInFutureError: a day that has not come.
    """
    by.require(Permission.SHARE_PRACTICES)
    practice = practice_for(by, practice_id)
    if practice is None:
        raise OutOfScopeError(practice_id)
    if not may_write(by, practice):
        raise NotAllowedError(Permission.SHARE_PRACTICES)
    if begun_on is not None and begun_on > on:
        raise BeganInFutureError(begun_on)
    practice.begun_on = begun_on
    practice.save(update_fields=["begun_on"])
    return practice


def _keep(practice: Practice, wanted: Indicator, *, at: datetime, zone: str) -> Evidence:
    read = read_evidence(practice, wanted, at)
    with transaction.atomic():
        row, _made = Evidence.objects.update_or_create(
            practice=practice, indicator=wanted.code,
            as_of_on=at.astimezone(ZoneInfo(zone)).date(),
            defaults={
                "indicator_version": wanted.version, "reading": read.content,
                "fingerprint": read.fingerprint, "computed_at": at,
            },
        )
    return row
