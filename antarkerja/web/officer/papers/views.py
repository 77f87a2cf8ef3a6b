"""Papers of the desk: the card (AK/I), the call letter (AK/IV), the referral letter (AK/V)."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from antarkerja.domain.jobseekers.documents import call_letter, card
from antarkerja.domain.jobseekers.errors import CallInThePastError
from antarkerja.domain.jobseekers.operations import call_person
from antarkerja.domain.jobseekers.queries import (
    call_letter_for,
    call_letters_of,
    registration_for_card,
)
from antarkerja.domain.matching.documents import referral_letter
from antarkerja.domain.matching.errors import NotALetterError
from antarkerja.domain.matching.queries import referral_for
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.web.components.pages import DeskRequest, note_read, page
from antarkerja.web.components.papers import paper_response
from antarkerja.web.components.people.opening import open_file
from antarkerja.web.officer.papers.forms import CallForm


@page(Permission.SEE_PEOPLE)
def card_pdf(request: DeskRequest, person_id: int) -> HttpResponse:
    """AK/I; a person in the dead file has no card, and the page says what helps."""
    person = open_file(request, person_id)
    registration = registration_for_card(request.actor, person_id)
    note_read(request, person_id, "card")
    if registration is None:
        return render(request, "officer/papers/no_card.html", {"person": person}, status=409)
    return paper_response(card(registration, at=request.now))


@page(Permission.REGISTER_PEOPLE)
def call(request: DeskRequest, person_id: int) -> HttpResponse:
    """Writes a call letter: when the person is to come, and for what."""
    person = open_file(request, person_id)
    note_read(request, person_id, "call_letter")
    form = CallForm(request.POST or None, zone=request.actor.zone, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            letter = call_person(
                by=request.actor, on=request.today, at=request.now, person_id=person_id,
                come_at=form.come_at, purpose=form.cleaned_data["purpose"],
            )
        except OutOfScopeError as error:
            raise Http404 from error
        except CallInThePastError:
            form.add_error("time", _("This moment has gone by. Choose a later one."))
        else:
            messages.success(request, _(
                "Call letter %(number)s is ready. It stands in the list on this page."
            ) % {"number": letter.number})
            return redirect("officer:call_letter_new", person_id=person_id)
    return render(request, "officer/papers/call.html", {
        "person": person, "form": form, "letters": call_letters_of(request.actor, person),
        "crumbs": _crumbs(person_id, person.name),
    }, status=422 if form.errors else 200)


@page(Permission.SEE_PEOPLE)
def call_letter_pdf(request: DeskRequest, letter_id: int) -> HttpResponse:
    """AK/IV."""
    try:
        letter = call_letter_for(request.actor, letter_id)
    except OutOfScopeError as error:
        raise Http404 from error
    note_read(request, letter.person_id, "call_letter")
    return paper_response(call_letter(letter, at=request.now))


@page(Permission.REFER)
def referral_letter_pdf(request: DeskRequest, referral_id: int) -> HttpResponse:
    """AK/V; an application that a person sent alone has no letter."""
    referral = referral_for(request.actor, referral_id)
    if referral is None:
        raise Http404
    try:
        paper = referral_letter(referral, at=request.now)
    except NotALetterError as error:
        raise Http404 from error
    note_read(request, referral.person_id, "referral_letter")
    return paper_response(paper)


def _crumbs(person_id: int, name: str) -> list[tuple[str, str]]:
    return [
        (_("People"), reverse("officer:people")),
        (name, reverse("officer:person", args=[person_id])),
    ]
