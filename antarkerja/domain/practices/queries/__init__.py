"""Reads that pages of the community need, one module a trade; the viewer comes first."""
