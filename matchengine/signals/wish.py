"""Does the person wish for this occupation?"""

import numpy as np

from matchengine.arrays import Floats
from matchengine.codes import NO_OCCUPATION
from matchengine.pairs import Pairs, maxima
from matchengine.signals import likely
from matchengine.signals.protocol import NOTHING_KNOWN, Measure, Signal, Weighed
from matchengine.types import Seeker, Vacancy
from matchengine.weights import Curve, on_grid

_LATER_WISH = 0.01
"""What each place further down the list of wishes takes off the nearness."""

BY_CHANCE = 0.3
"""The nearness by which work counts that may be anything."""


class Wish(Signal):
    """Nearness of the vacancy's occupation to the best-suited wish, 0 to 1.

    Its weight is what is to be expected: each of the vacancy's two occupations counts by its
    confidence, and what these leave of 1 counts as work by chance. A vacancy without any
    occupation is such work altogether where its confidence is 0 (its title was read in vain),
    and not known where the confidence says nothing.
    """

    name = "wish"
    side = "A"
    reads = likely.READS
    of_person = ("wishes", "wish_order")

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``. The two occupations by their shares; NaN where there is none."""
        if not len(pairs.seekers.lists["wishes"].values):
            return NOTHING_KNOWN
        return Measure(self._together(pairs, *self._nearest(pairs)))

    def weigh(self, pairs: Pairs, curve: Curve) -> Weighed:
        """See ``Signal``."""
        if not len(pairs.seekers.lists["wishes"].values):
            return Weighed(curve(NOTHING_KNOWN.value), NOTHING_KNOWN.value, None)
        first, second = likely.chances(pairs)
        nearest = self._nearest(pairs)
        near, also = (curve(one) for one in nearest)
        anything = float(curve(np.array([BY_CHANCE]))[0])
        expected = first * near + second * also + np.maximum(1.0 - (first + second), 0.0) * anything
        known = pairs.seekers.lists["wishes"].lengths() > 0
        known = known & ~likely.says_nothing(pairs)
        values = self._together(pairs, *nearest)
        return Weighed(on_grid(np.where(known, expected, 0.0)), values, None)

    def _together(self, pairs: Pairs, first: Floats, second: Floats) -> Floats:
        share = likely.share_of_second(pairs)
        value = first * (1.0 - share) + np.where(share > 0.0, second, 0.0) * share
        return np.where(pairs.vacancies["occupation"] == NO_OCCUPATION, np.nan, value)

    def _nearest(self, pairs: Pairs) -> tuple[Floats, Floats]:
        """Nearness of the best-suited wish to each of the vacancy's two occupations."""
        order, offsets = pairs.along(pairs.seekers.lists["wish_order"])
        first, second = (
            maxima(near * (1.0 - _LATER_WISH * order), offsets)
            for near in likely.nearness_to_both(pairs, "wishes")
        )
        return first, second

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {
            "wishes": list(seeker.wishes),
            "occupation": vacancy.occupation,
            "confidence": vacancy.occupation_confidence,
        }
