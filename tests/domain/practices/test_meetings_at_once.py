"""Many ask for the last seats at the same moment."""

from __future__ import annotations

from collections import Counter

import pytest

from antarkerja.domain.offices.models import Office
from antarkerja.domain.practices.enums.meeting import RegistrationState, Seat
from antarkerja.domain.practices.models import Meeting, MeetingRegistration
from antarkerja.domain.practices.operations.seats import leave, take_seat
from tests.domain.cases.test_booking_at_once import at_once
from tests.factories.meetings import STARTS_AT, make_colleague, make_meeting
from tests.factories.offices import make_office

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office() -> Office:
    return make_office()


def test_of_twenty_who_ask_for_three_seats_at_once_three_sit_and_the_rest_wait(
    office: Office,
) -> None:
    colleagues = [make_colleague(office, f"petugas{n}") for n in range(20)]
    meeting = make_meeting(colleagues[0], seats=3)
    rows = at_once([
        lambda one=one: take_seat(  # type: ignore[misc]  # each thread its own colleague
            by=one, at=STARTS_AT, meeting_id=meeting.pk, seat=Seat.ON_SITE)
        for one in colleagues
    ])
    assert Counter(taken.row.state for taken in rows) == {
        RegistrationState.REGISTERED: 3, RegistrationState.WAITING: 17}
    assert Meeting.objects.get(pk=meeting.pk).taken == 3


def test_three_who_leave_at_once_make_room_for_exactly_three(office: Office) -> None:
    colleagues = [make_colleague(office, f"petugas{n}") for n in range(8)]
    meeting = make_meeting(colleagues[0], seats=3)
    for one in colleagues:
        take_seat(by=one, at=STARTS_AT, meeting_id=meeting.pk, seat=Seat.ON_SITE)
    at_once([
        lambda one=one: leave(by=one, meeting_id=meeting.pk)  # type: ignore[misc]  # own colleague
        for one in colleagues[:3]
    ])
    states = Counter(
        MeetingRegistration.objects.filter(meeting=meeting).values_list("state", flat=True))
    assert states == {
        RegistrationState.CANCELLED: 3, RegistrationState.REGISTERED: 3,
        RegistrationState.WAITING: 2}
    assert Meeting.objects.get(pk=meeting.pk).taken == 3
