"""The lists behind the numbers of the day that are about registrations and profiles."""

from __future__ import annotations

from typing import Any, cast

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.jobseekers.queries import (
    incomplete_profiles,
    registrations_expiring,
    reports_due,
)
from antarkerja.domain.matching.queries import new_strong_matches
from antarkerja.domain.offices.enums import Permission
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.officer.today.numbers import COUNTED_TO, WARN_DAYS

PAGE_SIZE = 50


@page(Permission.SEE_PEOPLE)
def expiring(request: DeskRequest) -> HttpResponse:
    rows = registrations_expiring(request.actor, today=request.today, within_days=WARN_DAYS)
    listed = _page_of(request, rows.select_related("person"))
    n = listed.paginator.count
    headline = ngettext("One registration ends within 30 days",
                        "%(n)d registrations end within 30 days", n) % {"n": n}
    return _show(request, listed, headline, [
        (row.person, _("valid until"), row.valid_until) for row in listed
    ])


@page(Permission.SEE_PEOPLE)
def reports_to_make(request: DeskRequest) -> HttpResponse:
    listed = _page_of(request, reports_due(request.actor, today=request.today)
                      .select_related("person"))
    n = listed.paginator.count
    headline = ngettext("One person has to report", "%(n)d people have to report", n) % {"n": n}
    return _show(request, listed, headline, [
        (row.person, _("report by"), row.report_due_on) for row in listed
    ])


@page(Permission.SEE_PEOPLE)
def incomplete(request: DeskRequest) -> HttpResponse:
    listed = _page_of(request, incomplete_profiles(request.actor))
    n = listed.paginator.count
    headline = ngettext("One profile is incomplete", "%(n)d profiles are incomplete", n) % {"n": n}
    return _show(request, listed, headline, [(person, "", None) for person in listed])


@page(Permission.REFER)
def strong(request: DeskRequest) -> HttpResponse:
    """People for whom a vacancy of the last seven days fits strongly."""
    found = new_strong_matches(request.actor, today=request.today)
    for match in found:
        note_read(request, match.person.pk, "today_list")
    return render(request, "officer/today/strong.html", {"found": found, "n": len(found)})


class _CappedPaginator(Paginator[Any]):
    """Counts to a thousand and no further."""

    @cached_property
    def count(self) -> int:
        rows = cast("QuerySet[Any]", self.object_list)
        return rows[:COUNTED_TO].count()


def _page_of(request: DeskRequest, rows: QuerySet[Any]) -> Any:
    return _CappedPaginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))


def _show(
    request: DeskRequest, listed: Any, headline: str, lines: list[tuple[Any, str, Any]]
) -> HttpResponse:
    for person, _label, _day in lines:
        note_read(request, person.pk, "today_list")
    return render(request, "officer/today/list.html", {
        "page": listed, "headline": headline, "lines": lines,
    })
