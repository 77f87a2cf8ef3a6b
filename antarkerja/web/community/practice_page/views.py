"""The page of one practice: its words, and what the other parts of the community say of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.enums.practice import Language, State
from antarkerja.domain.practices.queries.one_practice import PracticeView, sees_newest
from antarkerja.web.community.evidence.panel import panel as evidence_panel
from antarkerja.web.community.practices import reading
from antarkerja.web.community.practices.found import found_practice, title_of
from antarkerja.web.community.practices.tabs import Tab, language_tab
from antarkerja.web.community.practices.writing import lacking
from antarkerja.web.community.replications.panel import panel as replications_panel
from antarkerja.web.community.reviews.panel import panel as reviews_panel
from antarkerja.web.community.talk.panel import panel as talk_panel
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import PracticeText


@page(Permission.READ_PRACTICES)
def practice(request: DeskRequest, practice_id: int) -> HttpResponse:
    """Everything of one practice; `?language=both` shows both languages side by side."""
    view = found_practice(request, practice_id)
    one = view.practice
    wanted = request.GET.get("language", reading.BOTH)
    newest = "newest" in request.GET and sees_newest(request.actor, view)
    texts = reading.shown_texts(view, wanted, newest=newest)
    return render(request, "community/practice_page/practice.html", {
        "view": view, "practice": one, "texts": texts,
        "title": title_of(view), "sections": reading.sections(texts),
        "tabs": _tabs(view, texts, newest=newest),
        "newest": newest, "facts": reading.facts(one), "origin": reading.origin_words(one),
        "figures": reading.figures(view), "acts": reading.act_words(view),
        "is_ahead": one.published_version is not None and one.version > one.published_version,
        "may_write": view.may_write and one.state != State.WITHDRAWN,
        "may_copy": request.actor.may(Permission.SHARE_PRACTICES) and bool(view.texts) and (
            view.may_write or one.state == State.PUBLISHED),
        "lacks": lacking(view) if view.may_write else [],
        "panels": {
            "evidence": evidence_panel(request, one),
            "replications": replications_panel(request, one),
            "reviews": reviews_panel(request, one), "talk": talk_panel(request, one),
        },
    })


def _tabs(view: PracticeView, texts: Sequence[PracticeText], *, newest: bool) -> list[Tab]:
    """Both languages beside each other, or one of them."""
    kept = "&newest=yes" if newest else ""
    there = view.newest if newest or not view.texts else view.texts
    alone = texts[0].language if len(texts) == 1 else ""
    both = Tab(_("Both languages"), f"?language={reading.BOTH}{kept}", is_here=not alone)
    return [both, *(
        language_tab(one, f"?language={one.value}{kept}", is_here=one == alone)
        for one in Language if one in there)]
