"""Which offices are alike enough to be compared."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
# For each adopter its nearest so many; a comparison takes those of all its adopters together.
NEAREST = 10
# Where offices are few, all that did not adopt are better than a handful.
ALL_UP_TO = 12


def similar_offices(
    traits: Floats, adopters: Sequence[int], others: Sequence[int], *, nearest: int = NEAREST
) -> list[int]:
    """Rows of `others` nearest to any of `adopters`, in rising order.

    `traits` is offices × traits, each as large as it stands (size as a logarithm, shares, the
    level before anybody began); unknown ones are NaN and count as the mean. Every trait weighs
    alike by its spread over the offices.
    """
    if len(others) <= ALL_UP_TO or not adopters:
        return sorted(others)
    known = np.ma.masked_invalid(traits)
    spread = np.ma.filled(known.std(axis=0), 0.0)
    centred = (known - known.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    centred = np.ma.filled(centred, 0.0)
    near: set[int] = set()
    pool = np.array(sorted(others))
    for row in adopters:
        distances = np.linalg.norm(centred[pool] - centred[row], axis=1)
        near.update(int(pool[at]) for at in np.argsort(distances, kind="stable")[:nearest])
    return sorted(near)
