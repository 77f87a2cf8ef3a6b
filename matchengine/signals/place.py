"""How far from home is the work?"""

from collections.abc import Iterable

import numpy as np

from matchengine.codes import REGION_APART, REGION_SAME_PROVINCE
from matchengine.pairs import Pairs
from matchengine.signals.protocol import Lever, Measure, Signal
from matchengine.sphere import km_between
from matchengine.types import Seeker, Vacancy

_KM_BY_REGION = np.array([np.nan, 150.0, 50.0, 50.0, 8.0])
"""Kilometres to reckon with where only regions are known: unknown, another island, same province,
perhaps the same kab/kota, the same. Another province of the same island may begin at the next
village, so it is reckoned like the same one: who tells no point never loses by it to somebody
who is known to live farther off."""

_ISLAND = 10 * 101
"""Regions whose codes agree but for so much lie on one island or group: 31 to 36 is Java."""

_NAMED_PLACE_KM = 15.0
"""A place that the person accepts by name is never reckoned farther than this."""


class Place(Signal):
    """Kilometres between the two points, or what the regions allow to reckon."""

    name = "place"
    side = "A"
    reads = ("region", "x", "y", "z")
    of_person = ("region", "x", "y", "z", "places")

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        people, works = pairs.seekers["region"], pairs.vacancies["region"]
        across = (pairs.region_relation == REGION_APART) & (people // _ISLAND == works // _ISLAND)
        by_region = _KM_BY_REGION[np.where(across, REGION_SAME_PROVINCE, pairs.region_relation)]
        km = np.where(np.isnan(pairs.km), by_region, pairs.km)
        if len(pairs.seekers.lists["places"].values):
            km = np.where(pairs.in_named_place, np.fmin(km, _NAMED_PLACE_KM), km)
        return Measure(km)

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {
            "km": km_between(seeker.point, vacancy.point),
            "from": seeker.region,
            "to": vacancy.region,
        }

    def levers(self, seeker: Seeker, vacancy: Vacancy, value: float) -> Iterable[Lever]:
        """Accepting the region by name, for a person who has not said where to."""
        if value > _NAMED_PLACE_KM and vacancy.region and not seeker.places:
            yield Lever(_NAMED_PLACE_KM, {"accept": vacancy.region})
