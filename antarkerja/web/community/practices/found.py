"""A practice as its page finds it, and the language in which it is read."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from antarkerja.domain.practices.enums.practice import Language, State
from antarkerja.domain.practices.queries.one_practice import PracticeView, practice_view
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest


def asked_language(request: DeskRequest) -> Language:
    """`?language=`, else the language of the page."""
    asked = request.GET.get("language", "")
    return Language(asked) if asked in Language.values else tongue()


def found_practice(request: DeskRequest, practice_id: int) -> PracticeView:
    """The practice that the viewer may open. Raises Http404."""
    view = practice_view(request.actor, practice_id)
    if view is None:
        raise Http404
    return view


def found_to_write(request: DeskRequest, practice_id: int) -> PracticeView:
    """The practice that the viewer may write. Raises Http404, PermissionDenied."""
    view = found_practice(request, practice_id)
    if not view.may_write or view.practice.state == State.WITHDRAWN:
        raise PermissionDenied
    return view

def title_of(view: PracticeView) -> str:
    """The title in the language of the page, else in the other."""
    texts = view.texts or view.newest
    text = texts.get(tongue()) or next(iter(texts.values()), None)
    return text.title if text else _("A practice without words")
