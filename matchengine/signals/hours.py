"""Are they the hours that the person can work?"""

from collections.abc import Iterable

import numpy as np

from matchengine.pairs import Pairs
from matchengine.signals.protocol import Lever, Measure, Signal
from matchengine.types import Seeker, Vacancy


class Hours(Signal):
    """1 where both name the same hours, else 0."""

    name = "hours"
    side = "A"
    reads = ("hours",)
    of_person = ("hours",)

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        wished, offered = pairs.seekers["hours"], pairs.vacancies["hours"]
        known = (wished > 0) & (offered > 0)
        return Measure(np.where(known, np.equal(wished, offered), np.nan))

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {"wished": seeker.hours, "offered": vacancy.hours}

    def levers(self, seeker: Seeker, vacancy: Vacancy, value: float) -> Iterable[Lever]:
        """The hours offered, accepted."""
        if value < 1.0:
            yield Lever(1.0, {"accept": vacancy.hours})
