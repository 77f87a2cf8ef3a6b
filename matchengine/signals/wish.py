"""Does the person wish for this occupation?"""

import numpy as np

from matchengine.codes import NO_OCCUPATION
from matchengine.pairs import Pairs, maxima
from matchengine.signals import likely
from matchengine.signals.protocol import NOTHING_KNOWN, Measure, Signal
from matchengine.types import Seeker, Vacancy

_LATER_WISH = 0.01
"""What each place further down the list of wishes takes off the nearness."""


class Wish(Signal):
    """Nearness of the vacancy's occupation to the best-suited wish, 0 to 1."""

    name = "wish"
    side = "A"
    reads = likely.READS
    of_person = ("wishes", "wish_order")

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        if not len(pairs.seekers.lists["wishes"].values):
            return NOTHING_KNOWN
        order, offsets = pairs.along(pairs.seekers.lists["wish_order"])
        near = likely.expected_nearness(pairs, "wishes")
        best = maxima(near * (1.0 - _LATER_WISH * order), offsets)
        value = np.where(pairs.vacancies["occupation"] == NO_OCCUPATION, np.nan, best)
        return Measure(value, trust=likely.confidence(pairs))

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {
            "wishes": list(seeker.wishes),
            "occupation": vacancy.occupation,
            "confidence": vacancy.occupation_confidence,
        }
