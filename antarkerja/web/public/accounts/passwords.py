"""What makes a password too weak, said with what to do about it."""

from __future__ import annotations

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return ngettext(
            "Too short: take at least %(n)d letter or digit.",
            "Too short: take at least %(n)d letters and digits; three words in a row are easy "
            "to keep.", self.min_length,
        ) % {"n": self.min_length}


class NotCommon(password_validation.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Many people use this password, so it is guessed first. Take another one.")


class NotDigitsOnly(password_validation.NumericPasswordValidator):
    def get_error_message(self) -> str:
        return _("Digits alone are guessed quickly. Put words or letters in too.")
