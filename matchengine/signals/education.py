"""Does the person's schooling reach what is asked?"""

from collections.abc import Iterable

import numpy as np

from matchengine.arrays import Bools
from matchengine.pairs import Pairs
from matchengine.signals.protocol import Lever, Measure, Signal
from matchengine.types import Seeker, Vacancy


class Education(Signal):
    """Rungs of the ladder above what is asked; below it, negative."""

    name = "education"
    side = "B"
    reads = ("education_min",)
    of_person = ("education",)

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        has, asked = pairs.seekers["education"], pairs.vacancies["education_min"]
        known = (has > 0) & (asked > 0)
        return Measure(np.where(known, np.subtract(has, asked, dtype=np.float64), np.nan))

    def asked(self, pairs: Pairs) -> Bools:
        """See ``Signal``."""
        some: Bools = pairs.vacancies["education_min"] > 0
        return some

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {"asked": vacancy.education_min, "has": seeker.education}

    def levers(self, seeker: Seeker, vacancy: Vacancy, value: float) -> Iterable[Lever]:
        """The next rung."""
        if value < 0.0 and seeker.education is not None:
            yield Lever(value + 1.0, {"rung": seeker.education + 1})
