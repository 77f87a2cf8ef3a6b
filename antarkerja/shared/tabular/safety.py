"""Cells that a spreadsheet would run as a formula."""

from __future__ import annotations

import re

_TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# "+62 812-3456-7890" and "-5" are values, not formulas.
_PLAIN_NUMBER = re.compile(r"[+-]?\d[\d .,()\-]*")
# "- checks the goods" is a line of a list; "-cmd|' /C calc'!A0" and "+SUM(A1)" are meant to run.
_SIGNED_TEXT = re.compile(r"[+\-－＋](?!\w+[(|!*/^&='])")


def is_formula(text: str) -> bool:
    """Whether Excel, LibreOffice or Sheets would run the cell instead of showing it."""
    return text.startswith(_TRIGGERS) and _PLAIN_NUMBER.fullmatch(text) is None


def acts_as_formula(text: str) -> bool:
    """As `is_formula`, but lets pass a dash before plain words, which often starts a list."""
    return is_formula(text) and _SIGNED_TEXT.match(text) is None


def neutral(text: str) -> str:
    """The text with an apostrophe before it where it would run as a formula (OWASP, CSV injection).

    A second time changes nothing.
    """
    return f"'{text}" if is_formula(text) else text
