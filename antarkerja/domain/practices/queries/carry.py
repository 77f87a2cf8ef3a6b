"""Which practices may leave the installation, and whose packages it takes."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Visibility
from antarkerja.domain.practices.models import Instance, Parcel, Practice
from antarkerja.domain.practices.queries.scope import published_to

MOST_AT_ONCE = 500
SHOWN = 30


def practices_to_carry(
    viewer: Actor, ids: Collection[int] | None = None
) -> QuerySet[Practice]:
    """Published practices of the nation or of everybody; what an office or a province keeps to
    itself does not leave. At most 500, the oldest first, so that parents come before children.

    Raises NotAllowedError where the viewer coordinates no practices.
    """
    viewer.require(Permission.COORDINATE_PRACTICES)
    rows = published_to(viewer).filter(visibility__in=[Visibility.NATION, Visibility.PUBLIC])
    if ids is not None:
        rows = rows.filter(pk__in=ids)
    return rows.select_related("office", "parent").order_by("published_on", "pk")[:MOST_AT_ONCE]


def instances(viewer: Actor) -> list[Instance]:
    """Installations that were trusted, those still trusted first. One query."""
    viewer.require(Permission.COORDINATE_PRACTICES)
    rows = Instance.objects.select_related("trusted_by")
    return list(rows.order_by("distrusted_at", "name", "pk")[:SHOWN])


def parcels(viewer: Actor) -> list[Parcel]:
    """The newest packages that were brought in. One query."""
    viewer.require(Permission.COORDINATE_PRACTICES)
    return list(Parcel.objects.select_related("instance", "user").order_by("-pk")[:SHOWN])


def trusted(key: str) -> Instance | None:
    return Instance.objects.filter(public_key=key, distrusted_at=None).first()
