"""Who writes, reviews and takes up the practices of the demo, and on which days."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Membership
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import actor_of
from antarkerja.domain.practices.queries.sharers import SHARING_ROLES
from antarkerja.ops.seed.offices import Desk

# The longest ago that a file speaks of; a demo of fewer months draws its days together.
LONGEST_AGO = 540
# An author, and reviewers of two other offices.
FEWEST_DESKS = 3
WRITERS = (RoleName.OFFICER, RoleName.PLACEMENT_STAFF)


@dataclass(frozen=True, slots=True)
class Community:
    """The people by district, the coordinators, and the days of the demo."""

    people: dict[str, list[Actor]]
    province: Actor
    ministry: Actor
    last: date
    share: float

    def day(self, ago: float) -> date:
        return self.last - timedelta(days=round(ago * self.share))

    def at(self, ago: float) -> datetime:
        """In the forenoon of Western Indonesia."""
        return datetime.combine(self.day(ago), time(3), tzinfo=UTC)

    def has(self, region: str) -> bool:
        return region in self.people

    def somebody(self, region: str, turn: int = 0) -> Actor:
        """A colleague of the office, another one at another turn; of another office where the
        demo has not this one."""
        regions = list(self.people)
        known = region if region in self.people else regions[int(region[-2:]) % len(regions)]
        there = [one for one in self.people[known] if one.role in WRITERS]
        return (there or self.people[known])[turn % len(there or self.people[known])]

    def reviewers(self, but: Collection[int], turn: int) -> list[Actor]:
        """Two colleagues of two offices that are none of `but`, others at every turn."""
        regions = [region for region, there in self.people.items()
                   if there[0].own_office not in but]
        chosen = [regions[(turn + step) % len(regions)] for step in (0, 1)]
        return [self.somebody(region, turn) for region in chosen]


def community(desks: list[Desk], *, first: date, last: date) -> Community:
    """The people of the first five offices, which the files speak of, and the coordinators."""
    people = {desk.office.region: _sharers(desk.office.pk, last) for desk in desks[:5]}
    return Community(
        people, _coordinator(RoleName.PROVINCIAL_ANALYST, last),
        _coordinator(RoleName.NATIONAL_ANALYST, last), last,
        min(1.0, (last - first).days / LONGEST_AGO),
    )


def _sharers(office_id: int, on: date) -> list[Actor]:
    users = Membership.objects.filter(
        office_id=office_id, role__in=SHARING_ROLES, valid_until=None
    ).order_by("pk").values_list("user_id", flat=True)
    return [actor for user in users if (actor := actor_of(user, on=on)) is not None]


def _coordinator(role: RoleName, on: date) -> Actor:
    user = Membership.objects.filter(role=role).order_by("pk").values_list("user_id", flat=True)[0]
    actor = actor_of(user, on=on)
    assert actor is not None
    return actor
