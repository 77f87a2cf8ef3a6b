"""Points on the earth as points on the unit sphere, and the distance between them."""

import math
from functools import lru_cache

import numpy as np

from matchengine.arrays import Floats

EARTH_KM = 6371.0088
"""The earth's mean radius (IUGG)."""

Point = tuple[float, float]


def on_sphere(point: Point | None) -> tuple[float, float, float]:
    """Latitude and longitude in degrees as x, y, z; distances then need no sines row by row.

    NaN for no point. Raises ValueError where the point is not on the earth.
    """
    if point is None:
        return (math.nan, math.nan, math.nan)
    latitude, longitude = point
    if not (-90.0 <= latitude <= 90.0 and -180.0 <= longitude <= 180.0):
        raise ValueError(f"point {point} is not latitude, longitude in degrees")
    phi, lam = math.radians(latitude), math.radians(longitude)
    return (math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi))


@lru_cache(maxsize=16_384)
def from_sphere(x: float, y: float, z: float) -> Point | None:
    """Latitude and longitude in degrees, to a tenth of a millimetre; None for NaN."""
    if math.isnan(x):
        return None
    latitude = math.degrees(math.atan2(z, math.hypot(x, y)))
    return (round(latitude, 9), round(math.degrees(math.atan2(y, x)), 9))


def distance_km(chord: Floats) -> Floats:
    """Kilometres along the sphere for a straight line through it, to 0.1 km.

    The haversine formula: a chord is twice the square root of the haversine.
    """
    return np.rint(2.0 * EARTH_KM * np.arcsin(np.minimum(chord / 2.0, 1.0)) * 10.0) / 10.0


def km_between(a: Point | None, b: Point | None) -> float | None:
    """Kilometres between two points in degrees, to 0.1 km; None where one is not known."""
    if a is None or b is None:
        return None
    return float(distance_km(np.array([math.dist(on_sphere(a), on_sphere(b))]))[0])
