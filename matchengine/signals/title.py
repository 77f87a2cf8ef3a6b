"""Does the title say what the person has called the work? It can only raise.

Codes are guessed from titles and are coarse; the words of the title itself are neither.
"""

from matchengine.arrays import Bools
from matchengine.pairs import Pairs, coverage
from matchengine.signals.protocol import Measure, Signal
from matchengine.types import Seeker, Vacancy


class Title(Signal):
    """The share of the title's words that are among those of the wishes and of past work."""

    name = "title"
    side = "A"
    reads = ("words",)
    of_person = ("words",)

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        return Measure(coverage(pairs, "words", pairs.vacancies, pairs.seekers))

    def asked(self, pairs: Pairs) -> Bools:
        """See ``Signal``."""
        some: Bools = pairs.lengths(pairs.vacancies, "words") > 0
        return some

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {"words": sorted(vacancy.words & seeker.words), "title": sorted(vacancy.words)}
