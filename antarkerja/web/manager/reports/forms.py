"""Which office, which month."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils import dates
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.labour_market.queries import Grouping
from antarkerja.shared.dates import add_months

FIRST_YEAR = 2012
MOST_MONTHS = 36


class MonthForm(forms.Form):
    office = forms.TypedChoiceField(label=_("Office"), coerce=int)
    month = forms.TypedChoiceField(
        label=_("Month"), coerce=int, choices=list(dates.MONTHS.items())
    )
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=2100)

    def __init__(
        self, data: Mapping[str, str], *, offices: list[tuple[int, str]], today: date
    ) -> None:
        self.default = {"office": offices[0][0] if offices else 0, "month": today.month,
                        "year": today.year}
        super().__init__({name: data.get(name, value) for name, value in self.default.items()})
        office = self.fields["office"]
        assert isinstance(office, forms.ChoiceField)
        office.choices = offices

    def chosen(self) -> tuple[int, date]:
        """Office and first day of the month; the own office and this month where unreadable."""
        self.is_valid()
        values = {**self.default, **self.cleaned_data}
        return values["office"], date(values["year"], values["month"], 1)


class RetentionForm(forms.Form):
    """Which placements, as of when, and by what; what is unreadable becomes the usual.

    Usual: those of the twelve months up to this one, as of today, by month.
    """

    first = forms.DateField(label=_("Placed from month"), input_formats=["%Y-%m", "%Y-%m-%d"],
                            widget=forms.DateInput(format="%Y-%m", attrs={"type": "month"}))
    last = forms.DateField(label=_("To month"), input_formats=["%Y-%m", "%Y-%m-%d"],
                           widget=forms.DateInput(format="%Y-%m", attrs={"type": "month"}))
    as_of = forms.DateField(label=_("As of"),
                            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    grouping = forms.ChoiceField(label=_("By"), choices=[
        (Grouping.MONTH.value, _("Month of placement")), (Grouping.OFFICE.value, _("Office")),
        (Grouping.SCHEME.value, _("Scheme")),
    ])

    def __init__(self, data: Mapping[str, str], *, today: date) -> None:
        this_month = today.replace(day=1)
        self.default = {"first": add_months(this_month, -11), "last": this_month, "as_of": today,
                        "grouping": Grouping.MONTH.value}
        super().__init__({name: data.get(name, value) for name, value in self.default.items()})

    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return {**self.default, **self.cleaned_data}

    def days(self) -> tuple[date, date]:
        """The first and the last day, at most three years apart."""
        said = self.chosen()
        last: date = said["last"].replace(day=1)
        first: date = max(said["first"].replace(day=1), add_months(last, -MOST_MONTHS + 1))
        return min(first, last), add_months(last, 1) - timedelta(days=1)
