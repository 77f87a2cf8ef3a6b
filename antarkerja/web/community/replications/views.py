"""The office's replications, and the page of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.practices.enums.replication import ReplicationNoteKind, ReplicationState
from antarkerja.domain.practices.queries.evidence import named_indicators
from antarkerja.domain.practices.queries.evidence_offices import drawn_days, fixed_trials
from antarkerja.domain.practices.queries.replications import (
    count_adrift,
    kinds_to_write,
    may_carry,
    notes_of,
    office_replications,
    questions_waiting,
    replication_for,
    tasks_of,
)
from antarkerja.domain.practices.queries.results import results_of_replication
from antarkerja.domain.practices.queries.scope import practice_for
from antarkerja.domain.practices.queries.sharers import sharers_of
from antarkerja.web.community.replications.forms import NoteForm, OwnerForm, StartForm
from antarkerja.web.community.replications.results import results_of
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Replication, ReplicationTask

PAGE_SIZE = 30
NOTES = 20
QUESTIONS = 10
TONES: dict[str, str] = {
    ReplicationState.RUNNING: "sea", ReplicationState.KEPT: "good",
    ReplicationState.ABANDONED: "gap",
}
NOTE_TONES: dict[str, str] = {
    ReplicationNoteKind.OBSTACLE: "gap", ReplicationNoteKind.QUESTION: "sea",
}


@page(Permission.READ_PRACTICES)
def replications(request: DeskRequest) -> HttpResponse:
    """What the viewer's office carries, and which questions wait for its answer."""
    rows = office_replications(request.actor, language=tongue())
    listed = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "community/replications/list.html", {
        "page": listed, "lines": [(row, TONES.get(row.state, "")) for row in listed],
        "headline": _headline(listed.paginator.count),
        "adrift": count_adrift(request.actor),
        "questions": list(questions_waiting(request.actor, language=tongue())[:QUESTIONS]),
    })


@page(Permission.READ_PRACTICES)
def replication(request: DeskRequest, replication_id: int) -> HttpResponse:
    found = replication_for(request.actor, replication_id, language=tongue())
    if found is None:
        raise Http404
    steps = tasks_of(found.pk)
    kinds = kinds_to_write(request.actor, found)
    notes = Paginator(notes_of(found.pk), NOTES).get_page(request.GET.get("page"))
    carries = may_carry(request.actor, found)
    is_open = found.state != ReplicationState.ABANDONED
    return render(request, "community/replications/replication.html", {
        "replication": found, "steps": steps, "carries": carries and is_open,
        "late": [one.pk for one in steps if _is_late(request, one)],
        "progress": _progress(steps), "results": results_of(
            found, results_of_replication(found.pk), named_indicators(found.practice)),
        "tone": TONES.get(found.state, ""),
        "reads": practice_for(request.actor, found.practice_id) is not None,
        "drawn_on": drawn_days(fixed_trials(found.practice_id)).get(found.office_id or 0),
        "notes": notes, "note_lines": [(one, NOTE_TONES.get(one.kind, "")) for one in notes],
        "note_form": NoteForm(kinds=kinds) if kinds else None,
        **(_acts(request, found) if carries and is_open else {}),
    })


def _acts(request: DeskRequest, found: Replication) -> dict[str, object]:
    """The forms of whoever carries it on."""
    planned = found.state == ReplicationState.PLANNED
    return {
        "start_form": StartForm(initial={"started_on": request.today}) if planned else None,
        "owner_form": OwnerForm(
            initial={"owner": str(found.owner_id or "")},
            owners=sharers_of(request.actor.own_office, on=request.today)),
        "may_keep": found.state == ReplicationState.RUNNING,
    }


def _progress(steps: list[ReplicationTask]) -> tuple[int, int]:
    """How many steps are done, of how many that are meant to be."""
    meant = [one for one in steps if not one.is_left_out]
    return sum(one.done_on is not None for one in meant), len(meant)


def _is_late(request: DeskRequest, step: ReplicationTask) -> bool:
    return (step.done_on is None and not step.is_left_out and step.due_on is not None
            and step.due_on < request.today)


def _headline(number: int) -> str:
    if not number:
        return _("Your office has not taken up a practice yet")
    return ngettext(
        "Your office took up %(n)d practice", "Your office took up %(n)d practices", number
    ) % {"n": number}
