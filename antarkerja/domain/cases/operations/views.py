"""Keeping and dropping saved views of the list of cases."""

from __future__ import annotations

from django.db import transaction

from antarkerja.domain.cases.enums.attention import MOST_VIEWS
from antarkerja.domain.cases.errors.attention import TooManyViewsError
from antarkerja.domain.cases.models.attention import SavedView
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.models import User
from antarkerja.domain.offices.policies import Actor


@transaction.atomic
def save_view(*, by: Actor, name: str, filters: str) -> SavedView:
    """Keeps filters under a name of the actor's own; the same name again replaces them.

    Raises:
        NotAllowedError: the actor works no cases.
        TooManyViewsError: twenty are kept already.
    """
    by.require(Permission.WORK_CASES)
    user = User.objects.select_for_update().get(pk=by.user_id or 0)
    own = SavedView.objects.filter(user=user)
    if own.exclude(name=name).count() >= MOST_VIEWS:
        raise TooManyViewsError
    view, _new = SavedView.objects.update_or_create(
        user=user, name=name, defaults={"filters": filters}
    )
    return view


@transaction.atomic
def drop_view(*, by: Actor, view_id: int) -> None:
    """Forgets a view of the actor's own; one that is gone already stays gone.

    Raises:
        NotAllowedError, OutOfScopeError: the actor works no cases, or the view is another user's.
    """
    by.require(Permission.WORK_CASES)
    if SavedView.objects.filter(pk=view_id).exclude(user_id=by.user_id or 0).exists():
        raise OutOfScopeError(view_id)
    SavedView.objects.filter(pk=view_id, user_id=by.user_id or 0).delete()
