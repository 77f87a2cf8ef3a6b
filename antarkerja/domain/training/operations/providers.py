"""Adding, changing and putting away training providers.

The catalogue is no business event: nothing of it is counted in a report, so the ledger is silent.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import IntegrityError, transaction

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor, home_office
from antarkerja.domain.training.errors import ProviderExistsError
from antarkerja.domain.training.models import Provider
from antarkerja.domain.training.operations.scope import (
    PROVIDER_COLUMNS,
    provider_to_change,
    put_provider,
    refuse,
)
from antarkerja.domain.training.policies import ProviderDetails, check_provider


@transaction.atomic
def add_provider(
    *, by: Actor, on: date, details: ProviderDetails, office_id: int | None = None
) -> Provider:
    """A new provider, kept by the actor's office (`office_id` for the clock, which has none).

    Raises:
        NotAllowedError: the actor may not change the catalogue.
        CatalogueRefusedError: something said is wrong.
        ProviderExistsError: a provider of that name and place is known.
    """
    by.require(Permission.EDIT_VACANCIES)
    refuse(check_provider(details, on=on))
    row = Provider(office_id=home_office(by, office_id))
    put_provider(row, details)
    _save_once(row)
    return row


@transaction.atomic
def change_provider(
    *, by: Actor, on: date, provider_id: int, details: ProviderDetails
) -> Provider:
    """Changes what is known of a provider.

    Raises:
        NotAllowedError, ProviderNotFoundError, CatalogueRefusedError, ProviderExistsError.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = provider_to_change(by, provider_id)
    refuse(check_provider(details, on=on))
    put_provider(row, details)
    _save_once(row)
    return row


@transaction.atomic
def archive_provider(*, by: Actor, at: datetime, provider_id: int, reason: str) -> Provider:
    """Puts a provider away with a reason; its courses are named to nobody. Twice is once.

    Raises:
        NotAllowedError, ProviderNotFoundError.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = provider_to_change(by, provider_id)
    if row.archived_at is None:
        row.archived_at, row.archive_reason = at, reason.strip()[:80]
        row.save(update_fields=["archived_at", "archive_reason"])
    return row


@transaction.atomic
def restore_provider(*, by: Actor, provider_id: int) -> Provider:
    """A provider trains again, or was put away by mistake. Twice is once.

    Raises:
        NotAllowedError, ProviderNotFoundError.
    """
    by.require(Permission.EDIT_VACANCIES)
    row = provider_to_change(by, provider_id)
    row.archived_at, row.archive_reason = None, ""
    row.save(update_fields=["archived_at", "archive_reason"])
    return row


def _save_once(row: Provider) -> None:
    same = Provider.objects.filter(name_normalised=row.name_normalised, region=row.region)
    other = same.exclude(pk=row.pk).values_list("pk", flat=True).first()
    if other is not None:
        raise ProviderExistsError(other)
    try:
        with transaction.atomic():
            if row.pk is None:
                row.save(force_insert=True)
            else:
                row.save(update_fields=list(PROVIDER_COLUMNS))
    except IntegrityError as error:
        other = same.values_list("pk", flat=True).first()
        if other is None:
            raise
        raise ProviderExistsError(other) from error
