"""The work that a practice touched: found by the acts that it names, with nothing typed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.models import Appointment, Slot
from antarkerja.domain.indicators.queries.standing import standing
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.messaging.enums import RecipientKind
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.practices.policies.acts import MESSAGE_SENT

Acts = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Touched:
    """How many acts were done, and how many people they reached."""

    acts: int
    people: int


def touched_by_office(
    acts: Acts, *, since: Mapping[int, date], as_of: datetime
) -> dict[int, Touched]:
    """What each office did since its own day. One query; three where a message is named."""
    if not acts or not since:
        return {}
    done = _done(acts, since, as_of)
    told = _told(acts, since, as_of)
    if told is None:
        rows = done.values("office_id").annotate(
            number=Count("pk"), people=Count("person_id", distinct=True)
        ).values_list("office_id", "number", "people")
        return {office: Touched(number, people) for office, number, people in rows}
    numbers = Counter[int]()
    for rows_of_office in (done, told):
        numbers.update(dict(
            rows_of_office.values("office_id").annotate(number=Count("pk"))
            .values_list("office_id", "number")))
    reached = done.filter(person_id__isnull=False).values_list("office_id", "person_id").union(
        told.values_list("office_id", "recipient_id"))
    people = Counter(office for office, _person in reached)
    return {office: Touched(number, people[office]) for office, number in numbers.items()}


def acts_of_sessions(topic: str) -> Q:
    """Sessions of a topic that were held, and who came to them; of any where it is empty."""
    slots = Slot.objects.filter(kind=SlotKind.GROUP)
    if topic:
        slots = slots.filter(topic__iexact=topic)
    came = Appointment.objects.filter(slot__in=slots.values("pk"))
    return Q(kind=EventKind.SESSION_HELD, subject_id__in=slots.values("pk")) | Q(
        kind=EventKind.APPOINTMENT_KEPT, subject_id__in=came.values("pk"))


def _done(acts: Acts, since: Mapping[int, date], as_of: datetime) -> QuerySet[Event]:
    kinds = Q(pk__in=[])
    for kind, detail in acts:
        if kind == EventKind.SESSION_HELD:
            kinds |= acts_of_sessions(detail)
        elif detail:
            kinds |= Q(kind=kind, reason=detail) | Q(kind=kind, reason__startswith=f"{detail}:")
        else:
            kinds |= Q(kind=kind)
    return standing(as_of).filter(kinds, _from_its_day(since, "happened_on"))


def _told(acts: Acts, since: Mapping[int, date], as_of: datetime) -> QuerySet[Message] | None:
    """Messages that went out to people; None where the practice names none."""
    events = {detail for kind, detail in acts if kind == MESSAGE_SENT}
    if not events:
        return None
    rows = Message.objects.filter(
        _from_its_day(since, "sent_at__date"), recipient_kind=RecipientKind.PERSON,
        sent_at__lte=as_of)
    return rows if "" in events else rows.filter(event__in=events)


def _from_its_day(since: Mapping[int, date], column: str) -> Q:
    """What each office did from its own day on."""
    places = Q()
    for office, day in since.items():
        places |= Q(**{"office_id": office, f"{column}__gte": day})
    return places
