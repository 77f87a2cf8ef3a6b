"""Reads that pages of case work need, one module a trade; the viewer comes first."""
