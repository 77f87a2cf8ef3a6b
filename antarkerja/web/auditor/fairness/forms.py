"""Whose people a report is about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.matching.queries import offices_to_report_on, scope_in_words
from antarkerja.domain.offices.enums import OfficeKind
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor

EVERYBODY = "all"
REGION = "region-"


def _choice(office: Office) -> tuple[str, str]:
    if office.kind == OfficeKind.PROVINCE:
        return f"{REGION}{office.region}", scope_in_words(office.region)
    return str(office.pk), office.name


class WhoseForm(forms.Form):
    """All offices that the viewer oversees, those of one province, or one office."""

    office = forms.ChoiceField(label=_("Whose people"), required=False)

    def __init__(self, *args: Any, viewer: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = [_choice(office) for office in offices_to_report_on(viewer)]
        whole = [] if viewer.sees_own_office_only else [
            (EVERYBODY, scope_in_words(viewer.region))
        ]
        self.viewer = viewer
        self.choices = dict(whole + offices)
        field = self.fields["office"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(self.choices.items())

    @classmethod
    def about(cls, viewer: Actor, *, region: str, office_id: int | None) -> WhoseForm:
        """The form as it is filled in where these people are looked at."""
        within = f"{REGION}{region}" if region and region != viewer.region else EVERYBODY
        return cls({"office": str(office_id or within)}, viewer=viewer)

    @property
    def chosen(self) -> str:
        """The choice that was made, or the first: an address with nonsense is no error."""
        told = self.cleaned_data.get("office") if self.is_bound and self.is_valid() else ""
        return str(told or next(iter(self.choices), EVERYBODY))

    @property
    def office_id(self) -> int | None:
        return int(self.chosen) if self.chosen.isdecimal() else None

    @property
    def region(self) -> str:
        """The region whose offices are meant, "" where it is one office or the nation."""
        if self.chosen == EVERYBODY:
            return self.viewer.region
        return self.chosen.removeprefix(REGION) if self.office_id is None else ""

    @property
    def whose(self) -> str:
        return self.choices.get(self.chosen, scope_in_words(self.viewer.region))
