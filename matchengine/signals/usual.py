"""Which skills that such work usually asks has the person named?"""

import numpy as np

from matchengine.arrays import Bools
from matchengine.pairs import Pairs
from matchengine.signals.protocol import NOTHING_KNOWN, Measure, Signal
from matchengine.signals.skills import share_of
from matchengine.types import Seeker, Vacancy


class Usual(Signal):
    """As ``Skills``, of those usual in the occupation: asked by habit, so optional."""

    name = "usual"
    side = "B"
    reads = ("usual",)
    of_person = ("skills",)

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        usual, held = pairs.vacancies.lists["usual"], pairs.seekers.lists["skills"]
        if not len(usual.values) or not len(held.values):
            return NOTHING_KNOWN
        share = share_of(pairs.shared("skills", "usual"), usual.lengths())
        return Measure(np.where(held.lengths() > 0, share, np.nan))

    def asked(self, pairs: Pairs) -> Bools:
        """See ``Signal``."""
        some: Bools = pairs.lengths(pairs.vacancies, "usual") > 0
        return some

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {"have": sorted(vacancy.usual & seeker.skills), "usual": len(vacancy.usual)}
