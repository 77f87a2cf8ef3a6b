"""What each office of an area has today: numbers from the ledger, no names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from antarkerja.domain.ledger import enums as book
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.offices.enums import OfficeKind, Permission
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import offices_seen_by


@dataclass(frozen=True, slots=True)
class OfficeCounts:
    """What an office's ledger says today; numbers of people and of places, no names.

    `registered` and `placed` are those of the month so far.
    """

    office: Office
    live: int
    registered: int
    placed: int
    open_places: int


def office_counts(viewer: Actor, *, today: date) -> list[OfficeCounts]:
    """One line for each district office of the viewer's area, by region. Two queries.

    Raises:
        NotAllowedError: the viewer may not see counts.
    """
    viewer.require(Permission.SEE_COUNTS)
    offices = list(offices_seen_by(viewer).filter(kind=OfficeKind.DISTRICT))
    first = today.replace(day=1)
    rows = (
        Event.objects.filter(
            office_id__in=[office.pk for office in offices], kind__in=book.IPK_FLOWS,
            happened_on__lte=today,
        )
        .values_list("office_id", "kind").order_by()
        .annotate(total=Sum("quantity"),
                  month=Sum("quantity", filter=Q(happened_on__gte=first), default=0))
    )
    totals = {(office_id, kind): (total, month) for office_id, kind, total, month in rows}

    def of(office: Office, kinds: Iterable[str], part: int = 0) -> int:
        return sum(totals.get((office.pk, kind), (0, 0))[part] for kind in kinds)

    gone = (*book.SEEKERS_PLACED, *book.SEEKERS_STRUCK_OFF)
    taken = (*book.VACANCIES_FILLED, *book.VACANCIES_REMOVED)
    return [
        OfficeCounts(
            office, live=of(office, book.SEEKERS_IN) - of(office, gone),
            registered=of(office, book.SEEKERS_IN, 1), placed=of(office, book.SEEKERS_PLACED, 1),
            open_places=of(office, book.VACANCIES_IN) - of(office, taken),
        )
        for office in offices
    ]
