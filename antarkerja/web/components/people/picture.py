"""The competency map as a picture: a square a skill, a row an area. Drawn by the server."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from antarkerja.domain.matching.queries import CompetencyMap

WIDTH, SIDE, GAP, LABEL, BETWEEN = 292, 22, 5, 20, 12
A_ROW = (WIDTH + GAP) // (SIDE + GAP)
STANDINGS: dict[str, Promise] = {
    "proven": _("proven"), "claimed": _("says so"), "missing": _("missing"),
}


@dataclass(frozen=True, slots=True)
class Square:
    """A skill at its place, in units of the view box."""

    x: int
    y: int
    standing: str
    is_essential: bool
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """An area: its words, their baseline, and its squares."""

    words: str
    y: int
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Only skills that the work asks; the table beside it holds the others too."""

    rows: tuple[Row, ...]
    height: int
    held: int
    asked: int
    width: int = WIDTH
    side: int = SIDE


def picture_of(found: CompetencyMap) -> Picture | None:
    """The picture of a map, None where the work asks nothing that is known."""
    rows: list[Row] = []
    y = 0
    for area in found.areas:
        asked = [line for line in area.lines if line.asked]
        if not asked:
            continue
        words = f"{area.name} · {area.held}/{area.asked}"
        squares = tuple(
            Square(n % A_ROW * (SIDE + GAP), y + LABEL + n // A_ROW * (SIDE + GAP),
                   line.standing, line.asked == "essential",
                   f"{line.skill.name}: {STANDINGS[line.standing]}")
            for n, line in enumerate(asked)
        )
        rows.append(Row(words, y + LABEL - GAP, squares))
        y = squares[-1].y + SIDE + BETWEEN
    return Picture(tuple(rows), y, _sum(found, "held"), _sum(found, "asked")) if rows else None


def _sum(found: CompetencyMap, name: str) -> int:
    numbers: Sequence[int] = [getattr(area, name) for area in found.areas]
    return sum(numbers)
