"""The activity journal of an officer (bukti kegiatan): a reading of the ledger, nothing typed.

Each line is one event that stands: what was taken back by `as_of` is left out. People appear as
initials and registration number, so that the record can leave the office.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.enums.duty import DutyKind
from antarkerja.domain.cases.models.appointments import Appointment
from antarkerja.domain.cases.models.duty import DutyPoint
from antarkerja.domain.employers.models import Employer
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import Membership, Office, User
from antarkerja.domain.offices.policies import Actor
from antarkerja.shared.crypto import keyed_hash

DUTIES: dict[str, DutyKind] = {
    EventKind.INTERVIEWED: DutyKind.INTERVIEW,
    EventKind.APPOINTMENT_KEPT: DutyKind.GUIDANCE,
    EventKind.SESSION_HELD: DutyKind.SESSION,
    EventKind.EMPLOYER_VISITED: DutyKind.VISIT,
    EventKind.REFERRED: DutyKind.REFERRAL,
    EventKind.PERSON_PLACED: DutyKind.PLACEMENT,
    EventKind.FOLLOWED_UP: DutyKind.FOLLOW_UP,
    EventKind.CONTACTED: DutyKind.CONTACT,
    EventKind.MEETING_HELD: DutyKind.MEETING,
    EventKind.MEETING_ATTENDED: DutyKind.MEETING,
    EventKind.MEETING_CONTRIBUTED: DutyKind.SPEAKING,
    EventKind.PRACTICE_PUBLISHED: DutyKind.PRACTICE,
    EventKind.PRACTICE_REVIEWED: DutyKind.PRACTICE,
    EventKind.PRACTICE_ADOPTED: DutyKind.PRACTICE,
    EventKind.PRACTICE_ENDED: DutyKind.PRACTICE,
    EventKind.MENTORED: DutyKind.MENTORING,
}
# Of these the ledger keeps how many minutes they lasted, as the reason.
BY_THE_HOUR = (DutyKind.MEETING, DutyKind.SPEAKING)
BATCH = 400


@dataclass(frozen=True, slots=True)
class Duty:
    """One event of the ledger that the officer brought about."""

    event_id: int
    on: date
    kind: DutyKind
    subject: str
    subject_id: int
    person_id: int | None
    employer_id: int | None
    act: str
    reason: str


@dataclass(frozen=True, slots=True)
class DutyRecord:
    """The duties of one officer in a period, as the ledger stood at `as_of`.

    `points` holds thousandths by kind, for the kinds and days on which the office's table counts.
    """

    officer: User
    office: Office
    first_on: date
    last_on: date
    as_of: datetime
    duties: tuple[Duty, ...]
    points: dict[DutyKind, int]

    @property
    def totals(self) -> list[tuple[DutyKind, int]]:
        """Every kind with its number, also where it is none."""
        found = Counter(duty.kind for duty in self.duties)
        return [(kind, found[kind]) for kind in DutyKind]

    @property
    def ledger_ids(self) -> tuple[int, int]:
        """The lowest and the highest number of the ledger; zeros where nothing is recorded."""
        ids = [duty.event_id for duty in self.duties]
        return (min(ids), max(ids)) if ids else (0, 0)

    @property
    def check(self) -> str:
        """A code over every line, by which a head sees that a printed record is the ledger's.

        It holds the moment `as_of` in its first part.
        """
        lines = "\n".join(
            f"{one.event_id}|{one.on}|{one.kind}|{one.subject}|{one.subject_id}|{one.reason}"
            for one in self.duties
        )
        about = f"{self.officer.pk}|{self.first_on}|{self.last_on}|{_seconds(self.as_of)}\n"
        return f"{_seconds(self.as_of):x}-{keyed_hash(about + lines)[:12]}"


def duty_record(
    viewer: Actor, *, officer_id: int, first_on: date, last_on: date, at: datetime,
    as_of: datetime | None = None, grade: str = "",
) -> DutyRecord:
    """The record of one officer of the viewer's office; a few queries whatever its length.

    `at` is now. With `as_of` the ledger is read as it stood at that moment: the same record again,
    whatever was taken back since.

    Raises:
        NotAllowedError: the viewer does not work cases.
        OutOfScopeError: another's record, and the viewer leads no cases; or another office's.
    """
    officer = _officer(viewer, officer_id)
    rows = list(
        _standing(as_of).filter(
            office_id=viewer.own_office, officer_id=officer_id, kind__in=DUTIES,
            happened_on__gte=first_on, happened_on__lte=last_on,
        ).order_by("happened_on", "pk")
    )
    # The database has a clock of its own: the moment is never before what was read.
    moment = as_of or _whole_second(max([at, *(row.entered_at for row in rows)]))
    duties = _without_sessions(tuple(
        Duty(row.pk, row.happened_on, DUTIES[row.kind], row.subject, row.subject_id,
             row.person_id, row.employer_id, row.act_key or "", row.reason)
        for row in rows
    ))
    points = _points(viewer.own_office, duties, grade)
    office = Office.objects.get(pk=viewer.own_office)
    return DutyRecord(officer, office, first_on, last_on, moment, duties, points)


def officers_of(viewer: Actor) -> list[tuple[int, str]]:
    """Whose record the viewer may see: everybody's of the office for a head, else the own."""
    if not viewer.may(Permission.LEAD_CASES):
        return [(viewer.user_id or 0, viewer.name)]
    rows = Membership.objects.filter(office_id=viewer.own_office, valid_until__isnull=True)
    return [(row.user_id, row.user.name) for row in
            rows.select_related("user").order_by("user__name", "user_id")]


def marks_of(duties: Iterable[Duty]) -> dict[int, str]:
    """Event → what it is about, without a name: "S.N., 33.07/2026/00012", or the firm's name."""
    duties = list(duties)
    people = {duty.person_id for duty in duties if duty.person_id}
    numbers: dict[int, str] = {}
    names: dict[int, str] = {}
    for part in _parts(people):
        names.update(Person.objects.filter(pk__in=part).values_list("pk", "name"))
        numbers.update(Registration.objects.filter(person_id__in=part).order_by("opened_on", "pk")
                       .values_list("person_id", "number"))
    firms: dict[int, str] = {}
    for part in _parts({duty.employer_id for duty in duties if duty.employer_id}):
        firms.update(Employer.objects.filter(pk__in=part).values_list("pk", "name"))
    return {duty.event_id: _mark(duty, names, numbers, firms) for duty in duties}


def initials(name: str) -> str:
    """"Siti Nurhayati" → "S.N."."""
    return "".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())


def _mark(
    duty: Duty, names: dict[int, str], numbers: dict[int, str], firms: dict[int, str]
) -> str:
    if duty.kind == DutyKind.VISIT:
        return firms.get(duty.employer_id or 0, "")
    if duty.kind in BY_THE_HOUR and duty.reason.isdecimal():
        return f"#{duty.subject_id}, {duty.reason} min"
    if duty.person_id is None:
        return f"#{duty.subject_id}"
    number = numbers.get(duty.person_id, "")
    return ", ".join(part for part in (initials(names.get(duty.person_id, "")), number) if part)


def _standing(as_of: datetime | None) -> QuerySet[Event]:
    """Events that are no corrections and were not taken back, as the ledger stood."""
    taken_back = Event.objects.filter(corrects_id=OuterRef("pk"))
    rows = Event.objects.filter(corrects_id__isnull=True)
    if as_of is not None:
        taken_back = taken_back.filter(entered_at__lte=as_of)
        rows = rows.filter(entered_at__lte=as_of)
    return rows.filter(~Exists(taken_back))


def _whole_second(at: datetime) -> datetime:
    """The next whole second, which the check code can hold."""
    return at.replace(microsecond=0) + timedelta(seconds=1 if at.microsecond else 0)


def moment_of(check: str) -> datetime | None:
    """The moment that a check code names, None where it is no such code."""
    first, _, rest = check.strip().lower().partition("-")
    if len(rest) != 12 or not first or len(first) > 10:
        return None
    try:
        return datetime.fromtimestamp(int(first, 16), tz=UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _officer(viewer: Actor, officer_id: int) -> User:
    viewer.require(Permission.WORK_CASES)
    users = User.objects.filter(pk=officer_id)
    if officer_id != viewer.user_id:
        if not viewer.may(Permission.LEAD_CASES):
            raise OutOfScopeError(officer_id)
        users = users.filter(memberships__office_id=viewer.own_office)
    user = users.first()
    if user is None:
        raise OutOfScopeError(officer_id)
    return user


def _without_sessions(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """Who came to a group session is part of that session, not a guidance of its own."""
    kept = {duty.subject_id for duty in duties if duty.kind == DutyKind.GUIDANCE}
    in_groups: set[int] = set()
    for part in _parts(kept):
        in_groups.update(Appointment.objects.filter(pk__in=part, kind=SlotKind.GROUP)
                         .values_list("pk", flat=True))
    return tuple(duty for duty in duties
                 if duty.kind != DutyKind.GUIDANCE or duty.subject_id not in in_groups)


def _points(office_id: int, duties: Sequence[Duty], grade: str) -> dict[DutyKind, int]:
    values = list(DutyPoint.objects.filter(Q(grade="") | Q(grade=grade), office_id=office_id))
    # The value of the own grade goes before the one for all.
    values.sort(key=lambda value: value.grade == "")
    sums: dict[DutyKind, int] = {}
    for duty in duties:
        value = next((one for one in values if one.kind == duty.kind and _holds(one, duty.on)),
                     None)
        if value is not None:
            sums[duty.kind] = sums.get(duty.kind, 0) + value.points
    return sums


def _holds(value: DutyPoint, on: date) -> bool:
    return value.valid_from <= on and (value.valid_until is None or on < value.valid_until)


def _parts(ids: Iterable[int | None]) -> Iterable[list[int]]:
    rows = sorted(number for number in ids if number is not None)
    return [rows[start:start + BATCH] for start in range(0, len(rows), BATCH)]


def _seconds(at: datetime) -> int:
    return int(at.timestamp())


def points_of(viewer: Actor) -> list[DutyPoint]:
    """The point table of the viewer's office, by kind, the newest first.

    Raises NotAllowedError where the viewer does not work cases.
    """
    viewer.require(Permission.WORK_CASES)
    return list(DutyPoint.objects.filter(office_id=viewer.own_office)
                .order_by("kind", "grade", "-valid_from"))
