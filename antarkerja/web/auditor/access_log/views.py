"""Who of the staff read whose file, when, on which page and why (UU PDP art. 31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from antarkerja.domain.jobseekers.queries import PersonLabel, labels_of, person_id_of_number
from antarkerja.domain.offices.enums import Permission, RoleName
from antarkerja.domain.offices.queries import LogFilter, LogLine, access_log
from antarkerja.web.auditor.access_log.forms import LogFilterForm
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.components.paging import address_after
from antarkerja.web.components.read_words import page_in_words

NOBODY = 0


@dataclass(frozen=True, slots=True)
class ShownLine:
    at: datetime
    who: str
    role: str
    office: str
    did: str
    reason: str
    person: PersonLabel | None
    person_id: int


@page(Permission.SEE_ACCESS_LOG)
def log(request: DeskRequest) -> HttpResponse:
    form = LogFilterForm(request.GET or None)
    found = access_log(request.actor, _wanted(request, form), cursor=request.GET.get("after", ""))
    people = {line.row.subject_id for line in found.lines if line.row.subject == "person"}
    labels = labels_of(request.actor, people)
    return render(request, "auditor/access_log/log.html", {
        "form": form, "lines": [_shown(line, labels) for line in found.lines],
        "is_narrowed": bool(request.GET), "next": address_after(request, found.next_cursor),
    })


def _wanted(request: DeskRequest, form: LogFilterForm) -> LogFilter:
    number, person_id = form.word("number"), None
    if number:
        found = person_id_of_number(request.actor, number)
        person_id = NOBODY if found is None else found
    return LogFilter(person_id=person_id, username=form.word("username"), day=form.chosen_day())


def _shown(line: LogLine, labels: dict[int, PersonLabel]) -> ShownLine:
    row = line.row
    is_person = row.subject == "person"
    return ShownLine(
        at=row.at, who=line.user_name, role=str(RoleName(row.role).label),
        office=line.office_name, did=page_in_words(row.page), reason=row.reason,
        person=labels.get(row.subject_id) if is_person else None, person_id=row.subject_id,
    )
