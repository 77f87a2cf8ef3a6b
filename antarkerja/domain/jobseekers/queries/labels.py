"""What the access log may say of the people in it: numbers, and names only of the own people."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from antarkerja.domain.jobseekers.models import Registration
from antarkerja.domain.jobseekers.queries.people import people_seen_by
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import offices_seen_by


@dataclass(frozen=True, slots=True)
class PersonLabel:
    """`name` is empty where the viewer sees the person's number only."""

    number: str
    name: str


def labels_of(viewer: Actor, person_ids: Collection[int]) -> dict[int, PersonLabel]:
    """Label of each person by id. Two queries.

    Raises:
        NotAllowedError: the viewer may not see the access log.
    """
    viewer.require(Permission.SEE_ACCESS_LOG)
    ids = set(person_ids)
    numbers = dict(
        Registration.objects.filter(person_id__in=ids).order_by("opened_on", "pk")
        .values_list("person_id", "number")
    )
    names = dict(people_seen_by(viewer).filter(pk__in=ids).values_list("pk", "name"))
    return {pk: PersonLabel(numbers.get(pk, ""), names.get(pk, "")) for pk in ids}


def person_id_of_number(viewer: Actor, number: str) -> int | None:
    """Whose registration number this is, in an office that the viewer may see.

    Raises:
        NotAllowedError: the viewer may not see the access log.
    """
    viewer.require(Permission.SEE_ACCESS_LOG)
    return (
        Registration.objects.filter(
            office_id__in=list(offices_seen_by(viewer).values_list("pk", flat=True)),
            number=number.strip(),
        )
        .values_list("person_id", flat=True).first()
    )
