"""Did the person study one of the fields asked?"""

import numpy as np

from matchengine.pairs import Pairs, coverage
from matchengine.signals.protocol import Measure, Signal
from matchengine.types import Seeker, Vacancy


class Field(Signal):
    """1 where any field of study is one of those asked, else 0: fields asked are alternatives."""

    name = "field"
    side = "B"
    reads = ("fields",)

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        covered = coverage(pairs, "fields", pairs.vacancies, pairs.seekers)
        return Measure(np.where(np.isnan(covered), np.nan, covered > 0.0))

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {"asked": sorted(vacancy.fields), "studied": sorted(seeker.fields)}
