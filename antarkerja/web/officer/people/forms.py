"""Filters of the list, and the small forms of a person's page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.jobseekers.enums import RegistrationStatus, StrikeOffReason
from antarkerja.domain.jobseekers.queries import PeopleFilter
from antarkerja.domain.reference.enums import Education
from antarkerja.domain.reference.regions import children, is_region
from antarkerja.web.components.meanwhile import MeanwhileMixin
from antarkerja.web.components.people.forms import PersonForm

ANY = "any"


class PersonEditForm(MeanwhileMixin, PersonForm):
    """Changing a file that a colleague, or the person, may have open too."""


class PeopleFilterForm(forms.Form):
    """Read from the address, so that a list can be bookmarked."""

    q = forms.CharField(label=_("Name, registration number or phone"), required=False,
                        max_length=80)
    status = forms.ChoiceField(label=_("Registration"), required=False, choices=[
        *RegistrationStatus.choices, (ANY, _("All")),
    ])
    education = forms.ChoiceField(label=_("Education"), required=False, choices=[
        ("", _("All")), *((code, label) for code, label in Education.choices if code),
    ])
    region = forms.ChoiceField(label=_("Subdistrict"), required=False)
    incomplete = forms.BooleanField(label=_("Profile incomplete"), required=False)

    def __init__(self, *args: Any, district: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = children(district) if is_region(district) else ()
        self.fields["region"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("All")), *((part.code, part.name) for part in parts),
        ]

    def wanted(self) -> PeopleFilter:
        """What was asked for; a value that is no choice counts as not asked."""
        self.is_valid()
        asked = self.cleaned_data
        status = asked.get("status") or RegistrationStatus.ACTIVE
        return PeopleFilter(
            words=asked.get("q", ""), status="" if status == ANY else status,
            education=asked.get("education", ""), region=asked.get("region", ""),
            incomplete=asked.get("incomplete", False),
        )

    @property
    def is_narrowed(self) -> bool:
        return any(self.data.get(name) for name in self.fields)


class StrikeOffForm(forms.Form):
    """Duplicates leave by a merge and expiry by the nightly rule, so neither is offered."""

    reason = forms.ChoiceField(
        label=_("Why does the person leave the live file?"), widget=forms.RadioSelect,
        choices=[
            choice for choice in StrikeOffReason.choices
            if choice[0] not in (StrikeOffReason.EXPIRED, StrikeOffReason.DUPLICATE)
        ],
    )


class RevealForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you need the whole NIK?"), min_length=5, max_length=200,
        help_text=_("Your name, the time and this reason are kept; the person may see them."),
    )


class MergeForm(forms.Form):
    other = forms.IntegerField(widget=forms.HiddenInput)
