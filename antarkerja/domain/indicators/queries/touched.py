"""How much work of some kinds an office did: what a practice touched, with nothing typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db.models import Count, Q

from antarkerja.domain.indicators.queries.standing import standing


def touched_by_office(
    acts: Sequence[tuple[str, str]], *, since: Mapping[int, date], as_of: datetime
) -> dict[int, tuple[int, int]]:
    """Events and people touched by the acts (kind and reason, "" for any), of each office since
    its own day. One query."""
    if not acts or not since:
        return {}
    kinds = Q()
    for kind, reason in acts:
        kinds |= Q(kind=kind, reason=reason) if reason else Q(kind=kind)
    places = Q()
    for office, day in since.items():
        places |= Q(office_id=office, happened_on__gte=day)
    found = standing(as_of).filter(kinds, places).values("office_id").annotate(
        events=Count("pk"), people=Count("person_id", distinct=True)
    ).values_list("office_id", "events", "people")
    return {office: (events, people) for office, events, people in found}
