"""Forms of the plan: goal, step, how a step ended, the head's answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.plan import StepActor, StepKind, StepOutcome
from antarkerja.domain.cases.policies.steps import MOST_HOURS, StepDetails
from antarkerja.web.components.fields import DayMonthYearField
from antarkerja.web.components.meanwhile import MeanwhileMixin


class DueDayMixin(forms.Form):
    """A day that lies outside the plan is a slip of the pen; `days` are the first and the last."""

    def __init__(self, *args: Any, days: tuple[date, date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.days = days

    def clean_due_on(self) -> date | None:
        first, last = self.days
        due_on: date | None = self.cleaned_data["due_on"]
        if due_on is not None and not first <= due_on <= last:
            raise forms.ValidationError(_("Choose a day from %(first)s to %(last)s") % {
                "first": date_format(first, "j F Y"), "last": date_format(last, "j F Y")})
        return due_on


class GoalForm(MeanwhileMixin):
    goal = forms.CharField(label=_("What is the plan for?"), max_length=300)


class QuickStepForm(DueDayMixin):
    """One line adds a step; the rest can be said later."""

    title = forms.CharField(label=_("Next step"), max_length=160)
    actor = forms.ChoiceField(label=_("Who does it?"), choices=StepActor.choices)
    due_on = DayMonthYearField(label=_("Until when"), required=False)

    def details(self) -> StepDetails:
        said = self.cleaned_data
        return StepDetails(title=said["title"].strip(), actor=StepActor(said["actor"]),
                           due_on=said["due_on"])


class StepForm(DueDayMixin, MeanwhileMixin):
    """A step that a colleague may have open too."""

    marks_required = True

    title = forms.CharField(label=_("Step"), max_length=160)
    kind = forms.ChoiceField(
        label=_("What is it about?"), choices=StepKind.choices, required=False,
        help_text=_("A referral, a kept appointment or a complete profile then counts by itself."),
    )
    actor = forms.ChoiceField(label=_("Who does it?"), choices=StepActor.choices)
    partner_name = forms.CharField(label=_("Which partner?"), required=False, max_length=120)
    due_on = DayMonthYearField(label=_("Until when"), required=False)
    help_needed = forms.CharField(label=_("Which help is needed?"), required=False, max_length=200)
    hours = forms.IntegerField(label=_("Hours"), required=False, min_value=0, max_value=MOST_HOURS)

    def details(self) -> StepDetails:
        said: dict[str, Any] = self.cleaned_data
        return StepDetails(
            title=said["title"].strip(), kind=StepKind(said["kind"]),
            actor=StepActor(said["actor"]), partner_name=said["partner_name"].strip(),
            due_on=said["due_on"], help_needed=said["help_needed"].strip(), hours=said["hours"],
        )


class EndForm(forms.Form):
    outcome = forms.ChoiceField(label=_("What came of it?"), choices=StepOutcome.choices,
                                required=False)
    hours = forms.IntegerField(label=_("Hours"), required=False, min_value=0, max_value=MOST_HOURS)
