"""Filters of a person's matches, and the reason for putting one aside."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.matching.enums import RejectReason
from antarkerja.domain.matching.queries import MatchFilters
from antarkerja.domain.reference.regions import children, province_of
from antarkerja.web.components.fields import RupiahField


class MatchFilterForm(forms.Form):
    """Narrowing the list; an unreadable value is left out, not refused."""

    text = forms.CharField(label=_("Word in the title"), max_length=60, required=False)
    region = forms.ChoiceField(label=_("Place"), required=False)
    wage_min = RupiahField(label=_("Wage from"), required=False, min_value=0)
    hide_unknown_wage = forms.BooleanField(label=_("Only with a stated wage"), required=False)
    saved_only = forms.BooleanField(label=_("Only saved ones"), required=False)

    def __init__(self, *args: object, home: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        province = province_of(home)
        places = children(province) if province else ()
        region = self.fields["region"]
        assert isinstance(region, forms.ChoiceField)
        region.choices = [("", _("Everywhere in reach"))] + [
            (place.code, place.name) for place in places
        ]

    def filters(self) -> MatchFilters:
        self.is_valid()
        data = self.cleaned_data
        return MatchFilters(
            text=data.get("text") or "",
            region=data.get("region") or "",
            wage_min=data.get("wage_min"),
            hide_unknown_wage=bool(data.get("hide_unknown_wage")),
            saved_only=bool(data.get("saved_only")),
        )


class AsideForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why not"), choices=RejectReason.choices, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("Note"), max_length=200, required=False)
