"""Where the evidence of a duty stands in the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, reverse

from antarkerja.domain.ledger.enums import Subject

if TYPE_CHECKING:
    from antarkerja.domain.cases.queries.duty import Duty

PAGES = {
    Subject.CASE.value: "officer:case", Subject.EMPLOYER.value: "officer:employer",
    Subject.REFERRAL.value: "officer:referral",
}


def evidence_of(duty: Duty) -> str:
    """The address of the page that a duty left its trace on, "" where there is none."""
    name = PAGES.get(duty.subject)
    try:
        if name:
            return reverse(name, args=[duty.subject_id])
        return reverse("officer:person", args=[duty.person_id]) if duty.person_id else ""
    except NoReverseMatch:
        return ""
