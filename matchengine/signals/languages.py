"""Which of the languages asked does the person speak?"""

from collections.abc import Iterable

from matchengine.arrays import Bools
from matchengine.pairs import Pairs, coverage
from matchengine.signals.protocol import Lever, Measure, Signal
from matchengine.types import Seeker, Vacancy


class Languages(Signal):
    """The share of the languages asked that the person speaks."""

    name = "languages"
    side = "B"
    reads = ("languages",)
    of_person = ("languages",)

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        return Measure(coverage(pairs, "languages", pairs.vacancies, pairs.seekers))

    def asked(self, pairs: Pairs) -> Bools:
        """See ``Signal``."""
        some: Bools = pairs.lengths(pairs.vacancies, "languages") > 0
        return some

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {
            "have": sorted(vacancy.languages & seeker.languages),
            "missing": sorted(vacancy.languages - seeker.languages),
        }

    def levers(self, seeker: Seeker, vacancy: Vacancy, value: float) -> Iterable[Lever]:
        """Each missing language, one at a time."""
        for missing in sorted(vacancy.languages - seeker.languages):
            yield Lever(value + 1.0 / len(vacancy.languages), {"language": missing})
