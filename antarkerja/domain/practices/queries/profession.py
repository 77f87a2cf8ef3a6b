"""The profession in numbers, for everybody: small numbers are not shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from antarkerja.domain.practices.enums.profession import Measure
from antarkerja.domain.practices.models import ProfessionCount
from antarkerja.domain.reference.regions import region_name

# Below this a number might tell of one person (facts §5).
FEWEST = 5
# These tell of offices and texts, never of a person.
ALWAYS_SHOWN = frozenset({Measure.OFFICES, Measure.PRACTICES, Measure.REPLICATIONS,
                          Measure.BETTER})


@dataclass(frozen=True, slots=True)
class ProvinceLine:
    """A province, or the nation where `region` is empty; None is a number that is too small."""

    region: str
    name: str
    numbers: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Profession:
    """`reckoned_on` is None before the first night."""

    nation: ProvinceLine | None
    provinces: list[ProvinceLine]
    reckoned_on: date | None


def profession() -> Profession:
    """One query. Where provinces that are too small would be told by the nation's sum, the smallest
    beside them is hidden as well, so that nobody takes the sum apart."""
    rows = list(ProfessionCount.objects.order_by("region", "measure"))
    if not rows:
        return Profession(None, [], None)
    numbers: dict[str, dict[str, int]] = {}
    for row in rows:
        numbers.setdefault(row.region, {})[row.measure] = row.number
    hidden = _hidden({region: of for region, of in numbers.items() if region})
    lines = [
        ProvinceLine(region, region_name(region) if region else "", {
            measure: None if (region, measure) in hidden or _is_small(of, measure) else
            of.get(measure, 0) for measure in Measure.values})
        for region, of in sorted(numbers.items())
    ]
    nation = next((line for line in lines if not line.region), None)
    return Profession(nation, [line for line in lines if line.region],
                      max(row.reckoned_on for row in rows))


def _is_small(numbers: dict[str, int], measure: str) -> bool:
    return measure not in ALWAYS_SHOWN and 0 < numbers.get(measure, 0) < FEWEST


def _hidden(provinces: dict[str, dict[str, int]]) -> set[tuple[str, str]]:
    hidden: set[tuple[str, str]] = set()
    for measure in Measure.values:
        numbers = {region: of.get(measure, 0) for region, of in provinces.items()}
        secret = [region for region, of in provinces.items() if _is_small(of, measure)]
        others = sorted((region for region, number in numbers.items()
                         if number and region not in secret),
                        key=lambda region: numbers[region], reverse=True)
        # One and one are two: who knows the sum of the hidden knows both.
        while secret and others and (
            len(secret) == 1 or sum(numbers[region] for region in secret) < FEWEST
        ):
            secret.append(others.pop())
        hidden.update((region, measure) for region in secret)
    return hidden
