"""The provinces as tiles: all of them, each in a place of its own."""

from __future__ import annotations

from antarkerja.domain.reference.regions import provinces
from antarkerja.web.components.tiles import COLUMNS, PLACES, ROWS, tiles_of


def test_every_province_has_a_tile_and_no_two_share_a_place() -> None:
    assert set(PLACES) == {province.code for province in provinces()}
    assert len({(column, row) for _letters, column, row in PLACES.values()}) == 38
    assert len({letters for letters, _column, _row in PLACES.values()}) == 38
    assert all(column < COLUMNS and row < ROWS for _letters, column, row in PLACES.values())


def test_a_tile_says_what_its_province_does() -> None:
    tiles = tiles_of({"33": ("strong", "2 kantor memakai")})
    said = [tile for tile in tiles if tile.words]
    assert [(tile.name, tile.words, tile.fill) for tile in said] == [
        ("Jawa Tengah", "2 kantor memakai", "--sea")]
    assert [tile.y for tile in tiles] == sorted(tile.y for tile in tiles)
