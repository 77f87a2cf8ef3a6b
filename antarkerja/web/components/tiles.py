"""The provinces as tiles of one size, about where they lie: a map that a phone can show.

Each tile bears the province's two letters of ISO 3166-2:ID. What a tile means stands in a table
beside it; colour and border only repeat it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from antarkerja.domain.reference.regions import region_name

SIDE = 40
# Kemendagri code: letters, column, row.
PLACES: dict[str, tuple[str, int, int]] = {
    "11": ("AC", 0, 0), "12": ("SU", 0, 1), "14": ("RI", 1, 1), "21": ("KR", 2, 1),
    "13": ("SB", 0, 2), "15": ("JA", 1, 2), "19": ("BB", 2, 2), "17": ("BE", 0, 3),
    "16": ("SS", 1, 3), "18": ("LA", 1, 4), "36": ("BT", 1, 5), "31": ("JK", 2, 5),
    "33": ("JT", 3, 5), "35": ("JI", 4, 5), "32": ("JB", 2, 6), "34": ("YO", 3, 6),
    "51": ("BA", 5, 6), "52": ("NB", 6, 6), "53": ("NT", 7, 6), "65": ("KU", 4, 1),
    "61": ("KB", 3, 2), "64": ("KI", 4, 2), "62": ("KT", 3, 3), "63": ("KS", 4, 3),
    "75": ("GO", 5, 1), "71": ("SA", 6, 1), "72": ("ST", 5, 2), "76": ("SR", 5, 3),
    "74": ("SG", 6, 3), "73": ("SN", 5, 4), "82": ("MU", 7, 2), "81": ("MA", 7, 3),
    "96": ("PD", 8, 2), "91": ("PA", 9, 2), "92": ("PB", 8, 3), "94": ("PT", 9, 3),
    "95": ("PE", 9, 4), "93": ("PS", 9, 5),
}
COLUMNS, ROWS = 10, 7
# Fill, border and letters by tone, all of them tokens of the look; and how the border is drawn.
TONES: dict[str, tuple[str, str, str, str]] = {
    "": ("--sunk", "--line", "--soft", ""),
    "origin": ("--turmeric-wash", "--turmeric", "--turmeric-ink", ""),
    "strong": ("--sea", "--sea", "--on-sea", ""),
    "some": ("--sea-wash", "--sea", "--sea", ""),
    "left": ("--card", "--edge", "--ink", "5 4"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One province: where it stands, how it looks, what it says; `words` is empty for most."""

    code: str
    letters: str
    name: str
    x: int
    y: int
    fill: str
    border: str
    ink: str
    dashes: str
    words: str

    @property
    def middle(self) -> int:
        return self.x + SIDE // 2

    @property
    def line(self) -> int:
        """The base line of the letters."""
        return self.y + 26


def tiles_of(said: Mapping[str, tuple[str, str]]) -> list[Tile]:
    """All 38 tiles, from north-west to south-east. `said` gives tone and words by code."""
    tiles = []
    for code, (letters, column, row) in PLACES.items():
        tone, words = said.get(code, ("", ""))
        fill, border, ink, dashes = TONES[tone]
        tiles.append(Tile(
            code=code, letters=letters, name=region_name(code), x=column * SIDE, y=row * SIDE,
            fill=fill, border=border, ink=ink, dashes=dashes, words=words,
        ))
    return sorted(tiles, key=lambda tile: (tile.y, tile.x))


def key_of(meanings: Mapping[str, str]) -> list[Tile]:
    """Sample tiles for the key beside a map, by tone."""
    return [
        Tile(code="", letters="", name="", x=0, y=0, fill=TONES[tone][0], border=TONES[tone][1],
             ink=TONES[tone][2], dashes=TONES[tone][3], words=words)
        for tone, words in meanings.items()
    ]
