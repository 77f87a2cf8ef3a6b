"""Numbers, money and days as people in Indonesia write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

_MONTHS = {
    "jan": 1, "feb": 2, "peb": 2, "mar": 3, "apr": 4, "mei": 5, "may": 5, "jun": 6, "jul": 7,
    "agu": 8, "agt": 8, "ags": 8, "aug": 8, "sep": 9, "okt": 10, "oct": 10, "nov": 11, "nop": 11,
    "des": 12, "dec": 12,
}
_NAMED = re.compile(r"(\d{1,2})[\s\-./]*([A-Za-z]{3,9})\.?[\s\-./,]*(\d{4})")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})(?: .*)?")
# Day 1 of Excel is 1 January 1900; it believes in a 29 February 1900, hence 30 December 1899.
_EXCEL_EPOCH = date(1899, 12, 30)
_MILLION = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:juta|jt)\b", re.IGNORECASE)
_THOUSAND = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:ribu|rb|k)\b", re.IGNORECASE)


def read_date(text: str) -> date | None:
    """24/11/1999, 24-11-1999, 24 November 1999, 1999-11-24, 36488 (Excel) → a day; "" → None.

    Raises:
        ValueError: no day in it, or a day that does not exist (31 February).
    """
    cleaned = text.strip()
    if not cleaned:
        return None
    if match := _ISO.fullmatch(cleaned):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(cleaned):
        return date(int(match[3]), int(match[2]), int(match[1]))
    if match := _NAMED.fullmatch(cleaned):
        month = _MONTHS.get(match[2][:3].lower())
        if month:
            return date(int(match[3]), month, int(match[1]))
    if re.fullmatch(r"\d{4,5}", cleaned) and 3_000 < int(cleaned) < 80_000:
        return _EXCEL_EPOCH + timedelta(days=int(cleaned))
    raise ValueError(text)


def read_whole_number(text: str) -> int | None:
    """"1.250", "1,250", "3 orang" → a number; "" → None.

    Raises:
        ValueError: no number, or a broken one.
    """
    cleaned = text.strip()
    if not cleaned:
        return None
    match = re.fullmatch(r"(-?\d{1,3}(?:[.,]\d{3})+|-?\d{1,12})(?:[.,]0+)?(?:\s*[A-Za-z ]+)?",
                         cleaned, re.ASCII)
    if match is None:
        raise ValueError(text)
    return int(re.sub(r"[.,]", "", match[1]))


def read_money(text: str) -> tuple[int | None, int | None]:
    """(from, to) in whole rupiah: "5.000.000", "Rp 4,5 juta", "4 jt - 6 jt"; "" → (None, None).

    Raises:
        ValueError: no amount in it.
    """
    cleaned = re.sub(r"\b(rp|idr)\b\.?|[^\S ]|\s*(per bulan|/ ?bulan|/ ?bln)", " ", text,
                     flags=re.IGNORECASE).strip(" .,-")
    if not cleaned or cleaned.lower() in {"dirahasiakan", "negosiasi", "nego"}:
        return (None, None)
    parts = re.split(r"\s*(?:-|–|s/d|s\.d\.|sampai|hingga)\s*", cleaned, flags=re.IGNORECASE)
    amounts = [_amount(part) for part in parts if part]
    if not amounts or len(amounts) > 2:
        raise ValueError(text)
    if len(amounts) == 2 and amounts[0] < 1000 <= amounts[1]:
        # "4 - 6 juta": the word belongs to both.
        unit = 1_000_000 if amounts[1] >= 1_000_000 else 1_000
        amounts[0] *= unit
    return (amounts[0], amounts[-1] if len(amounts) == 2 else None)


def _amount(text: str) -> int:
    cleaned = text.strip()
    for pattern, unit in ((_MILLION, 1_000_000), (_THOUSAND, 1_000)):
        if match := pattern.fullmatch(cleaned):
            return round(float(match[1].replace(",", ".")) * unit)
    match = re.fullmatch(r"(\d{1,3}(?:[.,]\d{3})+|\d{1,12})(?:[.,]\d{1,2}|,-)?", cleaned, re.ASCII)
    if match is None:
        raise ValueError(text)
    return int(re.sub(r"[.,]", "", match[1]))
