"""Forms of an office's own plan templates."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.enums.plan import StepActor, StepKind
from antarkerja.domain.cases.policies.templates import MOST_STEPS, Pattern, Template


class TemplateForm(forms.Form):
    track = forms.ChoiceField(label=_("Service track"), choices=Track.choices)
    title = forms.CharField(label=_("Title of the template"), max_length=120)
    goal = forms.CharField(label=_("What is the plan for?"), max_length=300, required=False)

    def template(self, steps: forms.BaseFormSet[StepRow], template_id: int | None) -> Template:
        said = self.cleaned_data
        return Template(
            track=Track(said["track"]), title=said["title"].strip(), goal=said["goal"].strip(),
            template_id=template_id,
            steps=tuple(
                row.pattern() for row in steps
                if row.cleaned_data.get("title", "").strip()
            ),
        )


class StepRow(forms.Form):
    """A step; emptying its title takes it out."""

    title = forms.CharField(label=_("Step"), max_length=160, required=False)
    days = forms.IntegerField(label=_("Days from today"), min_value=0, max_value=730,
                              required=False)
    actor = forms.ChoiceField(label=_("Who does it?"), choices=StepActor.choices, required=False)
    kind = forms.ChoiceField(label=_("What is it about?"), choices=StepKind.choices,
                             required=False)

    def pattern(self) -> Pattern:
        said = self.cleaned_data
        return Pattern(title=said["title"].strip(), days=said["days"] or 0,
                       actor=StepActor(said["actor"] or StepActor.PERSON),
                       kind=StepKind(said["kind"]))


StepRows = forms.formset_factory(StepRow, extra=3, max_num=MOST_STEPS, validate_max=True)
