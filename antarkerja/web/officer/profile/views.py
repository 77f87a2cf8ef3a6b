"""The competency profile at the desk: asked line by line, saved at any point."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from antarkerja.domain.jobseekers.policies import completeness_percent, completeness_todo
from antarkerja.domain.jobseekers.queries import current_registration, profile_of
from antarkerja.domain.matching.queries import first_day_after
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.people.boxes import boxes_of
from antarkerja.web.components.people.editing import edit_profile
from antarkerja.web.components.people.mapping import answer_map, map_context, rank_of
from antarkerja.web.components.people.opening import open_file


@page(Permission.REGISTER_PEOPLE)
def profile(request: DeskRequest, person_id: int) -> HttpResponse:
    bound = None
    try:
        if request.method == "POST":
            bound = edit_profile(request, person_id)
            if bound is None:
                return redirect("officer:profile", person_id=person_id)
    except (OutOfScopeError, ValueError) as error:
        raise Http404 from error
    person = open_file(request, person_id, profile_of)
    note_read(request, person.pk, "profile")
    todo = completeness_todo(person)
    registration = current_registration(person)
    return render(request, "officer/profile/profile.html", {
        "person": person, "registration": registration,
        "first_day": first_day_after(registration),
        "boxes": boxes_of(person, today=request.today, bound=bound),
        "todo": todo, "percent": completeness_percent(todo),
    })


@page(Permission.REGISTER_PEOPLE)
def skill_map(request: DeskRequest, person_id: int) -> HttpResponse:
    """What the person can do beside what the wished work asks, and where it could lead."""
    try:
        if request.method == "POST":
            answer_map(request, person_id)
            return redirect(_map_address(person_id, request.POST.get("rank", "")))
    except (OutOfScopeError, ValueError) as error:
        raise Http404 from error
    person = open_file(request, person_id, profile_of)
    note_read(request, person.pk, "map")
    registration = current_registration(person)
    return render(request, "officer/profile/map.html", {
        **map_context(request, person, rank_of(request.GET.get("wish", ""))),
        "registration": registration, "first_day": first_day_after(registration),
        "wishes": person.wishes.all(),
    })


def _map_address(person_id: int, rank: str) -> str:
    return f"{reverse('officer:map', args=[person_id])}?wish={rank_of(rank)}"
