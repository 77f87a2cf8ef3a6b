"""Meetings and people of the demo: one held, one to come, three who agreed to be found."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from antarkerja.domain.practices.enums.meeting import MentoringState, RegistrationState
from antarkerja.domain.practices.models import (
    ExpertEndorsement,
    ExpertProfile,
    Meeting,
    MeetingEvaluation,
    MeetingRegistration,
    Mentoring,
)
from antarkerja.ops.seed.community import add_community
from antarkerja.ops.seed.offices import build_offices

TODAY = date(2026, 11, 24)
FIRST = TODAY - timedelta(days=548)
pytestmark = pytest.mark.django_db


def test_colleagues_met_will_meet_and_know_whom_to_ask() -> None:
    desks = build_offices(how_many=5, since=FIRST)
    assert add_community(desks, first=FIRST, last=TODAY)
    held = Meeting.objects.exclude(held_at=None).get()
    assert held.minutes
    assert held.action_items.count() == 2
    assert held.registrations.exclude(certificate_number="").count() >= 9
    assert MeetingEvaluation.objects.count() >= 3
    waiting = MeetingRegistration.objects.get(state=RegistrationState.WAITING)
    assert waiting.meeting.starts_at.date() == TODAY + timedelta(days=14)
    assert ExpertProfile.objects.filter(withdrawn_at=None).count() == 3
    assert ExpertEndorsement.objects.count() == 6
    assert Mentoring.objects.get().state == MentoringState.RUNNING
    assert not add_community(desks, first=FIRST, last=TODAY)
    assert Meeting.objects.count() == 2


@pytest.mark.parametrize(("offices", "meets"), [(2, False), (3, True)])
def test_a_small_demo_meets_once_there_are_three_offices(offices: int, meets: bool) -> None:
    desks = build_offices(how_many=offices, since=FIRST)
    assert add_community(desks, first=FIRST, last=TODAY) == meets
