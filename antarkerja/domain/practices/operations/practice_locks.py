"""What acts on a practice begin with: it is found for its writer and held."""

from __future__ import annotations

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.errors.practice import WrongStateError
from antarkerja.domain.practices.models import Practice
from antarkerja.domain.practices.queries.scope import may_write, readable


def locked_practice(by: Actor, practice_id: int) -> Practice:
    """The practice, held until the transaction ends.

    Raises:
        OutOfScopeError: the actor may not even read it.
        NotAllowedError: the actor reads it and writes it not.
        WrongStateError: it is withdrawn.
    """
    found = (
        readable(by).select_for_update(of=("self",)).filter(pk=practice_id).first()
    )
    if found is None:
        raise OutOfScopeError(practice_id)
    if found.state == State.WITHDRAWN:
        raise WrongStateError(found.state)
    if not may_write(by, found):
        raise NotAllowedError(Permission.SHARE_PRACTICES)
    return found
