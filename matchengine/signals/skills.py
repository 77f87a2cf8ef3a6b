"""Which of the skills asked has the person named?"""

from collections.abc import Iterable

from matchengine.pairs import Pairs, coverage
from matchengine.signals.protocol import Lever, Measure, Signal
from matchengine.types import Seeker, Vacancy


class Skills(Signal):
    """The share of the skills asked that the person has named."""

    name = "skills"
    side = "B"
    reads = ("skills",)

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        return Measure(coverage(pairs, "skills", pairs.vacancies, pairs.seekers))

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {
            "have": sorted(vacancy.skills & seeker.skills),
            "missing": sorted(vacancy.skills - seeker.skills),
        }

    def levers(self, seeker: Seeker, vacancy: Vacancy, value: float) -> Iterable[Lever]:
        """Each missing skill, one at a time."""
        for missing in sorted(vacancy.skills - seeker.skills):
            yield Lever(value + 1.0 / len(vacancy.skills), {"skill": missing})
