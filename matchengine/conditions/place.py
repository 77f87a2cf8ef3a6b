"""No work beyond the places and the distance that the person accepts."""

import math
from collections.abc import Mapping

import numpy as np

from matchengine.arrays import Bools
from matchengine.codes import NO_REGION
from matchengine.pairs import Pairs
from matchengine.sphere import km_between
from matchengine.types import Seeker, Vacancy


class Place:
    """Within a place named, or within the greatest distance; where both are given either will do.

    A vacancy whose place is not known, or known only as a province in which a named place lies,
    is shown.
    """

    name = "place"
    reads = ("region", "x", "y", "z")
    of_person = ("region", "x", "y", "z", "places", "max_km")

    def holds(self, pairs: Pairs, today: int) -> Bools:
        """See ``Condition``."""
        reach = pairs.seekers["max_km"]
        limited = reach >= 0
        named = pairs.lengths(pairs.seekers, "places") > 0
        if not limited.any() and not named.any():
            return np.ones(1, dtype=np.bool_)
        too_far = limited & (pairs.km > reach)
        near = limited & ~too_far  # a distance that is not known keeps nobody apart
        placed = pairs.vacancies["region"] != NO_REGION
        elsewhere = placed & ~pairs.in_named_place & ~near
        return ~np.where(named, elsewhere, too_far)

    def facts(self, seeker: Seeker, vacancy: Vacancy, today: int) -> Mapping[str, object]:
        """See ``Condition``."""
        facts: dict[str, object] = {"region": vacancy.region}
        if seeker.places:
            facts["accepts"] = list(seeker.places)
        km = km_between(seeker.point, vacancy.point)
        if km is not None:
            facts["km"] = km
            if seeker.max_km is not None:
                facts["max_km"] = seeker.max_km
                facts["km_more"] = max(0, math.ceil(km - seeker.max_km))
        return facts
