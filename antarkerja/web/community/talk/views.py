"""What is said about a practice: all of it, one more, an answer, the answer that helped."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.enums.talk import RemarkKind
from antarkerja.domain.practices.errors.review import PersonalDataError
from antarkerja.domain.practices.errors.talk import NotToBeSaidError
from antarkerja.domain.practices.operations.talk import Spoken, accept_answer
from antarkerja.domain.practices.queries.practice_titles import title_in
from antarkerja.domain.practices.queries.scope import practice_for
from antarkerja.domain.practices.queries.talk import ALL, remark_for
from antarkerja.journeys.talk import answer_and_tell, say_and_tell
from antarkerja.web.community.reviews.places import words_of
from antarkerja.web.community.talk.forms import AnswerForm, SayForm
from antarkerja.web.community.talk.panel import panel
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page


@page(Permission.READ_PRACTICES)
def practice_talk(request: DeskRequest, practice_id: int) -> HttpResponse:
    """All that was said, the newest 500 threads."""
    return _talk_page(request, practice_id, None)


@page(Permission.READ_PRACTICES)
@require_POST
def practice_say(request: DeskRequest, practice_id: int) -> HttpResponse:
    """A question or a comment; where it is refused the words are still there."""
    form = SayForm(request.POST)
    if form.is_valid():
        try:
            spoken = say_and_tell(
                by=request.actor, on=request.today, at=request.now, practice_id=practice_id,
                kind=RemarkKind(form.cleaned_data["kind"]), text=form.cleaned_data["text"])
        except OutOfScopeError as error:
            raise Http404 from error
        except PersonalDataError as error:
            form.add_error("text", words_of(error.places))
        except NotToBeSaidError:
            form.add_error("text", _("Write something first."))
        else:
            return _said(request, spoken)
    return _talk_page(request, practice_id, form)


@page(Permission.READ_PRACTICES)
@require_POST
def remark_answer(request: DeskRequest, remark_id: int) -> HttpResponse:
    found = remark_for(request.actor, remark_id)
    if found is None:
        raise Http404
    form = AnswerForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Write something first."))
        return _back(found.practice_id, remark_id)
    try:
        spoken = answer_and_tell(
            by=request.actor, on=request.today, at=request.now, question_id=remark_id,
            text=form.cleaned_data["text"])
    except PersonalDataError as error:
        messages.error(request, words_of(error.places))
        return _back(found.practice_id, remark_id)
    except NotToBeSaidError:
        messages.error(request, _("This is no question that can be answered."))
        return _back(found.practice_id, remark_id)
    return _said(request, spoken)


@page(Permission.READ_PRACTICES)
@require_POST
def remark_accept(request: DeskRequest, remark_id: int) -> HttpResponse:
    try:
        row = accept_answer(by=request.actor, at=request.now, answer_id=remark_id)
    except (OutOfScopeError, NotToBeSaidError) as error:
        raise Http404 from error
    messages.success(request, _("Marked as the answer.") if row.accepted_at else _("Open again."))
    return _back(row.practice_id, remark_id)


def _said(request: DeskRequest, spoken: Spoken) -> HttpResponse:
    """Names that reach nobody are said, but never why."""
    if spoken.not_reached:
        messages.warning(request, _("Sent. Nobody was told by %(names)s: no colleague of that "
                                    "work name reads this practice.") % {
            "names": ", ".join(f"@{name}" for name in spoken.not_reached)})
    elif spoken.named:
        messages.success(request, _("Sent. %(names)s is told.") % {
            "names": ", ".join(user.name for user in spoken.named)})
    else:
        messages.success(request, _("Sent."))
    return _back(spoken.remark.practice_id, spoken.remark.pk)


def _back(practice_id: int, remark_id: int) -> HttpResponse:
    return HttpResponseRedirect(
        f"{reverse('community:practice', args=[practice_id])}#said-{remark_id}")


def _talk_page(request: DeskRequest, practice_id: int, form: SayForm | None) -> HttpResponse:
    practice = practice_for(request.actor, practice_id)
    if practice is None:
        raise Http404
    return render(request, "community/talk/talk.html", {
        "practice": practice, "title": title_in(practice_id, tongue()),
        "panel": panel(request, practice, limit=ALL, form=form),
    }, status=422 if form is not None and form.errors else 200)
