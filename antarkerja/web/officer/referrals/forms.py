"""The employer's answer, and the placement that follows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.matching.enums import CancelReason, ReferralStatus, RefusalReason
from antarkerja.domain.matching.policies import PlacementDetails
from antarkerja.domain.reference.enums import Contract, Scheme
from antarkerja.web.components.fields import DayMonthYearField, RupiahField

WAGE_TOO_SMALL = 100_000
# What the buttons of an answer send: the status that it leads to.
ANSWERS = (ReferralStatus.INTERVIEW, ReferralStatus.ACCEPTED, ReferralStatus.REFUSED,
           ReferralStatus.WITHDRAWN)
LISTS = {
    "unanswered": _("Too long without an answer"),
    "open": _("Waiting for an answer"),
    "accepted": _("Accepted, to be placed"),
    "all": _("All"),
}


class RefusalForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why the firm said no"), choices=RefusalReason.choices)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class InterviewForm(forms.Form):
    note = forms.CharField(
        label=_("When and where"), max_length=300, required=False,
        help_text=_("For example: Monday 30 November, 09.00, factory gate 2."),
    )


class PlacementForm(forms.Form):
    """What the office writes down when somebody is hired."""

    scheme = forms.ChoiceField(
        label=_("Placement"), choices=[c for c in Scheme.choices if c[0]],
        help_text=_("Suggested from the two regions; change it where it is not right."),
    )
    contract = forms.ChoiceField(label=_("Contract"), choices=Contract.choices, required=False)
    wage = RupiahField(label=_("Wage a month"), required=False, min_value=WAGE_TOO_SMALL)
    started_on = DayMonthYearField(label=_("First day at work"))

    def details(self, employer_name: str = "") -> PlacementDetails:
        data: dict[str, Any] = self.cleaned_data
        return PlacementDetails(
            scheme=data["scheme"], started_on=data["started_on"], contract=data["contract"],
            wage=data["wage"], employer_name=employer_name,
        )


class CancelForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why it is cancelled"), choices=CancelReason.choices, widget=forms.RadioSelect
    )


class PlacedElsewhereForm(PlacementForm):
    """The person found work without a referral."""

    employer_name = forms.CharField(label=_("Employer"), max_length=200)
