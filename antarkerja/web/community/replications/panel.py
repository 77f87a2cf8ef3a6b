"""The part of a practice's page about the offices that took it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from antarkerja.domain.practices.queries.adopting import panel_of
from antarkerja.web.components.pages import DeskRequest

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Practice


def panel(request: DeskRequest, practice: Practice) -> dict[str, Any]:
    """What `panel.html` beside this module reads as `panel`. Two queries at most."""
    found = panel_of(request.actor, practice)
    return {
        "offices": found.offices, "gave_up": found.gave_up, "own_id": found.own_id,
        "may_adopt": found.may_adopt, "practice_id": practice.pk,
    }
