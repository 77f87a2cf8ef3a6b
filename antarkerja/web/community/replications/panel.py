"""The part of a practice's page about the offices that took it up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from antarkerja.web.components.pages import DeskRequest

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Practice


def panel(request: DeskRequest, practice: Practice) -> dict[str, Any]:
    """What `panel.html` beside this module reads as `panel`; nothing yet."""
    return {}
