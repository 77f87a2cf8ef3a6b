"""The table of weights in use: the learnt one that somebody put to use, else the engine's own."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from antarkerja.domain.matching.errors import BrokenTableError
from antarkerja.domain.matching.models import WeightTable
from matchengine import DEFAULT_WEIGHTS, Curve, Weights


def active_weights() -> Weights:
    """The weights by which everything is ranked now. One query.

    Raises:
        BrokenTableError: the row in use does not hold a table.
    """
    table = table_in_use()
    return DEFAULT_WEIGHTS if table is None else weights_of(table)


def table_in_use() -> WeightTable | None:
    """The row in use; None where the engine's own table is. One query."""
    return WeightTable.objects.defer("report").filter(active=True).first()


def weights_of(table: WeightTable) -> Weights:
    """A row as the engine's table.

    Raises:
        BrokenTableError: a curve is missing a point, turns back or is of no signal.
    """
    return _read(table.version, table.intercept, json.dumps(table.curves, sort_keys=True))


def curves_as_json(weights: Weights) -> dict[str, Any]:
    """The curves as a row keeps them."""
    return {
        name: {"points": [list(point) for point in curve.points], "fits_at": curve.fits_at}
        for name, curve in weights.curves.items()
    }


@lru_cache(maxsize=16)
def _read(version: str, intercept: float, curves: str) -> Weights:
    """Kept by what is written in the row, so that whatever is read is what stands there.

    A signal that the engine got since the row was written speaks by the engine's own curve.
    """
    try:
        told = json.loads(curves)
        strange = told.keys() - DEFAULT_WEIGHTS.curves.keys()
        if strange or not told:
            raise ValueError(f"no such signals: {sorted(strange)}")
        learnt = {
            name: Curve(
                tuple((float(at), float(worth)) for at, worth in curve["points"]),
                float(curve["fits_at"]),
            )
            for name, curve in told.items()
        }
        return Weights(version, intercept, {**DEFAULT_WEIGHTS.curves, **learnt})
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BrokenTableError(version, str(error)) from error
