"""An office becomes part of another: its part of the community of practice goes along."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import TrialState
from antarkerja.domain.practices.enums.talk import FollowKind
from antarkerja.domain.practices.models import CounterNote, Follow, Practice, Trial
from antarkerja.domain.practices.operations.replication_moves import merge_replications
from antarkerja.domain.practices.queries.office_moves import (
    CommunityOfOffice,
    community_of_office,
    meetings_to_come,
    trials_planned,
)


@transaction.atomic
def move_community(
    *, by: Actor, on: date, from_office: Office, into_office: Office
) -> CommunityOfOffice:
    """Practices, open replications, counter notes, meetings to come, planned trials and followers.

    What is over stays where it was: the ledger, meetings held, reviews, endorsements, lots drawn.
    A practice is measured at its new office only from when that office says so, for the ledger of
    the old one is not its own. Returns how many of each there were.

    Raises NotAllowedError: the actor manages no installation.
    """
    by.require(Permission.MANAGE_INSTALLATION)
    found = community_of_office(from_office.pk)
    # Every reader sees it, so it is kept in the language of the service.
    with override("id"):
        words = _("The office became part of %(office)s.") % {"office": into_office.name}
    merge_replications(
        by=by, on=on, from_office=from_office, into_office=into_office, words=words)
    Practice.objects.filter(office=from_office).update(office=into_office, begun_on=None)
    CounterNote.objects.filter(office=from_office).update(office=into_office)
    meetings_to_come(from_office.pk).update(office=into_office)
    trials_planned(from_office.pk).update(office=into_office)
    _leave_planned_trials(from_office)
    _followers(from_office, into_office)
    return found


def _leave_planned_trials(office: Office) -> None:
    """No lot is drawn for an office that is no longer there."""
    for trial in Trial.objects.select_for_update().filter(state=TrialState.PLANNED):
        if office.pk in trial.offices:
            trial.offices = [other for other in trial.offices if other != office.pk]
            trial.save(update_fields=["offices"])


def _followers(from_office: Office, into_office: Office) -> None:
    """Who follows the one follows the other; who follows both goes on doing so once."""
    old = Follow.objects.filter(kind=FollowKind.OFFICE, value=str(from_office.pk))
    twice = Follow.objects.filter(kind=FollowKind.OFFICE, value=str(into_office.pk))
    old.filter(user__in=twice.values("user")).delete()
    old.update(value=str(into_office.pk))
