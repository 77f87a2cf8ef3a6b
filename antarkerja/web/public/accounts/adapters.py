"""What this service changes in allauth: no sign-up, own lock-out, own words, sealed secrets."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.offices.accounts import one_way_to_write
from antarkerja.domain.offices.operations import keep_password
from antarkerja.shared.crypto import decrypt, encrypt
from antarkerja.web.public.accounts.lock_out import (
    Gate,
    account_gate,
    address_gate,
    any_locked,
    count_failure,
    crowd_gate,
)

WRONG = _(
    "The name, number or password is not right. Check them and try again. Where several people "
    "share a phone, use the registration number."
)
LOCKED = _(
    "Too many tries. Wait 15 minutes and try again. Jobseekers get a code at the office with "
    "their KTP, staff a new password from the administrator."
)
# What is worth saying of what allauth did, by its own name for it.
TOLD = {
    "account/messages/password_changed.txt": _("The new password holds from now on."),
    "account/messages/password_set.txt": _("The new password holds from now on."),
    "account/messages/logged_out.txt": _("You have signed out."),
    "mfa/messages/totp_activated.txt": _("The second factor is set up."),
    "mfa/messages/totp_deactivated.txt": _("The second factor is taken away."),
    "mfa/messages/recovery_codes_generated.txt": _("New spare codes are made; old ones end."),
}


def gates_of(request: HttpRequest, identifier: str) -> list[Gate]:
    """What a failure of this identifier from this address counts against."""
    address = AccountAdapter(request).get_client_ip(request)
    who = one_way_to_write(identifier)
    return [account_gate(who, address), crowd_gate(who), address_gate(address)]


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "too_many_login_attempts": LOCKED,
        "incorrect_password": _("This is not your password. Try again."),
        "enter_current_password": _("This is not your present password. Try again."),
        "rate_limited": LOCKED,
        "incorrect_code": _("This code is not right. Wait for the next one and try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People register at `public:register`, staff get accounts from the administrator."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if any_locked(gates_of(request, credentials.get("username", ""))):
            raise self.validation_error("too_many_login_attempts")

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        count_failure(gates_of(request, credentials.get("username", "")))

    def set_password(self, user: Any, password: str) -> None:
        kept = keep_password(user_id=user.pk, password=password)
        user.password, user.must_change_password = kept.password, False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("home")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("home")

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None,
        message_context: dict[str, Any] | None = None, extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        text = message or TOLD.get(message_template or "")
        if text:
            messages.add_message(request, level, str(text), extra_tags=extra_tags)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    """Keys of authenticator apps lie encrypted, like the NIK."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
    }

    def encrypt(self, text: str) -> str:
        return encrypt(text).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text.encode())

    def get_totp_issuer(self) -> str:
        return "Antarkerja"
