"""Monday's news: each reader once, nothing to nobody, only what the reader may open."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django.fixtures import Settings

from antarkerja.domain.messaging.enums import Channel
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.models import Office, User
from antarkerja.domain.offices.policies import Actor, system_actor
from antarkerja.domain.practices.enums.practice import Category, State, Visibility
from antarkerja.domain.practices.models import Digest, DigestWish, Follow, Practice
from antarkerja.domain.practices.operations import digests
from antarkerja.domain.practices.queries.digests import monday_of, newest_digest, week_before
from antarkerja.domain.practices.queries.scope import published_to
from antarkerja.domain.practices.queries.wishes import PAGES_ONLY
from antarkerja.journeys import practice_digests
from antarkerja.journeys.practice_digests import prepare_digests
from tests.factories.offices import actor_for
from tests.factories.practices import make_practice
from tests.factories.reviews import make_remark

MONDAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
WIB = "Asia/Jakarta"


@pytest.fixture(autouse=True)
def _mail(settings: Settings) -> None:
    settings.MESSAGE_GATEWAYS = {"email": "x", "whatsapp": "x"}


@pytest.fixture
def bagus(stranger: Actor) -> User:
    User.objects.filter(pk=stranger.user_id or 0).update(
        email="bagus@example.id", phone="+6281200001111")
    return User.objects.get(pk=stranger.user_id or 0)


def fresh(office: Office, title: str = "Kunjungan rutin", **more: object) -> Practice:
    """Published on the Wednesday of the week."""
    practice = make_practice(office, title=title, **more)  # type: ignore[arg-type]  # fields
    Practice.objects.filter(pk=practice.pk).update(published_on=date(2026, 11, 18))
    return practice


def prepare(on: date = MONDAY) -> int:
    return prepare_digests(by=system_actor(), on=on, at=AT, zone=WIB)


def test_what_is_new_comes_once_by_the_wished_way(
    ratna: Actor, bagus: User, wonosobo: Office
) -> None:
    one = fresh(wonosobo)
    DigestWish.objects.create(user=bagus, channel=Channel.WHATSAPP)
    assert prepare() == 2
    assert prepare() == prepare(MONDAY + timedelta(days=2)) == 0
    digest = Digest.objects.get(user=bagus)
    message = Message.objects.get()
    assert (digest.practice_ids, digest.message_id) == ([one.pk], message.pk)
    assert message.channel == Channel.WHATSAPP
    assert "1 praktik baru" in message.body
    assert Digest.objects.get(user=ratna.user_id).message_id is None


def test_nothing_goes_to_nobody_and_nobody_gets_nothing(
    ratna: Actor, bagus: User, wonosobo: Office
) -> None:
    assert prepare() == 0
    make_practice(wonosobo)
    fresh(wonosobo, state=State.DRAFT)
    assert prepare() == 0
    fresh(wonosobo, author=User.objects.get(username="ratna"))
    assert prepare() == 1, "its author knows it"
    assert Digest.objects.get().user == bagus


def test_who_opted_out_gets_none_and_pages_only_gets_no_message(
    ratna: Actor, bagus: User, wonosobo: Office
) -> None:
    fresh(wonosobo)
    DigestWish.objects.create(user=bagus, channel=PAGES_ONLY)
    DigestWish.objects.create(user_id=ratna.user_id or 0, is_on=False)
    assert prepare() == 1
    assert Digest.objects.get().user == bagus
    assert not Message.objects.exists()


def test_only_what_the_reader_may_open_is_told(
    ratna: Actor, stranger: Actor, bagus: User, wonosobo: Office, temanggung: Office
) -> None:
    Office.objects.filter(pk=temanggung.pk).update(region="35.23")
    for number, reach in enumerate(Visibility):
        fresh(wonosobo, f"Praktik {number}", visibility=reach)
    prepare()
    for viewer in (ratna, stranger):
        told = set(Digest.objects.get(user=viewer.user_id).practice_ids)
        actor = actor_for(User.objects.get(pk=viewer.user_id or 0).memberships.get())
        assert told == set(published_to(actor).values_list("pk", flat=True))
    assert len(Digest.objects.get(user=bagus).practice_ids) == 2


def test_who_follows_something_hears_of_that(
    ratna: Actor, bagus: User, wonosobo: Office
) -> None:
    fresh(wonosobo, category=Category.DATA)
    wanted = fresh(wonosobo, category=Category.CANVASSING)
    Follow.objects.create(user=bagus, kind="category", value="canvassing", since_at=AT)
    prepare()
    assert Digest.objects.get(user=bagus).practice_ids == [wanted.pk]


def test_talk_reaches_authors_followers_and_who_asked(
    ratna: Actor, stranger: Actor, bagus: User, wonosobo: Office
) -> None:
    writer = User.objects.get(username="ratna")
    practice = make_practice(wonosobo, author=writer)
    question = make_remark(practice, bagus, written_at=AT - timedelta(days=30))
    answer = make_remark(practice, writer, kind="answer", parent=question,
                         written_at=AT - timedelta(days=2))
    comment = make_remark(practice, bagus, kind="comment", written_at=AT - timedelta(days=1))
    hidden = make_remark(practice, bagus, kind="comment", written_at=AT - timedelta(days=1),
                         hidden_at=AT)
    assert prepare() == 2
    assert Digest.objects.get(user=bagus).remark_ids == [answer.pk]
    assert Digest.objects.get(user=writer).remark_ids == [comment.pk] != [hidden.pk]
    view = newest_digest(stranger, language="id")
    assert view is not None
    assert [one.pk for one in view.remarks] == [answer.pk]
    Practice.objects.filter(pk=practice.pk).update(visibility=Visibility.OFFICE)
    view = newest_digest(stranger, language="id")
    assert view is not None
    assert view.remarks == []


def test_a_run_that_is_killed_goes_on_where_it_stood(
    ratna: Actor, bagus: User, wonosobo: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh(wonosobo)
    monkeypatch.setattr(practice_digests, "BATCH", 1)
    keep, calls = digests.keep_digests, []

    def dies(**given: object) -> int:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return keep(**given)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(practice_digests, "keep_digests", dies)
    with pytest.raises(KeyboardInterrupt):
        prepare()
    assert Digest.objects.count() == 1
    monkeypatch.setattr(practice_digests, "keep_digests", keep)
    assert prepare() == 1
    assert Digest.objects.count() == 2
    assert Message.objects.count() == 1


def test_a_week_begins_on_monday() -> None:
    assert monday_of(date(2026, 11, 29)) == MONDAY == monday_of(MONDAY)


def test_the_weeks_news_cost_the_same_for_more_practices(
    ratna: Actor, wonosobo: Office, django_assert_num_queries: object
) -> None:
    for number in range(7):
        fresh(wonosobo, f"Praktik {number}")
    with django_assert_num_queries(3):  # type: ignore[operator]  # a fixture
        week_before(MONDAY, zone=WIB)
