"""Finding the row that an act is about, in the actor's scope, locked; and writing details."""

from __future__ import annotations

from dataclasses import asdict

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.reference.coding import title_key
from antarkerja.domain.training.errors import (
    CatalogueRefusedError,
    CourseNotFoundError,
    ProviderNotFoundError,
)
from antarkerja.domain.training.models import Course, Provider
from antarkerja.domain.training.policies import (
    CourseDetails,
    Problem,
    ProviderDetails,
    provider_key,
)

PROVIDER_COLUMNS = (
    "name", "name_normalised", "kind", "region", "address", "phone", "website", "accredited",
    "source", "checked_on",
)
COURSE_COLUMNS = (
    "title", "title_normalised", "description", "kbji", "hours", "fee", "starts_on", "online",
    "region", "place", "seats", "source", "checked_on",
)


def provider_to_change(by: Actor, provider_id: int) -> Provider:
    """The provider, locked.

    Raises:
        ProviderNotFoundError: unknown, or another office entered it.
    """
    rows = Provider.objects.select_for_update().filter(pk=provider_id)
    row = (rows if by.is_clock else rows.filter(office_id=by.own_office)).first()
    if row is None:
        raise ProviderNotFoundError(provider_id)
    return row


def course_to_change(by: Actor, course_id: int) -> Course:
    """The course, locked.

    Raises:
        CourseNotFoundError: unknown, or another office entered it.
    """
    rows = Course.objects.select_for_update().filter(pk=course_id)
    row = (rows if by.is_clock else rows.filter(office_id=by.own_office)).first()
    if row is None:
        raise CourseNotFoundError(course_id)
    return row


def refuse(problems: tuple[Problem, ...]) -> None:
    """Raises CatalogueRefusedError where there is a problem."""
    if problems:
        raise CatalogueRefusedError(problems)


def put_provider(row: Provider, details: ProviderDetails) -> None:
    for name, value in asdict(details).items():
        setattr(row, name, value)
    row.name_normalised = provider_key(details.name)


def put_course(row: Course, details: CourseDetails) -> None:
    for name, value in asdict(details).items():
        setattr(row, name, value)
    row.title_normalised = title_key(details.title)
