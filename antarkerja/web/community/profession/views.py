"""The profession in numbers for everybody, and each officer's own way to learn."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.enums.profession import Measure
from antarkerja.domain.practices.queries.learning import learning_for
from antarkerja.domain.practices.queries.profession import FEWEST, ProvinceLine
from antarkerja.domain.practices.queries.profession import profession as counted
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page, public_page

# What a table of provinces has room for; the nation shows all.
COLUMNS = (Measure.OFFICERS, Measure.PLACEMENTS, Measure.VISITS, Measure.PRACTICES,
           Measure.REPLICATIONS)


@public_page
def profession(request: HttpRequest) -> HttpResponse:
    """Counted at night; numbers below five are not shown."""
    found = counted()
    nation = found.nation
    return render(request, "community/profession/profession.html", {
        "found": found, "headline": _headline(nation), "fewest": FEWEST,
        "measures": [(Measure(name).label, number) for name, number in nation.numbers.items()]
        if nation else [],
        "columns": [Measure(one).label for one in COLUMNS],
        "rows": [(line, [(Measure(one).label, line.numbers[one]) for one in COLUMNS])
                 for line in found.provinces],
    })


def _headline(nation: ProvinceLine | None) -> str:
    number = nation.numbers.get(Measure.OFFICERS) if nation else None
    if not number:
        return _("Placement officers and what they do")
    return ngettext("%(n)d officer helps people to work", "%(n)d officers help people to work",
                    number) % {"n": number}


@page(Permission.SHARE_PRACTICES)
def learning_path(request: DeskRequest) -> HttpResponse:
    """From what is weak here to practices, meetings and people."""
    steps = learning_for(request.actor, on=request.today, at=request.now, language=tongue())
    n = len(steps)
    headline = ngettext("%(n)d thing to learn next", "%(n)d things to learn next", n) % {"n": n}
    return render(request, "community/profession/path.html", {
        "steps": steps, "headline": headline if n else _("Nothing stands out to learn"),
    })
