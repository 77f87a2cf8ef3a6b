"""A coordinator of a province or the ministry stands behind a published practice, or no longer."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor, home_office
from antarkerja.domain.practices.errors.practice import IncompleteError
from antarkerja.domain.practices.errors.review import AlreadyEndorsedError
from antarkerja.domain.practices.models import Endorsement, Practice
from antarkerja.domain.practices.policies.as_read import as_read
from antarkerja.domain.practices.policies.places import require_nobody_in
from antarkerja.domain.practices.queries.scope import published_to


@transaction.atomic
def endorse(*, by: Actor, on: date, practice_id: int, words: str) -> Endorsement:
    """The actor's office stands behind a published practice, and says why.

    Raises:
        NotAllowedError: the actor does not coordinate practices.
        OutOfScopeError: not published, or not to the actor.
        IncompleteError: it is not said why.
        PersonalDataError: the words give somebody away.
        AlreadyEndorsedError: it does so already.
    """
    user_id = _coordinator(by)
    found = published_to(by).filter(pk=practice_id).values_list("pk", flat=True).first()
    if found is None:
        raise OutOfScopeError(practice_id)
    practice = Practice.objects.select_for_update().get(pk=found)
    why = " ".join(as_read(words).split())[:300]
    if not why:
        raise IncompleteError(["words"])
    require_nobody_in("words", why)
    office_id = home_office(by)
    if practice.endorsements.filter(office_id=office_id, taken_back_on__isnull=True).exists():
        raise AlreadyEndorsedError
    return Endorsement.objects.create(
        practice=practice, office_id=office_id, user_id=user_id, words=why, given_on=on
    )


@transaction.atomic
def take_back_endorsement(*, by: Actor, on: date, endorsement_id: int) -> Endorsement:
    """The actor's office no longer stands behind it. Twice is once.

    Raises:
        NotAllowedError: the actor does not coordinate practices.
        OutOfScopeError: another office's endorsement.
    """
    _coordinator(by)
    row = Endorsement.objects.select_for_update().filter(
        pk=endorsement_id, office_id=by.own_office).first()
    if row is None:
        raise OutOfScopeError(endorsement_id)
    if row.taken_back_on is None:
        row.taken_back_on = on
        row.save(update_fields=["taken_back_on"])
    return row


def _coordinator(by: Actor) -> int:
    by.require(Permission.COORDINATE_PRACTICES)
    if by.user_id is None:
        raise NotAllowedError(Permission.COORDINATE_PRACTICES)
    return by.user_id
