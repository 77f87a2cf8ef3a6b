"""Signing in with a one-time code of the office."""

from __future__ import annotations

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from antarkerja.domain.offices.errors import PasswordNeededError
from antarkerja.journeys.recover import sign_in_by_code
from antarkerja.web.components.pages import public_page
from antarkerja.web.public.accounts.adapters import LOCKED, gates_of
from antarkerja.web.public.accounts.forms import CodeForm
from antarkerja.web.public.accounts.lock_out import any_locked, count_failure


@public_page
@never_cache
@sensitive_post_parameters()
def code(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("home")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = _sign_in(request, form)
        if answer is not None:
            return answer
    return render(request, "public/accounts/code.html", {"form": form},
                  status=422 if form.errors else 200)


def _sign_in(request: HttpRequest, form: CodeForm) -> HttpResponse | None:
    """The next page, or None with what is wrong added to the form.

    One answer for an unknown number, a wrong code and one that is used or too old.
    """
    known = form.cleaned_data
    gates = gates_of(request, known["login"])
    if any_locked(gates):
        form.add_error(None, LOCKED)
        return None
    try:
        user = sign_in_by_code(
            identifier=known["login"], code=known["code"],
            new_password=known["password1"] or None,
            at=request.now,  # type: ignore[attr-defined]  # set by ActorMiddleware
        )
    except PasswordNeededError:
        form.add_error("password1", form.NO_PASSWORD)
        return None
    if user is None:
        count_failure(gates)
        form.add_error(None, form.WRONG)
        return None
    answer: HttpResponse = perform_login(request, user)
    return answer
