"""The list of practices, and the versions of one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.enums.practice import Language
from antarkerja.domain.practices.queries.counter_notes import count_open_notes
from antarkerja.domain.practices.queries.one_practice import (
    sees_newest,
    texts_of_readers,
    versions,
)
from antarkerja.domain.practices.queries.practices import (
    ALL,
    CAP,
    MINE,
    OWN,
    capped_count,
    practices_list,
)
from antarkerja.web.community.practices import reading
from antarkerja.web.community.practices.forms import PracticeFilterForm
from antarkerja.web.community.practices.found import asked_language, found_practice, title_of
from antarkerja.web.community.practices.tabs import Tab, language_tab
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.paging import address_after


@page(Permission.READ_PRACTICES)
def practices(request: DeskRequest) -> HttpResponse:
    form = PracticeFilterForm(request.GET)
    wanted = form.wanted()
    found = practices_list(request.actor, wanted, language=tongue(),
                           cursor=request.GET.get("after", ""))
    count = capped_count(request.actor, wanted)
    shares = request.actor.may(Permission.SHARE_PRACTICES)
    return render(request, "community/practices/list.html", {
        "form": form, "found": found, "shares": shares, "tabs": _whose_tabs(wanted.whose),
        "headline": _headline(form, wanted.whose, count),
        "open_notes": count_open_notes(request.actor) if shares else 0,
        "coordinates": request.actor.may(Permission.COORDINATE_PRACTICES),
        "next": address_after(request, found.next_cursor),
    })


def _whose_tabs(whose: str) -> list[Tab]:
    here = reverse("community:practices")
    return [Tab(label, f"{here}?whose={value}" if value else here, is_here=value == whose)
            for value, label in ((ALL, _("All offices")), (OWN, _("Our office")),
                                 (MINE, _("My practices")))]


def _headline(form: PracticeFilterForm, whose: str, count: int) -> str:
    if count > CAP:
        return _("More than %(n)d good practices") % {"n": CAP}
    if not count and not form.is_narrowed:
        return _("No practice of our own yet") if whose else _("No practice is published yet")
    if form.is_narrowed:
        return ngettext("%(n)d practice fits", "%(n)d practices fit", count) % {"n": count}
    return ngettext("%(n)d good practice to read", "%(n)d good practices to read", count) % {
        "n": count}


@page(Permission.READ_PRACTICES)
def practice_versions(request: DeskRequest, practice_id: int) -> HttpResponse:
    """What each version says differently from the one before, in one language. A reader who does
    not write along sees those that were published, and a reviewer the one to be reviewed."""
    view = found_practice(request, practice_id)
    language = asked_language(request)
    shown = None if view.may_write else texts_of_readers(
        view.practice, with_newest=sees_newest(request.actor, view))
    rows = versions(view.practice, language, of=shown)
    return render(request, "community/practices/versions.html", {
        "practice": view.practice, "title": title_of(view), "language": language, "labels":
        reading.LABELS, "versions": [
            {"text": row.text, "is_first": row.is_first, "changes": [
                {"label": reading.LABELS[change.field], "pieces": change.pieces}
                for change in row.changes]} for row in rows],
        "tabs": [language_tab(one, f"?language={one.value}", is_here=one == language)
                 for one in Language if one in view.newest],
    })
