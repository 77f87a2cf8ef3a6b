"""Evidence as it was kept: quick, in the viewer's scope, with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from antarkerja.domain.indicators.errors import UnknownIndicatorError
from antarkerja.domain.indicators.queries import month_of
from antarkerja.domain.indicators.registry import Indicator, has_changed_since, indicator
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import Evidence, Practice, PracticeIndicator
from antarkerja.domain.practices.queries.evidence_offices import beginnings, fingerprint_of
from antarkerja.domain.practices.queries.evidence_reading import kinds_read, last_known_month
from antarkerja.domain.practices.queries.scope import practice_for


@dataclass(frozen=True, slots=True)
class Shown:
    """A kept reading with the words that its page needs. `evidence` is None where nothing was
    reckoned yet; `is_stale` where another office began, a month more is known or events came late.
    """

    indicator: Indicator
    evidence: Evidence | None
    is_stale: bool
    has_changed: bool
    names: dict[int, str]


def named_indicators(practice: Practice) -> list[Indicator]:
    """Indicators that the practice names, the main one first, each at the version it was named.
    One query; a code that is no longer known is passed over."""
    rows = PracticeIndicator.objects.filter(practice=practice).order_by("-is_main", "pk")
    found: list[Indicator] = []
    for row in rows:
        try:
            found.append(indicator(row.indicator, row.indicator_version))
        except UnknownIndicatorError:
            continue
    return found


def evidence_for(
    viewer: Actor, practice_id: int, code: str, *, on: date
) -> Shown | None:
    """The newest reading of the practice and indicator, or None where the viewer may not open the
    practice or it does not name the indicator. Six queries."""
    practice = practice_for(viewer, practice_id)
    if practice is None:
        return None
    wanted = next((row for row in named_indicators(practice) if row.code == code), None)
    return None if wanted is None else kept(practice, wanted, on=on)


def kept(practice: Practice, wanted: Indicator, *, on: date) -> Shown:
    """The newest reading up to the day; whoever shows it has found the practice in scope."""
    row = Evidence.objects.filter(
        practice=practice, indicator=wanted.code, indicator_version=wanted.version, as_of_on__lte=on
    ).order_by("-as_of_on").first()
    ids = _offices_named(row) if row else []
    return Shown(
        indicator=wanted, evidence=row, is_stale=row is None or is_stale(row, practice, on=on),
        has_changed=has_changed_since(wanted.code, wanted.version),
        names=dict(Office.objects.filter(pk__in=ids).values_list("pk", "name")),
    )


def is_stale(row: Evidence, practice: Practice, *, on: date) -> bool:
    """Whether it would come out otherwise today. Two queries, none over the whole ledger."""
    wanted = indicator(row.indicator, row.indicator_version)
    now = fingerprint_of(beginnings(practice, on), wanted, last_known_month(wanted, on))
    if now != row.fingerprint:
        return True
    return Event.objects.filter(
        pk__gt=row.reading["newest_event"], kind__in=kinds_read(wanted),
        happened_on__lt=month_of(on),
    ).exists()


def read_at(row: Evidence) -> datetime:
    """The very moment as of which it was read: reading again as of it gives the same."""
    return datetime.fromisoformat(row.reading["as_of"])


def _offices_named(row: Evidence) -> list[int]:
    reading = row.reading
    return [
        *(office["office"] for office in reading["offices"]),
        *(office for office, _why in reading["left_out"]), *reading["merged"],
    ]
