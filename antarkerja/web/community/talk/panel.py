"""The part of a practice's page that holds questions, answers and comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from antarkerja.domain.practices.enums.practice import State
from antarkerja.domain.practices.enums.talk import FollowKind
from antarkerja.domain.practices.queries.talk import (
    SHOWN,
    count_threads,
    is_followed,
    may_speak,
    threads_of,
)
from antarkerja.web.community.talk.forms import SayForm
from antarkerja.web.components.pages import DeskRequest

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Practice


def panel(
    request: DeskRequest, practice: Practice, *, limit: int = SHOWN, form: SayForm | None = None
) -> dict[str, Any]:
    """What `panel.html` beside this module reads as `panel`. At most eight queries."""
    threads = threads_of(request.actor, practice, limit=limit)
    speaks = may_speak(request.actor) and practice.state != State.WITHDRAWN
    return {
        "threads": threads, "speaks": speaks, "form": form or SayForm(),
        "more": len(threads) == limit and count_threads(practice) > limit,
        "is_followed": is_followed(request.actor, FollowKind.PRACTICE, str(practice.pk)),
        "is_out": practice.state == State.PUBLISHED,
    }
