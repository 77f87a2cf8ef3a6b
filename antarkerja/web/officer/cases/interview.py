"""The guided first interview: one topic a page, saved at each step, and the track it proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.cases.documents.worksheet import worksheet
from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.enums.interview import Topic
from antarkerja.domain.cases.errors.case import NoOpenCaseError
from antarkerja.domain.cases.errors.plan import ReasonNeededError
from antarkerja.domain.cases.operations.interview import finish_interview, save_answers
from antarkerja.domain.cases.operations.track import set_track
from antarkerja.domain.cases.policies.interview import next_topic
from antarkerja.domain.cases.policies.track import FROM_POINTS
from antarkerja.domain.cases.queries.interview import (
    Standing,
    answered_share,
    answers_of,
    interview_of,
    proposal_of,
    standings_of,
)
from antarkerja.domain.cases.queries.scope import case_for
from antarkerja.domain.jobseekers.queries import profile_of
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.papers import paper_response
from antarkerja.web.officer.cases.forms import TopicForm, TrackForm
from antarkerja.web.officer.cases.known import known_of

if TYPE_CHECKING:
    from antarkerja.domain.cases.models import Case


def found_case(request: DeskRequest, case_id: int) -> Case:
    """The case of the viewer's office. Raises Http404."""
    case = case_for(request.actor, case_id)
    if case is None:
        raise Http404
    return case


@page(Permission.WORK_CASES)
def interview(request: DeskRequest, case_id: int) -> HttpResponse:
    """How far the talk has come, what it proposes, and the officer's word on the track."""
    case = found_case(request, case_id)
    note_read(request, case.person_id, "interview")
    return _overview(request, case, None)


def _overview(request: DeskRequest, case: Case, form: TrackForm | None) -> HttpResponse:
    talk = interview_of(case)
    answers = answers_of(talk)
    proposal = proposal_of(answers)
    track = case.track or proposal.track
    return render(request, "officer/cases/interview.html", {
        "case": case, "talk": talk, "share": answered_share(answers),
        "steps": steps_of(case, standings_of(answers), None), "proposal": proposal,
        "from_points": [(Track(track).label, points) for track, points in FROM_POINTS],
        "form": form or TrackForm(initial={"track": track, "reason": case.track_reason}),
        "topic": (talk.topic if talk else "") or Topic.GOALS.value,
    })


@page(Permission.WORK_CASES)
def interview_topic(request: DeskRequest, case_id: int, topic: str) -> HttpResponse:
    case = found_case(request, case_id)
    if topic not in Topic.values:
        raise Http404
    here = Topic(topic)
    answers = answers_of(interview_of(case))
    form = TopicForm(request.POST or None, topic=here, answers=answers)
    if request.method == "POST" and form.is_valid():
        return _save(request, case, form)
    note_read(request, case.person_id, "interview")
    known = known_of(profile_of(request.actor, case.person_id), here)
    return render(request, "officer/cases/topic.html", {
        "case": case, "form": form, "topic": here, "known": known,
        "steps": steps_of(case, standings_of(answers), here), "last": next_topic(here) is None,
    })


def _save(request: DeskRequest, case: Case, form: TopicForm) -> HttpResponse:
    try:
        save_answers(by=request.actor, on=request.today, at=request.now, case_id=case.pk,
                     topic=form.topic, answers=form.answers())
    except NoOpenCaseError:
        messages.error(request, _("The case is closed; nothing was saved."))
        return redirect("officer:case", case_id=case.pk)
    following = next_topic(form.topic)
    if following is None or "leave" in request.POST:
        messages.success(request, _("Saved. You can go on here at any time."))
        return redirect("officer:interview", case_id=case.pk)
    return redirect("officer:interview_topic", case_id=case.pk, topic=following.value)


@page(Permission.WORK_CASES)
@require_POST
def interview_held(request: DeskRequest, case_id: int) -> HttpResponse:
    return _act(request, case_id, lambda: finish_interview(
        by=request.actor, on=request.today, at=request.now, case_id=case_id),
        _("The interview is noted as held."))


@page(Permission.WORK_CASES)
@require_POST
def case_track(request: DeskRequest, case_id: int) -> HttpResponse:
    case = found_case(request, case_id)
    form = TrackForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            return _act(request, case_id, lambda: set_track(
                by=request.actor, on=request.today, case_id=case_id, track=Track(said["track"]),
                reason=said["reason"]), _("The track is set."))
        except ReasonNeededError:
            form.add_error("reason", _("Say in a few words why another track fits better."))
    return _overview(request, case, form)


def _act(request: DeskRequest, case_id: int, act: Any, done: str) -> HttpResponse:
    try:
        act()
    except OutOfScopeError as error:
        raise Http404 from error
    except NoOpenCaseError:
        messages.error(request, _("The case is closed; nothing was saved."))
    else:
        messages.success(request, done)
    return redirect("officer:case", case_id=case_id)


@page(Permission.WORK_CASES)
def worksheet_pdf(request: DeskRequest, case_id: int) -> HttpResponse:
    """Kertas Kerja Konseling, to print and sign."""
    case = found_case(request, case_id)
    note_read(request, case.person_id, "worksheet")
    return paper_response(worksheet(case, answers_of(interview_of(case)), at=request.now))


def steps_of(
    case: Case, standings: list[Standing], here: Topic | None
) -> list[dict[str, str]]:
    """The topics as steps with addresses; what was answered stays open to change."""
    return [
        {"label": str(one.topic.label),
         "state": "now" if one.topic == here else "done" if one.is_done else "next",
         "url": reverse("officer:interview_topic", args=[case.pk, one.topic.value])}
        for one in standings
    ]
