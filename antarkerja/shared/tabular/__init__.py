"""Tables that people bring and take away: CSV in any usual dress, and XLSX. Pure: no models.

`open_table` finds out what a file is by its content, never by its name, and yields its rows one
by one. A row that cannot be trusted arrives with the problem that says why; the other rows are
not touched by it. `write_csv` and `write_xlsx` take tables out again.
"""

from antarkerja.shared.tabular.problems import Problem, UnreadableFileError
from antarkerja.shared.tabular.safety import neutral
from antarkerja.shared.tabular.table import Limits, Row, Table, open_table
from antarkerja.shared.tabular.values import read_date, read_money, read_whole_number
from antarkerja.shared.tabular.writing import csv_parts, write_csv, write_xlsx, write_xlsx_to

__all__ = [
    "Limits",
    "Problem",
    "Row",
    "Table",
    "UnreadableFileError",
    "csv_parts",
    "neutral",
    "open_table",
    "read_date",
    "read_money",
    "read_whole_number",
    "write_csv",
    "write_xlsx",
    "write_xlsx_to",
]
