"""Who writes a practice: looked for, named, taken off; and who leads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.errors.practice import (
    LeadStaysError,
    NotAColleagueError,
    WrongStateError,
)
from antarkerja.domain.practices.operations.authors import (
    add_author,
    hand_lead,
    may_hand_lead,
    remove_author,
)
from antarkerja.domain.practices.queries.writers import possible_authors
from antarkerja.web.community.practices.forms import CoAuthorForm
from antarkerja.web.community.practices.found import found_to_write
from antarkerja.web.components.pages import DeskRequest, page


@page(Permission.SHARE_PRACTICES)
def practice_authors(request: DeskRequest, practice_id: int) -> HttpResponse:
    """The authors, and a search for another one."""
    view = found_to_write(request, practice_id)
    form = CoAuthorForm(request.GET or None)
    text = form.cleaned_data["name"] if form.is_valid() else ""
    return render(request, "community/practices/authors.html", {
        "practice": view.practice, "authors": view.authors, "form": form, "text": text,
        "found": possible_authors(request.actor, view.practice, on=request.today, text=text),
        "may_lead": may_hand_lead(request.actor, view.practice, on=request.today),
    })


@page(Permission.SHARE_PRACTICES)
@require_POST
def author_add(request: DeskRequest, practice_id: int) -> HttpResponse:
    return _act(request, practice_id, "user", lambda user_id: add_author(
        by=request.actor, on=request.today, at=request.now, practice_id=practice_id,
        user_id=user_id), _("Writes along from now on."))


@page(Permission.SHARE_PRACTICES)
@require_POST
def author_lead(request: DeskRequest, practice_id: int) -> HttpResponse:
    return _act(request, practice_id, "user", lambda user_id: hand_lead(
        by=request.actor, on=request.today, at=request.now, practice_id=practice_id,
        user_id=user_id), _("Leads from now on."))


@page(Permission.SHARE_PRACTICES)
@require_POST
def author_remove(request: DeskRequest, practice_id: int) -> HttpResponse:
    return _act(request, practice_id, "author", lambda author_id: remove_author(
        by=request.actor, practice_id=practice_id, author_id=author_id),
        _("Not named as an author any more."))


def _act(
    request: DeskRequest, practice_id: int, name: str, act: Callable[[int], Any], done: str
) -> HttpResponse:
    said = request.POST.get(name, "")
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 19 else 0
    try:
        act(number)
    except OutOfScopeError as error:
        raise Http404 from error
    except NotAColleagueError:
        messages.error(request, _("That is no colleague who could do this; nothing was changed."))
    except LeadStaysError:
        messages.error(request, _("Hand the lead on first."))
    except WrongStateError:
        messages.error(request, _("The practice is withdrawn; nothing was changed."))
    else:
        messages.success(request, done)
    return redirect("community:practice_authors", practice_id=practice_id)
