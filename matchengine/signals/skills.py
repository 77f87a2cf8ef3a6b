"""Which of the skills asked has the person named?"""

from collections.abc import Iterable

import numpy as np

from matchengine.arrays import Array, Bools, Floats
from matchengine.pairs import Pairs
from matchengine.signals.protocol import NOTHING_KNOWN, Lever, Measure, Signal
from matchengine.types import Seeker, Vacancy

ENOUGH = 5
"""Lists read from a text are long and unsorted: five skills of one are as good as all."""


def share_of(shared: Array, asked: Array) -> Floats:
    """The measure: skills shared of those asked, or of five; NaN where none is asked."""
    share = np.minimum(shared / np.maximum(np.minimum(asked, ENOUGH), 1), 1.0)
    return np.where(asked > 0, share, np.nan)


class Skills(Signal):
    """The share of the skills asked that the person has named; five are enough."""

    name = "skills"
    side = "B"
    reads = ("skills",)
    of_person = ("skills",)

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        asked, held = (side.lists[self.name] for side in (pairs.vacancies, pairs.seekers))
        if not len(asked.values) or not len(held.values):
            return NOTHING_KNOWN
        share = share_of(pairs.shared(self.name), asked.lengths())
        return Measure(np.where(held.lengths() > 0, share, np.nan))

    def asked(self, pairs: Pairs) -> Bools:
        """See ``Signal``."""
        some: Bools = pairs.lengths(pairs.vacancies, "skills") > 0
        return some

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {
            "have": sorted(vacancy.skills & seeker.skills),
            "missing": sorted(vacancy.skills - seeker.skills),
        }

    def levers(self, seeker: Seeker, vacancy: Vacancy, value: float) -> Iterable[Lever]:
        """Each missing skill, one at a time."""
        more = 1.0 / min(max(len(vacancy.skills), 1), ENOUGH)
        for missing in sorted(vacancy.skills - seeker.skills):
            yield Lever(min(value + more, 1.0), {"skill": missing})
