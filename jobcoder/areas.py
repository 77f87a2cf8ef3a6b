"""Areas of skills and their names."""

from functools import cache

from jobcoder.types import Language
from jobcoder.wordlists import read_rows


@cache
def _names() -> dict[str, tuple[str, str]]:
    return {row["area"]: (row["name_id"], row["name_en"]) for row in read_rows("areas.csv")}


def area_name(area: str, language: Language = "id") -> str:
    """The name of an area of skills; its slug where the list has no such area."""
    name_id, name_en = _names().get(area, (area, area))
    return name_id if language == "id" else name_en
