"""Does the workplace offer what the person wishes to be matched by? It can only raise."""

from matchengine.arrays import Bools
from matchengine.pairs import Pairs, coverage
from matchengine.signals.protocol import Measure, Signal
from matchengine.types import Seeker, Vacancy


class Accommodation(Signal):
    """The share of the accommodation wished that the workplace offers."""

    name = "accommodation"
    side = "A"
    reads = ("accommodation",)
    of_person = ("accommodation",)

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        return Measure(coverage(pairs, "accommodation", pairs.seekers, pairs.vacancies))

    def asked(self, pairs: Pairs) -> Bools:
        """See ``Signal``."""
        some: Bools = pairs.lengths(pairs.seekers, "accommodation") > 0
        return some

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {
            "have": sorted(seeker.accommodation & vacancy.accommodation),
            "missing": sorted(seeker.accommodation - vacancy.accommodation),
        }
