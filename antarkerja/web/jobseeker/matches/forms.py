"""What a person narrows the own matches by."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.matching.queries import MatchFilters
from antarkerja.domain.reference.regions import children, province_of
from antarkerja.web.components.fields import RupiahField


class OwnMatchForm(forms.Form):
    """An unreadable value is left out, not refused."""

    text = forms.CharField(label=_("Word in the title"), max_length=60, required=False)
    region = forms.ChoiceField(label=_("Place"), required=False)
    wage_min = RupiahField(label=_("Wage from"), required=False, min_value=0)
    hide_unknown_wage = forms.BooleanField(label=_("Only with a stated wage"), required=False)

    def __init__(self, *args: object, home: str = "", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Django's many arguments
        province = province_of(home)
        region = self.fields["region"]
        assert isinstance(region, forms.ChoiceField)
        region.choices = [("", _("Everywhere in reach"))] + [
            (place.code, place.name) for place in (children(province) if province else ())
        ]

    def filters(self) -> MatchFilters:
        self.is_valid()
        data = self.cleaned_data
        return MatchFilters(
            text=data.get("text") or "", region=data.get("region") or "",
            wage_min=data.get("wage_min"), hide_unknown_wage=bool(data.get("hide_unknown_wage")),
        )
