"""From which office to which: the tree and the map of one practice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.policies.lineage import Branch
from antarkerja.domain.practices.queries.credits import credited
from antarkerja.domain.practices.queries.lineage import Lineage, ProvinceCount, lineage_of
from antarkerja.domain.practices.queries.practice_titles import family_of, title_in
from antarkerja.domain.practices.queries.scope import practice_for
from antarkerja.domain.reference.regions import region_name
from antarkerja.web.community.replications.results import Shown, shown
from antarkerja.web.community.replications.views import TONES
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.tiles import Tile, key_of, tiles_of

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Replication

DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Knot:
    """One office of the tree as the page draws it."""

    row: Replication
    tone: str
    result: Shown | None
    learnt: list[Knot]


@dataclass(frozen=True, slots=True)
class ProvinceLine:
    """A row of the table beside the map."""

    code: str
    name: str
    count: ProvinceCount


@page(Permission.READ_PRACTICES)
def lineage(request: DeskRequest, practice_id: int) -> HttpResponse:
    practice = practice_for(request.actor, practice_id)
    if practice is None:
        raise Http404
    found = lineage_of(request.actor, practice)
    knots = [_knot(found, root) for root in found.roots]
    offices = len({branch.row.office_id for branch in found.branches})
    return render(request, "community/replications/lineage.html", {
        "practice": practice, "title": title_in(practice.pk, tongue()), "knots": knots,
        "headline": _headline(offices), "tiles": _tiles(found), "key": _key(),
        "provinces": [ProvinceLine(code, region_name(code), count)
                      for code, count in found.provinces.items()],
        "family": family_of(request.actor, practice, language=tongue()),
        "credits": credited(practice.pk, [branch.row for branch in found.branches]),
    })


def _knot(found: Lineage, branch: Branch[Replication]) -> Knot:
    """Past the depth that a phone can show, whatever lies below stands side by side."""
    below = branch.learnt
    if branch.depth >= DEEPEST:
        below = [Branch(one.row, one.depth) for one in list(branch.each())[1:]]
    result = found.results.get(branch.row.pk)
    return Knot(
        branch.row, TONES.get(branch.row.state, ""), shown(result) if result else None,
        [_knot(found, one) for one in below],
    )


def _tiles(found: Lineage) -> list[Tile]:
    return tiles_of({code: (_tone(count), _words(count))
                     for code, count in found.provinces.items()})


def _key() -> list[Tile]:
    return key_of({"origin": _("it began here"), "strong": _("offices work by it"),
                   "some": _("planned"), "left": _("given up")})


def _tone(count: ProvinceCount) -> str:
    """How a tile is filled: where it began, carried, planned, or only given up."""
    if count.is_origin:
        return "origin"
    if count.carries:
        return "strong"
    return "some" if count.planned else "left"


def _words(count: ProvinceCount) -> str:
    said = [_("it began here")] if count.is_origin else []
    if count.carries:
        said.append(ngettext("%(n)d office works by it", "%(n)d offices work by it",
                             count.carries) % {"n": count.carries})
    if count.planned:
        said.append(ngettext("%(n)d office plans it", "%(n)d offices plan it",
                             count.planned) % {"n": count.planned})
    if count.gave_up:
        said.append(ngettext("%(n)d office gave it up", "%(n)d offices gave it up",
                             count.gave_up) % {"n": count.gave_up})
    return ", ".join(said)


def _headline(offices: int) -> str:
    if not offices:
        return _("No other office has taken it up yet")
    return ngettext("%(n)d office took it up", "%(n)d offices took it up", offices) % {
        "n": offices}
