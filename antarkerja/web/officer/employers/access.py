"""Who signs in for a firm: access given, a new first password, access closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from antarkerja.domain.employers import operations, queries
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NameTakenError, OutOfScopeError
from antarkerja.shared.phones import spoken
from antarkerja.web.components.pages import DeskRequest, page
from antarkerja.web.officer.employers.forms import AccessForm

if TYPE_CHECKING:
    from antarkerja.domain.employers.models import Employer
    from antarkerja.domain.offices.models import User


@page(Permission.EDIT_VACANCIES)
@never_cache
def access(request: DeskRequest, employer_id: int) -> HttpResponse:
    """The first password stands in the answer to the POST only."""
    firm = _employer(request, employer_id)
    accounts = queries.firm_accounts(request.actor, firm.pk)
    form = AccessForm(request.POST if request.method == "POST" else None,
                      initial=_known(firm) if not accounts else {})
    if form.is_valid():
        try:
            user, password = operations.give_access(
                by=request.actor, on=request.today, employer_id=firm.pk, contact=form.contact)
        except NameTakenError as error:
            _refuse(form, str(error))
        else:
            return _password_page(request, firm, user, password)
    return render(request, "officer/employers/access.html", {
        "firm": firm, "accounts": accounts, "form": form, "headline": _headline(firm, accounts),
    }, status=422 if form.errors else 200)


@page(Permission.EDIT_VACANCIES)
@require_POST
@never_cache
def password(request: DeskRequest, employer_id: int, user_id: int) -> HttpResponse:
    firm = _employer(request, employer_id)
    try:
        user, words = operations.renew_access(by=request.actor, employer_id=firm.pk,
                                              user_id=user_id)
    except OutOfScopeError as error:
        raise Http404 from error
    return _password_page(request, firm, user, words)


@page(Permission.EDIT_VACANCIES)
@require_POST
def close(request: DeskRequest, employer_id: int, user_id: int) -> HttpResponse:
    firm = _employer(request, employer_id)
    try:
        user = operations.close_access(by=request.actor, on=request.today, employer_id=firm.pk,
                                       user_id=user_id)
    except OutOfScopeError as error:
        raise Http404 from error
    messages.success(request, _("%(name)s signs in no longer.") % {"name": user.name})
    return redirect("officer:employer_access", employer_id=firm.pk)


def _headline(firm: Employer, accounts: list[User]) -> str:
    if not accounts:
        return _("Nobody signs in for %(firm)s yet") % {"firm": firm.name}
    return ngettext("One person signs in for %(firm)s", "%(n)s people sign in for %(firm)s",
                    len(accounts)) % {"n": len(accounts), "firm": firm.name}


def _known(firm: Employer) -> dict[str, str]:
    """Who answers for the firm is likely to be the first to sign in."""
    return {"name": firm.contact_name, "phone": spoken(firm.contact_phone),
            "email": firm.contact_email}


def _refuse(form: AccessForm, taken: str) -> None:
    if taken == form.contact.email:
        form.add_error("email", _("Somebody signs in with this e-mail already. Use another one, "
                                  "or the phone alone."))
    else:
        form.add_error("phone", _("Somebody of this firm signs in with this phone already."))


def _password_page(
    request: DeskRequest, firm: Employer, user: User, words: str
) -> HttpResponse:
    return render(request, "officer/employers/password.html", {
        "firm": firm, "account": user, "phone": spoken(user.phone), "password": words})


def _employer(request: DeskRequest, employer_id: int) -> Employer:
    """A firm that still works with the office; nobody is given access to an archived one."""
    try:
        firm = queries.employer_for(request.actor, employer_id)
    except OutOfScopeError as error:
        raise Http404 from error
    if firm.archived_at is not None:
        raise Http404
    return firm
