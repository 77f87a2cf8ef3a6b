"""Does the wage reach what the person needs?"""

from collections.abc import Iterable

import numpy as np

from matchengine.pairs import Pairs
from matchengine.signals.protocol import Lever, Measure, Signal
from matchengine.types import Seeker, Vacancy


class Wage(Signal):
    """The most that is offered (or, that not stated, the least) as a share of the wage floor."""

    name = "wage"
    side = "A"
    reads = ("wage_min", "wage_max")
    of_person = ("wage_floor",)

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        floor, most = pairs.seekers["wage_floor"], pairs.vacancies["wage_max"]
        offered = np.where(most >= 0, most, pairs.vacancies["wage_min"])
        known = (floor > 0) & (offered >= 0)
        return Measure(np.where(known, offered / np.maximum(floor, 1), np.nan))

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {"floor": seeker.wage_floor, "offered": _offered(vacancy)}

    def levers(self, seeker: Seeker, vacancy: Vacancy, value: float) -> Iterable[Lever]:
        """A floor lowered to what is offered."""
        offered = _offered(vacancy)
        if value < 1.0 and offered is not None and seeker.wage_floor is not None:
            yield Lever(1.0, {"less": seeker.wage_floor - offered})


def _offered(vacancy: Vacancy) -> int | None:
    return vacancy.wage_max if vacancy.wage_max is not None else vacancy.wage_min
