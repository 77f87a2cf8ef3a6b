"""The competency profile at the desk: asked line by line, saved at any point."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from antarkerja.domain.jobseekers.errors import DetailsRefusedError, TooManyWishesError
from antarkerja.domain.jobseekers.operations import (
    ProfilePart,
    add_to_profile,
    remove_from_profile,
)
from antarkerja.domain.jobseekers.policies import completeness_percent, completeness_todo
from antarkerja.domain.jobseekers.queries import current_registration, profile_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.people.boxes import bound_form, boxes_of
from antarkerja.web.components.people.profile_forms import PartForm


@page(Permission.REGISTER_PEOPLE)
def profile(request: DeskRequest, person_id: int) -> HttpResponse:
    bound = None
    try:
        if request.method == "POST":
            bound = _act(request, person_id)
            if bound is None:
                return redirect("officer:profile", person_id=person_id)
        person = profile_of(request.actor, person_id)
    except (OutOfScopeError, ValueError) as error:
        raise Http404 from error
    note_read(request, person.pk, "profile")
    todo = completeness_todo(person)
    return render(request, "officer/profile/profile.html", {
        "person": person, "registration": current_registration(person),
        "boxes": boxes_of(person, today=request.today, bound=bound),
        "todo": todo, "percent": completeness_percent(todo),
    })


def _act(request: DeskRequest, person_id: int) -> PartForm | None:
    """Adds or removes a line; gives the form back where it needs mending."""
    part = ProfilePart(request.POST.get("part", ""))
    who: dict[str, Any] = {
        "by": request.actor, "on": request.today, "at": request.now, "person_id": person_id,
    }
    if remove := request.POST.get("remove"):
        remove_from_profile(**who, part=part, row_id=int(remove))
        messages.success(request, _("Removed."))
        return None
    form = bound_form(part, request.POST, today=request.today)
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
