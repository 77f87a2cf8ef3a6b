"""What the handbook shows of good practices: five invented offices that learn from each other.

    ANTARKERJA_PICTURES=docs/pictures pytest tests/browser/test_practice_pictures.py
"""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from playwright.sync_api import Browser, ViewportSize
from pytest_django.live_server_helper import LiveServer

from antarkerja.domain.practices.enums.profession import Measure
from antarkerja.domain.practices.models import (
    Evidence,
    Meeting,
    Practice,
    ProfessionCount,
    Replication,
    Review,
)
from antarkerja.domain.practices.queries.evidence import named_indicators
from antarkerja.domain.practices.queries.evidence_offices import beginnings, fingerprint_of
from antarkerja.domain.practices.queries.evidence_reading import last_known_month
from antarkerja.ops.seed.community import add_community
from antarkerja.ops.seed.offices import build_offices
from antarkerja.ops.seed.practices import add_practices
from tests.browser.album import Album
from tests.factories.evidence import make_evidence
from tests.factories.jobseekers import TODAY
from tests.factories.practices import make_result

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True, serialized_rollback=False)]
TALL: ViewportSize = {"width": 1280, "height": 1180}
FIRST = TODAY - timedelta(days=548)
TOLD = "Pencari kerja memilih sendiri jam konselingnya"
# Of a hundred appointments so many were missed, month by month from a year before the start.
BEGAN = (29, 31, 28, 33, 30, 31, 34, 30, 29, 32, 31, 30, 27, 24, 22, 23, 20, 21, 19, 22, 20, 21)
OTHERS = (28, 30, 29, 31, 29, 30, 32, 30, 30, 31, 30, 29, 30, 31, 29, 30, 28, 30, 29, 31, 30, 29)
# By province: officers, placements, visits, published practices and those carried over.
COLUMNS = (Measure.OFFICERS, Measure.PLACEMENTS, Measure.VISITS, Measure.PRACTICES,
           Measure.REPLICATIONS)
COUNTED = {"33": (61, 4_120, 1_530, 24, 47), "32": (52, 3_385, 1_304, 21, 39),
           "35": (27, 1_702, 755, 13, 27), "34": (8, 205, 117, 3, 5)}
NATION = {
    Measure.OFFICERS: 148, Measure.OFFICES: 74, Measure.INTERVIEWS: 11_930,
    Measure.APPOINTMENTS: 26_418, Measure.VISITS: 3_706, Measure.REFERRALS: 24_105,
    Measure.PLACEMENTS: 9_412, Measure.FOLLOW_UPS: 20_877, Measure.MEETINGS: 412,
    Measure.PRACTICES: 61, Measure.REPLICATIONS: 118, Measure.BETTER: 19,
}


@pytest.fixture
def album(
    transactional_db: None, chromium: Browser, live_server: LiveServer,
    clock: time_machine.Traveller,
) -> Album:
    with transaction.atomic():
        desks = build_offices(how_many=5, since=FIRST)
        add_practices(desks, first=FIRST, last=TODAY)
        # A day on, so that the meeting of thirty days ago was on a Monday.
        add_community(desks, first=FIRST, last=TODAY + timedelta(days=1))
        _measured(told())
        _counted()
    return Album(chromium, live_server.url)


def told() -> Practice:
    """The practice whose story the pictures tell."""
    return Practice.objects.get(texts__title=TOLD, texts__is_current=True)


def carried(practice: Practice) -> Replication:
    return practice.replications.get(office__region="33.08")


def _measured(practice: Practice) -> None:
    """As a night leaves it: three offices that began beside nine others."""
    wanted = named_indicators(practice)[0]
    begun = beginnings(practice, TODAY)
    lines = [
        {"row": number, "months": 6, "before": 0.31 - number / 100, "after": 0.21,
         "people_before": 190.0, "people_after": 204.0 - 31 * number, "others": -0.004,
         "controls": 9, "office": one.office, "began_on": str(one.began_on),
         "is_origin": number == 0, "events": 204 - 31 * number, "people": 160}
        for number, one in enumerate(begun[:3])
    ]
    picture = {"steps": list(range(-12, 10)), "adopters": [one / 100 for one in BEGAN],
               "others": [one / 100 for one in OTHERS]}
    kept = make_evidence(practice, practice.office, offices=lines,
                         controls=list(range(9)), change=-0.087,
                         low=-0.134, high=-0.041, picture=picture)
    Evidence.objects.filter(pk=kept.pk).update(
        fingerprint=fingerprint_of(begun, wanted, last_known_month(wanted, TODAY)))
    one = carried(practice)
    one.tasks.filter(order__gt=2).update(done_on=None, due_on=TODAY + timedelta(days=6))
    make_result(one, months=3, verdict="no_difference", before=0.3, after=0.27, change=-0.026)
    make_result(one, months=6, before=0.3, after=0.21, change=-0.081)


def _counted() -> None:
    """The profession in four provinces."""
    numbers = {"": NATION} | {
        region: dict(zip(COLUMNS, line, strict=True)) for region, line in COUNTED.items()}
    ProfessionCount.objects.bulk_create(
        ProfessionCount(region=region, measure=measure, number=number, reckoned_on=TODAY)
        for region, line in numbers.items() for measure, number in line.items()
    )


def test_the_pages_of_good_practices_that_the_handbook_shows(album: Album) -> None:
    practice = told()
    album.take("practices", "/practices/?text=kunjungan", size=TALL, unfold="Persempit daftar")
    album.take("practice-write", f"/practices/{practice.pk}/write/steps/")
    review = Review.objects.filter(given_at=None).earliest("pk")
    album.take("practice-review", f"/practices/reviews/{review.pk}/", who=review.reviewer.username)
    album.take("practice-evidence", f"/practices/{practice.pk}/evidence/")
    _carried_over(album, practice)
    _met(album)
    album.take("profession", "/profession/", who="")
    assert all(album.heads)


def _carried_over(album: Album, practice: Practice) -> None:
    """Where it stands at one office, what the ledger says there, and the way that it went."""
    one = carried(practice)
    assert one.owner is not None
    at, who = f"/practices/replications/{one.pk}/", one.owner.username
    album.take("replication", at, who=who)
    album.take("replication-results", at, who=who, card="Menurut buku peristiwa")
    album.take("lineage", f"/practices/{practice.pk}/lineage/")


def _met(album: Album) -> None:
    held = Meeting.objects.exclude(held_at=None).get()
    coming = Meeting.objects.get(held_at=None)
    album.take("meeting", f"/practices/meetings/{held.pk}/")
    album.take("meeting-code", f"/practices/meetings/{coming.pk}/code/")
