"""The competency map's page: the same at the desk and on the own phone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from antarkerja.domain.jobseekers.errors import NotOfferedError
from antarkerja.domain.jobseekers.operations import (
    choose_occupation,
    confirm_skill,
    decline_skill,
)
from antarkerja.domain.matching.queries import competency_map
from antarkerja.web.components.pages import DeskRequest
from antarkerja.web.components.people.picture import picture_of


def map_context(request: DeskRequest, person: Any, rank: int) -> dict[str, Any]:
    """What the map's templates show, for the wish of that rank."""
    found = competency_map(person, rank=rank, today=request.today)
    return {"person": person, "map": found, "picture": picture_of(found)}


def answer_map(request: DeskRequest, person_id: int) -> None:
    """Does what was answered: a skill confirmed or declined, an occupation chosen.

    Raises:
        OutOfScopeError: not the actor's file.
        ValueError: not an answer of this page.
    """
    told, act = request.POST, request.POST.get("act", "")
    who: dict[str, Any] = {"by": request.actor, "person_id": person_id}
    try:
        if act == "confirm":
            confirm_skill(**who, on=request.today, at=request.now, skill_id=told.get("skill", ""),
                          words=told.get("words", ""), level=told.get("level", ""))
            messages.success(request, _("The skill stands in the profile."))
        elif act == "decline":
            decline_skill(**who, skill_id=told.get("skill", ""), words=told.get("words", ""))
            messages.success(request, _("Noted; it is not asked again."))
        elif act == "choose":
            choose_occupation(**who, on=request.today, rank=rank_of(told.get("rank", "")),
                              occupation=told.get("occupation", ""),
                              suggested=told.get("suggested", "")[:80])
            messages.success(request, _("The map follows this occupation."))
        else:
            raise ValueError(act)
    except NotOfferedError:
        messages.error(request, _("This is not on offer any more. Nothing was changed."))


def rank_of(text: str) -> int:
    """The rank of a wish in an address; 1 where it is none."""
    return int(text) if text.isdecimal() and len(text) == 1 else 1
