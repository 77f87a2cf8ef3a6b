"""The score once more, as plain loops over plain values: what the arrays are held against.

It shares nothing with the engine but the table of weights.
"""

import bisect
import math

from matchengine import DEFAULT_WEIGHTS, Seeker, Vacancy

NEAR = (0.0, 0.15, 0.45, 0.75, 1.0)
NEIGHBOURS = {frozenset({"5223", "5230"})}
"""Those of the codes in ``strategies.py`` that are in the list of neighbours."""


def _curve(name: str, measure: float | None) -> float:
    if measure is None:
        return 0.0
    points = DEFAULT_WEIGHTS.curves[name].points
    across = [x for x, _ in points]
    if measure <= across[0]:
        return points[0][1]
    if measure >= across[-1]:
        return points[-1][1]
    right = bisect.bisect_right(across, measure)
    (x0, y0), (x1, y1) = points[right - 1], points[right]
    return y0 + (y1 - y0) * (measure - x0) / (x1 - x0)


def near(a: str, b: str) -> float:
    """Nearness by shared leading digits, or as neighbours."""
    shared = 0
    while shared < min(len(a), len(b)) and a[shared] == b[shared]:
        shared += 1
    return max(NEAR[shared], 0.6 if frozenset({a, b}) in NEIGHBOURS else 0.0)


def near_vacancy(a: str, vacancy: Vacancy) -> float:
    """Nearness to the vacancy's two occupations, each by its share of the confidence."""
    first, second = vacancy.occupation_confidence, vacancy.second_confidence
    if not vacancy.second or not first + second:
        return near(a, vacancy.occupation)
    share = second / (first + second)
    return near(a, vacancy.occupation) * (1 - share) + near(a, vacancy.second) * share


def _trust(vacancy: Vacancy) -> float:
    second = vacancy.second_confidence if vacancy.second else 0.0
    return min(vacancy.occupation_confidence + second, 1.0)


def _wish(seeker: Seeker, vacancy: Vacancy) -> float:
    """What is to be expected: either occupation by its chance, and the rest by chance."""
    if not any(seeker.wishes) or (not vacancy.occupation and vacancy.occupation_confidence):
        return 0.0
    first = vacancy.occupation_confidence if vacancy.occupation else 0.0
    second = vacancy.second_confidence if vacancy.occupation and vacancy.second else 0.0
    both = max(first + second, 1.0)
    first, second = first / both, second / both
    ranked = list(enumerate(wish for wish in seeker.wishes if wish))

    def of(occupation: str) -> float:
        measure = max(near(wish, occupation) * (1 - 0.01 * min(at, 5)) for at, wish in ranked)
        return _curve("wish", measure)

    anything = (1 - first - second) * _curve("wish", 0.3)
    return first * of(vacancy.occupation) + second * of(vacancy.second) + anything


def covers(place: str, region: str) -> bool:
    """Whether either of two regions may lie in the other."""
    short, long = sorted((place, region), key=len)
    return bool(short) and (long + ".").startswith(short + ".")


def km(seeker: Seeker, vacancy: Vacancy) -> float | None:
    """The haversine distance, to 0.1 km."""
    if seeker.point is None or vacancy.point is None:
        return None
    (a, b), (c, d) = (map(math.radians, p) for p in (seeker.point, vacancy.point))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return round(2 * 6371.0088 * math.asin(math.sqrt(h)), 1)


def _place(seeker: Seeker, vacancy: Vacancy) -> float | None:
    far = km(seeker, vacancy)
    here, there = seeker.region, vacancy.region
    if far is None and here and there:
        same = 8.0 if here == there and len(here) > 2 else 50.0
        far = same if here[:2] == there[:2] else 50.0 if here[0] == there[0] else 150.0
    if there and any(covers(place, there) for place in seeker.places):
        far = 15.0 if far is None else min(far, 15.0)
    return far


def _experience(seeker: Seeker, vacancy: Vacancy) -> float:
    if not seeker.work or not vacancy.occupation:
        return 0.0
    related, unclear = 0.0, False
    for spell in seeker.work:
        nearness = near_vacancy(spell.occupation, vacancy)
        lately = max(0.5, 1 - (spell.ended_months_ago or 0) / 240)
        related += round(nearness * lately * (spell.months or 0) * 16) / 16
        if spell.occupation:
            unclear |= nearness > 0 and spell.months is None
        else:
            unclear |= spell.months != 0
    asked = vacancy.experience_min
    weight = _curve("experience", related / asked if asked else 0.5 + related / 48)
    return 0.0 if unclear and weight < 0 else weight * _trust(vacancy)


def _coverage(asked: frozenset[str], held: frozenset[str]) -> float | None:
    return len(asked & held) / len(asked) if asked and held else None


def _skills(asked: frozenset[str], held: frozenset[str]) -> float | None:
    return min(len(asked & held) / min(len(asked), 5), 1.0) if asked and held else None


def _field(seeker: Seeker, vacancy: Vacancy) -> float | None:
    if not seeker.fields or not vacancy.fields:
        return None
    if seeker.fields & vacancy.fields:
        return 1.0
    unlisted = any(field.startswith("?") for field in seeker.fields | vacancy.fields)
    if vacancy.fields_bind == "law":
        return None if unlisted else -1.0
    if seeker.near_fields & vacancy.fields:
        return 0.6
    if unlisted:
        return None
    return 0.3 if vacancy.fields_bind == "open" else 0.0


def log_odds(seeker: Seeker, vacancy: Vacancy) -> float:
    """The sum that the engine should come to, but for rounding to its grid."""
    offered = vacancy.wage_min if vacancy.wage_max is None else vacancy.wage_max
    wage = offered / seeker.wage_floor if seeker.wage_floor and offered is not None else None
    hours = float(seeker.hours == vacancy.hours) if seeker.hours and vacancy.hours else None
    has, asked = seeker.education, vacancy.education_min
    return (
        DEFAULT_WEIGHTS.intercept
        + _wish(seeker, vacancy)
        + _curve("title", _coverage(vacancy.words, seeker.words))
        + _curve("place", _place(seeker, vacancy))
        + _curve("wage", wage)
        + _curve("hours", hours)
        + _curve("accommodation", _coverage(seeker.accommodation, vacancy.accommodation))
        + _curve("skills", _skills(vacancy.skills, seeker.skills))
        + _curve("usual", _skills(vacancy.usual, seeker.skills))
        + _curve("education", None if has is None or asked is None else has - asked)
        + _curve("field", _field(seeker, vacancy))
        + _experience(seeker, vacancy)
        + _curve("licences", _coverage(vacancy.licences, seeker.licences))
        + _curve("languages", _coverage(vacancy.languages, seeker.languages))
    )


def kept_apart(seeker: Seeker, vacancy: Vacancy, today: int) -> bool:
    """Whether any condition keeps the two apart."""
    if not (vacancy.open_from or 0) <= today <= (vacancy.open_until or 10**7):
        return True
    if vacancy.regulated:
        if seeker.licences and vacancy.licences - seeker.licences:
            return True
        if seeker.education and vacancy.education_min and seeker.education < vacancy.education_min:
            return True
    far = km(seeker, vacancy)
    reachable = seeker.max_km is not None and (far is None or far <= seeker.max_km)
    places = [place for place in seeker.places if place]
    if places:
        named = any(covers(place, vacancy.region) for place in places)
        return bool(vacancy.region) and not named and not reachable
    return far is not None and seeker.max_km is not None and not reachable
