"""The part of a practice's page about peer review and endorsement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.enums.practice import State, Visibility
from antarkerja.domain.practices.queries.reviewing import (
    endorsements_of,
    is_under_review,
    reviews_of,
)
from antarkerja.domain.practices.queries.scope import may_write
from antarkerja.web.components.pages import DeskRequest

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Practice


def panel(request: DeskRequest, practice: Practice) -> dict[str, Any]:
    """What `panel.html` beside this module reads as `panel`. At most four queries."""
    viewer = request.actor
    endorsements = endorsements_of(practice)
    own = next((one for one in endorsements if one.office_id == viewer.own_office), None)
    coordinates = viewer.may(Permission.COORDINATE_PRACTICES)
    is_out = practice.state == State.PUBLISHED
    writes = practice.state != State.WITHDRAWN and may_write(viewer, practice)
    to_review = None
    reviews = reviews_of(practice)
    for one in reviews:
        if one.reviewer_id == viewer.user_id and one.given_at is None:
            to_review = one
    return {
        "endorsements": endorsements, "reviews": reviews if writes else [],
        "to_review": to_review, "is_under_review": writes and is_under_review(practice),
        "may_hand_in": writes and (
            practice.version != practice.published_version
            or practice.visibility == Visibility.OFFICE),
        "for_own_office": practice.visibility == Visibility.OFFICE,
        "is_ahead": practice.version != practice.published_version,
        "may_endorse": coordinates and is_out and own is None,
        "own_endorsement": own if coordinates else None,
    }
