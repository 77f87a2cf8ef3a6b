"""Forms about claims of the unemployment benefit (JKP)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.benefits import BenefitEnd, ProofKind
from antarkerja.domain.cases.operations.benefits import ClaimDetails
from antarkerja.web.components.fields import DayMonthYearField


class ClaimForm(forms.Form):
    """A claim; `details()` after `is_valid`."""

    dismissed_on = DayMonthYearField(label=_("Dismissed on"))
    claimed_on = DayMonthYearField(label=_("Claimed on"))
    employer_name = forms.CharField(label=_("Firm that dismissed"), max_length=200)

    def details(self) -> ClaimDetails:
        data = self.cleaned_data
        return ClaimDetails(dismissed_on=data["dismissed_on"], claimed_on=data["claimed_on"],
                            employer_name=data["employer_name"])


class ProofForm(forms.Form):
    """What was shown for a later month; what lies in the system is counted, not asked."""

    kind = forms.ChoiceField(label=_("What was shown"), widget=forms.RadioSelect, choices=[
        (ProofKind.OUTSIDE.value, ProofKind.OUTSIDE.label),
        (ProofKind.CALL.value, ProofKind.CALL.label),
    ])
    count = forms.IntegerField(label=_("How many firms or calls"), min_value=1, max_value=99)
    note = forms.CharField(label=_("Which"), max_length=300,
                           help_text=_("Firms and days, as far as the paper shows them."))
    paper = forms.FileField(label=_("Paper or picture"), required=False,
                            help_text=_("Kept with the person's open case."))


class EndForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why it ends"), choices=[
        (end.value, end.label) for end in BenefitEnd
        if end not in (BenefitEnd.ALL_MONTHS, BenefitEnd.DUPLICATE)])
    new_job_on = DayMonthYearField(label=_("First day of the new job"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("reason") == BenefitEnd.NEW_JOB and not data.get("new_job_on"):
            self.add_error("new_job_on", _("Enter the first day of the new job."))
        return data
