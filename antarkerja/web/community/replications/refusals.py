"""What refused an act, in words that say how to mend it."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.errors.replication import (
    DayDoesNotFitError,
    NothingToDoError,
    NotOfThisOfficeError,
    ReplicationStateError,
    TellsOfPeopleError,
)
from antarkerja.web.components.pages import DeskRequest

REFUSALS = (DayDoesNotFitError, NothingToDoError, NotOfThisOfficeError, ReplicationStateError,
            TellsOfPeopleError)


def words_of(error: Exception) -> str:
    """One sentence for a refusal of `REFUSALS`."""
    if isinstance(error, TellsOfPeopleError):
        return _("This looks like somebody's data: %(words)s. Take it out, then save again.") % {
            "words": ", ".join(error.words)}
    if isinstance(error, DayDoesNotFitError):
        return _("This day does not fit: begin today or within half a year past, plan within a "
                 "year.")
    if isinstance(error, NotOfThisOfficeError):
        return _("This colleague does not work on practices here any more. Choose another one.")
    if isinstance(error, ReplicationStateError):
        return _("This replication has moved on meanwhile; nothing was saved.")
    return _("Something must be left to do: write what, or keep a step.")


def act(
    request: DeskRequest, replication_id: int, do: Callable[[], object], done: str
) -> HttpResponse:
    """Does one act and says what became of it, always on the replication's page."""
    try:
        do()
    except OutOfScopeError as error:
        raise Http404 from error
    except REFUSALS as error:
        messages.error(request, words_of(error))
    else:
        messages.success(request, done)
    return redirect("community:replication", replication_id=replication_id)


def tried(form: Form, do: Callable[[], object]) -> bool:
    """Whether the act was done; where it was refused, the form says why."""
    try:
        do()
    except OutOfScopeError as error:
        raise Http404 from error
    except REFUSALS as error:
        form.add_error(None, words_of(error))
        return False
    return True
