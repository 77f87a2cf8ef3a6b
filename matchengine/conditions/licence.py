"""Where the law binds an occupation, every licence asked must be held."""

from collections.abc import Mapping

import numpy as np

from matchengine.arrays import Bools
from matchengine.pairs import Pairs, coverage
from matchengine.types import Seeker, Vacancy


class Licence:
    """A person whose licences are known and lack one that the law asks is kept out.

    A person whose licences are not known is shown, with the question open.
    """

    name = "licence"
    reads = ("regulated", "licences")
    of_person = ("licences",)

    def holds(self, pairs: Pairs, today: int) -> Bools:
        """See ``Condition``."""
        regulated = pairs.vacancies["regulated"] != 0
        if not regulated.any():
            return np.ones(1, dtype=np.bool_)
        held = coverage(pairs, "licences", pairs.vacancies, pairs.seekers)
        lacking: Bools = regulated & (held < 1.0)
        return ~lacking

    def facts(self, seeker: Seeker, vacancy: Vacancy, today: int) -> Mapping[str, object]:
        """See ``Condition``."""
        return {"missing": sorted(vacancy.licences - seeker.licences)}
