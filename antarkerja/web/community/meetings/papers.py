"""Files of a meeting: the own certificate, and the entry for one's calendar."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.documents.certificate import certificate_paper
from antarkerja.domain.practices.queries.meetings import own_certificate
from antarkerja.shared.addresses import public_address
from antarkerja.shared.calendars import MIME, calendar_file
from antarkerja.shared.calendars import Meeting as Entry
from antarkerja.web.community.meetings.views import meeting_of
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.papers import paper_response


@page(Permission.READ_PRACTICES)
def certificate(request: DeskRequest, meeting_id: int) -> HttpResponse:
    """For who was there, once the meeting was held; others are led back with a reason."""
    found = meeting_of(request, meeting_id)
    row = own_certificate(request.actor, found)
    if row is None:
        messages.info(request, _(
            "The certificate is for those who signed the list, once the meeting was held."))
        return redirect("community:meeting", meeting_id=found.pk)
    return paper_response(certificate_paper(row, at=request.now))


@page(Permission.READ_PRACTICES)
def calendar(request: DeskRequest, meeting_id: int) -> HttpResponse:
    found = meeting_of(request, meeting_id)
    address = public_address(reverse("community:meeting", args=[found.pk]))
    entry = Entry(
        uid=f"meeting-{found.pk}@antarkerja", starts_at=found.starts_at, ends_at=found.ends_at,
        title=found.title, place=found.place, address=address,
        is_cancelled=found.called_off_at is not None,
    )
    body = calendar_file([entry], title=found.title, at=request.now)
    return HttpResponse(body, content_type=MIME, headers={
        "Content-Disposition": f'attachment; filename="pertemuan-{found.pk}.ics"'})
