"""Another agency is let in: it gets its link, and the person hears of it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import formats, translation

from antarkerja.domain.cases.operations import sharing
from antarkerja.domain.cases.queries.sharing import partner_address
from antarkerja.domain.jobseekers.queries.contact import contact_of
from antarkerja.domain.messaging.enums import Channel, MessageEvent, RecipientKind
from antarkerja.domain.messaging.operations.outbox import Outgoing, enqueue
from antarkerja.journeys.tell import tell_person, withdraw
from antarkerja.shared.addresses import public_address

if TYPE_CHECKING:
    from antarkerja.domain.cases.enums.sharing import ShareEnd
    from antarkerja.domain.cases.models import CaseShare
    from antarkerja.domain.cases.operations.sharing import ShareDetails
    from antarkerja.domain.offices.policies import Actor

ABOUT = "share"


@transaction.atomic
def share_and_tell(
    *, by: Actor, on: date, at: datetime, case_id: int, details: ShareDetails
) -> CaseShare:
    """Shares the case, sends the agency its link where it has an address, and tells the person.

    Raises: see `cases.operations.sharing.share_case`.
    """
    share = sharing.share_case(by=by, on=on, at=at, case_id=case_id, details=details)
    person = share.case.person
    with translation.override(contact_of(person).language):
        until = formats.date_format(share.until_on, "j F Y")
    tell_person(
        by=by, at=at, person=person, event=MessageEvent.CASE_SHARED, key=f"shared:{share.pk}",
        values={"agency": share.agency, "until": until,
                "link": _own_page()},
        about=(ABOUT, share.pk),
    )
    if share.email:
        with translation.override(settings.LANGUAGE_CODE):
            until = formats.date_format(share.until_on, "j F Y")
        enqueue(by=by, at=at, outgoing=Outgoing(
            office=share.case.office, event=MessageEvent.PARTNER_INVITED,
            recipient=(RecipientKind.PARTNER, share.pk), channel=Channel.EMAIL,
            address=share.email, key=f"partner:{share.pk}", about=(ABOUT, share.pk),
            values={"name": share.contact_name or share.agency, "agency": share.agency,
                    "until": until, "link": partner_address(share)},
        ))
    return share


@transaction.atomic
def end_and_withdraw(
    *, by: Actor, on: date, at: datetime, share_id: int, why: ShareEnd
) -> CaseShare:
    """Ends it; an invitation that has not left yet does not leave any more.

    Raises: see `cases.operations.sharing.end_share`.
    """
    share = sharing.end_share(by=by, on=on, at=at, share_id=share_id, why=why)
    withdraw(by=by, at=at, about=(ABOUT, share.pk), events=[MessageEvent.PARTNER_INVITED])
    return share


def _own_page() -> str:
    return public_address(reverse("jobseeker:case"))
