"""A kept reading of the ledger, as a night leaves it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from antarkerja.domain.offices.models import Office
from antarkerja.domain.practices.models import Evidence, Practice

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def make_evidence(practice: Practice, office: Office, **reading: Any) -> Evidence:
    """Fewer missed appointments at one office beside eight others, and the months around it."""
    line = {
        "row": 0, "months": 6, "before": 0.31, "after": 0.22, "people_before": 210.0,
        "people_after": 230.0, "others": 0.004, "controls": 8, "office": office.pk,
        "began_on": "2026-03-01", "is_origin": False, "events": 179, "people": 160,
    }
    content: dict[str, Any] = {
        "as_of": NOW.isoformat(), "newest_event": 0, "window": 6, "last_month": "2026-10-01",
        "merged": [], "reading": "better", "too_few": "", "change": -0.094, "low": -0.151,
        "high": -0.037, "offices": [line], "controls": [], "left_out": [],
        "before_start": [0.01, -0.03, 0.05],
        "picture": {
            "steps": list(range(-12, 12)), "adopters": [0.31] * 12 + [0.22] * 8 + [None] * 4,
            "others": [0.3, 0.32] * 10 + [None] * 4,
        },
    }
    return Evidence.objects.create(
        practice=practice, indicator="no_shows", indicator_version=1, as_of_on=date(2026, 11, 24),
        reading=content | reading, fingerprint="0" * 64, computed_at=NOW,
    )
