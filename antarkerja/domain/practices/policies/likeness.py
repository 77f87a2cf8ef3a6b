"""Which offices are like yours: mix of jobseekers, sectors and size, each weighing alike. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from antarkerja.domain.practices.enums.practice import OfficeSize, Setting
from antarkerja.domain.practices.enums.recommending import Trait

Floats = npt.NDArray[np.float64]
NEAREST = 10
# Standard deviations within which two offices count as alike in a trait.
ALIKE = 0.75
SMALL, MIDDLE = 3_000, 15_000
# The second part of a region's code: from 71 on it is a town (kota), below a regency.
FIRST_TOWN = 71


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """An office: shares by trait and code, such as {"education": {"SMA": 0.4}}, and its size."""

    office_id: int
    name: str
    region: str
    registered: int
    shares: Mapping[str, Mapping[str, float]]
    levels: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Alike:
    """An office near to another one, and the traits in which both are alike."""

    context: Context
    distance: float
    traits: tuple[Trait, ...]


def setting_of(region: str) -> Setting:
    """Town or country, by the code of the district; ANY for a province."""
    district = region.split(".")[1] if "." in region else ""
    if not district.isdigit():
        return Setting.ANY
    return Setting.URBAN if int(district) >= FIRST_TOWN else Setting.RURAL


def size_of(registered: int) -> OfficeSize:
    """By open registrations."""
    if registered < SMALL:
        return OfficeSize.SMALL
    return OfficeSize.MIDDLE if registered < MIDDLE else OfficeSize.LARGE


def nearest_to(
    own: Context, others: Sequence[Context], *, nearest: int = NEAREST
) -> list[Alike]:
    """The offices nearest to `own`, the nearest first.

    Each code is standardised over all offices; within a trait the mean square counts, so that a
    trait of twenty sectors weighs no more than that of the sexes. Trait by trait is added.
    """
    if not others:
        return []
    everybody = [own, *others]
    parts = {trait: _standardised(_columns(everybody, trait)) for trait in Trait}
    squares = np.stack([
        np.mean((values[1:] - values[0]) ** 2, axis=1) if values.shape[1] else
        np.zeros(len(others)) for values in parts.values()
    ])
    distances = np.sqrt(np.mean(squares, axis=0))
    order = np.argsort(distances, kind="stable")[:nearest]
    return [
        Alike(others[at], float(distances[at]), tuple(
            trait for trait, square in zip(Trait, squares[:, at], strict=True)
            if square <= ALIKE ** 2
        ))
        for at in map(int, order)
    ]


def weak_levels(
    own: Context, alike: Sequence[Alike], *, higher_is_better: Mapping[str, bool],
    fewest: int = 4,
) -> list[tuple[str, float, float]]:
    """Indicators in which `own` lags behind most offices like it: code, own level, their median.

    The furthest behind comes first. Behind means beyond three quarters of them; with fewer than
    `fewest` known levels nothing is said.
    """
    found = []
    for code, level in own.levels.items():
        known = np.array([
            one.context.levels[code] for one in alike if code in one.context.levels])
        if len(known) < fewest or code not in higher_is_better:
            continue
        sign = 1.0 if higher_is_better[code] else -1.0
        behind = sign * (np.median(known) - level)
        lowest = np.quantile(sign * known, 0.25)
        if behind > 0 and sign * level < lowest:
            spread = float(np.std(known)) or 1.0
            found.append((behind / spread, code, level, float(np.median(known))))
    return [(code, level, median) for _far, code, level, median in sorted(found, reverse=True)]


def _columns(contexts: Sequence[Context], trait: Trait) -> Floats:
    """Offices × codes of one trait; the size is one column, as a logarithm."""
    if trait == Trait.SIZE:
        sizes = [[float(max(one.registered, 0))] for one in contexts]
        return np.log1p(np.array(sizes, dtype=np.float64))
    codes = sorted({code for one in contexts for code in one.shares.get(trait, {})})
    rows = [[one.shares.get(trait, {}).get(code, 0.0) for code in codes] for one in contexts]
    return np.array(rows, dtype=np.float64).reshape(len(contexts), len(codes))


def _standardised(values: Floats) -> Floats:
    if not values.shape[1]:
        return values
    spread = values.std(axis=0)
    scaled: Floats = (values - values.mean(axis=0)) / np.where(spread > 1e-9, spread, 1.0)
    return scaled
