"""Peer review for those who are asked: what waits, one review, no time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.enums.practice import Rubric, State, Verdict
from antarkerja.domain.practices.errors.review import AlreadyGivenError, PersonalDataError
from antarkerja.domain.practices.operations.reviewing import give_review
from antarkerja.domain.practices.queries.practice_titles import title_in
from antarkerja.domain.practices.queries.reviewing import (
    answer_until,
    own_given_reviews,
    own_open_reviews,
    review_for,
)
from antarkerja.journeys.reviews import decline_and_withdraw
from antarkerja.web.community.reviews.forms import ReviewForm
from antarkerja.web.community.reviews.places import words_of
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Review


@page(Permission.SHARE_PRACTICES)
def reviews(request: DeskRequest) -> HttpResponse:
    """What waits for the viewer's review, and what was reviewed."""
    waiting = own_open_reviews(request.actor, language=tongue())
    n = len(waiting)
    headline = ngettext("%(n)d practice waits for your review",
                        "%(n)d practices wait for your review", n) % {"n": n}
    return render(request, "community/reviews/list.html", {
        "waiting": [(one, answer_until(one), answer_until(one) < request.today)
                    for one in waiting],
        "given": own_given_reviews(request.actor, language=tongue()),
        "headline": headline if n else _("Nothing waits for your review"),
    })


@page(Permission.SHARE_PRACTICES)
def review(request: DeskRequest, review_id: int) -> HttpResponse:
    """The reviewer answers; once given it is read by its reviewer and the authors."""
    found = review_for(request.actor, review_id)
    if found is None:
        raise Http404
    waits = found.given_at is None and found.number == found.practice.version and (
        found.practice.state in (State.REVIEW, State.PUBLISHED))
    is_own = found.reviewer_id == request.actor.user_id
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not is_own:
            raise Http404
        if form.is_valid() and _given(request, found, form):
            return redirect("community:reviews")
    return render(request, "community/reviews/review.html", {
        "review": found, "title": title_in(found.practice_id, tongue()), "form": form,
        "answers": is_own and waits, "is_own": is_own, "until": answer_until(found),
        "scores": [(Rubric(name).label, getattr(found, name)) for name in Rubric.values],
    }, status=422 if form.errors else 200)


def _given(request: DeskRequest, found: Review, form: ReviewForm) -> bool:
    try:
        practice = give_review(
            by=request.actor, on=request.today, at=request.now, review_id=found.pk,
            scores=form.scores(), verdict=Verdict(form.cleaned_data["verdict"]),
            words=form.cleaned_data["words"])
    except OutOfScopeError as error:
        raise Http404 from error
    except PersonalDataError as error:
        form.add_error("words", words_of(error.places))
        return False
    except AlreadyGivenError:
        messages.info(request, _("This version is no longer under review."))
        return True
    if practice.published_version == practice.version:
        messages.success(request, _("Thank you. Both of you found it ready: it is published."))
    elif form.cleaned_data["verdict"] == Verdict.CHANGE:
        messages.success(request, _("Thank you. Its authors read what to change."))
    else:
        messages.success(request, _("Thank you. It is published once the other colleague finds "
                                    "it ready too."))
    return True


@page(Permission.SHARE_PRACTICES)
@require_POST
def review_decline(request: DeskRequest, review_id: int) -> HttpResponse:
    try:
        decline_and_withdraw(by=request.actor, at=request.now, review_id=review_id)
    except OutOfScopeError as error:
        raise Http404 from error
    except AlreadyGivenError:
        messages.info(request, _("This version is no longer under review."))
    else:
        messages.success(request, _("Thank you for saying so. Its authors ask somebody else."))
    return redirect("community:reviews")
