"""The week's news are kept once for each reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.models import Digest
from antarkerja.domain.practices.policies.digest import Share


@dataclass(frozen=True, slots=True)
class ForReader:
    """What one reader is told, and the message that tells it, if one does."""

    user_id: int
    share: Share
    message_id: int | None = None


@transaction.atomic
def keep_digests(
    *, by: Actor, at: datetime, week_on: date, rows: Iterable[ForReader]
) -> int:
    """One row a reader and week; what is there stays as it is. Returns how many were given.

    Raises NotAllowedError for whoever reads no practices.
    """
    by.require(Permission.READ_PRACTICES)
    made = Digest.objects.bulk_create(
        (
            Digest(user_id=row.user_id, week_on=week_on, practice_ids=row.share.practice_ids,
                   remark_ids=row.share.remark_ids, prepared_at=at, message_id=row.message_id)
            for row in rows
        ),
        ignore_conflicts=True, batch_size=500,
    )
    return len(made)
