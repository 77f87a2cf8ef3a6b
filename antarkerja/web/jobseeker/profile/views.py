"""The own competency profile, line by line, on a phone."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from antarkerja.domain.jobseekers.policies import completeness_percent, completeness_todo
from antarkerja.domain.jobseekers.queries import profile_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.people.boxes import boxes_of
from antarkerja.web.components.people.editing import edit_profile
from antarkerja.web.components.people.mapping import answer_map, map_context, rank_of
from antarkerja.web.components.people.profile_forms import OWN_PART_FORMS


@page(Permission.USE_OWN_FILE)
def profile(request: DeskRequest) -> HttpResponse:
    person_id = request.actor.person_id or 0
    bound = None
    try:
        if request.method == "POST":
            bound = edit_profile(request, person_id, forms=OWN_PART_FORMS)
            if bound is None:
                return redirect("jobseeker:profile")
        person = profile_of(request.actor, person_id)
    except (OutOfScopeError, ValueError) as error:
        raise Http404 from error
    todo = completeness_todo(person)
    return render(request, "jobseeker/profile/profile.html", {
        "person": person, "todo": todo, "percent": completeness_percent(todo),
        "boxes": boxes_of(person, today=request.today, forms=OWN_PART_FORMS, bound=bound),
    })


@page(Permission.USE_OWN_FILE)
def skill_map(request: DeskRequest) -> HttpResponse:
    """The own skills beside what the wished work asks."""
    person_id = request.actor.person_id or 0
    try:
        if request.method == "POST":
            answer_map(request, person_id)
            rank = rank_of(request.POST.get("rank", ""))
            return redirect(f"{reverse('jobseeker:map')}?wish={rank}")
        person = profile_of(request.actor, person_id)
    except (OutOfScopeError, ValueError) as error:
        raise Http404 from error
    return render(request, "jobseeker/profile/map.html", {
        **map_context(request, person, rank_of(request.GET.get("wish", ""))),
        "wishes": person.wishes.all(),
    })
