"""The few views of allauth that are used; they go by allauth's own names, without a namespace."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as spare
from allauth.mfa.totp import views as totp
from django.http import HttpResponseBase
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.generic import View

from antarkerja.web.public.accounts.spare_codes import SpareCodesView


def _page(view: type[View], template: str) -> Callable[..., HttpResponseBase]:
    """The view with the project's own template; no browser keeps what it shows."""
    shown: Callable[..., HttpResponseBase] = never_cache(
        view.as_view(template_name=f"public/accounts/{template}.html")
    )
    return shown


urlpatterns = [
    path("login/", _page(account.LoginView, "login"), name="account_login"),
    path("logout/", _page(account.LogoutView, "logout"), name="account_logout"),
    path("inactive/", _page(account.AccountInactiveView, "inactive"), name="account_inactive"),
    path("password/", _page(account.PasswordChangeView, "password_change"),
         name="account_change_password"),
    path("password/set/", _page(account.PasswordSetView, "password_set"),
         name="account_set_password"),
    path("again/", _page(account.ReauthenticateView, "again"), name="account_reauthenticate"),
    path("factor/", _page(factor.IndexView, "factor"), name="mfa_index"),
    path("factor/code/", _page(factor.AuthenticateView, "factor_code"), name="mfa_authenticate"),
    path("factor/again/", _page(factor.ReauthenticateView, "factor_again"),
         name="mfa_reauthenticate"),
    path("factor/app/", _page(totp.ActivateTOTPView, "factor_app"), name="mfa_activate_totp"),
    path("factor/app/away/", _page(totp.DeactivateTOTPView, "factor_away"),
         name="mfa_deactivate_totp"),
    path("factor/spare/", _page(SpareCodesView, "spare"),
         name="mfa_view_recovery_codes"),
    path("factor/spare/new/", _page(spare.GenerateRecoveryCodesView, "spare_new"),
         name="mfa_generate_recovery_codes"),
]
