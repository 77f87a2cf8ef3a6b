"""How the engine's rows are marked with the time of their change, and where indexes are kept."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import connection

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MONTHS = 2048
_TICK = timedelta(microseconds=1)


def stamp_of(changed_at: datetime) -> int:
    """The time as whole microseconds since 1970, UTC: equal only for the same version of a row."""
    return (changed_at - _EPOCH) // _TICK


def stamp_of_person(changed_at: datetime, coded_at: datetime | None, today: date) -> int:
    """Equal only for the same version of a file, coded alike, within a month.

    How long ago work ended is counted in months, so that the next month is another version.
    """
    version = stamp_of(changed_at) + (stamp_of(coded_at) if coded_at else 0)
    return version * _MONTHS + (today.year * 12 + today.month) % _MONTHS


def time_of(stamp: int) -> datetime:
    """The time that a stamp stands for."""
    return _EPOCH + stamp * _TICK


def folder_of(kind: str) -> Path:
    """Where an index of this database is kept; another database has another folder."""
    settings_of = connection.settings_dict
    name = f"{settings_of['HOST']}:{settings_of['PORT']}/{settings_of['NAME']}"
    digest = hashlib.blake2b(name.encode(), digest_size=6).hexdigest()
    return Path(settings.INDEX_ROOT) / digest / kind
