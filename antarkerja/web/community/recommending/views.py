"""What fits this office, with the reason and how sure it is; and a hint that is put away."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format, number_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.indicators.enums import Unit
from antarkerja.domain.indicators.registry import indicator
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.enums.recommending import WorkRule
from antarkerja.domain.practices.operations.recommending import put_hint_away
from antarkerja.domain.practices.policies.likeness import Alike
from antarkerja.domain.practices.queries.recommending import (
    Advice,
    Recommendation,
    Weakness,
    advice_for,
)
from antarkerja.web.community.replications.results import (
    Shown,
    change_of,
    read_indicator,
    shown,
)
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page

SHOWN_ALIKE = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A recommended practice: the reason in a sentence, and its measurement."""

    found: Recommendation
    reason: str
    result: Shown | None
    pooled: str


@dataclass(frozen=True, slots=True)
class WeakLine:
    """A weak indicator in words, and what moved it elsewhere."""

    title: str
    sentence: str
    lines: list[Line]
    is_measured: bool


@page(Permission.READ_PRACTICES)
def recommended(request: DeskRequest) -> HttpResponse:
    advice = advice_for(request.actor, language=tongue())
    lines = [_line(one) for one in advice.recommended]
    return render(request, "community/recommending/recommended.html", {
        "advice": advice, "headline": _headline(advice),
        "lines": lines, "is_measured": _is_measured(lines),
        "weak": [_weak(one) for one in advice.weak],
        "alike": [(one.context, _traits(one)) for one in advice.alike[:SHOWN_ALIKE]],
    })


@page(Permission.READ_PRACTICES)
@require_POST
def put_away(request: DeskRequest, rule: str) -> HttpResponse:
    """Back to the page of work that showed it."""
    if rule not in WorkRule.values:
        raise Http404
    put_hint_away(by=request.actor, on=request.today, rule=WorkRule(rule))
    messages.success(request, _("Put away for a month."))
    after = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(
        after, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return redirect("community:recommended")
    return redirect(after)


def _line(found: Recommendation) -> Line:
    return Line(found, _reason(found), shown(found.best) if found.best else None, _pooled(found))


def _pooled(found: Recommendation) -> str:
    """What the evidence of all adopters says, and of which day it is."""
    row = found.pooled
    if row is None:
        return ""
    told = row.reading
    title, _unit, _scale = read_indicator(row.indicator, row.indicator_version)
    change = change_of(row.indicator, row.indicator_version, told.get("change"), told.get("low"),
                       told.get("high"))
    return ngettext(
        "%(title)s, %(n)d office beside similar ones: %(change)s, as of %(day)s",
        "%(title)s, %(n)d offices together beside similar ones: %(change)s, as of %(day)s",
        len(told.get("offices", ())),
    ) % {"title": title, "n": len(told.get("offices", ())), "change": change,
         "day": date_format(row.as_of_on, "j F Y")}


def _reason(found: Recommendation) -> str:
    """Why it stands here, and how sure that is."""
    if found.best is not None:
        where = found.best.replication.office.name if found.best.replication.office else ""
        said = _("%(office)s, an office like yours, gained from it.") if found.alike else _(
            "%(office)s gained from it; that office differs from yours.")
        others = found.proof.better - 1
        more = ngettext("%(n)d more office did.", "%(n)d more offices did.", others) % {
            "n": others} if others else _("It is one office so far.")
        return f"{said % {'office': where}} {more}"
    if found.pooled is not None:
        return _("Offices that took it up changed more than similar ones.")
    thin = _("No measurement speaks for it yet.")
    if found.carried_nearby:
        return thin + " " + ngettext(
            "%(n)d office like yours works by it.", "%(n)d offices like yours work by it.",
            found.carried_nearby) % {"n": found.carried_nearby}
    return thin + " " + _("It was written for offices in your situation.")


def _weak(found: Weakness) -> WeakLine:
    known = indicator(found.indicator)
    sentence = _("Here %(own)s; in the middle of offices like yours %(median)s.") % {
        "own": _number(found.level, known.scale, known.unit),
        "median": _number(found.median, known.scale, known.unit)}
    lines = [_line(one) for one in found.practices]
    return WeakLine(str(known.title), sentence, lines, _is_measured(lines))


def _is_measured(lines: list[Line]) -> bool:
    """The heading says "gained" only where a measurement says so."""
    return any(line.result or line.pooled for line in lines)


def _number(value: float, scale: int, unit: str) -> str:
    text = number_format(value * scale, 1)
    return f"{text} %" if unit == Unit.SHARE else text


def _traits(found: Alike) -> str:
    if not found.traits:
        return _("alike in the whole, in no single trait")
    return _("alike in: %(traits)s") % {
        "traits": ", ".join(str(trait.label) for trait in found.traits)}


def _headline(advice: Advice) -> str:
    if not advice.known:
        return _("What fits your office is reckoned tonight")
    if not advice.recommended:
        return _("Nothing to recommend yet")
    return ngettext("%(n)d practice may fit your office", "%(n)d practices may fit your office",
                    len(advice.recommended)) % {"n": len(advice.recommended)}
