"""Pages of work by name: which one somebody is on, and what it is called. Never an address."""

from __future__ import annotations

from antarkerja.web.components.rail import STOPS, Rail

_LABELS = {stop.name: stop.label for stops in STOPS.values() for stop in stops}


def current_page(rail: Rail) -> str:
    """The name of the place of the rail that one is in, or "" outside of it."""
    return next((item.name for item in rail.items if item.url == rail.current), "")


def label_of(name: str) -> str:
    """What a place of the rail is called, or "" where none has that name."""
    return str(_LABELS.get(name, ""))
