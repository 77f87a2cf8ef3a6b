"""What a practice touched is found by the acts that it names: nobody ticks anything at work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from antarkerja.domain.cases.operations.appointments import mark_presence
from antarkerja.domain.cases.operations.sessions import hold_session
from antarkerja.domain.employers.enums import VisitPurpose
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.ledger.operations import take_back
from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.messaging.models import Message
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.replication import AbandonReason, ReplicationState
from antarkerja.domain.practices.errors.practice import UnknownNameError
from antarkerja.domain.practices.models import Practice
from antarkerja.domain.practices.operations.naming import ActName, name_acts
from antarkerja.domain.practices.policies.acts import MESSAGE_SENT
from antarkerja.domain.practices.queries.marks import Act, Mark, marks_on
from antarkerja.domain.practices.queries.touched import Touched, touched_by_office
from tests.factories.appointments import TOMORROW, make_appointment, make_session
from tests.factories.jobseekers import make_person
from tests.factories.messaging import make_message
from tests.factories.practices import make_practice, make_replication

pytestmark = pytest.mark.django_db
LATER = TOMORROW + timedelta(days=2)
BEGAN = date(2026, 11, 1)


def touched(office: Office, *acts: tuple[str, str], since: date = BEGAN) -> Touched | None:
    return touched_by_office(acts, since={office.pk: since}, as_of=LATER).get(office.pk)


def visit(office: Office, purpose: str, on: date = date(2026, 11, 20)) -> Event:
    return Event.objects.create(
        kind=EventKind.EMPLOYER_VISITED, reason=purpose, happened_on=on, subject="employer",
        subject_id=1, employer_id=1, office_id=office.pk)


def session_with(office: Office, ratna: Actor, topic: str, came: int) -> list[int]:
    """A group session that was held: ids of the appointments of those who came."""
    slot = make_session(office, topic=topic)
    booked = [make_appointment(make_person(office), slot) for _ in range(came + 1)]
    for row in booked[:-1]:
        mark_presence(by=ratna, at=TOMORROW, appointment=row, came=True)
    hold_session(by=ratna, at=TOMORROW + timedelta(hours=1), slot_id=slot.pk)
    return [row.pk for row in booked[:-1]]


def test_a_visit_counts_by_its_purpose_from_the_first_day_on(
    wonosobo: Office, temanggung: Office
) -> None:
    visit(wonosobo, VisitPurpose.CANVASSING)
    visit(wonosobo, VisitPurpose.CANVASSING, on=date(2026, 10, 31))
    visit(wonosobo, VisitPurpose.ADVICE)
    visit(temanggung, VisitPurpose.CANVASSING)
    assert touched(wonosobo, ("employer.visited", "canvassing")) == Touched(1, 0)
    assert touched(wonosobo, ("employer.visited", "")) == Touched(2, 0)


def test_what_was_taken_back_counts_no_more(wonosobo: Office) -> None:
    mistaken = visit(wonosobo, VisitPurpose.CANVASSING)
    take_back(mistaken, on=date(2026, 11, 21), officer_id=None, reason="")
    assert touched(wonosobo, ("employer.visited", "canvassing")) is None


def test_a_reason_that_says_more_is_one_of_its_kind(wonosobo: Office) -> None:
    Event.objects.create(
        kind=EventKind.FOLLOWED_UP, reason="working:3", happened_on=date(2026, 11, 20),
        subject="placement", subject_id=1, person_id=7, office_id=wonosobo.pk)
    assert touched(wonosobo, ("placement.followed_up", "working")) == Touched(1, 1)
    assert touched(wonosobo, ("placement.followed_up", "work")) is None


def test_a_kind_of_group_session_is_found_by_its_topic_with_all_who_came(
    wonosobo: Office, ratna: Actor
) -> None:
    session_with(wonosobo, ratna, "Menulis lamaran", 3)
    session_with(wonosobo, ratna, "Wawancara", 1)
    assert touched(wonosobo, ("session.held", "menulis lamaran")) == Touched(4, 3)
    assert touched(wonosobo, ("session.held", "")) == Touched(6, 4)


def test_a_message_template_is_found_in_the_outbox_and_a_person_counts_once(
    wonosobo: Office, ratna: Actor
) -> None:
    sari, budi = make_person(wonosobo), make_person(wonosobo)
    for person in (sari, sari, budi):
        make_message(wonosobo, event=MessageEvent.REMINDER_DAY, recipient_id=person.pk)
    make_message(wonosobo, event=MessageEvent.BOOKED, recipient_id=budi.pk)
    make_message(wonosobo, event=MessageEvent.REMINDER_DAY, recipient_id=99)
    Message.objects.exclude(recipient_id=99).update(sent_at=TOMORROW)
    Event.objects.create(
        kind=EventKind.CONTACTED, reason="phone", happened_on=date(2026, 11, 20), subject="case",
        subject_id=1, person_id=sari.pk, office_id=wonosobo.pk)
    reminder = (MESSAGE_SENT, MessageEvent.REMINDER_DAY.value)
    assert touched(wonosobo, reminder) == Touched(3, 2)
    assert touched(wonosobo, reminder, ("case.contacted", "")) == Touched(4, 2)
    assert touched(wonosobo, (MESSAGE_SENT, "")) == Touched(4, 2)


def test_nothing_is_touched_by_a_practice_without_acts(wonosobo: Office) -> None:
    visit(wonosobo, VisitPurpose.CANVASSING)
    assert touched(wonosobo) is None


def test_only_work_with_people_can_be_named(
    wonosobo: Office, ratna: Actor
) -> None:
    draft = make_practice(wonosobo, state="draft")
    for strange in ("practice.reviewed", "person.nik_revealed", "made.up"):
        with pytest.raises(UnknownNameError):
            name_acts(by=ratna, practice_id=draft.pk, acts=[ActName(strange)])
    name_acts(by=ratna, practice_id=draft.pk, acts=[ActName(MESSAGE_SENT, "reminder_day")])
    assert draft.acts.get().kind == MESSAGE_SENT


def named(practice: Practice, kind: str, detail: str = "") -> Practice:
    practice.acts.create(kind=kind, detail=detail)
    return practice


def marks(viewer: Actor, *acts: Act) -> list[str]:
    found = marks_on(viewer, acts, language="id")
    return [mark.title if isinstance(mark, Mark) else "" for mark in found]


CANVASSED = Act("employer.visited", "canvassing", date(2026, 11, 20))


def test_work_bears_the_mark_of_the_practice_that_the_own_office_took_up(
    wonosobo: Office, temanggung: Office, ratna: Actor, stranger: Actor
) -> None:
    practice = named(make_practice(temanggung, title="Buku kunjungan"), "employer.visited",
                     "canvassing")
    make_replication(practice, wonosobo, started_on=BEGAN)
    advised = Act("employer.visited", "advice", date(2026, 11, 20))
    earlier = Act("employer.visited", "canvassing", date(2026, 10, 31))
    assert marks(ratna, CANVASSED, advised, earlier) == ["Buku kunjungan", "", ""]
    assert marks(stranger, CANVASSED) == [""]


def test_the_office_that_began_it_has_its_work_marked_as_well(
    wonosobo: Office, ratna: Actor
) -> None:
    named(make_practice(wonosobo, title="Buku kunjungan", begun_on=BEGAN), "employer.visited")
    assert marks(ratna, CANVASSED) == ["Buku kunjungan"]


def test_a_practice_given_up_marks_no_later_work(
    wonosobo: Office, temanggung: Office, ratna: Actor
) -> None:
    practice = named(make_practice(temanggung), "employer.visited")
    make_replication(practice, wonosobo, started_on=BEGAN, state=ReplicationState.ABANDONED,
                     ended_on=date(2026, 11, 10), end_reason=AbandonReason.values[0])
    assert marks(ratna, CANVASSED) == [""]


def test_whoever_came_to_a_session_has_the_mark_of_its_topic(
    wonosobo: Office, temanggung: Office, ratna: Actor
) -> None:
    practice = named(make_practice(temanggung, title="Klub lamaran"), "session.held",
                     "MENULIS  lamaran")
    make_replication(practice, wonosobo, started_on=BEGAN)
    came = session_with(wonosobo, ratna, "Menulis lamaran", 1)
    other = session_with(wonosobo, ratna, "Wawancara", 1)
    day = TOMORROW.date()
    assert marks(ratna, *(Act("appointment.kept", "person", day, pk) for pk in (*came, *other))
                 ) == ["Klub lamaran", ""]


def test_marks_cost_the_same_for_two_lines_and_for_forty(
    wonosobo: Office, temanggung: Office, ratna: Actor,
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    practice = named(named(make_practice(temanggung), "employer.visited"), "session.held")
    make_replication(practice, wonosobo, started_on=BEGAN)
    for many in (2, 40):
        with django_assert_max_num_queries(3):
            assert all(marks(ratna, *[CANVASSED] * many))
