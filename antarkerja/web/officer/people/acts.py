"""Acts on a person's registration: report, renew, strike off, revive, reveal, merge."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from antarkerja.domain.jobseekers import queries
from antarkerja.domain.jobseekers.enums import Purpose, StrikeOffReason
from antarkerja.domain.jobseekers.errors import (
    MergeRefusedError,
    NoNikError,
    NotRegisteredError,
    StillRegisteredError,
)
from antarkerja.domain.jobseekers.operations import (
    give_consent,
    renew_registration,
    report,
    reveal_nik,
    revive,
    strike_off,
    withdraw_consent,
)
from antarkerja.domain.matching.queries import placement_going_on
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.journeys.merge import merge_files
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.people.opening import open_file
from antarkerja.web.officer.people.forms import RevealForm, StrikeOffForm


def _back(person_id: int) -> HttpResponse:
    return redirect("officer:person", person_id=person_id)


def _not_live(request: DeskRequest, person_id: int) -> HttpResponse:
    messages.error(request, _("The registration is not live; revive it first."))
    return _back(person_id)


@page(Permission.REGISTER_PEOPLE)
@require_POST
def report_now(request: DeskRequest, person_id: int) -> HttpResponse:
    try:
        done = report(by=request.actor, on=request.today, person_id=person_id)
    except OutOfScopeError as error:
        raise Http404 from error
    except NotRegisteredError:
        return _not_live(request, person_id)
    messages.success(request, _("Report noted. The next one is due on %(day)s.") % {
        "day": formats.date_format(done.report_due_on, "j F Y")})
    return _back(person_id)


@page(Permission.REGISTER_PEOPLE)
@require_POST
def renew(request: DeskRequest, person_id: int) -> HttpResponse:
    try:
        done = renew_registration(by=request.actor, on=request.today, person_id=person_id)
    except OutOfScopeError as error:
        raise Http404 from error
    except NotRegisteredError:
        return _not_live(request, person_id)
    messages.success(request, _("Renewed. The card is valid until %(day)s.") % {
        "day": formats.date_format(done.valid_until, "j F Y")})
    return _back(person_id)


@page(Permission.STRIKE_OFF)
def strike_off_person(request: DeskRequest, person_id: int) -> HttpResponse:
    person = open_file(request, person_id)
    try:
        form = StrikeOffForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            strike_off(by=request.actor, on=request.today, person_id=person_id,
                       reason=StrikeOffReason(form.cleaned_data["reason"]))
            messages.success(
                request, _("%(name)s is struck off.") % {"name": person.name},
                extra_tags=reverse("officer:person_revive", args=[person_id]),
            )
            return _back(person_id)
    except OutOfScopeError as error:
        raise Http404 from error
    except NotRegisteredError:
        return _not_live(request, person_id)
    note_read(request, person_id, "person_strike_off")
    return render(request, "officer/people/strike_off.html", {
        "form": form, "person": person, "back": reverse("officer:person", args=[person_id]),
    })


@page(Permission.STRIKE_OFF)
@require_POST
def revive_person(request: DeskRequest, person_id: int) -> HttpResponse:
    try:
        done = revive(by=request.actor, on=request.today, person_id=person_id)
    except OutOfScopeError as error:
        raise Http404 from error
    except StillRegisteredError:
        messages.info(request, _("The registration is live already."))
        return _back(person_id)
    messages.success(request, _("Live again, number %(number)s.") % {"number": done.number})
    return _back(person_id)


@page(Permission.REVEAL_NIK)
@require_POST
@never_cache
def show_nik(request: DeskRequest, person_id: int) -> HttpResponse:
    """The digits stand in this answer only: in no address, session or log."""
    form = RevealForm(request.POST)
    digits = ""
    person = open_file(request, person_id)
    try:
        if form.is_valid():
            digits = reveal_nik(by=request.actor, on=request.today, person_id=person_id,
                                reason=form.cleaned_data["reason"])
    except OutOfScopeError as error:
        raise Http404 from error
    except NoNikError:
        messages.error(request, _("The NIK is not known."))
        return _back(person_id)
    return render(request, "officer/people/nik.html", {
        "form": form, "person": person,
        "digits": [digits[at:at + 4] for at in range(0, len(digits), 4)],
        "back": reverse("officer:person", args=[person_id]),
    })


@page(Permission.REGISTER_PEOPLE)
@require_POST
def consent(request: DeskRequest, person_id: int) -> HttpResponse:
    """The person's word, given at the desk."""
    purpose = request.POST.get("purpose", "")
    if purpose not in Purpose.values:
        raise Http404
    act = give_consent if request.POST.get("given") == "yes" else withdraw_consent
    try:
        act(by=request.actor, at=request.now, person_id=person_id, purpose=Purpose(purpose))
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("The person's wish is noted."))
    return _back(person_id)


@page(Permission.MERGE_PEOPLE)
def merge(request: DeskRequest, person_id: int, other_id: int) -> HttpResponse:
    """GET shows what would happen; POST keeps `person_id` and merges `other_id` into it."""
    try:
        preview = queries.merge_preview(request.actor, keep_id=person_id, gone_id=other_id)
        work = placement_going_on((person_id, other_id))
        if request.method == "POST":
            end_live = work is not None and request.POST.get("keep_live") != "on"
            merge_files(by=request.actor, on=request.today, at=request.now,
                        keep_id=person_id, gone_id=other_id, end_live=end_live)
            messages.success(request, _("The two files are one now."))
            return _back(person_id)
    except OutOfScopeError as error:
        raise Http404 from error
    except MergeRefusedError:
        messages.info(request, _("These two files are one already; nothing was changed."))
        return _back(person_id)
    for read in (person_id, other_id):
        note_read(request, read, "person_merge")
    return render(request, "officer/people/merge.html", {
        "preview": preview, "work": work if preview.live else None,
        "back": reverse("officer:person", args=[person_id]),
        "swap": reverse("officer:person_merge", args=[other_id, person_id]),
    })
