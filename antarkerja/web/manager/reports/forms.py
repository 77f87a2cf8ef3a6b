"""Which office, which month."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms
from django.utils import dates
from django.utils.translation import gettext_lazy as _

FIRST_YEAR = 2012


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
