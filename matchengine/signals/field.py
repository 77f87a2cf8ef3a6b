"""Did the person study one of the fields asked, or one that borders on them?"""

import numpy as np

from matchengine.arrays import Bools
from matchengine.pairs import Pairs
from matchengine.rows import FIELDS_BIND
from matchengine.signals.protocol import NOTHING_KNOWN, Measure, Signal
from matchengine.types import UNLISTED, Seeker, Vacancy

SAME, NEAR, OTHER_IN_OPEN_WORK, OTHER, OTHER_BY_LAW = 1.0, 0.6, 0.3, 0.0, -1.0
"""The measure: the field asked, a bordering one, another where the work is open to many fields,
another, another where the law asks the profession's own."""

_OPEN, _LAW = FIELDS_BIND.index("open"), FIELDS_BIND.index("law")


class Field(Signal):
    """How near a field of study comes to those asked, which are alternatives.

    Where none fits and one of either side is not on the caller's lists, it is not known.
    """

    name = "field"
    side = "B"
    reads = ("fields", "fields_bind", "fields_unlisted")
    of_person = ("fields", "near_fields", "fields_unlisted")

    def measure(self, pairs: Pairs) -> Measure:
        """See ``Signal``."""
        asked, studied = (side.lists["fields"] for side in (pairs.vacancies, pairs.seekers))
        if not len(asked.values) or not len(studied.values):
            return NOTHING_KNOWN
        bind = pairs.vacancies["fields_bind"]
        other = np.where(bind == _OPEN, OTHER_IN_OPEN_WORK, OTHER)
        near = np.where(pairs.shared("near_fields", "fields") > 0, NEAR, other)
        near = np.where(bind == _LAW, OTHER_BY_LAW, near)
        value = np.where(pairs.shared("fields") > 0, SAME, near)
        known = (asked.lengths() > 0) & (studied.lengths() > 0)
        unlisted = pairs.vacancies["fields_unlisted"] | pairs.seekers["fields_unlisted"]
        return Measure(np.where(known, value, np.nan), partly=unlisted > 0)

    def asked(self, pairs: Pairs) -> Bools:
        """See ``Signal``."""
        some: Bools = pairs.lengths(pairs.vacancies, "fields") > 0
        return some

    def facts(self, seeker: Seeker, vacancy: Vacancy, value: float) -> dict[str, object]:
        """See ``Signal``."""
        return {
            "asked": _plain(vacancy.fields),
            "studied": _plain(seeker.fields),
            "near": value == NEAR,
        }


def _plain(fields: frozenset[str]) -> list[str]:
    return sorted(field.removeprefix(UNLISTED) for field in fields)
