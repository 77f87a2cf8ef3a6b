"""Whether groups are treated alike: gaps between them in scores, lists, referrals and wages.

The report takes scores, ranks and group numbers and nothing else. What a group is, the caller
says; nothing here can reach the engine, whose types have no room for it.
"""

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from matchengine.arrays import Floats, Ints
from matchengine.fairness_page import page
from matchengine.fairness_ratios import NOTHING, Ratio, holm, mean_ratio, share_ratio
from matchengine.fairness_rows import Known, Measure, Units, figures, whole, yes_or_no
from matchengine.fairness_words import Language

JSON_FORMAT = 1


class Verdict(StrEnum):
    """What can be said of one group. Which way a gap goes, its ratio tells.

    GAP: proved, and the ratio beyond the fair ratio. DIFFERENCE: proved, but small. ALIKE: the
    whole interval within the fair ratio. UNCLEAR: neither can be said. TOO_FEW: below the floor,
    or nobody to compare with. UNDEFINED: nobody has any, so there is no ratio.
    """

    GAP = "gap"
    DIFFERENCE = "difference"
    ALIKE = "alike"
    UNCLEAR = "unclear"
    TOO_FEW = "too_few"
    UNDEFINED = "undefined"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True, eq=False)
class Grouping:
    """One way to divide rows: each row's group as a number that ``labels`` gives a word for.

    -1 is not stated and counts nowhere. ``reference`` is the group that the others are compared
    with; without one, each is compared with all others. Raises ValueError for other numbers.
    """

    label: str
    numbers: Ints
    labels: tuple[str, ...]
    reference: int | None = None

    def __post_init__(self) -> None:
        numbers = whole(self.label, self.numbers, np.size(self.numbers))
        if len(numbers) and not (numbers.min() >= -1 and numbers.max() < len(self.labels)):
            raise ValueError(f"{self.label}: a group number that has no label")
        if self.reference is not None and not 0 <= self.reference < len(self.labels):
            raise ValueError(f"{self.label}: the reference has no label")
        object.__setattr__(self, "numbers", numbers)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One group's figure against the others'.

    ``n`` counts rows (people, where given) with a known value, ``against`` those compared with.
    ``figure`` is a share or a mean, ``ratio`` it over the others' (infinite where they have none);
    ``low`` and ``high`` are the interval of this comparison alone, ``chance`` is corrected for
    all comparisons of the report. None below the floor.
    """

    group: str
    n: int
    against: int
    figure: float | None
    ratio: float | None
    low: float | None
    high: float | None
    chance: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Table:
    """One measure by one grouping. ``overall`` is everyone's figure and ``parity`` the lowest
    group's over the highest's, both of the groups that reach the floor."""

    measure: Measure
    grouping: str
    reference: str | None
    overall: float | None
    parity: float | None
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class RankChange:
    """Ranks of the same profiles before and after a change that should not matter.

    ``moved`` came into a list or left it; ``largest`` is the largest change of the others.
    """

    label: str
    n: int
    equal: int
    moved: int
    largest: int

    @property
    def share_equal(self) -> float:
        """The share of ranks that stayed the same."""
        return self.equal / self.n


@dataclass(frozen=True, slots=True)
class FairnessReport:
    """All comparisons, and by what rules they were judged."""

    rows: int
    floor: int
    fair_ratio: float
    level: float
    tables: tuple[Table, ...]
    swaps: tuple[RankChange, ...] = ()

    def found(self, *verdicts: Verdict) -> tuple[tuple[Table, Comparison], ...]:
        """The comparisons with one of these verdicts (GAP where none is named)."""
        wanted = verdicts or (Verdict.GAP,)
        return tuple(
            (table, comparison)
            for table in self.tables
            for comparison in table.comparisons
            if comparison.verdict in wanted
        )

    def to_json(self) -> str:
        """The report as JSON; an infinite end or ratio is null."""
        plain = {"format": JSON_FORMAT, **_plain_fields(self)}
        return json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=1)

    def to_html(
        self, language: Language = "id", label: Callable[[str], str] = str,
        about: Sequence[str] = (),
    ) -> str:  # fmt: skip
        """A page that stands alone: no script, nothing fetched. ``label`` may translate labels;
        ``about`` are sentences under the heading: whose report it is, of which days."""
        return page(self, language, label, about)


def fairness_report(
    groupings: Sequence[Grouping],
    *,
    scores: npt.ArrayLike | None = None,
    ranks: npt.ArrayLike | None = None,
    referred: npt.ArrayLike | None = None,
    hired: npt.ArrayLike | None = None,
    wages: npt.ArrayLike | None = None,
    distances: npt.ArrayLike | None = None,
    people: npt.ArrayLike | None = None,
    swaps: Sequence[RankChange] = (),
    floor: int = 30,
    fair_ratio: float = 0.8,
    level: float = 0.95,
) -> FairnessReport:
    """Compares groups in all that is given; each array has one value a row, in the same order.

    A row is a person, or a person in one list: then ``people`` numbers the persons, and a person's
    rows count together (exposure summed, all else averaged), for rows of one person say nothing
    new about a group. ``ranks`` start at 1; 0 is not shown. ``referred`` and ``hired`` are yes or
    no. A value not known is masked (``numpy.ma``). Groups of fewer than ``floor`` rows (people,
    where given) get no verdict, show no figure, and are left out of what others are compared with.

    Raises ValueError for NaN, unlike lengths, values below zero, and a person in two groups.
    """
    if floor < 2 or not 0 < fair_ratio < 1 or not 0 < level < 1:
        raise ValueError("floor from 2; fair ratio and level between 0 and 1")
    given = dict(zip(Measure, (scores, ranks, referred, hired, wages, distances), strict=True))
    rows = len(groupings[0].numbers) if groupings else 0
    if any(len(grouping.numbers) != rows for grouping in groupings):
        raise ValueError("groupings of differing lengths")
    units = Units.of(people, rows)
    groups = [units.groups(grouping.label, grouping.numbers) for grouping in groupings]
    drafts = [
        _Draft.of(measure, grouping, _split(column, numbers, grouping), floor, level)
        for measure, column in figures(given, rows, units)
        for grouping, numbers in zip(groupings, groups, strict=True)
    ]
    tables = _judged(drafts, floor, fair_ratio, level)
    return FairnessReport(rows, floor, fair_ratio, level, tables, tuple(swaps))


def crossed(*groupings: Grouping) -> Grouping:
    """The groups that several groupings make together, such as women under 25.

    A row that one of them does not state is not stated. Raises ValueError where lengths differ.
    """
    if not groupings or len({len(grouping.numbers) for grouping in groupings}) != 1:
        raise ValueError("groupings of one length are crossed")
    numbers = np.zeros(len(groupings[0].numbers), dtype=np.int64)
    labels = [""]
    for grouping in groupings:
        stated = (numbers >= 0) & (grouping.numbers >= 0)
        numbers = np.where(stated, numbers * len(grouping.labels) + grouping.numbers, -1)
        labels = [f"{left} × {right}" if left else right
                  for left in labels for right in grouping.labels]  # fmt: skip
    return Grouping(" × ".join(g.label for g in groupings), numbers, tuple(labels))


def rank_change(before: npt.ArrayLike, after: npt.ArrayLike, label: str = "") -> RankChange:
    """How ranks differ before and after a change that should not matter; 0 is not shown.

    Raises ValueError where both are not as many, or there is none.
    """
    rows = np.size(np.asarray(before))
    old, new = whole("before", before, rows), whole("after", after, rows)
    if not rows:
        raise ValueError("there are no ranks to compare")
    stayed = (old > 0) & (new > 0)
    largest = int(np.abs(old - new)[stayed].max(initial=0))
    moved = int(((old > 0) != (new > 0)).sum())
    return RankChange(label, rows, int((old == new).sum()), moved, largest)


@dataclass(frozen=True, slots=True, eq=False)
class _Draft:
    """One table before chance is corrected for all of them. A ratio is None without a verdict."""

    measure: Measure
    grouping: Grouping
    values: tuple[Floats, ...]
    judged: tuple[int, ...]
    ratios: tuple[Ratio | None, ...]

    @classmethod
    def of(
        cls, measure: Measure, grouping: Grouping, values: tuple[Floats, ...],
        floor: int, level: float,
    ) -> "_Draft":  # fmt: skip
        judged = tuple(group for group, held in enumerate(values) if len(held) >= floor)
        whom = {group: cls._others(group, judged, grouping.reference) for group in judged}
        ratios = [
            _ratio(values[group], [values[other] for other in whom[group]], level)
            if whom.get(group)
            else None
            for group in range(len(values))
        ]
        return cls(measure, grouping, values, judged, tuple(ratios))

    @staticmethod
    def _others(group: int, judged: tuple[int, ...], reference: int | None) -> list[int]:
        if reference is None:
            return [other for other in judged if other != group]
        return [reference] if reference in judged and reference != group else []

    def against(self, group: int) -> int:
        """How many the group is compared with."""
        others = self._others(group, self.judged, self.grouping.reference)
        return sum(len(self.values[other]) for other in others) if group in self.judged else 0

    def questions(self) -> dict[int, int]:
        """Each group with a ratio, and the group whose chance it shares.

        Two groups compared with each other are one question, not two.
        """
        asked = [group for group, ratio in enumerate(self.ratios) if ratio is not None]
        one = len(asked) == 2 and self.grouping.reference is None
        return {group: asked[0] if one else group for group in asked}


def _split(column: Known, numbers: Ints, grouping: Grouping) -> tuple[Floats, ...]:
    """The known values of each group, sorted, so that sums do not depend on the order of rows."""
    numbers, values = numbers[column.known], column.values[column.known]
    return tuple(np.sort(values[numbers == group]) for group in range(len(grouping.labels)))


def _ratio(group: Floats, listed: Sequence[Floats], level: float) -> Ratio:
    others = np.sort(np.concatenate(listed))
    if yes_or_no(group) and yes_or_no(others):
        hits, other_hits = int(group.sum()), int(others.sum())
        return share_ratio(hits, len(group), other_hits, len(others), level)
    return mean_ratio(group, others, level)


def _judged(
    drafts: Sequence[_Draft], floor: int, fair_ratio: float, level: float
) -> tuple[Table, ...]:
    asked = [
        (index, question)
        for index, draft in enumerate(drafts)
        for question in sorted(set(draft.questions().values()))
    ]
    chances = holm([(drafts[index].ratios[group] or NOTHING).p for index, group in asked])
    corrected = dict(zip(asked, chances, strict=True))
    tables = []
    for index, draft in enumerate(drafts):
        shared = draft.questions()
        comparisons = tuple(
            _comparison(draft, group, corrected.get((index, shared.get(group, -1))),
                        fair_ratio, level)
            for group in range(len(draft.values))
        )  # fmt: skip
        tables.append(_table(draft, comparisons))
    return tuple(tables)


def _table(draft: _Draft, comparisons: tuple[Comparison, ...]) -> Table:
    shown = [one.figure for one in comparisons if one.figure is not None]
    everyone = [draft.values[group] for group in draft.judged]
    overall = float(np.sort(np.concatenate(everyone)).mean()) if everyone else None
    parity = min(shown) / max(shown) if len(shown) > 1 and max(shown) > 0 else None
    grouping = draft.grouping
    reference = None if grouping.reference is None else grouping.labels[grouping.reference]
    return Table(draft.measure, grouping.label, reference, overall, parity, comparisons)


def _comparison(
    draft: _Draft, group: int, chance: float | None, fair_ratio: float, level: float
) -> Comparison:
    label, held, ratio = draft.grouping.labels[group], draft.values[group], draft.ratios[group]
    n, against = len(held), draft.against(group)
    figure = float(held.mean()) if group in draft.judged else None
    if ratio is None or chance is None:
        is_reference = group == draft.grouping.reference and figure is not None
        verdict = Verdict.REFERENCE if is_reference else Verdict.TOO_FEW
        return Comparison(label, n, against, figure, None, None, None, None, verdict)
    if math.isnan(ratio.value):
        return Comparison(label, n, against, figure, None, None, None, None, Verdict.UNDEFINED)
    verdict = _verdict(ratio, chance, fair_ratio, level)
    return Comparison(
        label, n, against, figure, ratio.value, ratio.low, ratio.high, chance, verdict
    )


def _verdict(ratio: Ratio, chance: float, fair_ratio: float, level: float) -> Verdict:
    if chance < 1 - level:
        fair = fair_ratio <= ratio.value <= 1 / fair_ratio
        return Verdict.DIFFERENCE if fair else Verdict.GAP
    if fair_ratio <= ratio.low and ratio.high <= 1 / fair_ratio:
        return Verdict.ALIKE
    return Verdict.UNCLEAR


def _plain_fields(held: object) -> dict[str, object]:
    return dict(_each_field(held))


def _each_field(held: object) -> Iterator[tuple[str, object]]:
    if is_dataclass(held):
        for field in fields(held):
            yield field.name, _plain(getattr(held, field.name))
    if isinstance(held, RankChange):
        yield "share_equal", held.share_equal


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return _plain_fields(value) if is_dataclass(value) else value
