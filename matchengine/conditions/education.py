"""Where the law binds an occupation, the education asked must be reached."""

from collections.abc import Mapping

from matchengine.arrays import Bools
from matchengine.pairs import Pairs
from matchengine.types import Seeker, Vacancy


class Education:
    """Elsewhere a rung too few costs, it does not exclude: see ``signals/education.py``."""

    name = "education"
    reads = ("regulated", "education_min")
    of_person = ("education",)

    def holds(self, pairs: Pairs, today: int) -> Bools:
        """See ``Condition``."""
        has, asked = pairs.seekers["education"], pairs.vacancies["education_min"]
        # An unknown level is -1 on either side; no level asked is below every level had.
        short: Bools = (pairs.vacancies["regulated"] != 0) & (has > 0) & (has < asked)
        return ~short

    def facts(self, seeker: Seeker, vacancy: Vacancy, today: int) -> Mapping[str, object]:
        """See ``Condition``."""
        return {"asked": vacancy.education_min, "has": seeker.education}
