"""Which acts of the service a practice consists of, and which figures it is meant to move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from antarkerja.domain.indicators.registry import valid_on
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.errors.practice import UnknownNameError
from antarkerja.domain.practices.models import Practice, PracticeAct, PracticeIndicator
from antarkerja.domain.practices.operations.practice_locks import locked_practice
from antarkerja.domain.practices.policies.acts import NAMED_KINDS


@dataclass(frozen=True, slots=True)
class ActName:
    """One of `policies.acts.NAMED_KINDS`, narrowed by a reason, a topic or a message's event."""

    kind: str
    detail: str = ""


@transaction.atomic
def name_acts(*, by: Actor, practice_id: int, acts: Sequence[ActName]) -> Practice:
    """These and no others. Every case and visit that they touch is found by them.

    Raises:
        NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`.
        UnknownNameError: nothing of the kind is work with people.
    """
    practice = locked_practice(by, practice_id)
    strange = sorted({act.kind for act in acts} - set(NAMED_KINDS))
    if strange:
        raise UnknownNameError(strange)
    wanted = {(str(act.kind), " ".join(act.detail.split())[:120]) for act in acts}
    kept = set()
    for act in practice.acts.all():
        if (act.kind, act.detail) in wanted:
            kept.add((act.kind, act.detail))
        else:
            act.delete()
    PracticeAct.objects.bulk_create(
        PracticeAct(practice=practice, kind=kind, detail=detail)
        for kind, detail in sorted(wanted - kept)
    )
    return practice


@transaction.atomic
def name_indicators(
    *, by: Actor, on: date, practice_id: int, codes: Sequence[str], main: str = ""
) -> Practice:
    """These and no others, each at the version that is valid `on` the day it is first named.

    `main` is the one that evidence is judged by; the first of `codes` where it is empty.

    Raises:
        NotAllowedError, OutOfScopeError, WrongStateError: see `locked_practice`.
        UnknownNameError: the registry has no such indicator.
    """
    practice = locked_practice(by, practice_id)
    versions = {row.code: row.version for row in valid_on(on)}
    strange = [code for code in codes if code not in versions]
    if strange or (main and main not in codes):
        raise UnknownNameError(strange or [main])
    named = {row.indicator: row.indicator_version for row in practice.indicators.all()}
    practice.indicators.all().delete()
    first = main or next(iter(codes), "")
    PracticeIndicator.objects.bulk_create(
        PracticeIndicator(practice=practice, indicator=code, is_main=code == first,
                          indicator_version=named.get(code, versions[code]))
        for code in dict.fromkeys(codes)
    )
    return practice


@transaction.atomic
def name_proof(
    *, by: Actor, on: date, practice_id: int, acts: Sequence[ActName], codes: Sequence[str],
    main: str = "",
) -> Practice:
    """Acts and indicators in one act. Raises: as `name_acts` and `name_indicators`."""
    name_acts(by=by, practice_id=practice_id, acts=acts)
    return name_indicators(by=by, on=on, practice_id=practice_id, codes=codes, main=main)


def copy_acts_and_indicators(source: Practice, target: Practice) -> None:
    """What one practice names, the other names as well. Part of an act."""
    PracticeAct.objects.bulk_create(
        PracticeAct(practice=target, kind=act.kind, detail=act.detail)
        for act in source.acts.all()
    )
    PracticeIndicator.objects.bulk_create(
        PracticeIndicator(practice=target, indicator=row.indicator, is_main=row.is_main,
                          indicator_version=row.indicator_version)
        for row in source.indicators.all()
    )
