"""What is wrong with a file, row or cell, in a sentence that ends with the remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    # The whole file.
    "file_empty": _("The file is empty: choose the file that holds the table"),
    "file_too_large": _("The file is larger than %(value)s: split it into several files"),
    "file_too_large_unpacked": _(
        "The workbook unpacks to far more than its size: save the sheet alone as a new XLSX or CSV"
    ),
    "file_too_many_rows": _("The file has more than %(value)s rows: split it"),
    "file_too_many_columns": _(
        "The file has %(value)s columns: keep those of the template and try again"
    ),
    "file_damaged": _("The workbook is damaged: open it in Excel and save it anew as XLSX"),
    "file_locked": _("The workbook is locked by a password: save it without one"),
    "file_is_pdf": _("This is a PDF: ask for the table as XLSX or CSV"),
    "file_is_old_excel": _("This is an old Excel file (XLS): save it as XLSX or CSV"),
    "file_is_picture": _("This is a picture: ask for the table as XLSX or CSV"),
    "file_is_document": _("This is a text document: copy the table into a sheet and save it"),
    "file_is_web_page": _("This is a web page: save the table as XLSX or CSV"),
    "file_is_archive": _("This is an archive: unpack it and choose the table inside"),
    "file_is_not_a_table": _("This is no table: save it as XLSX or CSV and try again"),
    "file_gone": _("The file is not kept any more: bring it in again"),
    "columns_unknown": _(
        "No column is called %(value)s, which is needed: give the columns these headings, or "
        "choose the file on the page for imports, where you say which column holds what"
    ),
    "batch_applied": _("The file is being taken in or was taken in: undo it first"),
    "batch_not_ready": _("The file is not ready to be taken in"),
    "batch_not_applied": _("Nothing of this file was taken in"),
    # A row or a cell.
    "cut_off": _(
        "The row is cut off, or a quotation mark is not closed: close it or bring the row again"
    ),
    "too_many_cells": _(
        "The row has %(value)s cells, more than the header: put text with commas in quotes"
    ),
    "cell_too_long": _("The cell has %(value)s characters: shorten it to 20.000"),
    "formula": _("The cell is a formula (%(value)s): it is kept as text and never run"),
    "same_as_line": _("Stands in line %(value)s already, word for word"),
    "like_line": _(
        "Line %(value)s names the same with other numbers: the first counts; make one row of them"
    ),
    "number_unreadable": _("%(value)s is no whole number: write digits, such as 12"),
    "wage_unreadable": _("%(value)s is no amount: write it in digits, such as 5.000.000"),
    "day_unreadable": _(
        "%(value)s is no day of the calendar: write it as 24-11-1999 or 24 November 1999"
    ),
    "employer_missing": _("The firm's name is missing: write who offers the work"),
    "employer_too_long": _("The firm's name is longer than 200 characters: shorten it"),
    "level_unknown": _("%(value)s is no known level of education: write SMA, SMK, D3, S1 …"),
    "licence_unknown": _("%(value)s is no known licence: write SIM A, SIM B1, SIM C, STR …"),
    "language_unknown": _("%(value)s is no known language: it is left out"),
    "kbji_not_found": _(
        "%(value)s is no KBJI group: it is left out, and the job title tells the group"
    ),
    "over_already": _(
        "The vacancy closed on %(value)s already: correct its last day where work is still offered"
    ),
    "code_unknown": _("%(value)s is none of the choices: it is left empty"),
    "region_unknown": _(
        "No region is called %(value)s: write the regency or city, such as Kab. Wonosobo"
    ),
    "place_missing": _("No place is named: the row is kept without a region"),
    "place_province_only": _("%(value)s is a province: the row is kept with the province"),
    "place_ambiguous": _(
        "%(value)s may be several places: the row is kept with their province; write Kab. or Kota"
    ),
    "place_guessed": _("%(value)s was read as the district that it lies in: please check"),
    "place_national": _("The work is anywhere in Indonesia: the row is kept without a region"),
    "place_remote": _("The work is done from anywhere: the row is kept without a region"),
    "office_missing": _(
        "No office serves %(value)s and there is no ministry or province above it: name the office"
    ),
    "known_elsewhere": _("Another office has it already: it stays theirs"),
    "closed_stays": _("It is closed: it stays as it is"),
    "known_by_nik": _("A person with this NIK is registered already"),
    "known_by_name": _("A person of this name, birth date or phone is registered already"),
    "known_by_nik_elsewhere": _(
        "A person with this NIK is registered in %(value)s: ask that office"
    ),
    "known_by_row": _("The same row was brought in before"),
    "name_placeholder": _(
        "The extract holds no name: the person is called “Profil” and a number until the desk "
        "writes the name"
    ),
    "day_in_future": _("%(value)s is still to come: correct the day"),
    "day_before_start": _("%(value)s is before the day of registration: correct one of them"),
    "nik_rounded": _(
        "Excel has shortened this NIK to 15 digits: format the column as text and fill it anew"
    ),
    "already_lapsed": _(
        "The registration ended on %(value)s: the person is taken into the dead file"
    ),
    "number_taken": _("The number %(value)s is taken: a new one will be given"),
    "village_unknown": _("%(value)s is not found in its district: the district is kept"),
    "wish_unreadable": _("%(value)s cannot be read: it is left out"),
}
# Amounts and counts: their digits are grouped as the reader's language does.
GROUPED = frozenset({
    "file_too_many_rows", "file_too_many_columns", "too_many_cells", "cell_too_long",
    "places_too_few", "places_too_many", "places_below_filled", "wage_too_small",
    "wage_too_large", "wage_order", "title_too_long", "description_too_long", "text_too_long",
    "name_too_long",
})
DAYS = frozenset({"over_already", "already_lapsed", "days_order", "validity_long"})
KEPT = {
    "in_use": _("something refers to it: a referral, a decision, a placement or an account"),
    "changed_since": _("it was changed since"),
}


def remedy(
    problem: Mapping[str, Any], area: Callable[[str], str | None] | None = None
) -> str:
    """The problem of an `ImportRow` (or of a whole file) in words, in the reader's language.

    `area` knows the sentences of the area that the row belongs to; they come first.
    """
    code, value = str(problem.get("code", "")), str(problem.get("value", ""))
    sentence = (area(code) if area else None) or SENTENCES.get(code)
    if sentence is None:
        return gettext("This cannot be read: please check it")
    return str(sentence).replace("%(value)s", _shown(code, value))


def _shown(code: str, value: str) -> str:
    """A count and a day as the reader writes them; what stands in the file as it stands there."""
    if code in GROUPED and value.lstrip("-").isdecimal():
        return number_format(int(value), force_grouping=True)
    if code in DAYS:
        return date_format(date.fromisoformat(value), "j F Y")
    return f"“{value}”" if value else gettext("The empty cell")
