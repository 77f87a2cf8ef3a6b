"""Accounts of staff: added, given a role, ended; a lost second factor is reset."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from antarkerja.domain.offices import operations
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import (
    NameTakenError,
    OutOfScopeError,
    OwnAccountError,
    RoleNeedsOfficeError,
)
from antarkerja.domain.offices.queries import (
    StaffLine,
    offices_listed,
    staff_account,
    staff_seen_by,
)
from antarkerja.journeys.staff_leaves import end_staff_account, give_staff_role
from antarkerja.web.administrator.installation.forms import RoleForm, SearchForm, StaffForm
from antarkerja.web.components.pages import DeskRequest, page

PAGE_SIZE = 50


@page(Permission.MANAGE_INSTALLATION)
def staff(request: DeskRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    rows, words = staff_seen_by(request.actor), form.words()
    if words:
        rows = rows.filter(Q(user__name__icontains=words) | Q(user__username=words.lower())
                           | Q(office__name__icontains=words))
    return render(request, "administrator/installation/staff.html", {
        "form": form, "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
    })


@page(Permission.MANAGE_INSTALLATION)
@never_cache
def staff_new(request: DeskRequest) -> HttpResponse:
    """The first password stands in the answer to the POST only."""
    form = StaffForm(
        request.POST if request.method == "POST" else None, offices=offices_listed(request.actor)
    )
    if request.method == "POST" and form.is_valid():
        try:
            user, password = operations.add_staff(
                by=request.actor, on=request.today, details=form.details())
        except NameTakenError:
            form.add_error("username", _("Somebody has this work name. Choose another one."))
        except RoleNeedsOfficeError:
            form.add_error("office", _not_together())
        else:
            return _password_page(request, user.name, user.username, user.pk, password)
    return render(request, "administrator/installation/staff_new.html", {"form": form},
                  status=422 if form.errors else 200)


@page(Permission.MANAGE_INSTALLATION)
def account(request: DeskRequest, user_id: int) -> HttpResponse:
    line = _line(request, user_id)
    form = RoleForm(
        request.POST if request.method == "POST" else None, offices=offices_listed(request.actor),
        initial={"role": line.membership.role, "office": line.membership.office_id},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            give_staff_role(by=request.actor, on=request.today, at=request.now, user_id=user_id,
                            role=data["role"], office_id=data["office"].pk)
        except RoleNeedsOfficeError:
            form.add_error("office", _not_together())
        except OwnAccountError:
            form.add_error(None, _own_account())
        else:
            messages.success(request, _("The role holds from today."))
            return redirect("administrator:account", user_id=user_id)
    return render(request, "administrator/installation/account.html",
                  {"line": line, "form": form}, status=422 if form.errors else 200)


@page(Permission.MANAGE_INSTALLATION)
@require_POST
def account_end(request: DeskRequest, user_id: int) -> HttpResponse:
    def act() -> None:
        end_staff_account(by=request.actor, on=request.today, at=request.now, user_id=user_id)

    return _do(request, user_id, act, _("The account is ended and signs in no longer."))


@page(Permission.MANAGE_INSTALLATION)
@require_POST
def account_factor(request: DeskRequest, user_id: int) -> HttpResponse:
    def act() -> None:
        operations.reset_second_factor(by=request.actor, user_id=user_id)

    return _do(request, user_id, act, _("A new second factor is set up at the next sign-in."))


@page(Permission.MANAGE_INSTALLATION)
@require_POST
@never_cache
def account_password(request: DeskRequest, user_id: int) -> HttpResponse:
    line = _line(request, user_id)
    try:
        password = operations.reset_staff_password(by=request.actor, user_id=user_id)
    except OwnAccountError:
        messages.error(request, _own_account())
        return redirect("administrator:account", user_id=user_id)
    return _password_page(request, line.user.name, line.user.username, user_id, password)


def _do(
    request: DeskRequest, user_id: int, act: Callable[[], None], done: str
) -> HttpResponse:
    try:
        act()
    except OutOfScopeError as error:
        raise Http404 from error
    except OwnAccountError:
        messages.error(request, _own_account())
    else:
        messages.success(request, done)
    return redirect("administrator:account", user_id=user_id)


def _line(request: DeskRequest, user_id: int) -> StaffLine:
    try:
        return staff_account(request.actor, user_id)
    except OutOfScopeError as error:
        raise Http404 from error


def _password_page(
    request: DeskRequest, name: str, username: str, user_id: int, password: str
) -> HttpResponse:
    return render(request, "administrator/installation/password.html", {
        "name": name, "username": username, "user_id": user_id, "password": password})


def _not_together() -> str:
    return _("This role does not go with this kind of office.")


def _own_account() -> str:
    return _("This is your own account. Another administrator must do it.")
