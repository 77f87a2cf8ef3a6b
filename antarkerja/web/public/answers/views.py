"""The page behind the link of a follow-up: how does the work go? A link opens, a button acts."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import redirect, render

from antarkerja.domain.matching.enums import AnswerWay, AskedSide, WorkAnswer
from antarkerja.domain.matching.errors import AlreadyAnsweredError
from antarkerja.domain.matching.operations import Said
from antarkerja.domain.matching.queries import question_for_link
from antarkerja.domain.offices.queries import local_day
from antarkerja.journeys.follow_up_answers import answer_by_link
from antarkerja.journeys.follow_up_questions import LINK_PURPOSE, firm_name
from antarkerja.shared.links import DeadLinkError, read_token
from antarkerja.web.components.pages import DeskRequest, public_page
from antarkerja.web.public.answers.forms import LeftForm

if TYPE_CHECKING:
    from datetime import date

    from antarkerja.domain.matching.models import FollowUpQuestion

GONE, UNKNOWN = 410, 404


@public_page
def work_answer(request: DeskRequest, token: str) -> HttpResponse:
    """Three buttons for whoever holds the link, once; a dead link says what to do instead."""
    try:
        question = _asked(request, token)
    except DeadLinkError as error:
        return _closed_to_caches(render(request, "public/answers/dead.html", {
            "expired": error.expired}, status=GONE if error.expired else UNKNOWN))
    if question.answer:
        return _closed_to_caches(render(request, "public/answers/thanks.html", {
            "question": question, "office": question.follow_up.office,
        }, status=200 if "thanks" in request.GET else GONE))
    return _closed_to_caches(_page(request, question))


def _page(request: DeskRequest, question: FollowUpQuestion) -> HttpResponse:
    on = local_day(question.follow_up.office.zone, request.now)
    given = request.POST.get("answer", "") or request.GET.get("answer", "")
    answer = WorkAnswer(given) if given in WorkAnswer.values else None
    form = None
    if answer in (WorkAnswer.LEFT, WorkAnswer.OTHER_WORK):
        form = LeftForm(
            request.POST if request.method == "POST" else None, answer=answer, today=on,
            started_on=question.follow_up.placement.started_on,
            is_firm=question.side == AskedSide.EMPLOYER,
        )
    if request.method == "POST":
        if answer == WorkAnswer.WORKING:
            return _keep(request, question, Said(answer=answer, way=AnswerWay.LINK), on)
        if form is not None and form.is_valid():
            return _keep(request, question, form.said(), on)
    return render(request, "public/answers/work.html", {
        "question": question, "form": form, "answer": answer,
        "firm": firm_name(question.follow_up), "office": question.follow_up.office,
        "is_firm": question.side == AskedSide.EMPLOYER,
        "worker": question.follow_up.placement.person.name,
        "months": question.follow_up.months,
    }, status=422 if form is not None and form.errors else 200)


def _keep(
    request: DeskRequest, question: FollowUpQuestion, said: Said, on: date
) -> HttpResponse:
    # Two taps on one button: the first was kept, and the page says so.
    with suppress(AlreadyAnsweredError):
        answer_by_link(on=on, question=question, said=said)
    return redirect(f"{request.path}?thanks=1")


def _asked(request: DeskRequest, token: str) -> FollowUpQuestion:
    link = read_token(LINK_PURPOSE, token, at=request.now)
    question = question_for_link(link.row_id)
    if question is None or not link.fits(question.nonce):
        raise DeadLinkError(expired=False)
    return question


def _closed_to_caches(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
