"""The vacancy form, for the desk and for the firm itself."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.employers.enums import ProblemCode
from antarkerja.domain.employers.policies import Problem, VacancyDetails, check_details
from antarkerja.domain.reference.coding import title_key
from antarkerja.domain.reference.enums import Contract, Education, Hours, Licence
from antarkerja.domain.reference.regions import (
    find_district,
    find_province,
    is_region,
    region_name,
)
from antarkerja.web.components.fields import DayMonthYearField, RupiahField, SuggestingInput
from antarkerja.web.components.meanwhile import MeanwhileMixin


class RegionField(forms.CharField):
    """A kabupaten, kota or province by name ("Kabupaten Wonosobo") or code; gives the code."""

    def prepare_value(self, value: Any) -> Any:
        return region_name(value) if isinstance(value, str) and is_region(value) else value

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).strip()
        if not text or is_region(text):
            return text
        code = find_district(text) or find_province(text)
        if not code:
            raise ValidationError(
                _("Not found, or both a kabupaten and a kota have this name: write Kabupaten or "
                  "Kota before it."), code="region_unknown",
            )
        return code


class WordsField(forms.CharField):
    """Words with commas or lines between; gives a tuple."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, tuple | list) else value

    def clean(self, value: Any) -> Any:
        parts = re.split(r"[,;\n]", str(super().clean(value)))
        return tuple(" ".join(part.split()) for part in parts if part.strip())


def _levels() -> list[tuple[str, Any]]:
    return [(value, label) for value, label in Education.choices if value]


class VacancyForm(forms.Form):
    """Blocks as an officer asks: the work, whom it suits, what it pays, how long it stays open.

    After `is_valid`, `details` holds what was said and `notices` what is worth a look.
    """

    title = forms.CharField(label=_("Job title"), max_length=200,
                            widget=SuggestingInput("public:titles"))
    places = forms.IntegerField(label=_("Number of places"), initial=1)
    region = RegionField(
        label=_("Kabupaten or kota of the work"),
        help_text=_("For example Kabupaten Wonosobo."),
    )
    workplace = forms.CharField(label=_("Address of the work"), max_length=200, required=False)
    description = forms.CharField(
        label=_("What the work is"), required=False, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Duties in plain words. No limits of age, looks or marriage."),
    )
    education_levels = forms.MultipleChoiceField(
        label=_("Education asked"), required=False, choices=_levels,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "cols"}),
        help_text=_("None ticked: any education."),
    )
    fields_of_study = WordsField(label=_("Fields of study"), required=False)
    experience_min = forms.IntegerField(label=_("Experience asked, in months"), required=False)
    skills = WordsField(
        label=_("Skills asked"), required=False, help_text=_("Commas between them.")
    )
    licences = forms.MultipleChoiceField(
        label=_("Licences asked"), required=False, choices=Licence.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "cols"}),
    )
    wage_min = RupiahField(label=_("Lowest wage a month"), required=False)
    wage_max = RupiahField(label=_("Highest wage a month"), required=False)
    contract = forms.ChoiceField(label=_("Contract"), required=False, choices=Contract.choices)
    hours = forms.ChoiceField(label=_("Working hours"), required=False, choices=Hours.choices)
    work_days = forms.CharField(
        label=_("Days and times"), max_length=80, required=False,
        help_text=_("For example Monday to Saturday, 8 to 16."),
    )
    stated_limits = forms.CharField(
        label=_("Limits that the work needs"), max_length=200, required=False,
        help_text=_("Age or sex may be limited only where the nature of the work demands it "
                    "(SE M/6/HK.04/V/2025). They are shown to the officer and never matched by."),
    )
    limits_reason = forms.CharField(
        label=_("Why the work needs these limits"), max_length=200, required=False
    )
    opens_on = DayMonthYearField(label=_("Open from"))
    closes_on = DayMonthYearField(label=_("Open until"), required=False)

    # Most of it may be left empty, so what must be filled in is marked.
    marks_required = True
    details: VacancyDetails
    notices: tuple[Problem, ...] = ()

    def __init__(
        self, *args: Any, today: date, known: VacancyDetails | None = None, home: str = "",
        **kwargs: Any,
    ) -> None:
        self.today, self.known = today, known
        kwargs["initial"] = asdict(known) if known else {"opens_on": today, "region": home}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if {"title", "places", "opens_on"} <= data.keys():
            self.details = self._details(data)
            self._refuse(check_details(self.details, on=self.today))
        return data

    def _details(self, data: dict[str, Any]) -> VacancyDetails:
        """What was said; what this form does not ask stays as it was known."""
        base = self.known or VacancyDetails(title=data["title"], opens_on=data["opens_on"])
        said: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in data.items() if name in VacancyDetails.__dataclass_fields__
        }
        details = replace(base, **said)
        renamed = title_key(details.title) != title_key(base.title)
        return replace(details, kbji="") if renamed else details

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        """Hard problems stop the form; so does a last day in the past that was just typed."""
        was = self.known.closes_on if self.known else None
        for problem in problems:
            past = (problem.code == ProblemCode.CLOSED_ALREADY and self.details.closes_on != was)
            if problem.hard or past:
                field = problem.column if problem.column in self.fields else None
                if field is None or field not in self.errors:
                    self.add_error(field, problem.sentence)
        self.notices = tuple(problem for problem in problems if not problem.hard)

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Shows what an operation refused beside its fields."""
        for problem in problems:
            field = problem.column if problem.column in self.fields else None
            self.add_error(field, problem.sentence)


class VacancyEditForm(MeanwhileMixin, VacancyForm):
    """Changing a vacancy that the office, or the firm, may have open too."""
