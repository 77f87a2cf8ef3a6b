"""When a person is called to the office, and for what."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.web.components.fields import DayMonthYearField

DAYS_AHEAD = 3


class CallForm(forms.Form):
    """Day and time are on the office's own clock."""

    day = DayMonthYearField(label=_("Day of the visit"))
    time = forms.TimeField(
        label=_("Time of the visit"), help_text=_("For example 09:00."),
        input_formats=["%H:%M", "%H.%M"],
        # A plain box: the browser's own clock shows AM and PM on an English phone.
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal"}),
        error_messages={"invalid": _("Write the time as 09:00.")},
    )
    purpose = forms.CharField(
        label=_("What the person is called for"), max_length=200,
        help_text=_("It is printed on the letter. For example: interview about the vacancy "
                    "at PT Serayu Makmur."),
    )

    def __init__(
        self, data: Any = None, *, zone: str, today: date, **options: Any
    ) -> None:
        initial = {"day": today + timedelta(days=DAYS_AHEAD), "time": time(9)}
        super().__init__(data, initial=initial, **options)
        self.zone = zone

    @property
    def come_at(self) -> datetime:
        """The moment, once the form is valid."""
        day, clock = self.cleaned_data["day"], self.cleaned_data["time"]
        return datetime.combine(day, clock, tzinfo=ZoneInfo(self.zone))
