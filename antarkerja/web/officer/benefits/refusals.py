"""Why a proof or an end is refused, in words of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.utils.translation import gettext as _

from antarkerja.domain.cases.errors.benefits import (
    BenefitError,
    ClaimEndedError,
    DayOutOfOrderError,
    MonthNotOpenError,
    MonthProvedAlreadyError,
    ProofIncompleteError,
)
from antarkerja.domain.cases.errors.case import NoOpenCaseError
from antarkerja.domain.cases.errors.files import FileRefusedError

Refusal = BenefitError | FileRefusedError | NoOpenCaseError


@contextmanager
def refusals(form: forms.Form) -> Iterator[list[Refusal]]:
    """Collects an expected failure, and shows it at the form where that is filled in."""
    refused: list[Refusal] = []
    try:
        yield refused
    except (BenefitError, FileRefusedError, NoOpenCaseError) as error:
        refused.append(error)
        if form.is_bound:
            is_file = isinstance(error, (FileRefusedError, NoOpenCaseError))
            form.add_error("paper" if is_file else None, in_words(error))


def in_words(error: Exception) -> str:
    """What is wrong and what helps."""
    if isinstance(error, ProofIncompleteError):
        return _("It does not reach what the month asks for: %(has)s of %(needs)s.") % {
            "has": error.has, "needs": error.needs}
    if isinstance(error, NoOpenCaseError):
        return _("Papers are kept with an open case, and the person has none: open one first.")
    if isinstance(error, FileRefusedError):
        return str(error.fault.label)
    words = {
        ClaimEndedError: _("The claim has ended."),
        MonthProvedAlreadyError: _("Somebody has kept a proof of this month already."),
        MonthNotOpenError: _("This month has not begun yet."),
        DayOutOfOrderError: _("The new job begins after the dismissal."),
    }
    return next((text for kind, text in words.items() if isinstance(error, kind)),
                _("This cannot be done now."))
