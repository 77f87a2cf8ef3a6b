"""Opening a person's file at the desk: one that was merged leads to the file it went into."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.http import Http404
from django.urls import reverse

from antarkerja.domain.jobseekers.queries import person_for
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.web.components.pages import DeskRequest, ElsewhereError

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.models import Person


def open_file(
    request: DeskRequest, person_id: int,
    find: Callable[[Actor, int], Person] = person_for,
) -> Person:
    """The person that a page is about; `find` loads what the page shows of the file.

    Raises:
        Http404: no such person for this viewer, or an act on a file that was merged.
        ElsewhereError: a page of a file that was merged: the same page of the file it went into.
    """
    try:
        person = find(request.actor, person_id)
    except OutOfScopeError as error:
        raise Http404 from error
    if person.merged_into_id is None:
        return person
    here = request.resolver_match
    if request.method not in ("GET", "HEAD") or here is None:
        raise Http404
    raise ElsewhereError(
        reverse(here.view_name, kwargs={**here.kwargs, "person_id": person.merged_into_id})
    )
