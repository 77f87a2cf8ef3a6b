"""`antarkerja import kbji|esco|skkni FILE`: an official list that somebody has as a file."""

from __future__ import annotations

from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _

from antarkerja.domain.reference.coding import forget_imported_titles
from antarkerja.domain.reference.imports import LAYOUTS, take_list_in
from antarkerja.shared.tabular import Problem, neutral

OFFICIAL = [source.value for source in LAYOUTS]


def take_official(out: OutputWrapper, source: str, data: bytes) -> None:
    """Takes the list in and says what it came to, row by row where something was refused."""
    report = take_list_in(source, data)
    forget_imported_titles()
    out.write(_("%(rows)s rows: %(new)s titles new, %(same)s same, %(gone)s gone, "
                "%(refused)s rows refused")
              % {"rows": report.rows, "new": report.new, "same": report.same,
                 "gone": report.gone, "refused": report.refused})
    for line, problem in report.named:
        out.write(_("  line %(line)s, column %(column)s: %(remedy)s") % {
            "line": line, "column": problem.column or "–", "remedy": _remedy(problem)})
    if report.refused > len(report.named):
        out.write(_("  … and %(n)s more") % {"n": report.refused - len(report.named)})


def _remedy(problem: Problem) -> str:
    if problem.code == "cell_missing":
        return _("the cell is empty: write it, or leave the row out")
    return _("%(value)s belongs to no group of four digits: correct the code") % {
        "value": neutral(problem.value) or "–"}
