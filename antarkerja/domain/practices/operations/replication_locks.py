"""What acts on a replication begin with: the lock, the owner, texts that name nobody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.personal import PersonalKind
from antarkerja.domain.practices.enums.replication import IN_USE
from antarkerja.domain.practices.errors.replication import (
    NotOfThisOfficeError,
    ReplicationStateError,
    TellsOfPeopleError,
)
from antarkerja.domain.practices.models import Replication
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.policies.personal_data import personal_data
from antarkerja.domain.practices.queries.sharers import sharers_of

# Colleagues may be spoken to by name; nobody's number belongs into a text about work.
NUMBERS = (PersonalKind.NIK, PersonalKind.PHONE, PersonalKind.EMAIL)


def locked_replication(
    by: Actor, replication_id: int, states: Collection[str] = IN_USE
) -> Replication:
    """The replication of the actor's office, held until the transaction ends.

    Raises:
        NotAllowedError: the actor shares no practices.
        OutOfScopeError: not of the actor's office.
        ReplicationStateError: it is in none of `states`.
    """
    by.require(Permission.SHARE_PRACTICES)
    found = (
        Replication.objects.select_for_update(of=("self",)).select_related("practice", "office")
        .filter(pk=replication_id, office_id=by.own_office).first()
    )
    if found is None:
        raise OutOfScopeError(replication_id)
    if found.state not in states:
        raise ReplicationStateError(found.state)
    return found


def require_sharer(office_id: int, user_id: int | None, *, on: date) -> None:
    """Raises NotOfThisOfficeError unless the user shares practices in the office; None may be."""
    if user_id is not None and not sharers_of(office_id, on=on).filter(pk=user_id).exists():
        raise NotOfThisOfficeError(user_id)


def plain_words(text: str, *, names_too: bool = True) -> str:
    """The text without blanks around it.

    Raises TellsOfPeopleError where it holds a NIK, a phone, an e-mail or, unless colleagues talk,
    a name.
    """
    said = as_read(text).replace("\r\n", "\n").strip()
    found = [one.words for one in personal_data(said) if names_too or one.kind in NUMBERS]
    if found:
        raise TellsOfPeopleError(found)
    return said
