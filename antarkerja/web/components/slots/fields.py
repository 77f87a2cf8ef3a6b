"""A time of day as people write it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ClockField(forms.TimeField):
    """"09.00" or "09:00"; a plain box, for a browser's own clock shows AM and PM."""

    def __init__(self, **known: Any) -> None:
        super().__init__(
            input_formats=["%H.%M", "%H:%M"],
            widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal"}),
            error_messages={"invalid": _("Write the time as 09:00.")}, **known)
