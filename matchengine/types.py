"""What the engine is told about a person and a vacancy, and what it answers.

The types are frozen and slotted on purpose: they have no room for age, sex, religion, marital
status, ethnicity, disability, conviction or pregnancy, and none can be hung on them afterwards.
An empty string, an empty collection or ``None`` always means *not known*, never *none*.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

Side = Literal["A", "B"]
"""A: would the person take the work; B: would the employer take the person."""

Verdict = Literal["fits", "gap", "unknown"]

UNLISTED = "?"
"""The first letter of a field of study that the caller's lists do not know: shared it counts like
any other, but where nothing fits nobody knows whether it would have."""


@dataclass(frozen=True, slots=True)
class Work:
    """One spell of experience. Informal and unpaid work count like any other.

    ``occupation`` is a KBJI/ISCO-08 group of up to four digits; ``months`` is how long it lasted;
    ``ended_months_ago`` is None where the work goes on or its end is not known.
    """

    occupation: str
    months: int | None
    ended_months_ago: int | None = None
    informal: bool = False


@dataclass(frozen=True, slots=True)
class Seeker:
    """A person who looks for work.

    ``wishes`` are occupation groups, the dearest first. ``education`` is the ladder SD 1, SMP 2,
    SMA and SMK 3, D1 4, D2 5, D3 6, D4 and S1 7, profesi 8, S2 9, S3 10. ``region`` and ``places``
    are Kemendagri codes ("33", "33.07"); ``point`` is latitude and longitude in degrees;
    ``wage_floor`` is in rupiah a month. ``places`` are where the person accepts work: named, they
    are binding; empty, distance decides softly. ``max_km`` is binding too, and widens ``places``
    where both are given. ``accommodation`` holds what the person wishes to be matched by.
    ``stamp`` is the caller's own mark of the row's version.
    ``near_fields`` are fields of study that border on ``fields``; ``words`` are those in which the
    person names wishes and past work, in the caller's canonical form.
    """

    id: int
    wishes: tuple[str, ...] = ()
    work: tuple[Work, ...] = ()
    education: int | None = None
    fields: frozenset[str] = frozenset()
    skills: frozenset[str] = frozenset()
    licences: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    region: str = ""
    point: tuple[float, float] | None = None
    places: tuple[str, ...] = ()
    max_km: int | None = None
    wage_floor: int | None = None
    hours: str = ""
    accommodation: frozenset[str] = frozenset()
    near_fields: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    stamp: int = 0


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A vacancy and what it asks.

    ``regulated`` says that the law binds the occupation, so ``licences`` and ``education_min``
    are hard. ``experience_min`` is in months. ``accommodation`` is what the workplace offers.
    ``second`` is another occupation that the vacancy may be, with its own confidence; the two
    confidences together are how far the code is to be trusted. ``usual`` are skills that such
    work asks even where the vacancy is silent, ``words`` those of the title that say what is done.
    ``fields_bind`` says how the fields of study bind: "open" where an officer takes others as
    well, "law" where the law asks the profession's own, else "" as is usual.
    ``places`` is how many people are sought. ``open_from`` and ``open_until`` are date ordinals
    (``date.toordinal``), both days included.
    """

    id: int
    occupation: str = ""
    occupation_confidence: float = 1.0
    education_min: int | None = None
    fields: frozenset[str] = frozenset()
    experience_min: int | None = None
    skills: frozenset[str] = frozenset()
    licences: frozenset[str] = frozenset()
    regulated: bool = False
    languages: frozenset[str] = frozenset()
    region: str = ""
    point: tuple[float, float] | None = None
    wage_min: int | None = None
    wage_max: int | None = None
    hours: str = ""
    accommodation: frozenset[str] = frozenset()
    places: int = 1
    open_from: int | None = None
    open_until: int | None = None
    second: str = ""
    second_confidence: float = 0.0
    usual: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    fields_bind: str = ""
    stamp: int = 0


class Reason(NamedTuple):
    """What one signal adds to a match.

    ``weight`` is in log-odds against *not known* (which is 0); ``share`` is how full the bar is,
    from 0 (the worst this signal can say) to 1 (the best); ``facts`` are plain values to put
    into words; ``asked`` is whether anybody asks it at all.
    """

    signal: str
    side: Side
    weight: float
    share: float
    verdict: Verdict
    facts: Mapping[str, object]
    asked: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would raise the score, all else equal, by ``gain`` points (at least 1)."""

    signal: str
    gain: int
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Match:
    """A person and a vacancy that no condition keeps apart.

    ``log_odds`` is the intercept of the weights plus the weights of all reasons, exactly;
    ``score`` is that on a scale from 0 to 100. ``price`` is what the crowd for the vacancy took off
    its rank, in log-odds; it is no part of the score. ``spread`` is how uncertain the log-odds are
    for what is asked and not known: one standard deviation, 0 where reasons were not asked for.
    """

    seeker_id: int
    vacancy_id: int
    score: int
    log_odds: float
    reasons: tuple[Reason, ...] = ()
    changes: tuple[Change, ...] = ()
    price: float = 0.0
    spread: float = 0.0


@dataclass(frozen=True, slots=True)
class Excluded:
    """A person and a vacancy kept apart by one condition, named, with the facts behind it."""

    condition: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best matches, best first (ties by id), and how many rows no condition kept out."""

    matches: tuple[Match, ...]
    in_reach: int
