"""When and why somebody left, as far as the person asked knows it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.matching.enums import AnswerWay, LeavingReason, WorkAnswer
from antarkerja.domain.matching.operations import Said
from antarkerja.web.components.fields import DayMonthYearField


class LeftForm(forms.Form):
    """The work has ended; `said()` after `is_valid`. A firm is not asked about the case."""

    left_on = DayMonthYearField(label=_("Last day at work"),
                                help_text=_("A rough day is fine."))
    leaving_reason = forms.ChoiceField(label=_("Main reason"), required=False,
                                       choices=[("", _("I would rather not say")),
                                                *LeavingReason.choices])
    wishes_case = forms.BooleanField(
        label=_("Help me to find work again"), required=False,
        help_text=_("The office registers you again and an officer accompanies you."),
    )

    def __init__(
        self, *args: Any, answer: WorkAnswer, started_on: date, today: date, is_firm: bool,
        **kwargs: Any,
    ) -> None:
        self.answer, self.started_on, self.today = answer, started_on, today
        super().__init__(*args, **kwargs)
        if is_firm or answer == WorkAnswer.OTHER_WORK:
            del self.fields["wishes_case"]
        if answer == WorkAnswer.OTHER_WORK:
            del self.fields["leaving_reason"]

    def clean_left_on(self) -> date:
        day: date = self.cleaned_data["left_on"]
        if not self.started_on <= day <= self.today:
            raise ValidationError(_("The last day lies between the first day and today."))
        return day

    def said(self) -> Said:
        data = self.cleaned_data
        return Said(answer=self.answer, way=AnswerWay.LINK, left_on=data["left_on"],
                    leaving_reason=data.get("leaving_reason", ""),
                    wishes_case=data.get("wishes_case", False))
