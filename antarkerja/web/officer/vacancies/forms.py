"""Forms of the desk's vacancy pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.employers.enums import RemovalReason, VacancyStatus
from antarkerja.domain.employers.queries import VacancyFilters
from antarkerja.domain.reference.enums import Education
from antarkerja.domain.reference.occupations import major_groups
from antarkerja.domain.reference.regions import children, province_of
from antarkerja.web.components.vacancies.forms import VacancyForm


class DeskVacancyForm(VacancyForm):
    """A new vacancy at the desk: the firm is named first."""

    firm = forms.CharField(
        label=_("Firm"), max_length=200,
        widget=forms.TextInput(attrs={"list": "firms", "autocomplete": "off"}),
        help_text=_("A name that the office does not know yet is added as a new firm."),
    )
    field_order = ["firm"]

    def __init__(self, *args: Any, firm: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["firm"] = firm


class VacancyFilterForm(forms.Form):
    """Narrowing the list; an unreadable value is left out, not refused."""

    text = forms.CharField(label=_("Title or firm"), max_length=80, required=False)
    status = forms.ChoiceField(
        label=_("Status"), required=False, choices=[("", _("All")), *VacancyStatus.choices]
    )
    region = forms.ChoiceField(label=_("Place"), required=False)
    kbji = forms.ChoiceField(label=_("Kind of work"), required=False)
    education = forms.ChoiceField(
        label=_("For people with"), required=False,
        choices=[("", _("Any education")),
                 *((value, label) for value, label in Education.choices if value)],
    )
    everywhere = forms.BooleanField(label=_("Open ones of other offices too"), required=False)

    def __init__(self, *args: Any, home: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        province = province_of(home)
        places = [(place.code, place.name) for place in children(province)] if province else []
        self._choose("region", _("Everywhere"), places)
        self._choose("kbji", _("Any work"), major_groups())

    def _choose(self, name: str, blank: Any, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", blank), *choices]

    def filters(self) -> VacancyFilters:
        self.is_valid()
        data = self.cleaned_data
        return VacancyFilters(
            text=data.get("text") or "", status=data.get("status") or "",
            region=data.get("region") or "", kbji=data.get("kbji") or "",
            education=data.get("education") or "", everywhere=bool(data.get("everywhere")),
        )


class WithdrawForm(forms.Form):
    """Why a vacancy is taken out."""

    reason = forms.ChoiceField(label=_("Why"), choices=[
        (value, label) for value, label in RemovalReason.choices
        if value not in (RemovalReason.EXPIRED, RemovalReason.UNDONE)
    ])


class OccupationForm(forms.Form):
    """Which occupation a title means: one of the suggestions."""

    group = forms.ChoiceField(label=_("This work is"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, suggestions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(code, f"{name} ({code})") for code, name in suggestions]
