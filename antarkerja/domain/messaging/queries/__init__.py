"""Reads of messages, one module a trade; the viewer comes first."""
