"""A fairness report read back from its JSON, for whoever keeps reports and shows them later."""

import json
import math
from typing import Any

from matchengine.fairness import (
    JSON_FORMAT,
    Comparison,
    FairnessReport,
    RankChange,
    Table,
    Verdict,
)
from matchengine.fairness_rows import Measure


def report_from_json(text: str) -> FairnessReport:
    """The report whose ``to_json`` wrote the text; both give the same JSON and the same page.

    Raises ValueError for another format, KeyError or TypeError for a report with parts missing.
    """
    told: dict[str, Any] = json.loads(text)
    if told.pop("format", None) != JSON_FORMAT:
        raise ValueError(f"not a fairness report of format {JSON_FORMAT}")
    tables = tuple(_table(one) for one in told.pop("tables"))
    swaps = tuple(_swap(one) for one in told.pop("swaps"))
    return FairnessReport(**told, tables=tables, swaps=swaps)


def _table(told: dict[str, Any]) -> Table:
    comparisons = tuple(_comparison(one) for one in told["comparisons"])
    return Table(**{**told, "measure": Measure(told["measure"]), "comparisons": comparisons})


def _comparison(told: dict[str, Any]) -> Comparison:
    """JSON has no infinity: where a chance was reckoned, an end that is missing is infinite."""
    if told["chance"] is not None:
        ends = {name: math.inf for name in ("ratio", "high") if told[name] is None}
        told = {**told, **ends}
    return Comparison(**{**told, "verdict": Verdict(told["verdict"])})


def _swap(told: dict[str, Any]) -> RankChange:
    return RankChange(**{name: told[name] for name in ("label", "n", "equal", "moved", "largest")})
