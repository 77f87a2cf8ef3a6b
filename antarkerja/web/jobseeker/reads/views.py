"""Who of the staff opened the own file (UU PDP art. 32)."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.queries import reads_of_own_file
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.read_words import page_in_words


@page(Permission.USE_OWN_FILE)
def reads(request: DeskRequest) -> HttpResponse:
    try:
        found = reads_of_own_file(request.actor, cursor=request.GET.get("after", ""))
    except OutOfScopeError as error:
        raise Http404 from error
    lines = [
        (line.row.at, line.user_name, str(RoleName(line.row.role).label), line.office_name,
         page_in_words(line.row.page), line.row.reason)
        for line in found.lines
    ]
    return render(request, "jobseeker/reads/reads.html", {
        "lines": lines, "next": f"?after={found.next_cursor}" if found.next_cursor else "",
    })
