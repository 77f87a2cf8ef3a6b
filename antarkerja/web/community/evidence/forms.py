"""Forms of evidence: since when, a planned trial, its analysis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.indicators.registry import Indicator
from antarkerja.domain.offices.models import Office
from antarkerja.domain.practices.operations.trials import TrialDetails
from antarkerja.shared.dates import add_months
from antarkerja.web.components.fields import DayMonthYearField

MONTHS_AHEAD = 18


class SinceForm(forms.Form):
    """The first day on which the office that wrote the practice worked so."""

    begun_on = DayMonthYearField(
        label=_("Since when does your office work so?"), required=False,
        help_text=_("From this day on the ledger is asked what it changed at your office."))


class TrialForm(forms.Form):
    """Who takes part, what is hoped for, and when the first ones begin."""

    figure = forms.ChoiceField(label=_("What shall it change?"))
    hoped = forms.FloatField(
        label=_("How much, at least?"), min_value=0.1, max_value=100, initial=5,
        help_text=_("In points of a percentage, or in the unit of the figure."))
    offices = forms.MultipleChoiceField(
        label=_("Which offices take part?"), widget=forms.CheckboxSelectMultiple,
        help_text=_("All of them begin in the end; the lot says when."))
    waves = forms.IntegerField(
        label=_("In how many groups do they begin?"), min_value=1, max_value=12, initial=2)
    begins_on = forms.ChoiceField(label=_("When does the first group begin?"))
    between = forms.IntegerField(
        label=_("Months between two groups"), min_value=1, max_value=12, initial=6,
        help_text=_("Fewer than six make the answer less sure."))

    def __init__(
        self, data: Any = None, *, figures: Sequence[Indicator], offices: Sequence[Office],
        today: date,
    ) -> None:
        super().__init__(data)
        self.figures = {row.code: row for row in figures}
        first = today.replace(day=1)
        months = [add_months(first, ahead) for ahead in range(1, MONTHS_AHEAD + 1)]
        self._choose("figure", [(row.code, str(row.title)) for row in figures])
        self._choose("offices", [(str(row.pk), row.name) for row in offices])
        self._choose("begins_on", [(day.isoformat(), date_format(day, "F Y")) for day in months])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a field with choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen, waves = cleaned.get("offices") or [], cleaned.get("waves") or 1
        if chosen and len(chosen) < max(2, waves):
            self.add_error("offices", _("Choose at least two offices, and one for every group."))
        return cleaned

    def details(self) -> TrialDetails:
        """The plan, the effect in the unit of the ledger."""
        cleaned = self.cleaned_data
        figure = self.figures[cleaned["figure"]]
        return TrialDetails(
            indicator=figure.code, effect_hoped=cleaned["hoped"] / figure.scale,
            offices=tuple(int(office) for office in cleaned["offices"]), waves=cleaned["waves"],
            begins_on=date.fromisoformat(cleaned["begins_on"]), months_between=cleaned["between"],
        )


class FixForm(forms.Form):
    """The analysis, named before anybody begins."""

    analysis = forms.CharField(
        label=_("How will it be analysed?"), max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Stands for all to see and cannot be changed after the lot."))
