"""Offices and the numbers that regulations set, kept by heads and administrators."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from antarkerja.domain.offices.enums import OfficeKind, Permission, Zone
from antarkerja.domain.offices.errors import (
    NameTakenError,
    OutOfScopeError,
    RuleInThePastError,
)
from antarkerja.domain.offices.models import AccessLog, Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.models import Rule
from antarkerja.domain.reference.rules import RuleName


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What stands on an office's papers."""

    name: str
    government: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    signer_name: str = ""
    signer_title: str = ""
    signer_nip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePlace:
    """Where an office stands in the tree: kind, region served, time zone, the office above."""

    kind: str
    region: str
    zone: str
    parent_id: int | None = None


@transaction.atomic
def add_office(*, by: Actor, head: Letterhead, place: OfficePlace) -> Office:
    """A new office.

    Raises:
        NameTakenError: the district has its office already.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    try:
        with transaction.atomic():
            office = Office.objects.create(
                **asdict(head), kind=OfficeKind(place.kind), region=place.region,
                zone=Zone(place.zone), parent_id=place.parent_id,
            )
    except IntegrityError as error:
        raise NameTakenError(place.region) from error
    _note(by, "office", office.pk, "office_added", office.region)
    return office


@transaction.atomic
def change_office(*, by: Actor, office_id: int, head: Letterhead) -> Office:
    """Letterhead and signer, for papers from now on; papers already written stay as they are.

    Raises:
        OutOfScopeError: another office than the own one, for who is no administrator.
    """
    by.require(Permission.MANAGE_OFFICE)
    if not by.may(Permission.MANAGE_INSTALLATION) and by.office_id != office_id:
        raise OutOfScopeError(office_id)
    office = Office.objects.select_for_update().filter(pk=office_id).first()
    if office is None:
        raise OutOfScopeError(office_id)
    for name, value in asdict(head).items():
        setattr(office, name, value)
    office.save(update_fields=list(asdict(head)))
    _note(by, "office", office.pk, "office_changed", "")
    return office


@transaction.atomic
def archive_office(*, by: Actor, at: datetime, office_id: int, reason: str) -> Office:
    """The office is no longer there: no list offers it, and what it did stays under its name.

    Part of an act that has seen to whoever and whatever was still open there. A second time
    changes nothing.

    Raises:
        OutOfScopeError: there is no such office.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    office = Office.objects.select_for_update().filter(pk=office_id).first()
    if office is None:
        raise OutOfScopeError(office_id)
    if office.archived_at is None:
        office.archived_at = at
        office.save(update_fields=["archived_at"])
        _note(by, "office", office.pk, "office_archived", reason)
    return office


@transaction.atomic
def set_rule(
    *, by: Actor, on: date, name: RuleName, value: int, valid_from: date, source: str
) -> Rule:
    """A number holds from a day on; the one before it ends that day.

    Raises:
        RuleInThePastError: from a day that has gone by, or before one that is already planned.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    rules = Rule.objects.select_for_update().filter(name=name)
    if valid_from < on or rules.filter(valid_from__gte=valid_from).exists():
        raise RuleInThePastError(valid_from)
    rules.filter(valid_until__isnull=True).update(valid_until=valid_from)
    rule = Rule.objects.create(name=name, value=value, valid_from=valid_from, source=source)
    _note(by, "rule", rule.pk, "rule_set", f"{name}={value}")
    return rule


def _note(by: Actor, subject: str, subject_id: int, act: str, reason: str) -> None:
    AccessLog.objects.create(
        user_id=by.user_id or 0, role=by.role, office_id=by.office_id, subject=subject,
        subject_id=subject_id, page=act, reason=reason,
    )
