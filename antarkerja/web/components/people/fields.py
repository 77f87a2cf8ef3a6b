"""Fields that know regions and "not known"."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.jobseekers.enums import ProblemCode
from antarkerja.domain.reference.regions import (
    children,
    district_of,
    find_district,
    find_province,
    is_region,
    region_path,
)
from antarkerja.shared.phones import e164, spoken

Choices = list[tuple[Any, Any]]
ELSEWHERE = "elsewhere"


class YesNoUnknown(forms.NullBooleanField):
    """Yes, no, or not known: nobody is made to answer."""

    widget = forms.Select(choices=[
        ("unknown", _("Not known")), ("true", _("Yes")), ("false", _("No")),
    ])

    def prepare_value(self, value: Any) -> Any:
        return {True: "true", False: "false", None: "unknown"}.get(value, value)

    def to_python(  # type: ignore[override]  # None is an answer
        self, value: Any
    ) -> bool | None:
        return {"true": True, "false": False, True: True, False: False}.get(value)


class PhoneField(forms.CharField):
    """Gives E.164, or "" where there is none; takes what people type."""

    def prepare_value(self, value: Any) -> Any:
        return spoken(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        text = str(super().clean(value))
        if text and not e164(text):
            raise ValidationError(ProblemCode.PHONE_UNREADABLE.label, code="phone")
        return e164(text) if text else ""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "tel", "autocomplete": "tel"}


class DistrictsField(forms.CharField):
    """Names of districts or provinces, with commas or lines between; gives their codes."""

    def clean(self, value: Any) -> Any:
        names = [name.strip() for name in re.split(r"[,;\n]", super().clean(value))]
        found = {name: _code(name) for name in names if name}
        unknown = [name for name, code in found.items() if not code]
        if unknown:
            raise ValidationError(
                _("Not found, or both a kabupaten and a kota have this name: %(names)s. "
                  "Write Kabupaten or Kota before it."),
                code="region", params={"names": ", ".join(unknown)},
            )
        return tuple(found.values())


def _code(name: str) -> str:
    return name if is_region(name) else find_district(name) or find_province(name)


def home_choices(district: str, current: str = "") -> Choices:
    """Villages of an office's district under their subdistricts; "" not known, or elsewhere.

    A home outside the district that is known already stays a choice.
    """
    choices: Choices = [("", _("Not known")), (ELSEWHERE, _("In another kabupaten or kota"))]
    if current and district_of(current) != district:
        choices.append((current, region_path(current)))
    if not is_region(district):
        return choices
    for part in children(district):
        whole = _("%(name)s (village not known)") % {"name": part.name}
        villages = [(village.code, village.name) for village in children(part.code)]
        choices.append((part.name, [(part.code, whole), *villages]))
    return choices
