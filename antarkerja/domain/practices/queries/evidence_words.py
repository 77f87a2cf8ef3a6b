"""A reading in plain words, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.indicators.enums import Unit
from antarkerja.domain.indicators.registry import Indicator
from antarkerja.domain.practices.policies.evidence import Reading, Rules, TooFew
from antarkerja.domain.practices.policies.evidence.words import Said, said
from antarkerja.domain.practices.queries.profession import FEWEST


def headline_of(indicator: Indicator, content: Mapping[str, Any]) -> str:
    """The answer in one sentence."""
    found = said(content)
    if found.reading == Reading.TOO_FEW:
        return str(_too_few(found.too_few))
    if found.reading == Reading.NO_DIFFERENCE:
        return _("No difference seen to similar offices")
    rose = found.change > 0
    words = {
        (Reading.BETTER, True): _("Better: %(size)s more than in similar offices"),
        (Reading.BETTER, False): _("Better: %(size)s less than in similar offices"),
        (Reading.WORSE, True): _("Worse: %(size)s more than in similar offices"),
        (Reading.WORSE, False): _("Worse: %(size)s less than in similar offices"),
    }
    return words[found.reading, rose] % {"size": size(indicator, abs(found.change))}


def sentences_of(indicator: Indicator, content: Mapping[str, Any]) -> list[str]:
    """What stands behind the answer: numbers, their uncertainty, and what speaks against it."""
    found = said(content)
    lines: list[str] = []
    if found.reading != Reading.TOO_FEW:
        lines.append(_compared(found))
        lines.append(_range(indicator, found))
        lines += _cautions(found)
    if found.left_out and found.reading != Reading.TOO_FEW:
        n = len(found.left_out)
        lines.append(ngettext(
            "%(n)d office that began is left out: too few cases, months or offices beside it.",
            "%(n)d offices that began are left out: too few cases, months or offices beside them.",
            n) % {"n": n})
    if found.merged:
        lines.append(ngettext(
            "%(n)d office that no longer exists is left out.",
            "%(n)d offices that no longer exist are left out.", found.merged) % {"n": found.merged})
    return lines


def public_headline(indicator: Indicator, content: Mapping[str, Any]) -> str:
    """The answer for everybody: of fewer than five offices the direction and no number."""
    found = said(content)
    if found.adopters >= FEWEST or found.reading not in (Reading.BETTER, Reading.WORSE):
        return headline_of(indicator, content)
    if found.reading == Reading.BETTER:
        return _("Better than in similar offices")
    return _("Worse than in similar offices")


def public_sentences(indicator: Indicator, content: Mapping[str, Any]) -> list[str]:
    """What everybody reads behind the answer; no number below five, no office by name."""
    found = said(content)
    if found.reading == Reading.TOO_FEW:
        return []
    shown = [_range(indicator, found)] if found.adopters >= FEWEST else []
    return [_compared(found, fewest=FEWEST), *shown, *_cautions(found)]


def _cautions(found: Said) -> list[str]:
    lines = []
    if found.moved_apart:
        lines.append(_("Take care: these offices went another way than the others before they "
                       "began. The difference may be older than the practice."))
    return [*lines, _who_chose(found)]


def _who_chose(found: Said) -> str:
    """Whether a lot or the offices themselves said who begins when: the lot is stronger."""
    if not found.by_lot:
        return _("Offices chose to begin themselves, unless a trial drew lots. Who begins "
                 "may be different in other ways as well.")
    if found.by_lot < found.adopters:
        return _("For %(n)d of %(of)d offices a lot said who begins first; the others chose to "
                 "begin themselves and may be different in other ways as well.") % {
            "n": found.by_lot, "of": found.adopters}
    return _("Which office began first was decided by lot, not by who wanted to. So this is "
             "stronger evidence than a comparison of offices that chose to begin.")


def size(indicator: Indicator, value: float) -> str:
    """"4,2 points", "3,1 per 100", with no sign."""
    number = number_format(round(value * indicator.scale, 1), 1)
    if indicator.unit == Unit.SHARE:
        return _("%(n)s points") % {"n": number}
    return f"{number} {indicator.unit.label}"


def level(indicator: Indicator, value: float | None) -> str:
    """A level as it is read: "31,4 %", "3,1"."""
    if value is None:
        return "–"
    number = number_format(round(value * indicator.scale, 1), 1)
    return f"{number} %" if indicator.unit == Unit.SHARE else number


def signed(indicator: Indicator, value: float | None) -> str:
    """A change with its sign: "−4,2"."""
    if value is None:
        return "–"
    shown = round(value * indicator.scale, 1)
    sign = "+" if shown > 0 else "−" if shown < 0 else ""
    return f"{sign}{number_format(abs(shown), 1)}"


def as_of_words(evidence_day: Any, last_month: Any) -> str:
    """"As of 24 November 2026; whole months up to October 2026"."""
    return _("As of %(day)s; whole months up to %(month)s") % {
        "day": date_format(evidence_day, "j F Y"), "month": date_format(last_month, "F Y")}


def _compared(found: Said, *, fewest: int = 0) -> str:
    began = ngettext("%(n)d office that began", "%(n)d offices that began",
                     found.adopters) % {"n": found.adopters}
    beside = ngettext("%(n)d similar office that did not",
                      "%(n)d similar offices that did not", found.controls) % {"n": found.controls}
    if found.adopters < fewest:
        began = _("fewer than %(n)d offices that began") % {"n": fewest}
    if found.controls < fewest:
        beside = _("fewer than %(n)d similar offices that did not") % {"n": fewest}
    return _("Compared: %(began)s and %(beside)s, in the same months.") % {
        "began": began, "beside": beside}


def _range(indicator: Indicator, found: Said) -> str:
    words = {"low": signed(indicator, found.low), "high": signed(indicator, found.high)}
    if found.reading == Reading.NO_DIFFERENCE:
        return _("Anything between %(low)s and %(high)s would fit these figures. With more offices "
                 "and months smaller changes can be seen.") % words
    return _("The true change lies between %(low)s and %(high)s, in 95 of 100 such "
             "comparisons.") % words


def _too_few(why: TooFew) -> str:
    rules = Rules()
    return {
        TooFew.ADOPTERS: _("Nobody has begun yet, so there is nothing to compare"),
        TooFew.MONTHS: _("Too early to tell: %(n)d whole months are needed on both sides "
                         "of the start") % {"n": rules.months},
        TooFew.PEOPLE: _("Too few cases to tell: an office needs at least %(n)d before and as "
                         "many after") % {"n": int(rules.people)},
        TooFew.CONTROLS: _("Too few offices to compare with: at least %(n)d that did not begin "
                           "are needed") % {"n": rules.controls},
        TooFew.MERGED: _("The offices that began no longer exist, so nothing can be compared"),
    }.get(why, _("Too few cases to tell"))
