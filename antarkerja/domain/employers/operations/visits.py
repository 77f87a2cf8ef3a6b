"""An officer was at a firm (kunjungan perusahaan)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from antarkerja.domain.employers.enums import VisitPurpose
from antarkerja.domain.employers.errors import VisitDayError
from antarkerja.domain.employers.models import EmployerVisit
from antarkerja.domain.employers.operations.scope import employer_to_edit
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import Entry, record, take_back
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor

# Visits are entered when one is back at the desk; much later nobody remembers whom one met.
ENTER_WITHIN = timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDetails:
    """What is written down of a visit; `places_heard` counts places, not vacancies."""

    visited_on: date
    purpose: VisitPurpose
    met: str = ""
    places_heard: int = 0
    heard: str = ""


@transaction.atomic
def record_visit(
    *, by: Actor, on: date, employer_id: int, details: VisitDetails
) -> EmployerVisit:
    """Keeps a visit to a firm of the office; the ledger tells it for the day of the visit.

    The event is entered today and happened on the day of the visit.

    Raises:
        NotAllowedError, EmployerNotFoundError: not the office's firm.
        VisitDayError: in the future, or longer ago than sixty days.
    """
    by.require(Permission.EDIT_VACANCIES)
    firm = employer_to_edit(by, employer_id)
    if not on - ENTER_WITHIN <= details.visited_on <= on:
        raise VisitDayError
    visit = EmployerVisit.objects.create(
        employer=firm, office_id=by.office_id or firm.office_id, visited_on=details.visited_on,
        purpose=details.purpose, met=details.met.strip()[:120],
        places_heard=details.places_heard, heard=details.heard.strip()[:300], user_id=by.user_id,
    )
    record(Entry(
        kind=EventKind.EMPLOYER_VISITED, happened_on=visit.visited_on, subject=Subject.EMPLOYER,
        subject_id=firm.pk, employer_id=firm.pk, office_id=visit.office_id,
        officer_id=by.user_id, kbli=firm.kbli, kbli_version=firm.kbli_version if firm.kbli else "",
        region=firm.region, reason=visit.purpose, act_key=f"visit:{visit.pk}",
    ))
    return visit


@transaction.atomic
def take_back_visit(*, by: Actor, on: date, visit_id: int) -> EmployerVisit | None:
    """A visit entered by mistake is gone, and the ledger keeps both. Twice is once: then None.

    Raises:
        NotAllowedError, EmployerNotFoundError: not the office's firm.
    """
    by.require(Permission.EDIT_VACANCIES)
    visit = EmployerVisit.objects.select_for_update().filter(
        pk=visit_id, office_id=by.own_office).first()
    if visit is None:
        return None
    event = Event.objects.filter(act_key=f"visit:{visit.pk}").first()
    if event is not None:
        take_back(event, on=on, officer_id=by.user_id, reason="mistake")
    EmployerVisit.objects.filter(pk=visit_id).delete()
    return visit
