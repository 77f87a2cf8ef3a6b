"""All that happened with a person, newest first, out of five sources, each read by one query.

The ledger tells of registration, case, appointments, matches, referrals, work and benefits;
messages, notes and files are read where they lie. A page begins after the last line of the one
before (its key: day, source, row), so that it costs the same however far back one reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from antarkerja.domain.cases.enums.files import FileKind
from antarkerja.domain.cases.enums.notes import ContactKind
from antarkerja.domain.cases.enums.timeline import EVENTS, NOT_FOR_PERSON, TimelineKind
from antarkerja.domain.cases.queries.notes import files_seen_by, notes_seen_by
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.jobseekers.queries.people import people_seen_by
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.messaging.enums import MessageEvent, RecipientKind
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import User
from antarkerja.domain.offices.policies import Actor

PAGE = 40
_SHOWN_OF_NOTE = 400


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """Where a line stands: the day, then the source, then the row; greater is newer."""

    day: date
    rank: int
    row: int

    def __str__(self) -> str:
        return f"{self.day:%Y%m%d}-{self.rank}-{self.row}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `kind`, `reason` and `about` (the subject's id) are the ledger's; the row's id is
    for a link."""

    key: Key
    source: TimelineKind
    label: str
    kind: EventKind | None = None
    reason: str = ""
    text: str = ""
    who: str = ""
    row: int = 0
    about: int = 0


@dataclass(frozen=True, slots=True)
class TimelinePage:
    lines: list[Line]
    # Where the next page begins; empty on the last.
    older: str


def read_key(text: str) -> Key | None:
    """The key as it stood in an address; None for anything else."""
    parts = text.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    try:
        day = datetime.strptime(parts[0], "%Y%m%d").date()  # noqa: DTZ007  a day, no moment
    except ValueError:
        return None
    return Key(day, int(parts[1]) % 10, min(int(parts[2]), 2**62))


def timeline_page(
    viewer: Actor, person_id: int, *, kind: TimelineKind | None = None, before: Key | None = None
) -> TimelinePage:
    """Forty lines of a person of the office, or of oneself, before a key.

    Raises OutOfScopeError.
    """
    person = people_seen_by(viewer).filter(pk=person_id).first()
    if person is None:
        raise OutOfScopeError(person_id)
    ids = [person.pk, *person.merged.values_list("pk", flat=True)]
    asked = _Asked(viewer, ids, before, ZoneInfo(viewer.zone))
    lines: list[Line] = []
    if kind is None or kind in EVENTS:
        lines += _events(asked, kind)
    if kind in (None, TimelineKind.MESSAGE):
        lines += _messages(asked, person)
    if kind in (None, TimelineKind.NOTE):
        lines += _notes(asked)
    if kind in (None, TimelineKind.FILE):
        lines += _files(asked)
    lines.sort(key=lambda line: line.key, reverse=True)
    shown = lines[:PAGE]
    return TimelinePage(shown, str(shown[-1].key) if len(lines) > PAGE else "")


@dataclass(frozen=True, slots=True)
class _Asked:
    viewer: Actor
    ids: list[int]
    before: Key | None
    zone: ZoneInfo

    @property
    def is_own(self) -> bool:
        return not self.viewer.may(Permission.SEE_PEOPLE)

    def days(self, rank: int, field: str) -> Q:
        """Rows of a source before the key, by a day."""
        key = self.before
        if key is None:
            return Q()
        earlier = Q(**{f"{field}__lt": key.day})
        if rank < key.rank:
            return earlier | Q(**{field: key.day})
        if rank == key.rank:
            return earlier | Q(**{field: key.day, "pk__lt": key.row})
        return earlier

    def moments(self, rank: int, field: str) -> Q:
        """Rows of a source before the key, by a moment, whose day is the viewer's."""
        key = self.before
        if key is None:
            return Q()
        start = datetime.combine(key.day, time.min, tzinfo=self.zone)
        end = start + timedelta(days=1)
        earlier = Q(**{f"{field}__lt": start})
        if rank < key.rank:
            return Q(**{f"{field}__lt": end})
        if rank == key.rank:
            return earlier | Q(**{f"{field}__lt": end, "pk__lt": key.row})
        return earlier

    def day_of(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()


_NOTE, _FILE, _EVENT, _MESSAGE = 4, 3, 2, 1


def _events(asked: _Asked, kind: TimelineKind | None) -> list[Line]:
    """Corrections and what they took back are left out."""
    told = Event.objects.filter(person_id__in=asked.ids)
    taken_back = told.filter(corrects_id__isnull=False).values("corrects_id")
    wanted = EVENTS[kind] if kind else tuple(one for kinds in EVENTS.values() for one in kinds)
    if asked.is_own:
        wanted = tuple(one for one in wanted if one not in NOT_FOR_PERSON)
    rows = list(
        told.filter(asked.days(_EVENT, "happened_on"), corrects_id=None, kind__in=wanted)
        .exclude(pk__in=taken_back).order_by("-happened_on", "-pk")[:PAGE + 1]
    )
    names = _names(row.officer_id for row in rows)
    titles = _titles(row.vacancy_id for row in rows)
    source = {event: one for one, kinds in EVENTS.items() for event in kinds}
    return [
        Line(
            Key(row.happened_on, _EVENT, row.pk), source[EventKind(row.kind)],
            str(EventKind(row.kind).label), EventKind(row.kind), row.reason,
            text=titles.get(row.vacancy_id or 0, ""), who=names.get(row.officer_id or 0, ""),
            about=row.subject_id,
        ) for row in rows
    ]


def _messages(asked: _Asked, person: Person) -> list[Line]:
    rows: QuerySet[Message] = Message.objects.filter(
        asked.moments(_MESSAGE, "created_at"), recipient_kind=RecipientKind.PERSON,
        recipient_id__in=asked.ids, office_id=person.office_id,
    ).order_by("-created_at", "-pk")[:PAGE + 1]
    return [
        Line(Key(asked.day_of(row.created_at), _MESSAGE, row.pk), TimelineKind.MESSAGE,
             str(MessageEvent(row.event).label), text=row.subject,
             who=row.get_channel_display())
        for row in rows
    ]


def _notes(asked: _Asked) -> list[Line]:
    if not _reads_cases(asked.viewer):
        return []
    rows = notes_seen_by(asked.viewer).filter(
        asked.days(_NOTE, "happened_on"), case__person_id__in=asked.ids)[:PAGE + 1]
    return [
        Line(Key(row.happened_on, _NOTE, row.pk), TimelineKind.NOTE,
             str(ContactKind(row.contact).label) if row.contact != ContactKind.NONE
             else str(TimelineKind.NOTE.label),
             text=row.text[:_SHOWN_OF_NOTE] + ("…" if len(row.text) > _SHOWN_OF_NOTE else ""),
             who=row.author.name if row.author else row.share.agency if row.share else "",
             row=row.pk)
        for row in rows
    ]


def _files(asked: _Asked) -> list[Line]:
    if not _reads_cases(asked.viewer):
        return []
    rows = list(files_seen_by(asked.viewer).filter(
        asked.moments(_FILE, "kept_at"), case__person_id__in=asked.ids)[:PAGE + 1])
    names = _names(row.user_id for row in rows)
    return [
        Line(Key(asked.day_of(row.kept_at), _FILE, row.pk), TimelineKind.FILE,
             str(FileKind(row.kind).label), text=row.name, who=names.get(row.user_id or 0, ""),
             row=row.pk)
        for row in rows
    ]


def _reads_cases(viewer: Actor) -> bool:
    return viewer.may(Permission.WORK_CASES) or viewer.may(Permission.USE_OWN_FILE)


def _names(ids: Iterable[int | None]) -> dict[int, str]:
    wanted = {one for one in ids if one}
    return dict(User.objects.filter(pk__in=wanted).values_list("pk", "name"))


def _titles(ids: Iterable[int | None]) -> dict[int, str]:
    """What was done for which vacancy: its title and firm."""
    wanted = {one for one in ids if one}
    return {
        row: f"{title}, {firm}" for row, title, firm in Vacancy.objects.filter(pk__in=wanted)
        .values_list("pk", "title", "employer__name")
    }
