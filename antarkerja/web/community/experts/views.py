"""Who knows what, with consent; endorsements and mentoring pairs."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.errors.expert import (
    AskedAlreadyError,
    NoMentorError,
    OwnOfficeError,
)
from antarkerja.domain.practices.operations.experts import (
    endorse_expert,
    list_me,
    take_endorsement_back,
    unlist_me,
)
from antarkerja.domain.practices.queries import experts as queries
from antarkerja.journeys.mentoring import (
    answer_mentoring_and_tell,
    ask_mentor_and_tell,
    end_mentoring_and_withdraw,
)
from antarkerja.web.community.experts.forms import (
    AskForm,
    EndorseForm,
    ExpertFilterForm,
    ProfileForm,
)
from antarkerja.web.community.experts.lines import lines_of
from antarkerja.web.components.pages import DeskRequest, page


@page(Permission.READ_PRACTICES)
def experts(request: DeskRequest) -> HttpResponse:
    form = ExpertFilterForm(request.GET)
    category = form.cleaned_data["category"] if form.is_valid() else ""
    found = queries.experts(request.actor, on=request.today, category=category)
    shares = request.actor.may(Permission.SHARE_PRACTICES)
    n = len(found)
    headline = ngettext("%(n)d colleague to ask", "%(n)d colleagues to ask", n) % {"n": n}
    own = queries.own_profile(request.actor)
    return render(request, "community/experts/list.html", {
        "form": form, "shares": shares, "category": category,
        "headline": headline if n else _("Nobody is listed here yet"),
        "lines": lines_of(found, category, viewer=request.actor,
                          endorsed=queries.own_endorsements(request.actor)),
        "is_listed": own is not None and own.withdrawn_at is None,
    })


@page(Permission.SHARE_PRACTICES)
def expert_me(request: DeskRequest) -> HttpResponse:
    """Agreeing to be found, and changing what stands there."""
    own = queries.own_profile(request.actor)
    is_listed = own is not None and own.withdrawn_at is None
    known = {"about": own.about, "takes_questions": own.takes_questions,
             "mentors": own.mentors} if own and is_listed else None
    form = ProfileForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        list_me(by=request.actor, at=request.now, **form.cleaned_data)
        messages.success(request, _("Colleagues find you now."))
        return redirect("community:experts")
    return render(request, "community/experts/me.html", {
        "form": form, "is_listed": is_listed,
        "crumbs": [(_("Who knows what"), reverse("community:experts"))],
    }, status=422 if form.errors else 200)


@page(Permission.SHARE_PRACTICES)
@require_POST
def expert_unlist(request: DeskRequest) -> HttpResponse:
    unlist_me(by=request.actor, at=request.now)
    messages.success(request, _("You are no longer listed."))
    return redirect("community:experts")


@page(Permission.SHARE_PRACTICES)
@require_POST
def expert_endorse(request: DeskRequest, user_id: int) -> HttpResponse:
    form = EndorseForm(request.POST)
    if not form.is_valid():
        raise Http404
    category = Category(form.cleaned_data["category"])
    try:
        if form.cleaned_data["act"] == "take_back":
            take_endorsement_back(by=request.actor, user_id=user_id, category=category)
            messages.success(request, _("Taken back."))
        else:
            endorse_expert(by=request.actor, at=request.now, user_id=user_id, category=category)
            messages.success(request, _("Your word stands beside the colleague's name."))
    except OwnOfficeError:
        messages.info(request, _("Colleagues of other offices say this, not those of the own."))
    except OutOfScopeError as error:
        raise Http404 from error
    return redirect(f"{reverse('community:experts')}?category={category}")


@page(Permission.SHARE_PRACTICES)
def expert_ask(request: DeskRequest, user_id: int) -> HttpResponse:
    profile = queries.listed_expert(user_id)
    if profile is None or not profile.mentors or user_id == request.actor.user_id:
        raise Http404
    form = AskForm(request.POST or None, initial={"category": request.GET.get("category", "")})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            ask_mentor_and_tell(by=request.actor, at=request.now, mentor_id=user_id,
                                category=Category(said["category"]), goal=said["goal"])
        except AskedAlreadyError:
            form.add_error("category", _("You asked this colleague for it already."))
        except NoMentorError as error:
            raise Http404 from error
        else:
            messages.success(request, _("Asked. The colleague finds it under «Mentoring»."))
            return redirect("community:mentorings")
    return render(request, "community/experts/ask.html", {
        "form": form, "mentor": profile.user,
        "crumbs": [(_("Who knows what"), reverse("community:experts"))],
    }, status=422 if form.errors else 200)


@page(Permission.SHARE_PRACTICES)
def mentorings(request: DeskRequest) -> HttpResponse:
    rows = queries.own_mentorings(request.actor)
    waiting = sum(row.state == "asked" and row.mentor_id == request.actor.user_id for row in rows)
    headline = ngettext("%(n)d colleague waits for your answer",
                        "%(n)d colleagues wait for your answer", waiting) % {"n": waiting}
    return render(request, "community/experts/mentorings.html", {
        "rows": rows, "me": request.actor.user_id,
        "headline": headline if waiting else _("Learning from each other"),
        "crumbs": [(_("Who knows what"), reverse("community:experts"))],
    })


@page(Permission.SHARE_PRACTICES)
@require_POST
def mentoring_act(request: DeskRequest, mentoring_id: int) -> HttpResponse:
    act = request.POST.get("act", "")
    try:
        if act not in ("end", "take", "decline"):
            raise Http404
        if act == "end":
            end_mentoring_and_withdraw(by=request.actor, at=request.now,
                                       mentoring_id=mentoring_id)
            messages.success(request, _("Ended."))
        else:
            answer_mentoring_and_tell(by=request.actor, on=request.today, at=request.now,
                                      mentoring_id=mentoring_id, takes=act == "take")
            messages.success(request, _("Answered."))
    except OutOfScopeError as error:
        raise Http404 from error
    return redirect("community:mentorings")
