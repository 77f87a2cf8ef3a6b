"""A month's proof for the unemployment benefit, and the paper that shows it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from antarkerja.domain.cases.enums.benefits import ProofKind
from antarkerja.domain.cases.enums.files import FileKind, Visibility
from antarkerja.domain.cases.errors.case import NoOpenCaseError
from antarkerja.domain.cases.operations.benefits import Proof, prove_month
from antarkerja.domain.cases.operations.files import keep_file
from antarkerja.domain.cases.queries.benefits import claim_for
from antarkerja.domain.cases.queries.scope import open_case_of
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor

if TYPE_CHECKING:
    from antarkerja.domain.cases.models.benefits import BenefitMonth


def prove_with_paper(
    *, by: Actor, on: date, at: datetime, claim_id: int, month: int, kind: ProofKind,
    count: int = 0, note: str = "", paper: tuple[str, bytes] | None = None,
) -> BenefitMonth:
    """Keeps the paper (name, content) with the open case and the proof that names it, or neither.

    Raises:
        NotAllowedError, OutOfScopeError: not the office's claim.
        NoOpenCaseError: a paper was given, and the person has no open case.
        FileRefusedError: what the file is, holds or weighs.
        BenefitError: see `prove_month`.
    """
    claim = claim_for(by, claim_id)
    if claim is None:
        raise OutOfScopeError(claim_id)
    case = open_case_of(by, claim.person_id)
    if paper is not None and case is None:
        raise NoOpenCaseError
    with transaction.atomic():
        file = None
        if paper is not None and case is not None:
            file = keep_file(by=by, at=at, case=case, name=paper[0], content=paper[1],
                             visibility=Visibility.PERSON, kind=FileKind.PROOF)
        return prove_month(by=by, on=on, claim_id=claim_id, month=month,
                           proof=Proof(kind=kind, count=count, note=note, file=file))
