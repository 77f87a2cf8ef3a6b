"""Peer review for those who write, publication, and endorsement by coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.practices.enums.practice import State, Verdict, Visibility
from antarkerja.domain.practices.errors.practice import IncompleteError, WrongStateError
from antarkerja.domain.practices.errors.review import (
    AlreadyEndorsedError,
    AlreadyGivenError,
    NotAReviewerError,
    PersonalDataError,
    ReviewNeededError,
    TooEarlyToReplaceError,
)
from antarkerja.domain.practices.operations.endorsing import endorse, take_back_endorsement
from antarkerja.domain.practices.operations.reviewing import publish
from antarkerja.domain.practices.queries.practice_titles import title_in
from antarkerja.domain.practices.queries.readiness import readiness_of
from antarkerja.domain.practices.queries.reviewing import (
    REVIEWERS,
    found_ready,
    is_late,
    reviews_of,
    suggested_reviewers,
)
from antarkerja.domain.practices.queries.scope import practice_for, published_to
from antarkerja.journeys.reviews import ask_another_reviewer, hand_in_for_review
from antarkerja.web.community.practices.found import found_to_write
from antarkerja.web.community.reviews.forms import AnotherForm, EndorseForm, ReviewersForm
from antarkerja.web.community.reviews.places import lines_of, words_of
from antarkerja.web.community.tongue import tongue
from antarkerja.web.components.pages import DeskRequest, page

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Practice

REFUSALS = (AlreadyGivenError, IncompleteError, NotAReviewerError, PersonalDataError,
            TooEarlyToReplaceError, WrongStateError)


@page(Permission.SHARE_PRACTICES)
def practice_review(request: DeskRequest, practice_id: int) -> HttpResponse:
    """What is missing or gives somebody away; whom to ask; who said what. The button hands in."""
    practice = found_to_write(request, practice_id).practice
    candidates = suggested_reviewers(practice, on=request.today)
    if request.method == "POST" and reviews_of(practice):
        messages.info(request, words_for(AlreadyGivenError()))
        return redirect("community:practice_review", practice_id=practice_id)
    form = ReviewersForm(
        request.POST if request.method == "POST" else None, candidates=candidates)
    if request.method == "POST" and form.is_valid():
        try:
            hand_in_for_review(by=request.actor, on=request.today, at=request.now,
                               practice_id=practice_id,
                               reviewer_ids=form.cleaned_data["reviewers"])
        except REFUSALS as error:
            messages.error(request, words_for(error))
        else:
            messages.success(request, _("Handed in. Both colleagues are told; you hear from them "
                                        "here within two weeks."))
        return redirect("community:practice_review", practice_id=practice_id)
    return render(request, "community/reviews/practice.html", {
        **_progress(request, practice), "practice": practice, "form": form,
        "title": title_in(practice_id, tongue()), "candidates": candidates,
        "another": AnotherForm(candidates=candidates),
    }, status=422 if form.errors else 200)


def _progress(request: DeskRequest, practice: Practice) -> dict[str, object]:
    reviews = reviews_of(practice)
    readiness = readiness_of(practice)
    sent_back = any(one.verdict == Verdict.CHANGE for one in reviews)
    is_out = practice.state == State.PUBLISHED and practice.published_version == practice.version
    ready = found_ready(practice, practice.version)
    own_office = practice.visibility == Visibility.OFFICE
    return {
        "reviews": [(one, is_late(one, on=request.today, at=request.now)) for one in reviews],
        "sent_back": sent_back, "is_ready": readiness.is_ready, "missing": readiness.missing,
        "places": lines_of(practice, readiness.places), "is_out": is_out,
        "to_hand_in": not reviews and readiness.is_ready and not ready,
        "to_replace": bool(reviews) and not sent_back and len(reviews) < REVIEWERS,
        "may_publish": readiness.is_ready and not is_out and (own_office or ready),
        "own_office": own_office,
    }


@page(Permission.SHARE_PRACTICES)
@require_POST
def practice_reviewer(request: DeskRequest, practice_id: int) -> HttpResponse:
    """Somebody else in the place of who declined or was silent for two weeks."""
    practice = found_to_write(request, practice_id).practice
    form = AnotherForm(request.POST, candidates=suggested_reviewers(practice, on=request.today))
    instead = request.POST.get("instead_of", "")
    if not form.is_valid():
        messages.error(request, _("Choose a colleague of an office that was not asked yet."))
        return redirect("community:practice_review", practice_id=practice_id)
    try:
        ask_another_reviewer(
            by=request.actor, on=request.today, at=request.now, practice_id=practice_id,
            reviewer_id=int(form.cleaned_data["reviewer"]),
            instead_of=int(instead) if instead.isdecimal() and len(instead) < 19 else None)
    except REFUSALS as error:
        messages.error(request, words_for(error))
    else:
        messages.success(request, _("Asked. The colleague is told."))
    return redirect("community:practice_review", practice_id=practice_id)


@page(Permission.SHARE_PRACTICES)
@require_POST
def practice_publish(request: DeskRequest, practice_id: int) -> HttpResponse:
    found_to_write(request, practice_id)
    try:
        publish(by=request.actor, on=request.today, at=request.now, practice_id=practice_id)
    except (*REFUSALS, ReviewNeededError) as error:
        messages.error(request, words_for(error))
        return redirect("community:practice_review", practice_id=practice_id)
    messages.success(request, _("Published. Thank you for sharing it."))
    return redirect("community:practice", practice_id=practice_id)


@page(Permission.COORDINATE_PRACTICES)
def practice_endorse(request: DeskRequest, practice_id: int) -> HttpResponse:
    if not published_to(request.actor).filter(pk=practice_id).exists():
        raise Http404
    form = EndorseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            endorse(by=request.actor, on=request.today, practice_id=practice_id,
                    words=form.cleaned_data["words"])
        except OutOfScopeError as error:
            raise Http404 from error
        except PersonalDataError as error:
            form.add_error("words", words_of(error.places))
        except AlreadyEndorsedError:
            messages.info(request, _("Your office stands behind it already."))
        else:
            messages.success(request, _("Kept. Readers see that your office stands behind it."))
        if not form.errors:
            return redirect("community:practice", practice_id=practice_id)
    return render(request, "community/reviews/endorse.html", {
        "practice_id": practice_id, "title": title_in(practice_id, tongue()), "form": form,
    }, status=422 if form.errors else 200)


@page(Permission.COORDINATE_PRACTICES)
@require_POST
def endorsement_take_back(request: DeskRequest, endorsement_id: int) -> HttpResponse:
    try:
        row = take_back_endorsement(
            by=request.actor, on=request.today, endorsement_id=endorsement_id)
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("Taken back. Your office no longer stands behind it."))
    if practice_for(request.actor, row.practice_id) is None:
        return redirect("community:practices")
    return redirect("community:practice", practice_id=row.practice_id)


def words_for(error: Exception) -> str:
    """One sentence for a refusal, with what helps."""
    if isinstance(error, ReviewNeededError):
        return _("Others read it only after two colleagues of other offices found it ready.")
    if isinstance(error, IncompleteError):
        return _("Something that readers need is still missing; it is listed below.")
    if isinstance(error, PersonalDataError):
        return _("The text gives somebody away; the places are listed below.")
    if isinstance(error, NotAReviewerError):
        return _("Choose two colleagues of two other offices who did not write it.")
    if isinstance(error, TooEarlyToReplaceError):
        return _("This colleague still has time: two weeks from the day of asking.")
    return _("This has moved on meanwhile; the page shows how it stands now.")
