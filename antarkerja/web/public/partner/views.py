"""The page of another agency. The link opens a cover; a button opens the case, and that is noted.

A program that looks at links in mails before their reader does sees the cover only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from antarkerja.domain.cases.enums.files import MEDIA_TYPES, FileForm
from antarkerja.domain.cases.enums.sharing import ShareLook
from antarkerja.domain.cases.errors.files import FileNotReadyError
from antarkerja.domain.cases.errors.notes import EmptyNoteError
from antarkerja.domain.cases.errors.sharing import ShareOverError, TooManyNotesError
from antarkerja.domain.cases.operations.sharing import leave_note, note_look
from antarkerja.domain.cases.queries.notes import content_of
from antarkerja.domain.cases.queries.sharing import (
    office_that_shared,
    parts_of,
    share_by_link,
    shared_files,
    shared_view,
)
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.offices.queries import local_day
from antarkerja.shared.links import DeadLinkError
from antarkerja.web.components.handing_out import file_response
from antarkerja.web.components.pages import DeskRequest, public_page

if TYPE_CHECKING:
    from datetime import date

    from antarkerja.domain.cases.models import CaseShare

GONE, UNKNOWN = 410, 404


@public_page
def partner(request: DeskRequest, token: str) -> HttpResponse:
    """GET shows the cover; POST opens the case, takes a file or leaves a note."""
    try:
        share = share_by_link(token, at=request.now)
        day = local_day(share.case.office.zone, request.now)
        if request.method != "POST":
            return _closed(render(request, "public/partner/cover.html", {
                "share": share, "parts": parts_of(share)}))
        return _closed(_act(request, share, day))
    except (DeadLinkError, ShareOverError):
        office = office_that_shared(token)
    return _closed(render(request, "public/partner/dead.html", {"office": office},
                          status=GONE if office else UNKNOWN))


def _act(request: DeskRequest, share: CaseShare, day: date) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "file":
        return _file(request, share, day)
    if act == "note":
        return _note(request, share, day)
    note_look(by=_office(share), at=request.now, on=day, share_id=share.pk, nonce=share.nonce,
              look=ShareLook.OPENED)
    return _opened(request, share)


def _office(share: CaseShare) -> Actor:
    """Whoever holds the link acts in the name of the office that gave it."""
    return system_actor(share.case.office_id)


def _opened(request: DeskRequest, share: CaseShare, *, typed: str = "") -> HttpResponse:
    return render(request, "public/partner/case.html", {
        "share": share, "case": share.case, "view": shared_view(share), "typed": typed})


def _file(request: DeskRequest, share: CaseShare, day: date) -> HttpResponse:
    wanted = request.POST.get("file", "")
    if not wanted.isascii() or not wanted.isdecimal() or len(wanted) > 18:
        raise Http404
    file = shared_files(share).filter(pk=int(wanted)).first()
    if file is None:
        raise Http404
    try:
        content = content_of(file)
    except FileNotReadyError as error:
        raise Http404 from error
    note_look(by=_office(share), at=request.now, on=day, share_id=share.pk, nonce=share.nonce,
              look=ShareLook.FILE, file_id=file.pk)
    return file_response(content, name=file.name, media_type=MEDIA_TYPES[FileForm(file.form)])


def _note(request: DeskRequest, share: CaseShare, day: date) -> HttpResponse:
    text = request.POST.get("text", "")
    try:
        leave_note(by=_office(share), at=request.now, on=day, share_id=share.pk,
                   nonce=share.nonce, text=text)
    except EmptyNoteError:
        messages.error(request, _("Write something first, at most 3,000 letters."))
        return _opened(request, share, typed=text)
    except TooManyNotesError:
        messages.error(request, _("Twenty notes are enough for a day. Call the office instead."))
        return _opened(request, share, typed=text)
    messages.success(request, _("Thank you. The office reads your note."))
    return _opened(request, share)


def _closed(response: HttpResponse) -> HttpResponse:
    """For the holder of the link only: no cache, no search engine, no address passed on."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    # Not "no-referrer": a browser then sends "Origin: null" and the forms of the page are refused.
    response["Referrer-Policy"] = "same-origin"
    return response
