"""Adding and removing lines of a profile: the same at the desk and on the own phone."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _

from antarkerja.domain.jobseekers.errors import (
    DetailsRefusedError,
    NoSuchLineError,
    TooManyWishesError,
)
from antarkerja.domain.jobseekers.operations import (
    ProfilePart,
    add_to_profile,
    remove_from_profile,
)
from antarkerja.web.components.pages import DeskRequest
from antarkerja.web.components.people.boxes import bound_form
from antarkerja.web.components.people.profile_forms import PartForm


def edit_profile(
    request: DeskRequest, person_id: int, *,
    forms: dict[ProfilePart, type[PartForm]] | None = None,
) -> PartForm | None:
    """Does what was posted; gives the form back where it needs mending.

    Raises:
        ValueError: no such part or row.
        OutOfScopeError: not the actor's file.
    """
    part = ProfilePart(request.POST.get("part", ""))
    who: dict[str, Any] = {
        "by": request.actor, "on": request.today, "at": request.now, "person_id": person_id,
    }
    if remove := request.POST.get("remove"):
        try:
            remove_from_profile(**who, part=part, row_id=int(remove))
            messages.success(request, _("Removed."))
        except NoSuchLineError:
            messages.info(request, _("There is nothing to remove: the line is gone already."))
        return None
    form = bound_form(part, request.POST, today=request.today, forms=forms)
    if not form.is_valid():
        return form
    try:
        add_to_profile(**who, profile=form.profile())
    except TooManyWishesError:
        form.add_error(None, _("Five wished jobs are enough; remove one first."))
        return form
    except DetailsRefusedError as error:
        form.add_error(None, " ".join(problem.text for problem in error.problems))
        return form
    messages.success(request, _("Saved in the profile."))
    return None
