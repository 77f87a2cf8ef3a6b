"""Readings of the ledger by indicator, office and month."""

from antarkerja.domain.indicators.queries.series import Series, month_of, months_between, series

__all__ = ["Series", "month_of", "months_between", "series"]
