"""Monday's news of good practices: kept for each reader, and sent the way that each wishes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.urls import reverse

from antarkerja.domain.messaging.enums import MessageEvent, RecipientKind
from antarkerja.domain.messaging.operations.outbox import Outgoing, enqueue_many
from antarkerja.domain.messaging.ports import channels_in_use
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.operations.digests import ForReader, keep_digests
from antarkerja.domain.practices.policies.digest import Share, Week
from antarkerja.domain.practices.policies.digest_words import news_words
from antarkerja.domain.practices.queries.digests import (
    Addressed,
    monday_of,
    readers_after,
    week_before,
)
from antarkerja.journeys.tell import colleague_way
from antarkerja.shared.addresses import public_address

BATCH = 500
ABOUT = "digest"


def prepare_digests(*, by: Actor, on: date, at: datetime, zone: str) -> int:
    """Shares the news of the week before this Monday out among the readers of a zone.

    Each batch is whole or not there, so that a run that is killed goes on where it stood; who has
    the week's digest is left out, and who has no news gets none. Returns how many were made.
    """
    week_on = monday_of(on)
    week = week_before(week_on, zone=zone)
    made = last = 0
    while batch := readers_after(last, week_on=week_on, zone=zone, size=BATCH):
        made += _keep(by, at, week_on, week, batch, zone)
        last = batch[-1].reader.user_id
    return made


@transaction.atomic
def _keep(
    by: Actor, at: datetime, week_on: date, week: Week, batch: list[Addressed], zone: str
) -> int:
    shares = [(one, share) for one in batch if (share := week.share_of(one.reader))]
    sent = _sent(by, at, week_on, shares, zone)
    return keep_digests(by=by, at=at, week_on=week_on, rows=[
        ForReader(one.user.pk, share, sent.get(one.user.pk)) for one, share in shares])


def _sent(
    by: Actor, at: datetime, week_on: date, shares: list[tuple[Addressed, Share]], zone: str
) -> dict[int, int]:
    """Messages into the outbox, by the reader's account."""
    there = set(channels_in_use())
    link = public_address(reverse("community:practice_news"))
    until = datetime.combine(week_on + timedelta(days=7), datetime.min.time(),
                             tzinfo=ZoneInfo(zone))
    outgoing = []
    for one, share in shares:
        way = colleague_way(one.user, one.channel, there)
        if way is None:
            continue
        words = news_words(len(share.practice_ids), len(share.remark_ids), one.user.language)
        outgoing.append(Outgoing(
            office=one.office, event=MessageEvent.PRACTICE_DIGEST,
            recipient=(RecipientKind.USER, one.user.pk), channel=way[0], address=way[1],
            values={"name": one.user.name, "news": words, "link": link},
            key=f"practice-digest:{week_on}:{one.user.pk}", about=(ABOUT, one.user.pk),
            language=one.user.language, good_until=until,
        ))
    return {row.recipient_id: row.pk for row in enqueue_many(by=by, at=at, outgoing=outgoing)}
