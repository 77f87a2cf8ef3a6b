"""Files are read by what they are, and one bad row costs one row."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from antarkerja.shared.tabular import (
    Limits,
    Row,
    Table,
    UnreadableFileError,
    neutral,
    open_table,
    read_date,
    read_money,
    read_whole_number,
    write_csv,
    write_xlsx,
)

PLAIN = "nama;kota\nSiti;Wonosobo\nJoko – “Tukang”;Temanggung\n"


def rows_of(data: bytes, **limits: int) -> list[Row]:
    return list(open_table(data, limits=Limits(**limits)).rows())


def codes(row: Row) -> set[str]:
    return {problem.code for problem in row.problems}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_the_encoding_is_found_by_content(encoding: str) -> None:
    rows = rows_of(PLAIN.encode(encoding))
    assert rows[1].cells == {"nama": "Joko – “Tukang”", "kota": "Temanggung"}


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_the_delimiter_is_found_by_content(mark: str) -> None:
    table = open_table(f'a{mark}b\n"x{mark}y"{mark}2\n'.encode())
    assert table.delimiter == mark
    assert [row.cells for row in table.rows()] == [{"a": f"x{mark}y", "b": "2"}]


def test_excels_own_separator_line_is_obeyed() -> None:
    assert rows_of(b"sep=;\na;b\n1,5;2\n")[0].cells == {"a": "1,5", "b": "2"}


def test_a_file_cut_off_in_a_quoted_cell_loses_its_last_row_only() -> None:
    rows = rows_of(b'a,b\n1,2\n3,4\n"5,6')
    assert [codes(row) for row in rows] == [set(), set(), {"cut_off"}]
    assert rows[2].line == 4


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_file() -> None:
    rows = rows_of(b'a,b\n1,2\n"3,4\n5,6\n7,8\n')
    assert [(row.line, bool(codes(row))) for row in rows] == [
        (2, False), (3, True), (4, False), (5, False)
    ]


def test_a_stray_mark_that_a_later_row_closes_costs_that_row_alone() -> None:
    rows = rows_of(b'a,b,c\n1,2,3\n"4,5,6\n7,"8,8",9\n10,11,12\n')
    assert [row.cells["a"] for row in rows if not row.problems] == ["1", "7", "10"]


def test_a_line_break_inside_quotes_is_part_of_the_cell() -> None:
    rows = rows_of(b'a,b\n"satu\ndua",2\n3,4\n')
    assert rows[0].cells["a"] == "satu\ndua"
    assert rows[1].line == 4


def test_ten_megabytes_in_one_cell_refuse_that_row_and_no_other() -> None:
    data = b"a,b\n1,2\n" + b"x" * 10_000_000 + b",3\n4,5\n"
    rows = rows_of(data)
    assert [codes(row) for row in rows] == [set(), {"cell_too_long"}, set()]
    assert len(rows[1].cells["a"]) < 100
    assert all(len(str(problem.as_json())) < 300 for problem in rows[1].problems)


def test_nul_characters_never_reach_the_database() -> None:
    assert rows_of(b"a,b\nSi\x00ti,2\n")[0].cells["a"] == "Siti"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"), (b"  \n \n", "file_empty"), (b"%PDF-1.7 ...", "file_is_pdf"),
        (b"\x89PNG\r\n\x1a\n0000", "file_is_picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64, "file_is_old_excel"),
        (b"<!doctype html><table>", "file_is_web_page"), (b"PK\x03\x04broken", "file_damaged"),
        (bytes(range(1, 9)) * 50, "file_is_not_a_table"),
    ],
)
def test_a_wrong_file_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        rows_of(data)
    assert caught.value.problem.code == code


def test_a_file_over_the_limit_is_not_read() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        rows_of(b"a,b\n" * 1000, max_bytes=1000)
    assert caught.value.problem.code == "file_too_large"


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    with pytest.raises(UnreadableFileError) as caught:
        rows_of(bomb.getvalue())
    assert caught.value.problem.code == "file_too_large_unpacked"


def test_a_workbook_is_known_by_its_content() -> None:
    data = write_xlsx(("nama", "nik", "jumlah"), [("Siti", "3307014506990001", 3)])
    row = rows_of(data)[0]
    assert row.cells == {"nama": "Siti", "nik": "3307014506990001", "jumlah": "3"}
    assert row.line == 2


def test_a_title_above_the_header_is_passed_over() -> None:
    text = b"DAFTAR PENCARI KERJA,,\nKabupaten Wonosobo,,\n,,\nNo,Nama,Kota\n1,Siti,Wonosobo\n"
    table = open_table(text, header_score=lambda cells: sum(c == "Nama" for c in cells))
    assert table.header == ["No", "Nama", "Kota"]
    assert [row.line for row in table.rows()] == [5]


@pytest.mark.parametrize(
    "cell", ["=1+1", "=HYPERLINK(\"http://x\")", "@SUM(A1)", "+SUM(A1)", "-cmd|' /C calc'!A0"]
)
def test_a_formula_becomes_text_on_the_way_in_and_out(cell: str) -> None:
    row = rows_of(_csv(("a", "b"), (cell, "2")))[0]
    assert row.cells["a"] == f"'{cell}"
    assert codes(row) == {"formula"}
    assert _first_cell(write_csv(("a",), [(cell,)])) == f"'{cell}"


def test_a_list_with_dashes_and_a_phone_number_are_no_formulas() -> None:
    rows = rows_of(_csv(("a", "b"), ("- menjaga toko", "+62 812-3456-7890")))
    assert rows[0].problems == ()
    assert rows[0].cells == {"a": "- menjaga toko", "b": "+62 812-3456-7890"}


def _csv(*lines: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    return out.getvalue().encode()


def _first_cell(data: bytes) -> str:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[1][0]


@pytest.mark.parametrize(
    "text", ["24/11/1999", "24-11-1999", "24 November 1999", "24 nopember 1999", "1999-11-24",
             "36488", "1999-11-24 00:00:00"]
)
def test_days_are_read_as_people_write_them(text: str) -> None:
    assert read_date(text) == date(1999, 11, 24)


@pytest.mark.parametrize("text", ["31/02/2020", "31 Februari 2020", "kemarin", "24/13/1999"])
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [("5.000.000", (5_000_000, None)), ("Rp 4,5 juta", (4_500_000, None)), ("5", (5, None)),
     ("Rp. 4.500.000,00", (4_500_000, None)), ("4-6 juta", (4_000_000, 6_000_000)),
     ("", (None, None))],
)
def test_money_is_read_as_people_write_it(text: str, amount: tuple[int | None, ...]) -> None:
    assert read_money(text) == amount


def test_whole_numbers_may_carry_dots_and_a_word() -> None:
    assert [read_whole_number(t) for t in ("1.250", "3 orang", "7.0", "")] == [1250, 3, 7, None]


def read_or_refused(data: bytes) -> tuple[Table | None, list[Row]]:
    """Any other exception fails the test."""
    try:
        table = open_table(data)
        return table, list(table.rows())
    except UnreadableFileError:
        return None, []


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_whatever_stands_in_a_file_it_is_read_or_refused(text: str) -> None:
    table, rows = read_or_refused(text.encode("utf-8", "surrogatepass"))
    lines = [row.line for row in rows]
    assert lines == sorted(set(lines))
    assert all(table and set(row.cells) == set(table.header) for row in rows)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_bytes_come_they_are_read_or_refused(data: bytes) -> None:
    _, rows = read_or_refused(data)
    assert all("\x00" not in cell for row in rows for cell in row.cells.values())


CELLS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\x00"), max_size=20
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8))
def test_what_is_written_is_read_again(lines: list[tuple[str, str]]) -> None:
    data = write_csv(("kolom a", "kolom b"), lines)
    read = [tuple(row.cells.values()) for row in open_table(data).rows()]
    wanted = [tuple(neutral(cell).strip() for cell in line) for line in lines]
    assert read == [w for w in wanted if any(w)]
