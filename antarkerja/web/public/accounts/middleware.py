"""Between signing in and the first page: a password of one's own, staff's second factor."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from antarkerja.domain.offices.policies import Actor

# Pages that lead out of the waiting room, by the name of their address.
_PASSWORD = {"account_change_password", "account_set_password"}
_FACTOR = {"mfa_activate_totp", "account_reauthenticate", "mfa_reauthenticate"}
_ALWAYS = {"account_logout", "set_language", "about"}


class EntranceMiddleware:
    """Leads the signed-in to what they must do first; nothing else opens until it is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated or request.resolver_match is None:
            return None
        name = request.resolver_match.url_name
        if name in _ALWAYS:
            return None
        if user.must_change_password:
            return None if name in _PASSWORD else self._first_password(request)
        if name in _FACTOR or name in _PASSWORD or not needs_second_factor(request):
            return None
        messages.info(request, _("Staff sign in with a second factor. Set it up once, here."))
        return redirect("mfa_activate_totp")

    def _first_password(self, request: HttpRequest) -> HttpResponse:
        messages.info(request, _("Choose a password of your own before you begin."))
        return redirect("account_change_password")


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether the actor is staff without a second factor; with one, signing in asks for it."""
    actor: Actor | None = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    if not settings.SECOND_FACTOR_REQUIRED or actor is None or not actor.is_staff:
        return False
    return not is_mfa_enabled(request.user)
