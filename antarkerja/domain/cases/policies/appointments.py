"""Who holds a link, the code on the screen of a session, and when and where in words."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils import formats

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.offices.enums import Permission, RoleName, Zone
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import keyed_hash

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Appointment
    from antarkerja.domain.jobseekers.models import Person
    from antarkerja.domain.offices.models import Office

# Purposes of links: a link for one opens no page of another.
INVITATION_LINK = "invitation"
APPOINTMENT_LINK = "appointment"
ATTENDANCE_LINK = "attendance"
# A link to an appointment still opens for a while after it, to say that it is over.
LINK_DAYS_AFTER = 7
# A person holds no more appointments booked alone, so that nobody takes a week.
OWN_APPOINTMENTS = 3
# Presence at a session can be signed from a while before it until a while after it.
SIGN_AROUND = timedelta(minutes=30)
CODE_SECONDS = 60
FLOOR = 20
ZONE_SIGN = {Zone.WIB: "WIB", Zone.WITA: "WITA", Zone.WIT: "WIT"}


def holder_of_link(person: Person) -> Actor:
    """Whoever holds a person's link acts as that person, on this one thing, without signing in."""
    return Actor(
        user_id=None, name="", role=RoleName.JOBSEEKER, person_id=person.pk,
        office_id=person.office_id, zone=person.office.zone,
        permissions=frozenset({Permission.USE_OWN_FILE}),
    )


def link_ends(ends_at: datetime) -> datetime:
    """Until when the link to an appointment opens its page."""
    return ends_at + timedelta(days=LINK_DAYS_AFTER)


def screen_code(nonce: str, at: datetime, *, before: int = 0) -> str:
    """Six digits that change each minute; `before` 1 is the minute before."""
    window = int(at.timestamp()) // CODE_SECONDS - before
    return f"{int(keyed_hash(f'session:{nonce}:{window}')[:12], 16) % 1_000_000:06d}"


def is_screen_code(nonce: str, typed: str, at: datetime) -> bool:
    """Whether the digits are those of this minute or the one before."""
    digits = "".join(letter for letter in typed if letter.isdecimal())
    return bool(nonce) and digits in {screen_code(nonce, at), screen_code(nonce, at, before=1)}


def share(part: int, whole: int) -> int | None:
    """A percentage, or None where there are too few to tell (below `FLOOR`)."""
    return round(100 * part / whole) if whole >= FLOOR else None


def moment_in_words(at: datetime, office: Office) -> str:
    """"Selasa, 1 Desember 2026, 09.00 WIB", on the office's clock, in the language in use."""
    local = at.astimezone(ZoneInfo(office.zone))
    day = formats.date_format(local, "l, j F Y")
    return f"{day}, {local:%H.%M} {ZONE_SIGN[Zone(office.zone)]}"


def place_in_words(row: Appointment) -> str:
    """Room and office for who comes; for phone and video, how the office calls."""
    if row.kind in (SlotKind.PHONE, SlotKind.VIRTUAL, SlotKind.VISIT):
        return str(SlotKind(row.kind).label).lower()
    room = f"{row.slot.room.title}, " if row.slot.room else ""
    return f"{room}{row.office.address or row.office.name}"
