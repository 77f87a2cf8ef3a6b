"""What the access log is narrowed by."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.web.components.fields import DayMonthYearField


class LogFilterForm(forms.Form):
    """An unreadable value is shown as such, and narrows nothing."""

    number = forms.CharField(label=_("Registration number"), max_length=24, required=False)
    username = forms.CharField(label=_("Work name of the officer"), max_length=60, required=False)
    day = DayMonthYearField(label=_("Day"), required=False)

    def word(self, name: str) -> str:
        return str(self.cleaned_data.get(name) or "") if self.is_valid() else ""

    def chosen_day(self) -> date | None:
        day = self.cleaned_data.get("day") if self.is_valid() else None
        return day if isinstance(day, date) else None
