"""What other agencies may see, and who has looked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Max, Q, QuerySet
from django.urls import reverse

from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.enums.files import Visibility
from antarkerja.domain.cases.enums.sharing import SharePart
from antarkerja.domain.cases.models.appointments import Appointment
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.models.files import CaseFile
from antarkerja.domain.cases.models.notes import CaseNote
from antarkerja.domain.cases.models.plan import Plan, Step
from antarkerja.domain.cases.models.sharing import CaseShare
from antarkerja.domain.cases.queries.notes import READY
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.addresses import public_address
from antarkerja.shared.links import DeadLinkError, read_token, row_of_ended_token, token_for

LINK = "partner"
_MOST = 100


def shares_of(viewer: Actor, case: Case) -> QuerySet[CaseShare]:
    """Agencies let in to a case that the viewer works or is the person of; newest first.

    Each with `looks`, how often it looked, and `looked_at`, when last.
    """
    own = not viewer.may(Permission.WORK_CASES)
    reach = Q(case__person_id=viewer.person_id or 0) if own else Q(
        case__office_id=viewer.own_office)
    return (
        CaseShare.objects.filter(reach, case=case)
        .annotate(looks=Count("visits"), looked_at=Max("visits__at")).order_by("-shared_at", "-pk")
    )


def own_case(viewer: Actor) -> Case | None:
    """The person's own case: the open one, else the last."""
    viewer.require(Permission.USE_OWN_FILE)
    return (
        Case.objects.select_related("office", "officer").filter(person_id=viewer.person_id or 0)
        .order_by(F("closed_on").desc(nulls_first=True), "-pk").first()
    )


def parts_of(share: CaseShare) -> list[SharePart]:
    """The parts that the agency may see, in the order of the form."""
    return [part for part in SharePart if getattr(share, f"shows_{part.value}")]


def link_of_share(share: CaseShare) -> str:
    """The token of the agency's page; it dies with the last day and with the nonce."""
    zone = ZoneInfo(share.case.office.zone)
    ends = datetime.combine(share.until_on, time.max, tzinfo=zone)
    return token_for(LINK, share.pk, share.nonce, until=ends)


def partner_address(share: CaseShare) -> str:
    """The whole address of the agency's page, to be sent or handed over."""
    page = reverse("public:partner", args=[link_of_share(share)])
    return public_address(page)


def share_by_link(token: str, *, at: datetime) -> CaseShare:
    """The standing share that a link opens. Raises DeadLinkError."""
    link = read_token(LINK, token, at=at)
    share = CaseShare.objects.select_related(
        "case__person", "case__office", "case__officer"
    ).filter(pk=link.row_id, ended_at=None, case__status=CaseStatus.OPEN).first()
    if share is None or not link.fits(share.nonce):
        raise DeadLinkError(expired=False)
    return share


def office_that_shared(token: str) -> Office | None:
    """Whom the holder of a link asks that opens nothing any more; None where nobody gave it out."""
    try:
        share_id = row_of_ended_token(LINK, token)
    except DeadLinkError:
        return None
    return Office.objects.filter(cases__shares=share_id).first()


@dataclass(frozen=True, slots=True)
class SharedView:
    """What an agency sees; a part that is not shared is None and was not read."""

    plan: Plan | None
    steps: Sequence[Step] | None
    appointments: Sequence[Appointment] | None
    notes: Sequence[CaseNote]
    shows_notes: bool
    files: Sequence[CaseFile] | None


def shared_view(share: CaseShare) -> SharedView:
    """The shared parts and no more: notes and files only where the person sees them too.

    The agency's own notes are always there.
    """
    case = share.case
    plan = Plan.objects.filter(case=case).first() if share.shows_plan else None
    return SharedView(
        plan=plan,
        steps=list(plan.steps.order_by("due_on", "pk")[:_MOST]) if plan else (
            [] if share.shows_plan else None),
        appointments=list(
            Appointment.objects.filter(person_id=case.person_id, office_id=case.office_id)
            .filter(starts_at__date__gte=case.opened_on).order_by("-starts_at")[:_MOST]
        ) if share.shows_appointments else None,
        notes=list(_notes(share)[:_MOST]), shows_notes=share.shows_notes,
        files=list(shared_files(share)[:_MOST]) if share.shows_files else None,
    )


def shared_files(share: CaseShare) -> QuerySet[CaseFile]:
    """Files that the agency may take."""
    if not share.shows_files:
        return CaseFile.objects.none()
    return CaseFile.objects.filter(
        case_id=share.case_id, visibility=Visibility.PERSON, scan__in=READY, removed_at=None
    ).order_by("-kept_at", "-pk")


def _notes(share: CaseShare) -> QuerySet[CaseNote]:
    seen = Q(share=share)
    if share.shows_notes:
        seen |= Q(visibility=Visibility.PERSON)
    return (
        CaseNote.objects.filter(seen, case_id=share.case_id).select_related("author", "share")
        .order_by("-happened_on", "-pk")
    )
