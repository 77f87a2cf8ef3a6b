"""Form fields that read what people write: dates in words, rupiah with dots."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.forms.renderers import BaseRenderer, get_default_renderer
from django.template.loader import get_template
from django.urls import reverse
from django.utils import formats
from django.utils.dates import MONTHS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from antarkerja.shared.money import rupiah


class SuggestingInput(forms.TextInput):
    """A text with suggestions while one types; without a script it is a plain text."""

    def __init__(self, address: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.address = address

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        offers = f"{(attrs or {}).get('id', name)}_offers"
        asking = {
            "list": offers, "hx-get": reverse(self.address), "hx-target": f"#{offers}",
            "hx-trigger": "input changed delay:120ms", "hx-sync": "this:replace",
        }
        text = super().render(name, value, {**(attrs or {}), **asking}, renderer)
        return format_html('{}<datalist id="{}"></datalist>', text, offers)


class DayMonthYear(forms.MultiWidget):
    """A date as day, month in words and year; no calendar to fight with."""

    template_name = "components/date3.html"
    use_fieldset = True

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        number = {"inputmode": "numeric", "autocomplete": "off"}
        months = [("", "–"), *((str(month), name) for month, name in MONTHS.items())]
        super().__init__(
            {
                "day": forms.TextInput({**number, "data-width": "2", "maxlength": "2"}),
                "month": forms.Select(choices=months),
                "year": forms.TextInput({**number, "data-width": "4", "maxlength": "4"}),
            },
            attrs,
        )

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        """Our template lies with the pages, where the form renderer does not look."""
        context = self.get_context(name, value, attrs)
        parts = renderer or get_default_renderer()
        for part in context["widget"]["subwidgets"]:
            part["html"] = SafeString(parts.render(part["template_name"], {"widget": part}))
        return SafeString(get_template(self.template_name).render(context))

    def decompress(self, value: Any) -> list[Any]:
        if isinstance(value, str):
            value = _iso(value)
        return [value.day, str(value.month), value.year] if value else [None, "", None]

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Any:
        """"2026-11-24" posted whole is taken too, so that tests and scripts may send one value."""
        whole = data.get(name)
        if isinstance(whole, date):
            return whole.isoformat()
        return whole if whole else super().value_from_datadict(data, files, name)

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: Any, name: str
    ) -> bool:
        return name not in data and super().value_omitted_from_data(data, files, name)


class DayMonthYearField(forms.Field):
    """Gives a `date`, or None where nothing was entered and nothing is required."""

    widget = DayMonthYear
    default_error_messages = {
        "incomplete": _("Enter day, month and year."),
        "no_such_day": _("There is no such day. Check day, month and year."),
    }

    def to_python(self, value: Any) -> date | None:
        if isinstance(value, date):
            return value
        if isinstance(value, str):
            value = value.split("-")[::-1] if value else []
        parts = [str(part or "").strip() for part in value or []]
        if not any(parts):
            return None
        if len(parts) != 3 or not all(parts):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        day, month, year = parts
        if len(year) != 4 or not all(part.isdecimal() for part in parts):
            raise ValidationError(self.error_messages["no_such_day"], code="no_such_day")
        try:
            return date(int(year), int(month), int(day))
        except ValueError as error:
            raise ValidationError(
                self.error_messages["no_such_day"], code="no_such_day"
            ) from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True


class LeastRupiah(MinValueValidator):
    """Says the least amount as rupiah, since "5" was mostly meant as 5.000.000."""

    message = _("Write the whole amount, %(limit_value)s or more.")

    def __call__(self, value: int) -> None:
        if value < self.limit_value:
            raise ValidationError(
                self.message, code=self.code, params={"limit_value": rupiah(self.limit_value)}
            )


class RupiahInput(forms.TextInput):
    """Shows 2300000 as 2.300.000."""

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, int):
            return formats.number_format(value, use_l10n=True, force_grouping=True)
        shown: str | None = super().format_value(value)
        return shown


class RupiahField(forms.IntegerField):
    """Whole rupiah: "2.300.000", "2,3 juta", "Rp 2 300 000" and "2300000" are all understood."""

    widget = RupiahInput
    default_error_messages = {"invalid": _("Enter an amount such as 2.300.000.")}

    def __init__(self, *, min_value: int | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if min_value is not None:
            self.validators.append(LeastRupiah(min_value))

    def to_python(self, value: Any) -> int | None:
        return super().to_python(_rupiah(value) if isinstance(value, str) else value)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "numeric", "autocomplete": "off"}


_AMOUNT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(juta|jt|ribu|rb)")
_SCALE = {"juta": 1_000_000, "jt": 1_000_000, "ribu": 1_000, "rb": 1_000}


def _rupiah(text: str) -> str:
    plain = text.strip().lower().removeprefix("rp").lstrip(". ").strip()
    in_words = _AMOUNT.fullmatch(plain)
    if in_words:
        number, scale = in_words.groups()
        return str(round(float(number.replace(",", ".")) * _SCALE[scale]))
    plain = re.sub(r",(00|-)$", "", plain)
    grouped = re.fullmatch(r"\d{1,3}(?:[., ]\d{3})+", plain)
    return re.sub(r"[., ]", "", plain) if grouped else plain


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
