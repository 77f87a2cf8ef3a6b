"""The case that a page of this folder is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404

from antarkerja.domain.cases.queries.scope import case_for
from antarkerja.web.components.pages import DeskRequest, note_read

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Case


def found_case(request: DeskRequest, case_id: int, page_name: str) -> Case:
    """The case of the viewer's office; that its person is read is noted. Raises Http404."""
    case = case_for(request.actor, case_id)
    if case is None:
        raise Http404
    note_read(request, case.person_id, page_name)
    return case
