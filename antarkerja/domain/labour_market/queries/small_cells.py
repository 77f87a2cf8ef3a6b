"""Withholding small numbers, and whatever would give them away by subtraction.

Numbers below five could point at somebody (UU 27/2022 asks for no more than the purpose needs).
"""

from __future__ import annotations

LEAST = 5
Cells = dict[str, int | None]


def without_small_cells(rows: list[Cells], *, total: str, least: int = LEAST) -> list[Cells]:
    """Rows of one table with small numbers set to None; the last row is the sum of the others.

    In each row `total` is the sum of the other cells. Zeros are told, for they point at nobody,
    unless they are needed to hide a number. A row or a column in which one number alone is
    withheld gives it away, so that another goes with it.
    """
    table = [dict(row) for row in rows]
    names = list(table[0]) if table else []
    for row in table:
        if 0 < (row[total] or 0) < least:
            row.update(dict.fromkeys(names))
        for name in names:
            if row[name] is not None and 0 < (row[name] or 0) < least:
                row[name] = None
    while _hide_another(table, names, total):
        pass
    return table


def _hide_another(table: list[Cells], names: list[str], total: str) -> bool:
    """Hides one more number where exactly one of a row or a column is hidden."""
    for row in table:
        if sum(row[name] is None for name in names) == 1:
            row[_smallest(row, [name for name in names if name != total] or names)] = None
            return True
    for name in names:
        column = {str(place): row[name] for place, row in enumerate(table)}
        if len(column) > 1 and sum(value is None for value in column.values()) == 1:
            table[int(_smallest(column, list(column)))][name] = None
            return True
    return False


def _smallest(cells: Cells, names: list[str]) -> str:
    """The smallest number that is told, one above zero where there is one."""
    told = [(not cells[name], cells[name] or 0, name) for name in names if cells[name] is not None]
    return min(told)[2]
