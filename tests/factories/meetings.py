"""Meetings of the community and the colleagues who come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from antarkerja.domain.offices.enums import RoleName
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.meeting import MeetingForm
from antarkerja.domain.practices.models import Meeting
from antarkerja.domain.practices.operations.meetings import MeetingDetails, call_meeting
from tests.factories.offices import actor_for, make_membership

# 09.00 to 12.00 WIB.
STARTS_AT = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)
ENDS_AT = STARTS_AT + timedelta(hours=3)


def make_colleague(office: Office, username: str, role: RoleName = RoleName.OFFICER) -> Actor:
    return actor_for(make_membership(username, role, office))


def make_meeting(host: Actor, **fields: Any) -> Meeting:
    """A mixed meeting of the nation with two seats on site, unless said else."""
    details: dict[str, Any] = {
        "title": "Mengurangi ketidakhadiran", "form": MeetingForm.MIXED, "starts_at": STARTS_AT,
        "ends_at": ENDS_AT, "place": "Aula Disnaker", "link": "https://rapat.example/1",
        "seats": 2,
    }
    points = fields.pop("points", ())
    return call_meeting(by=host, details=MeetingDetails(**details | fields), points=points)
