"""Readings of the ledger by indicator, office and month."""

from antarkerja.domain.indicators.queries.series import Series, month_of, months_between, series
from antarkerja.domain.indicators.queries.touched import touched_by_office

__all__ = ["Series", "month_of", "months_between", "series", "touched_by_office"]
