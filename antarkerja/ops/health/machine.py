"""The machine: Python, disk, time zones, the time itself."""

from __future__ import annotations

import shutil
import sys
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from antarkerja.domain.offices.enums import Zone
from antarkerja.ops.health.findings import Finding, good, problem, warning
from antarkerja.ops.models import Heartbeat

GIGABYTE = 1_000_000_000
LITTLE_DISK, NO_DISK = 2 * GIGABYTE, GIGABYTE // 5
MOST_SKEW = timedelta(seconds=5)


def python(now: datetime) -> Finding:
    running = ".".join(str(part) for part in sys.version_info[:3])
    return good("python", _("Python %(v)s.") % {"v": running})


def disk(now: datetime) -> Finding:
    home = Path(settings.HOME)
    place = home if home.exists() else home.parent
    free = shutil.disk_usage(place).free
    said = {"gb": f"{free / GIGABYTE:.1f}", "place": place}
    sentence = _("%(gb)s GB are free in %(place)s.") % said
    remedy = _("Make room: remove old backups, or give the service a larger disk.")
    if free < NO_DISK:
        return problem("disk", sentence, remedy)
    if free < LITTLE_DISK:
        return warning("disk", sentence, remedy)
    return good("disk", sentence)


def zones(now: datetime) -> Finding:
    try:
        hours = [now.astimezone(ZoneInfo(zone)).strftime("%H:%M") for zone in Zone.values]
    except ZoneInfoNotFoundError as error:
        return problem("zones", _("Time zone data is missing: %(why)s") % {"why": error},
                       _("Install the package tzdata."))
    return good("zones", _("It is %(wib)s WIB, %(wita)s WITA, %(wit)s WIT.")
                % dict(zip(("wib", "wita", "wit"), hours, strict=True)))


def time_skew(now: datetime) -> Finding:
    """Against the database's clock where it has one of its own, and against our own past."""
    remedy = _("Set the time by network: timedatectl set-ntp true.")
    try:
        ahead = Heartbeat.objects.filter(beat_at__gt=now + MOST_SKEW).exists()
        if ahead:
            return problem("time", _("This machine's clock was set back: the installation has "
                                     "already lived later than now."), remedy)
        if connection.vendor != "postgresql":
            return good("time", _("The clock goes forward."))
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            theirs = cursor.fetchone()[0]
    except DatabaseError:
        return warning("time", _("The time could not be compared with the database's."),
                       _("Repair the database first."))
    skew = abs(theirs - now)
    if skew > MOST_SKEW:
        return warning("time", _("This machine and the database differ by %(s)s seconds.")
                       % {"s": int(skew.total_seconds())}, remedy)
    return good("time", _("This machine and the database agree on the time."))
