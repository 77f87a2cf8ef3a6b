"""`antarkerja match-all`: prices for all vacancies, then everybody's list, shard by shard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from antarkerja.domain.matching.tasks.blocks import Block, Inputs, order_of
from antarkerja.domain.matching.tasks.pricing import Reckoned, reckon_prices, set_prices
from antarkerja.domain.matching.tasks.shards import (
    About,
    begin,
    fingerprint,
    missing,
    write_shard,
)
from antarkerja.domain.matching.tasks.workers import Driver
from matchengine import IndexFolderError, SeekerIndex, VacancyIndex, Weights
from matchengine.signals import SIGNALS

__all__ = ["BLOCK", "IndexFolderError", "Plan", "Progress", "about", "make_lists", "price"]

BLOCK = 5_000
"""People a block: a few seconds of work, and what a dying worker costs."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """Index folders, where the lists go, and how they are made."""

    people: Path
    vacancies: Path
    out: Path
    today: int
    weights: Weights
    k: int = 50
    block: int = BLOCK


def price(plan: Plan) -> Reckoned:
    """Reckons prices from a sample of the people and writes them into the vacancies' folder."""
    reckoned = reckon_prices(
        VacancyIndex.open(plan.vacancies), SeekerIndex.open(plan.people),
        today=plan.today, weights=plan.weights,
    )
    set_prices(plan.vacancies, reckoned)
    return reckoned


def about(plan: Plan) -> About:
    """What the lists of a plan are made from."""
    return About(
        people=fingerprint(plan.people), vacancies=fingerprint(plan.vacancies), k=plan.k,
        today=plan.today, weights=plan.weights.version, block=plan.block,
        count=len(SeekerIndex.open(plan.people)),
        signals=tuple(one.name for one in SIGNALS if one.name in plan.weights.curves),
    )


def make_lists(plan: Plan, driver: Driver, progress: Progress = lambda done, of: None) -> About:
    """Makes the shards that are missing; those that are there, of the same inputs, stay.

    Raises OtherInputsError where the folder holds lists of other inputs.
    """
    made_from = about(plan)
    begin(plan.out, made_from)
    left = missing(plan.out, made_from)
    total = len(made_from.blocks())
    done = total - len(left)
    progress(done, total)
    if not left:
        return made_from
    inputs = Inputs(
        str(plan.people), str(plan.vacancies), (made_from.people, made_from.vacancies),
        plan.k, plan.today, plan.weights,
    )
    # People who share most are weighed together; the order follows from the inputs alone.
    order = order_of(inputs)
    for first, shard in driver(inputs, [Block(at, order[at:end]) for at, end in left]):
        write_shard(plan.out, first, shard)
        done += 1
        progress(done, total)
    return made_from
