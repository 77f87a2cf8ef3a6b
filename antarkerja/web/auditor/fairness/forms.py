"""Whose people a report is about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.matching.queries import offices_to_report_on, scope_in_words
from antarkerja.domain.offices.policies import Actor

EVERYBODY = "all"


class WhoseForm(forms.Form):
    """All offices that the viewer oversees, or one of them."""

    office = forms.ChoiceField(label=_("Whose people"), required=False)

    def __init__(self, *args: Any, viewer: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = [(str(office.pk), office.name) for office in offices_to_report_on(viewer)]
        whole = [] if viewer.sees_own_office_only else [
            (EVERYBODY, scope_in_words(viewer.region))
        ]
        self.viewer = viewer
        self.choices = dict(whole + offices)
        field = self.fields["office"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(self.choices.items())

    @property
    def chosen(self) -> str:
        """The choice that was made, or the first: an address with nonsense is no error."""
        told = self.cleaned_data.get("office") if self.is_bound and self.is_valid() else ""
        return str(told or next(iter(self.choices), EVERYBODY))

    @property
    def office_id(self) -> int | None:
        return None if self.chosen == EVERYBODY else int(self.chosen)

    @property
    def region(self) -> str:
        """The region where all offices are meant, "" where it is one office or the nation."""
        return self.viewer.region if self.chosen == EVERYBODY else ""

    @property
    def whose(self) -> str:
        return self.choices.get(self.chosen, scope_in_words(self.viewer.region))
