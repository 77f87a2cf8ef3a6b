"""Has the person done such work? Paid or not, in a firm or at a stall: all of it counts."""

import math
from collections.abc import Iterable

import numpy as np

from matchengine.arrays import Floats
from matchengine.codes import NO_OCCUPATION
from matchengine.pairs import Pairs, totals
from matchengine.rows import ABSENT
from matchengine.signals import likely
from matchengine.signals.protocol import NOTHING_KNOWN, Lever, Measure, Signal
from matchengine.types import Seeker, Vacancy
from matchengine.weights import Curve

_FADES_OVER_MONTHS = 240.0
_FADES_TO = 0.5
"""Work long ended still counts for half."""

_UNASKED, _UNASKED_SPAN = 0.5, 48.0
"""Where no length is asked, none is the middle of the scale and 24 months are the whole of it."""

_PART = 16.0
"""Related months are kept in sixteenths, so that their sum is exact in any order."""


class Experience(Signal):
    """Related months as a share of those asked.

    A spell counts by its months, the nearness of its occupation and how lately it ended. A spell
    of unknown kind, or a related one of unknown length, leaves a shortfall open.
    """

    name = "experience"
    side = "B"
    reads = (*likely.READS, "experience_min")
    of_person = ("work", "work_months", "work_ended")

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        occupations = pairs.vacancies["occupation"]
        work = pairs.seekers.lists["work"]
        if not len(work.values) or (occupations == NO_OCCUPATION).all():
            return NOTHING_KNOWN
        done, offsets = pairs.along(work)
        months, _ = pairs.along(pairs.seekers.lists["work_months"])
        ended, _ = pairs.along(pairs.seekers.lists["work_ended"])
        near = likely.expected_nearness(pairs, "work")
        lately = np.maximum(_FADES_TO, 1.0 - np.maximum(ended, 0) / _FADES_OVER_MONTHS)
        counted = np.rint(near * lately * np.maximum(months, 0) * _PART) / _PART
        unclear = np.where(done == NO_OCCUPATION, months != 0, (near > 0.0) & (months == ABSENT))
        value = _share(totals(counted, offsets), pairs.vacancies["experience_min"])
        unknown = (offsets[1:] == offsets[:-1]) | (occupations == NO_OCCUPATION)
        return Measure(
            np.where(unknown, np.nan, value),
            trust=likely.confidence(pairs),
            partly=totals(unclear, offsets) > 0,
        )

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``. ``informal`` says whether informal work is among what counted."""
        related = [
            spell for spell in seeker.work if likely.nearness_to(spell.occupation, vacancy) > 0.0
        ]
        return {
            "asked": vacancy.experience_min,
            "months": None if math.isnan(value) else round(_months(value, vacancy)),
            "informal": any(spell.informal for spell in related),
        }

    def enough(self, pairs: Pairs, curve: Curve) -> Floats:
        """Where no length is asked, nobody falls short of it."""
        return np.where(pairs.vacancies["experience_min"] > 0, curve.fits_at, _UNASKED)

    def levers(self, seeker: Seeker, vacancy: Vacancy, value: float) -> Iterable[Lever]:
        """The months still missing to what is asked, in this very occupation."""
        if vacancy.experience_min and value < 1.0:
            short = vacancy.experience_min - _months(value, vacancy)
            yield Lever(1.0, {"months_more": math.ceil(short)})


def _share(months: Floats, asked: Floats) -> Floats:
    of_asked = months / np.maximum(asked, 1)
    return np.where(asked > 0, of_asked, _UNASKED + months / _UNASKED_SPAN)


def _months(value: float, vacancy: Vacancy) -> float:
    if vacancy.experience_min:
        return value * vacancy.experience_min
    return (value - _UNASKED) * _UNASKED_SPAN
