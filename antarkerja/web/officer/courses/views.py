"""The desk's courses: the list, one course and what it teaches, adding, changing, archiving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.reference.regions import region_name
from antarkerja.domain.training import operations, queries
from antarkerja.domain.training.errors import CatalogueRefusedError, ProviderNotFoundError
from antarkerja.domain.training.imports.importer import details_of
from antarkerja.domain.training.policies import fee_words, skills_suggested
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.training import (
    course_facts,
    known_from,
    provider_facts,
    skills_taught,
)
from antarkerja.web.officer.courses.forms import (
    ArchiveForm,
    CourseForm,
    CourseSearchForm,
    SkillsForm,
)

if TYPE_CHECKING:
    from antarkerja.domain.training.models import Course

PAGE_SIZE = 50


@page(Permission.SEE_VACANCIES)
def courses(request: DeskRequest) -> HttpResponse:
    form = CourseSearchForm(request.GET or None, home=request.actor.region)
    rows = queries.courses_list(request.actor, form.filters(), today=request.today)
    shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    counts = queries.courses_count(request.actor, today=request.today)
    return render(request, "officer/courses/list.html", {
        "form": form, "page": shown, "counts": counts, "home": request.actor.region,
        "rows": [{"course": row, "fee": fee_words(row.fee), "place": _place(row)}
                 for row in shown],
        "is_filtered": bool(set(request.GET) - {"page"}),
        "may_edit": request.actor.may(Permission.EDIT_VACANCIES),
        "headline": _headline(counts.open),
    })


def _place(row: Course) -> str:
    return _("online") if row.online else region_name(row.region)


@page(Permission.SEE_VACANCIES)
@require_safe
def course(request: DeskRequest, course_id: int) -> HttpResponse:
    row = _course(request, course_id)
    return _show(request, row, _skills_form(request, row))


@page(Permission.EDIT_VACANCIES)
def course_new(request: DeskRequest) -> HttpResponse:
    """A course of any known provider, `?provider=12`, whichever office entered that one."""
    chosen = request.GET.get("provider", "")
    if not (chosen.isdecimal() and len(chosen) < 10):
        return redirect("officer:course_providers")
    try:
        provider = queries.provider_for(request.actor, int(chosen))
    except OutOfScopeError as error:
        raise Http404 from error
    form = CourseForm(request.POST or None, today=request.today, home=provider.region)
    if request.method == "POST" and form.is_valid():
        try:
            row = operations.add_course(by=request.actor, on=request.today,
                                        provider_id=provider.pk, details=form.details)
        except ProviderNotFoundError:
            form.add_error(None, _("This provider is archived: bring it back first."))
        except CatalogueRefusedError as error:
            form.refuse(error.problems)
        else:
            messages.success(request, _("Saved. Now confirm below what the course teaches."))
            return redirect("officer:course", course_id=row.pk)
    return render(request, "officer/courses/edit.html",
                  {"form": form, "provider": provider, "course": None})


@page(Permission.EDIT_VACANCIES)
def course_edit(request: DeskRequest, course_id: int) -> HttpResponse:
    row = _own(request, course_id)
    form = CourseForm(request.POST or None, today=request.today, known=details_of(row))
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_course(by=request.actor, on=request.today, course_id=row.pk,
                                     details=form.details)
        except CatalogueRefusedError as error:
            form.refuse(error.problems)
        else:
            messages.success(request, _("Saved. The change stands on the page of the course."))
            return redirect("officer:course", course_id=row.pk)
    return render(request, "officer/courses/edit.html",
                  {"form": form, "provider": row.provider, "course": row})


@page(Permission.EDIT_VACANCIES)
@require_POST
def course_skills(request: DeskRequest, course_id: int) -> HttpResponse:
    row = _own(request, course_id)
    form = _skills_form(request, row)
    if not form.is_valid():
        return _show(request, row, form, status=422)
    operations.say_skills(by=request.actor, course_id=row.pk, skills=form.skills)
    messages.success(request, _("Saved. Matches name this course where these skills are missing.")
                     if form.skills else _("Saved. No match names this course for now."))
    return redirect("officer:course", course_id=row.pk)


@page(Permission.EDIT_VACANCIES)
@require_POST
def course_archive(request: DeskRequest, course_id: int) -> HttpResponse:
    row = _own(request, course_id)
    form = ArchiveForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why the course is archived; nothing was changed."))
    else:
        operations.archive_course(by=request.actor, at=request.now, course_id=row.pk,
                                  reason=form.cleaned_data["reason"])
        messages.success(request, _("Archived. No match names this course any more."),
                         extra_tags=reverse("officer:course_restore", args=[row.pk]))
    return redirect("officer:course", course_id=row.pk)


@page(Permission.EDIT_VACANCIES)
@require_POST
def course_restore(request: DeskRequest, course_id: int) -> HttpResponse:
    row = _own(request, course_id)
    operations.restore_course(by=request.actor, course_id=row.pk)
    messages.success(request, _("Brought back. The course stands in the list again."))
    return redirect("officer:course", course_id=row.pk)


def _show(
    request: DeskRequest, row: Course, form: SkillsForm, status: int = 200
) -> HttpResponse:
    return render(request, "officer/courses/course.html", {
        "course": row, "skills": skills_taught(row), "skills_form": form,
        "facts": course_facts(row), "known_from": known_from(row),
        "provider_facts": provider_facts(row.provider), "archive_form": ArchiveForm(),
        "is_over": row.starts_on is not None and row.starts_on < request.today,
        "may_change": queries.may_change(request.actor, row),
    }, status=status)


def _skills_form(request: DeskRequest, row: Course) -> SkillsForm:
    said = sorted(taught.skill for taught in row.skills.all())
    suggested = skills_suggested(row.title, row.description)
    return SkillsForm(request.POST if request.method == "POST" else None, said=said,
                      suggested=suggested)


def _headline(count: int) -> str:
    if not count:
        return _("No course is open now")
    return ngettext("One course can still be gone to", "%(n)s courses can still be gone to",
                    count) % {"n": count}


def _course(request: DeskRequest, course_id: int) -> Course:
    try:
        return queries.course_for(request.actor, course_id)
    except OutOfScopeError as error:
        raise Http404 from error


def _own(request: DeskRequest, course_id: int) -> Course:
    """A course that the viewer's office entered: others see it and do not change it."""
    row = _course(request, course_id)
    if not queries.may_change(request.actor, row):
        raise Http404
    return row
