"""What was learnt from referrals, in words: figures first, then what they do not say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from antarkerja.domain.matching.queries.learning import DEPTH, Learning
from antarkerja.domain.matching.queries.wording import signal_name
from matchengine import LearningFloor, LearntSide, Multiplier, Weights

_FLOOR = LearningFloor()
_SIDES: dict[str, str | Promise] = {
    "A": gettext_lazy("Side A, would the person take the work: %(rows)s outcomes, %(events)s yes, "
                      "%(deciders)s people."),
    "B": gettext_lazy("Side B, would the employer take the person: %(rows)s outcomes, "
                      "%(events)s yes, %(deciders)s employers."),
}
_OUTCOMES: dict[str, str | Promise] = {
    "better": gettext_lazy("Outcomes are foretold better than by the table in use."),
    "no_better": gettext_lazy("Not better by two standard errors: this side stays as it is."),
    "too_few": gettext_lazy("Too little to learn from: %(rows)s outcomes are needed, %(either)s "
                            "of either kind, by %(deciders)s deciders. This side stays as it is."),
}


def learning_in_words(found: Learning) -> list[str]:
    """The report, one line each. Two blanks before what belongs to the line above."""
    return [*_stands_on(found), *_sides(found), *_what_follows(found), *_what_it_does_not_say()]


def _stands_on(found: Learning) -> Iterator[str]:
    yield _("Table of weights in use: version %(version)s.") % {"version": found.table.version}
    yield _("Referrals with an outcome: %(told)s, sent %(first)s to %(last)s.") % {
        "told": _number(found.told), "first": _day(found.first_on), "last": _day(found.last_on)
    } if found.first_on else _("No referral has an outcome that can be learnt from.")
    if found.apart:
        yield _("%(apart)s of them are left out: by today's data a condition keeps the pair "
                "apart.") % {"apart": _number(found.apart)}
    if found.beyond:
        yield _("%(beyond)s went beyond the places that the person's file accepts; their distance "
                "counts, the limit does not.") % {"beyond": _number(found.beyond)}
    if found.first_on:
        yield _("Reasons are not kept with a referral: they are weighed anew from today's data, "
                "experience as of the day of the referral.")


def _sides(found: Learning) -> Iterator[str]:
    for side in found.learnt.sides:
        yield ""
        yield str(_SIDES[side.side]) % {
            "rows": _number(side.rows), "events": _number(side.events),
            "deciders": _number(side.deciders),
        }
        yield "  " + str(_OUTCOMES[side.outcome]) % {
            "rows": _FLOOR.rows, "either": _FLOOR.either, "deciders": _FLOOR.deciders
        }
        yield from ("  " + line for line in _figures(side))
        for one in side.multipliers:
            yield "  " + _signal(one, found.table)


def _figures(side: LearntSide) -> Iterator[str]:
    """Log-loss and calibration, both on outcomes that the fit has not seen."""
    before, after, gain, error = side.before, side.after, side.gain, side.gain_error
    if before is None or after is None or gain is None or error is None:
        return
    yield _("Log-loss: %(before)s → %(after)s (less by %(gain)s, standard error %(error)s).") % {
        "before": _number(before.loss, 4), "after": _number(after.loss, 4),
        "gain": _number(gain, 4), "error": _number(error, 4),
    }
    yield _("Foretold and real share differ by %(before)s → %(after)s points on average.") % {
        "before": _number(100 * before.off, 1), "after": _number(100 * after.off, 1),
    }
    for label, bands in ((_("Before"), before.bands), (_("After"), after.bands)):
        told = (f"{_percent(band.foretold)}/{_percent(band.came)}" for band in bands)
        yield _("%(when)s, foretold/real by fifths: %(bands)s") % {
            "when": label, "bands": "  ".join(told)
        }


def _signal(one: Multiplier, table: Weights) -> str:
    low, high = table.curves[one.signal].bounds
    if not one.known:
        return _("%(signal)s: known in no pair, stays") % {"signal": signal_name(one.signal)}
    return _("%(signal)s: %(old)s → %(new)s (× %(times)s; by the outcomes alone %(low)s to "
             "%(high)s; known in %(known)s pairs)") % {
        "signal": signal_name(one.signal), "old": _range(low, high),
        "new": _range(low * one.value, high * one.value), "times": _number(one.value, 2),
        "low": _number(one.low, 2), "high": _number(one.high, 2), "known": _number(one.known),
    }


def _what_follows(found: Learning) -> Iterator[str]:
    yield ""
    if not found.learnt.proposes:
        yield _("Nothing is proposed: the table in use stays.")
        return
    yield _("Score where nothing is known, in log-odds: %(before)s → %(after)s, so that the mean "
            "score of these pairs stays.") % {
        "before": _number(found.table.intercept, 2), "after": _number(found.learnt.intercept, 2)
    }
    if found.moved is not None:
        yield _("Of the last referrals, %(looked_at)s stand among the first %(depth)s vacancies "
                "of their day: %(better)s would stand higher by the proposed table, %(worse)s "
                "lower.") % {
            "looked_at": _number(found.moved.looked_at), "depth": DEPTH,
            "better": _number(found.moved.better), "worse": _number(found.moved.worse),
        }


def _what_it_does_not_say() -> Iterator[str]:
    yield ""
    yield _("Only pairs that somebody referred or that applied have an outcome. Whoever was never "
            "referred taught nothing: what officers passed over in the past stays unseen, and what "
            "employers refused without cause is learnt as well. Age, sex and other traits are not "
            "read, but a weight may stand in for one: look at the fairness report.")


def _range(low: float, high: float) -> str:
    return f"{_number(low, 2)}…{_number(high, 2)}"


def _percent(share: float) -> str:
    return f"{_number(100 * share)}%"


def _number(value: float, digits: int = 0) -> str:
    # A value that rounds to nothing has no sign.
    return number_format(round(value, digits) + 0.0, digits, use_l10n=True, force_grouping=True)


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
