"""Whose record, which period; and the office's point values."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils import dates
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.duty import DutyGrade, DutyKind
from antarkerja.web.components.fields import DayMonthYearField

WHOLE_YEAR = 0
FIRST_YEAR = 2012


class PeriodForm(forms.Form):
    """Reads the address, never fails: what is unreadable becomes the viewer's own this month."""

    officer = forms.TypedChoiceField(label=_("Officer"), coerce=int)
    month = forms.TypedChoiceField(
        label=_("Month"), coerce=int,
        choices=[*dates.MONTHS.items(), (WHOLE_YEAR, _("The whole year"))],
    )
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=2100)
    grade = forms.ChoiceField(label=_("Grade"), required=False,
                              choices=[("", "–"), *DutyGrade.choices])

    def __init__(
        self, data: Mapping[str, str], *, officers: list[tuple[int, str]], own: int,
        today: date,
    ) -> None:
        self.default = {"officer": own, "month": today.month, "year": today.year, "grade": ""}
        super().__init__({name: data.get(name, value) for name, value in self.default.items()})
        officer = self.fields["officer"]
        assert isinstance(officer, forms.ChoiceField)
        officer.choices = officers

    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return {**self.default, **self.cleaned_data}

    def days(self) -> tuple[date, date]:
        """First and last day of the period."""
        said = self.chosen()
        year, month = said["year"], said["month"]
        if month == WHOLE_YEAR:
            return date(year, 1, 1), date(year, 12, 31)
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


class CheckForm(forms.Form):
    """The code of a printed record."""

    check = forms.CharField(label=_("Check code of a printed record"), max_length=30,
                            required=False)


class PointsForm(forms.Form):
    """A value of the office's table."""

    kind = forms.ChoiceField(label=_("Duty"), choices=DutyKind.choices)
    grade = forms.ChoiceField(label=_("Grade"), required=False,
                              choices=[("", _("All grades")), *DutyGrade.choices])
    points = forms.DecimalField(label=_("Points"), max_digits=7, decimal_places=3,
                                min_value=Decimal("0.001"), localize=True)
    valid_from = DayMonthYearField(label=_("Holds from"))
    source = forms.CharField(label=_("By which regulation"), max_length=200, min_length=5)

    def thousandths(self) -> int:
        return int(self.cleaned_data["points"] * 1000)
