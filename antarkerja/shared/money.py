"""Rupiah as Indonesia writes it, in either language of the pages."""

from __future__ import annotations


def rupiah(amount: int) -> str:
    """5000000 → "Rp5.000.000"."""
    return "Rp" + f"{amount:,}".replace(",", ".")


def rupiah_range(low: int, high: int) -> str:
    """2500000, 3000000 → "Rp2.500.000–3.000.000"; one amount where both are the same."""
    return rupiah(low) if low == high else rupiah(low) + "–" + rupiah(high).removeprefix("Rp")
