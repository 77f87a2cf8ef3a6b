"""When a phone may ring, and how long to wait before the next try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from antarkerja.domain.messaging.enums import Channel

# An e-mail and a letter wake nobody.
RINGS = frozenset({Channel.WHATSAPP, Channel.SMS})
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
# With waits of 1, 4, 16, 64, 256 and then 360 minutes the last try is about a day after the first.
MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `begins` to `ends` on the office's clock; over midnight where `begins` is later."""

    begins: time = time(20)
    ends: time = time(7)
    zone: str = "Asia/Jakarta"

    def holds(self, at: datetime) -> bool:
        """Is `at` within the quiet hours? The moment at which they end is not."""
        clock = at.astimezone(ZoneInfo(self.zone)).time()
        if self.begins <= self.ends:
            return self.begins <= clock < self.ends
        return clock >= self.begins or clock < self.ends

    def first_after(self, at: datetime) -> datetime:
        """`at` itself, or the moment at which the quiet hours around it end; in UTC.

        Holds on days when the clock is changed: an hour that does not exist ends the quiet with
        the jump, and of an hour that comes twice the one after `at` counts.
        """
        moment = at.astimezone(UTC)
        while self.holds(moment):
            moment = self._next_end(moment)
        return moment

    def _next_end(self, moment: datetime) -> datetime:
        zone = ZoneInfo(self.zone)
        local = moment.astimezone(zone)
        for days in (0, 1):
            day = local.date() + timedelta(days=days)
            for fold in (0, 1):
                end = datetime.combine(day, self.ends, zone).replace(fold=fold).astimezone(UTC)
                if end > moment:
                    return end
        raise AssertionError("a day has an end of its quiet hours")


def wait_after(tries: int) -> timedelta:
    """How long to wait after a number of tries that failed: four times as long each time."""
    times: int = 4 ** min(max(tries - 1, 0), 6)
    return min(FIRST_WAIT * times, LONGEST_WAIT)
