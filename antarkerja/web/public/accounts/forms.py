"""Signing in with a password, and with a one-time code of the office."""

from __future__ import annotations

import re
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, SetPasswordForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

IDENTIFIER = _("Registration number, phone, e-mail or work name")
IDENTIFIER_HELP = _("For example 33.07/2026/00123 or 0812-3456-7890.")
NEW_PASSWORD_HELP = _(
    "At least 10 characters, not only digits. Three words that you know are good."
)
_MOST = 120


def _plain(field: forms.Field, label: Any) -> None:
    field.label = label
    field.help_text = ""
    field.widget.attrs.pop("placeholder", None)


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        login = self.fields["login"]
        _plain(login, IDENTIFIER)
        login.help_text = IDENTIFIER_HELP
        login.max_length = _MOST
        login.widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        _plain(self.fields["password"], _("Password"))


class NewPasswordForm(ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["oldpassword"], _("Present password"))
        _plain(self.fields["password1"], _("New password"))
        _plain(self.fields["password2"], _("New password once more"))
        self.fields["password1"].help_text = NEW_PASSWORD_HELP


class FirstPasswordForm(SetPasswordForm):  # type: ignore[misc]  # allauth has no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password1"], _("New password"))
        _plain(self.fields["password2"], _("New password once more"))
        self.fields["password1"].help_text = NEW_PASSWORD_HELP


def _password(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=help_text, required=False, strip=False, max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class CodeForm(forms.Form):
    """Number and code from the office; a new password may be chosen in the same step."""

    WRONG = _(
        "Number and code do not fit, or the code is used or older than 15 minutes. Check both, "
        "or ask the office for a new code."
    )
    NO_PASSWORD = _(
        "This account has no password yet. Choose one, or you could not sign in again without "
        "the office."
    )

    login = forms.CharField(
        label=_("Registration number or phone"), help_text=IDENTIFIER_HELP, max_length=_MOST,
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    code = forms.CharField(
        label=_("Code from the office"), help_text=_("Eight digits, good for 15 minutes."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    password1 = _password(_("New password"), NEW_PASSWORD_HELP)
    password2 = _password(_("New password once more"))

    def clean_code(self) -> str:
        digits = re.sub(r"[\s.\-]", "", self.cleaned_data["code"])
        if not re.fullmatch(r"[0-9]{8}", digits):
            raise ValidationError(_("The code has eight digits. Check it on the slip."))
        return digits

    def clean_password1(self) -> str:
        chosen: str = self.cleaned_data["password1"]
        if chosen:
            validate_password(chosen)
        return chosen

    def clean(self) -> dict[str, Any]:
        known = self.cleaned_data
        if "password1" in known and known["password1"] != known.get("password2"):
            self.add_error("password2", _("The two passwords differ. Type the same one twice."))
        return known
