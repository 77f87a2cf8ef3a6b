"""Free slots as buttons, a day a heading; and in words why one was not given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils import formats
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from antarkerja.domain.cases.enums.appointments import CancelReason, SlotKind
from antarkerja.domain.cases.errors.appointments import (
    AppointmentError,
    BusyThenError,
    InvitationOverError,
    NotBookedError,
    NotYetError,
    PersonGoneError,
    SlotFullError,
    TooManyAppointmentsError,
    WrongCodeError,
)
from antarkerja.domain.cases.policies.appointments import moment_in_words, place_in_words
from antarkerja.shared.calendars import MIME, Meeting, calendar_file

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from antarkerja.domain.cases.models import Appointment, Slot

SHOWN = 60
PERSONS_REASONS = (CancelReason.CANNOT, CancelReason.ILL, CancelReason.FOUND_WORK,
                   CancelReason.NO_NEED)


@dataclass(frozen=True, slots=True)
class Offer:
    """One button: `clock` on the office's own clock, `text` what else is to be known."""

    id: int
    clock: str
    text: str


@dataclass(frozen=True, slots=True)
class Day:
    label: str
    offers: list[Offer] = field(default_factory=list)


def by_day(slots: Iterable[Slot], zone: str, *, kinds: bool = False) -> list[Day]:
    """Slots under their days; `kinds` says of each what kind it is."""
    days: dict[str, Day] = {}
    for slot in slots:
        starts = slot.starts_at.astimezone(ZoneInfo(zone))
        label = formats.date_format(starts, "l, j F Y")
        parts = [slot.topic or (str(SlotKind(slot.kind).label) if kinds else ""),
                 slot.officer.name if slot.officer else ""]
        days.setdefault(label, Day(label)).offers.append(
            Offer(slot.pk, f"{starts:%H.%M}", " · ".join(part for part in parts if part)))
    return list(days.values())


def offered(
    rows: QuerySet[Slot], zone: str, query: Mapping[str, str], *, kinds: bool = False
) -> tuple[list[Day], str]:
    """The first free slots under their days, and the query of a link to later ones, or ""."""
    after, kept = query.get("after", ""), dict[str, str]()
    if after.isdecimal() and len(after) < 12:
        rows = rows.filter(starts_at__gte=datetime.fromtimestamp(int(after), tz=UTC))
    if query.get("kind", "") in SlotKind.values:
        kept["kind"] = query["kind"]
    slots = list(rows[: SHOWN + 1])
    if len(slots) <= SHOWN:
        return by_day(slots, zone, kinds=kinds), ""
    next_at = int(slots.pop().starts_at.timestamp())
    # More of one moment than a page holds: the link must not lead here again.
    next_at += next_at == int(slots[0].starts_at.timestamp())
    return by_day(slots, zone, kinds=kinds), urlencode({**kept, "after": str(next_at)})


def slot_id_of(posted: str) -> int:
    """The id that a button sent; 0, which no row has, for what is no number."""
    return int(posted) if posted.isdecimal() and len(posted) < 18 else 0


def reason_of(posted: str) -> CancelReason:
    """Why it is cancelled; "cannot come" where nothing known was sent."""
    return CancelReason(posted) if posted in CancelReason.values else CancelReason.CANNOT


def why_not(error: AppointmentError) -> str:
    """The sentence that says what is in the way and what helps."""
    sentences = {
        SlotFullError: _("This time has just been taken. These are the nearest free ones."),
        BusyThenError: _("There is another appointment at that time. Choose another one."),
        TooManyAppointmentsError: _("Three appointments are booked already. Cancel one of them, "
                                    "or ask the office."),
        NotBookedError: _("This appointment is over or cancelled; nothing was changed."),
        NotYetError: _("It has not begun yet."),
        PersonGoneError: _("This file was joined with another one."),
        WrongCodeError: _("This is not the code that the screen shows now. Read it once more."),
        InvitationOverError: _("This invitation was used or is over."),
    }
    return sentences[type(error)]


def calendar_entry(row: Appointment, address: str = "") -> Meeting:
    """An appointment for a calendar program; it names nobody."""
    return Meeting(
        uid=f"appointment-{row.pk}@antarkerja", starts_at=row.starts_at, ends_at=row.ends_at,
        title=row.slot.topic or str(SlotKind(row.kind).label), place=place_in_words(row),
        address=address, sequence=row.moved, is_cancelled=row.status == "cancelled",
    )


def calendar_response(row: Appointment, *, at: datetime, address: str = "") -> HttpResponse:
    """One appointment as a file that the phone puts into its calendar."""
    content = calendar_file([calendar_entry(row, address)], title="Antarkerja", at=at)
    return HttpResponse(content, content_type=MIME, headers={
        "Content-Disposition": 'attachment; filename="janji-temu.ics"',
        "Cache-Control": "private, no-store"})


def facts_of(row: Appointment) -> dict[str, str]:
    """When, where and what, in words, for pages that people see."""
    return {
        "when": moment_in_words(row.starts_at, row.office), "where": place_in_words(row),
        "what": row.slot.topic or str(SlotKind(row.kind).label),
        "officer": row.officer.name if row.officer else "",
    }
