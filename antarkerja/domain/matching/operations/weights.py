"""A table of weights is put to use, or the one before it is again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from antarkerja.domain.matching.errors import (
    NoTableBeforeError,
    TableOutdatedError,
    VersionTakenError,
)
from antarkerja.domain.matching.models import WeightTable
from antarkerja.domain.matching.queries.weights import curves_as_json, weights_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from matchengine import DEFAULT_WEIGHTS, Weights


@transaction.atomic
def put_weights_to_use(
    *, by: Actor, on: date, at: datetime, weights: Weights, based_on: str,
    report: Mapping[str, Any],
) -> WeightTable:
    """Keeps a table with the report that speaks for it, and ranks by it from now on.

    Raises:
        NotAllowedError: the actor does not manage the installation.
        VersionTakenError: another table has this version.
        TableOutdatedError: another table than `based_on` is in use by now.
        BrokenTableError: the table does not hold.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    before = WeightTable.objects.select_for_update().filter(active=True).first()
    version = weights.version
    if version == DEFAULT_WEIGHTS.version or WeightTable.objects.filter(version=version).exists():
        raise VersionTakenError(version)
    in_use = DEFAULT_WEIGHTS.version if before is None else before.version
    if in_use != based_on:
        raise TableOutdatedError(in_use)
    if before is not None:
        before.active = False
        before.save(update_fields=["active"])
    table = WeightTable(
        version=version, based_on=based_on, before=before, intercept=weights.intercept,
        curves=curves_as_json(weights), report=dict(report), learnt_on=on, made_at=at,
        user_id=by.user_id, active=True,
    )
    # What cannot be read again shall not be kept.
    weights_of(table)
    table.save()
    return table


@transaction.atomic
def put_table_before_to_use(*, by: Actor) -> WeightTable | None:
    """Goes back to the table that was in use before; None is the engine's own.

    Raises:
        NotAllowedError: the actor does not manage the installation.
        NoTableBeforeError: the engine's own is in use.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    table = (
        WeightTable.objects.select_for_update(of=("self",)).select_related("before")
        .filter(active=True).first()
    )
    if table is None:
        raise NoTableBeforeError
    table.active = False
    table.save(update_fields=["active"])
    if table.before is not None:
        table.before.active = True
        table.before.save(update_fields=["active"])
    return table.before
