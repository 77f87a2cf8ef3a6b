"""The office's outbox: what went out, what did not and why, and letters for the printer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.messaging.documents import letters
from antarkerja.domain.messaging.enums import RecipientKind
from antarkerja.domain.messaging.errors import NotToResendError, NotToWithdrawError
from antarkerja.domain.messaging.operations.desk import (
    NOT_DONE,
    mark_printed,
    resend,
    withdraw_message,
)
from antarkerja.domain.messaging.queries import outbox as queries
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.paging import address_after
from antarkerja.web.components.papers import paper_response
from antarkerja.web.officer.messages.forms import ResendForm
from antarkerja.web.officer.messages.lines import LISTS, lines_of, reason_of

AT_ONCE = 50


@page(Permission.SEE_MESSAGES)
def outbox(request: DeskRequest) -> HttpResponse:
    person = request.GET.get("person", "")
    person_id = int(person) if person.isdecimal() and len(person) < 19 else None
    dead = queries.count_dead_messages(request.actor)
    letters_due = queries.count_letters(request.actor, at=request.now)
    shown = request.GET.get("list", "")
    if shown not in LISTS:
        shown = "all" if person_id is not None else _needs_somebody(dead, letters_due)
    found = queries.outbox(
        request.actor, shown=shown, cursor=request.GET.get("after", ""), person_id=person_id
    )
    lines = lines_of(request.actor, found.messages)
    for line in lines:
        if line.message.recipient_kind == RecipientKind.PERSON:
            note_read(request, line.message.recipient_id, "messages")
    return render(request, "officer/messages/list.html", {
        "lines": lines, "dead": dead, "letters": letters_due,
        "shown": shown, "person_id": person_id,
        "may_word": request.actor.may(Permission.LEAD_CASES),
        "lists": [(name, label, name == shown) for name, label in LISTS.items()],
        "next": address_after(request, found.next_cursor),
    })


def _needs_somebody(dead: int, letters_due: int) -> str:
    """The list that waits for a hand; the latest messages where none does."""
    if dead:
        return "dead"
    return "print" if letters_due else "all"


@page(Permission.SEE_MESSAGES)
def message(request: DeskRequest, message_id: int) -> HttpResponse:
    return _message_page(request, _found(request, message_id))


def _message_page(
    request: DeskRequest, found: queries.OneMessage, form: ResendForm | None = None
) -> HttpResponse:
    row = found.message
    line = lines_of(request.actor, [row])[0]
    if row.recipient_kind == RecipientKind.PERSON:
        note_read(request, row.recipient_id, "message")
    is_done = row.status not in NOT_DONE
    if form is None:
        form = ResendForm(initial={"channel": row.channel, "address": found.address})
    again = row.resent_as.first()
    return render(request, "officer/messages/one.html", {
        "message": row, "line": line, "address": found.address, "replies": found.replies,
        "reason": reason_of(row.error_code), "form": form, "again": again,
        "may_resend": is_done and bool(row.body) and again is None,
        "may_withdraw": row.status in ("waiting", "to_print"),
    }, status=422 if form.errors else 200)


@page(Permission.SEE_MESSAGES)
@require_POST
def resend_one(request: DeskRequest, message_id: int) -> HttpResponse:
    found = _found(request, message_id)
    form = ResendForm(request.POST)
    if not form.is_valid():
        return _message_page(request, found, form)
    try:
        new = resend(
            by=request.actor, at=request.now, message_id=message_id,
            channel=form.cleaned_data["channel"], address=form.cleaned_data["address"],
        )
    except NotToResendError:
        messages.error(request, _("This message cannot be sent anew: it is still on its way, or "
                                  "its text was removed."))
        return redirect("officer:message", message_id=message_id)
    messages.success(request, _("It is in the outbox once more."))
    return redirect("officer:message", message_id=new.pk)


@page(Permission.SEE_MESSAGES)
@require_POST
def withdraw_one(request: DeskRequest, message_id: int) -> HttpResponse:
    _found(request, message_id)
    try:
        withdraw_message(by=request.actor, at=request.now, message_id=message_id)
    except NotToWithdrawError:
        messages.error(request, _("This message has left already."))
    else:
        messages.success(request, _("The message is withdrawn."))
    return redirect("officer:message", message_id=message_id)


@page(Permission.SEE_MESSAGES)
def letters_pdf(request: DeskRequest) -> HttpResponse:
    """The oldest letters that wait, one a page; nothing is marked by looking at them."""
    rows = queries.letters_to_print(request.actor, at=request.now, limit=AT_ONCE)
    if not rows:
        messages.info(request, _("No letter waits to be printed."))
        return redirect("officer:messages")
    for row in rows:
        if row.recipient_kind == RecipientKind.PERSON:
            note_read(request, row.recipient_id, "letters")
    return paper_response(letters(rows, on=request.today, at=request.now))


@page(Permission.SEE_MESSAGES)
@require_POST
def printed(request: DeskRequest) -> HttpResponse:
    """The letters of the last PDF came out of the printer: those up to the newest in it."""
    last = request.POST.get("last", "")
    rows = queries.letters_to_print(request.actor, at=request.now, limit=AT_ONCE)
    known = [row.pk for row in rows if last.isdecimal() and row.pk <= int(last)]
    done = mark_printed(by=request.actor, at=request.now, message_ids=known)
    messages.success(request, ngettext(
        "%(n)d letter is marked as printed.", "%(n)d letters are marked as printed.", done
    ) % {"n": done})
    return redirect("officer:messages")


def _found(request: DeskRequest, message_id: int) -> queries.OneMessage:
    try:
        return queries.message_for(request.actor, message_id)
    except OutOfScopeError as error:
        raise Http404 from error
