"""A vacancy can be filled only on the days it is open."""

from collections.abc import Mapping

from matchengine.arrays import Bools
from matchengine.pairs import Pairs
from matchengine.types import Seeker, Vacancy


class Validity:
    """Open from the first to the last day stated, both included."""

    name = "validity"
    reads = ("open_from", "open_until")
    of_person: tuple[str, ...] = ()

    def holds(self, pairs: Pairs, today: int) -> Bools:
        """See ``Condition``."""
        vacancies = pairs.vacancies
        held: Bools = (vacancies["open_from"] <= today) & (today <= vacancies["open_until"])
        return held

    def facts(self, seeker: Seeker, vacancy: Vacancy, today: int) -> Mapping[str, object]:
        """See ``Condition``."""
        return {
            "open_from": vacancy.open_from,
            "open_until": vacancy.open_until,
            "today": today,
        }
