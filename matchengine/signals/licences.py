"""Which of the licences asked does the person hold? (Where the law binds, it is a condition.)"""

from collections.abc import Iterable

from matchengine.arrays import Bools
from matchengine.pairs import Pairs, coverage
from matchengine.signals.protocol import Lever, Measure, Signal
from matchengine.types import Seeker, Vacancy


class Licences(Signal):
    """The share of the licences asked that the person holds."""

    name = "licences"
    side = "B"
    reads = ("licences",)
    of_person = ("licences",)

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        return Measure(coverage(pairs, "licences", pairs.vacancies, pairs.seekers))

    def asked(self, pairs: Pairs) -> Bools:
        """See ``Signal``."""
        some: Bools = pairs.lengths(pairs.vacancies, "licences") > 0
        return some

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {
            "have": sorted(vacancy.licences & seeker.licences),
            "missing": sorted(vacancy.licences - seeker.licences),
        }

    def levers(self, seeker: Seeker, vacancy: Vacancy, value: float) -> Iterable[Lever]:
        """Each missing licence, one at a time."""
        for missing in sorted(vacancy.licences - seeker.licences):
            yield Lever(value + 1.0 / len(vacancy.licences), {"licence": missing})
