"""Rupiah as Indonesia writes it, in either language of the pages."""

from __future__ import annotations


def rupiah(amount: int) -> str:
    """5000000 → "Rp5.000.000"."""
    return "Rp" + f"{amount:,}".replace(",", ".")
