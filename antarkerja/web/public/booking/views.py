"""Choosing, moving and cancelling a time from a link, without signing in. A button acts.

Who did not come, or cancelled, chooses another time on the same page: the message that says so
leads to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from antarkerja.domain.cases.enums.appointments import (
    AppointmentStatus,
    ChosenBy,
    InvitationStatus,
    SlotKind,
)
from antarkerja.domain.cases.errors.appointments import (
    AppointmentError,
    NotBookedError,
    SlotFullError,
)
from antarkerja.domain.cases.operations.sessions import sign_with_code
from antarkerja.domain.cases.policies.appointments import holder_of_link, moment_in_words
from antarkerja.domain.cases.queries.appointments import (
    appointment_by_link,
    invitation_by_link,
    link_of_appointment,
)
from antarkerja.domain.cases.queries.calendar import (
    NEAREST,
    free_slots,
    slot_of_office,
    slots_of_invitation,
)
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.appointments import book, cancel, choose, move
from antarkerja.shared.links import DeadLinkError
from antarkerja.web.components.pages import DeskRequest, public_page
from antarkerja.web.components.slots.choosing import (
    PERSONS_REASONS,
    by_day,
    calendar_response,
    facts_of,
    offered,
    reason_of,
    slot_id_of,
    why_not,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from antarkerja.domain.cases.models import Appointment, Invitation, Slot
    from antarkerja.domain.jobseekers.models import Person

GONE, UNKNOWN, TAKEN = 410, 404, 409
# After these another appointment may take the place of the one that the link is for.
LOST = (AppointmentStatus.MISSED, AppointmentStatus.CANCELLED)


@public_page
def choose_time(request: DeskRequest, token: str) -> HttpResponse:
    """The free times of an invitation; whoever has chosen is led to the appointment."""
    try:
        invitation = invitation_by_link(token, at=request.now)
    except DeadLinkError as error:
        return dead(request, error)
    if (refused := not_theirs(request, invitation.person)) is not None:
        return refused
    if invitation.status == InvitationStatus.USED and invitation.appointment is not None:
        return redirect("public:appointment", token=link_of_appointment(invitation.appointment))
    nearest = None
    if request.method == "POST":
        answer = _choose(request, invitation)
        if isinstance(answer, HttpResponse):
            return answer
        nearest = answer
    office = invitation.office
    days, later = offered(_free(request, invitation), office.zone, request.GET)
    return closed_to_caches(render(request, "public/booking/choose.html", {
        "days": days, "later": later, "office": office,
        "nearest": by_day(nearest, office.zone) if nearest else [],
        "what": str(SlotKind(invitation.kind).label), "name": invitation.person.name,
        "until": moment_in_words(invitation.until_at, office),
    }, status=200 if nearest is None else TAKEN))


def _free(request: DeskRequest, invitation: Invitation) -> QuerySet[Slot]:
    return slots_of_invitation(
        office_id=invitation.office_id, at=request.now, kind=invitation.kind,
        officer_id=invitation.officer_id)


def _choose(request: DeskRequest, invitation: Invitation) -> HttpResponse | list[Slot]:
    """Where the answer is no redirect, it is the nearest free slots."""
    wanted = free_slot(request, invitation.person)
    try:
        if wanted is None:
            raise SlotFullError(list(_free(request, invitation)[:NEAREST]))
        row = choose(by=holder_of_link(invitation.person), at=request.now,
                     invitation=invitation, slot=wanted)
    except AppointmentError as error:
        messages.error(request, why_not(error))
        return list(error.nearest) if isinstance(error, SlotFullError) else []
    except OutOfScopeError:
        return dead(request, DeadLinkError(expired=False))
    messages.success(request, _("Your time is booked. You get a reminder before it."))
    return redirect("public:appointment", token=link_of_appointment(row))


@public_page
def appointment(request: DeskRequest, token: str) -> HttpResponse:
    """One's own appointment: when and where, another time, not at all, or once more."""
    try:
        row = appointment_by_link(token, at=request.now)
    except DeadLinkError as error:
        return dead(request, error)
    if (refused := not_theirs(request, row.person)) is not None:
        return refused
    status = 200
    if request.method == "POST":
        try:
            row = act(request, row)
        except AppointmentError as error:
            messages.error(request, why_not(error))
            status = TAKEN
        except OutOfScopeError:
            status = UNKNOWN
        else:
            # A move gives a link with another end.
            return redirect("public:appointment", token=link_of_appointment(row))
    return closed_to_caches(render(request, "public/booking/appointment.html", {
        **shown(request, row), "token": token, "office": row.office}, status=status))


def act(request: DeskRequest, row: Appointment) -> Appointment:
    """Moves, cancels, signs or books once more, by the button pressed.

    Raises:
        AppointmentError, OutOfScopeError
    """
    by, pressed = holder_of_link(row.person), request.POST.get("act", "")
    if pressed == "cancel":
        done = cancel(by=by, at=request.now, appointment=row,
                      reason=reason_of(request.POST.get("reason", "")))
        messages.success(request, _("The appointment is cancelled. Thank you for telling us."))
        return done
    if pressed == "sign":
        done = sign_with_code(by=by, at=request.now, appointment=row,
                              code=request.POST.get("code", ""))
        messages.success(request, _("Your presence is noted."))
        return done
    wanted = free_slot(request, row.person)
    if wanted is None:
        raise SlotFullError([])
    if pressed == "again":
        return _again(request, row, wanted)
    done = move(by=by, at=request.now, appointment=row, slot=wanted)
    messages.success(request, _("Your appointment is moved."))
    return done


def _again(request: DeskRequest, row: Appointment, wanted: Slot) -> Appointment:
    if row.status not in LOST:
        raise NotBookedError
    done = book(by=holder_of_link(row.person), at=request.now, slot=wanted, person=row.person,
                chosen_by=ChosenBy.PERSON)
    messages.success(request, _("Your time is booked. You get a reminder before it."))
    return done


def free_slot(request: DeskRequest, person: Person) -> Slot | None:
    """The slot whose button was pressed, if it is one of the person's office; full or not."""
    return slot_of_office(person.office_id, slot_id_of(request.POST.get("slot", "")))


def shown(request: DeskRequest, row: Appointment) -> dict[str, object]:
    """What the page of one appointment shows; free times where one may still choose."""
    is_booked = row.status == AppointmentStatus.BOOKED and row.starts_at > request.now
    may_choose = is_booked or row.status in LOST
    others = free_slots(
        office_id=row.office_id, at=request.now, kind=row.kind, by_people=True,
    ).exclude(pk=row.slot_id)
    days, later = offered(others, row.office.zone, request.GET) if may_choose else ([], "")
    return {
        "appointment": row, "facts": facts_of(row), "is_booked": is_booked,
        "may_choose": may_choose,
        "days": days, "later": later,
        "reasons": [(reason.value, reason.label) for reason in PERSONS_REASONS],
        "may_sign": row.kind == SlotKind.GROUP and row.status == AppointmentStatus.BOOKED,
    }


@public_page
def appointment_ics(request: DeskRequest, token: str) -> HttpResponse:
    """The appointment as a file for the phone's own calendar."""
    try:
        row = appointment_by_link(token, at=request.now)
    except DeadLinkError as error:
        return dead(request, error)
    if (refused := not_theirs(request, row.person)) is not None:
        return refused
    return calendar_response(row, at=request.now)


def dead(request: DeskRequest, error: DeadLinkError) -> HttpResponse:
    """A link that was changed, is over, or was made worthless: what to do instead."""
    return closed_to_caches(render(
        request, "public/booking/dead.html", {"why": "expired" if error.expired else "unknown"},
        status=GONE if error.expired else UNKNOWN))


def not_theirs(request: DeskRequest, person: Person) -> HttpResponse | None:
    """The answer to a link of a joined file, or of another person than the one signed in."""
    why = ""
    if person.merged_into_id is not None:
        why = "merged"
    elif request.actor and request.actor.person_id not in (None, person.pk):
        why = "other"
    if not why:
        return None
    return closed_to_caches(render(request, "public/booking/dead.html", {"why": why},
                                   status=GONE if why == "merged" else UNKNOWN))


def closed_to_caches(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    # Not "no-referrer": a browser then sends "Origin: null" and the forms of the page are refused.
    response["Referrer-Policy"] = "same-origin"
    return response
