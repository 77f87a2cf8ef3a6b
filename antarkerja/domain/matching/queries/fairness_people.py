"""Whom a fairness report counts: the people of an area who were registered within some days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import Person, Registration
from antarkerja.domain.matching.enums import ReferralOrigin, ReferralStatus
from antarkerja.domain.matching.models import Referral
from antarkerja.domain.matching.queries.fairness_groups import TRAITS, Groups

YEAR = timedelta(days=365)
# More than these say nothing that a report could use; then each n-th person by number is taken.
MOST_PEOPLE = 200_000
CHUNK = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FairnessScope:
    """Whose people: one office's, or a region's ("33" a province, "" the nation), from the first
    to the last day."""

    first_on: date
    last_on: date
    region: str = ""
    office_id: int | None = None


@dataclass(frozen=True, slots=True)
class Population:
    """People by their place in the report: ids, groups, and what came of their searching.

    `looking` are the places of those with a live registration.
    """

    ids: tuple[int, ...]
    groups: Groups
    looking: tuple[int, ...]
    referred: bytearray
    hired: bytearray


def year_until(last_on: date, *, region: str = "", office_id: int | None = None) -> FairnessScope:
    """The year that ends on a day."""
    return FairnessScope(
        first_on=last_on - YEAR + timedelta(days=1), last_on=last_on, region=region,
        office_id=office_id,
    )


def population_of(scope: FairnessScope, *, most: int = MOST_PEOPLE) -> Population:
    """Everybody in the scope, or `most` of them evenly by number. Three queries, streamed."""
    people = _people(scope)
    total = people.count()
    ids, looking, groups = list[int](), list[int](), Groups(scope.last_on)
    rows = people.order_by("pk").values_list("pk", "is_looking", *TRAITS)
    for place, (pk, is_looking, *traits) in enumerate(rows.iterator(chunk_size=CHUNK)):
        if total > most and place * most // total == (place - 1) * most // total:
            continue
        if is_looking:
            looking.append(len(ids))
        ids.append(pk)
        groups.add(*traits)
    referred, hired = _outcomes(scope, {pk: place for place, pk in enumerate(ids)})
    return Population(tuple(ids), groups, tuple(looking), referred, hired)


def evenly(places: Sequence[int], most: int) -> list[int]:
    """At most so many of the places, evenly spread, always the same ones."""
    if len(places) <= most:
        return list(places)
    return [places[number * len(places) // most] for number in range(most)]


def _people(scope: FairnessScope) -> QuerySet[Person]:
    spells = Registration.objects.filter(person=OuterRef("pk"))
    within = spells.filter(opened_on__lte=scope.last_on).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=scope.first_on)
    )
    live = spells.filter(status=RegistrationStatus.ACTIVE)
    return (
        Person.objects.filter(Exists(within), _of_scope(scope, ""), merged_into__isnull=True)
        .annotate(is_looking=Exists(live))
    )


def _of_scope(scope: FairnessScope, path: str) -> Q:
    if scope.office_id is not None:
        return Q(**{f"{path}office_id": scope.office_id})
    return Q(**{f"{path}office__region__startswith": scope.region}) if scope.region else Q()


def _outcomes(scope: FairnessScope, places: dict[int, int]) -> tuple[bytearray, bytearray]:
    """Whether the office referred each person within the days, and whether a firm said yes."""
    referred, hired = bytearray(len(places)), bytearray(len(places))
    rows = Referral.objects.filter(
        _of_scope(scope, "person__"), sent_on__gte=scope.first_on, sent_on__lte=scope.last_on
    ).order_by().values_list("person_id", "origin", "status")
    for person, origin, status in rows.iterator(chunk_size=CHUNK):
        place = places.get(person)
        if place is not None:
            referred[place] |= origin == ReferralOrigin.OFFICER
            hired[place] |= status == ReferralStatus.ACCEPTED
    return referred, hired
