"""Still at work or not, and why."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.matching.enums import FollowUpStatus, LeavingReason
from antarkerja.web.components.fields import DayMonthYearField


class FollowUpForm(forms.Form):
    status = forms.ChoiceField(
        label=_("What is the answer?"), widget=forms.RadioSelect,
        choices=[c for c in FollowUpStatus.choices if c[0] != FollowUpStatus.DUE],
    )
    left_on = DayMonthYearField(
        label=_("Last day at work"), required=False, help_text=_("Only if no longer at work.")
    )
    leaving_reason = forms.ChoiceField(
        label=_("Why the person left"), required=False,
        choices=[("", "–"), *LeavingReason.choices],
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("status") == FollowUpStatus.LEFT:
            if not data.get("left_on") and "left_on" not in self.errors:
                self.add_error("left_on", _("Enter the last day, a rough one is fine."))
            if not data.get("leaving_reason"):
                self.add_error("leaving_reason", _("Choose why; it helps the next person."))
        return data
