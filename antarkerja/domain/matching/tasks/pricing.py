"""Prices from a sample of the people, for all vacancies at once."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from matchengine import Candidates, PriceRule, SeekerIndex, VacancyIndex, Weights, prices_of
from matchengine.arrays import Floats, Ints
from matchengine.many import ListMaker

CANDIDATES = 200
"""So many of a person's best vacancies compete; what stands behind is hardly ever wanted."""

SAMPLE = 20_000
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """`prices` in log-odds times 2^20 and `crowd`, expected people a place, by vacancy id."""

    vacancy_ids: Ints
    prices: Ints
    crowd: Floats
    people: int
    sample: int


def reckon_prices(
    vacancies: VacancyIndex, people: SeekerIndex, *, today: int, weights: Weights,
    sample: int = SAMPLE, rule: PriceRule | None = None,
) -> Reckoned:
    """Prices of all vacancies, as if everybody looked for work like the people of the sample.

    The sample is drawn by a fixed mixing of ids: the same people give the same prices.
    """
    columns, _ = vacancies.compacted()
    ids = columns.base.ids
    places = np.maximum(columns.base["places"], 1)
    chosen = sampled(people, sample)
    maker = ListMaker(
        vacancies, today=today, k=CANDIDATES, weights=weights, with_prices=False, reasons=False
    )
    lists = maker.lists_of(chosen, maker.alike(chosen))
    which = np.searchsorted(ids, lists.vacancy_ids)
    candidates = Candidates.of(lists.offsets, which, lists.log_odds)
    each = np.full(len(candidates), len(people) / max(1, len(candidates)))
    found = prices_of(candidates, places, rule=rule, weight=each)
    return Reckoned(ids, found.prices, found.crowd, len(people), len(candidates))


def sampled(people: SeekerIndex, sample: int) -> SeekerIndex:
    """So many of the people, drawn by a fixed mixing of their ids; all where they are fewer."""
    shelf, words = people.compacted()
    if len(shelf) <= sample:
        return people
    with np.errstate(over="ignore"):
        mixed = (shelf.base.ids.astype(np.uint64) * _MIX) >> np.uint64(11)
    rows = np.sort(np.argsort(mixed, kind="stable")[:sample])
    return SeekerIndex.of_columns(shelf.base.take(rows), words)


def set_prices(folder: Path, reckoned: Reckoned) -> None:
    """Writes a new version of a vacancy index with these prices."""
    index = VacancyIndex.open(folder)
    whole = zip(reckoned.vacancy_ids.tolist(), (reckoned.prices / 2**20).tolist(), strict=True)
    index.set_prices(dict(whole))
    index.save(folder)
