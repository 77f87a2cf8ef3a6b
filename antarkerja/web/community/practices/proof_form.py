"""The last part of the guided form: by which acts and figures the ledger finds the practice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.indicators.registry import valid_on
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.practices.operations.naming import ActName
from antarkerja.web.components.meanwhile import SEEN, MeanwhileMixin

if TYPE_CHECKING:
    from antarkerja.domain.practices.queries.one_practice import PracticeView

FREE_ROWS = 2
MOST_ROWS = 12
# The community's own acts are no work with people, and the next ones are nobody's practice.
_NOT_NAMED = ("practice.", "meeting.", "mentoring.", "person.nik_revealed",
              "person.account_recovered", "person.merged")


def act_choices() -> list[tuple[str, str]]:
    """Kinds of the ledger that a practice may consist of, by their words."""
    kinds = [(one.value, str(one.label)) for one in EventKind
             if not one.value.startswith(_NOT_NAMED)]
    return [("", "–"), *sorted(kinds, key=lambda pair: pair[1].lower())]


class ProofForm(MeanwhileMixin, forms.Form):
    """Acts as rows, indicators as ticks, and the one that counts."""

    marks_required = True
    indicators = forms.MultipleChoiceField(
        label=_("Figures that it is meant to move"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose before you look: a figure named afterwards proves little."))
    main = forms.ChoiceField(label=_("The one that counts most"), required=False)

    def __init__(self, data: Any, *, view: PracticeView, on: date) -> None:
        self.count = min(len(view.acts) + FREE_ROWS, MOST_ROWS)
        known = [row.indicator for row in view.indicators]
        initial: dict[str, Any] = {
            "indicators": sorted(known),
            "main": next((row.indicator for row in view.indicators if row.is_main), "")}
        for number, act in enumerate(view.acts, start=1):
            initial |= {f"kind_{number}": act.kind, f"detail_{number}": act.detail}
        super().__init__(data, initial=initial)
        names = [(one.code, str(one.title)) for one in valid_on(on)]
        self.fields["indicators"].choices = names  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["main"].choices = [("", "–"), *names]  # type: ignore[attr-defined]  # a ChoiceField
        for number in range(1, self.count + 1):
            self.fields |= _act_fields(number)
        self.initial[SEEN] = " ".join(f"{name}:{mark}" for name, mark in self._marks())

    def act_rows(self) -> Iterator[tuple[int, BoundField, BoundField]]:
        for number in range(1, self.count + 1):
            yield number, self[f"kind_{number}"], self[f"detail_{number}"]

    def clean_indicators(self) -> list[str]:
        return sorted(self.cleaned_data["indicators"])

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("main") and said["main"] not in said.get("indicators", []):
            self.add_error("main", _("Choose one of the figures ticked above."))
        return said

    def acts(self) -> list[ActName]:
        said = self.cleaned_data
        return [
            ActName(EventKind(said[f"kind_{number}"]), said[f"detail_{number}"])
            for number in range(1, self.count + 1) if said.get(f"kind_{number}")
        ]


def _act_fields(number: int) -> dict[str, forms.Field]:
    return {
        f"kind_{number}": forms.ChoiceField(label=_("Act"), required=False, choices=act_choices()),
        f"detail_{number}": forms.CharField(
            label=_("Only with this topic or reason"), required=False, max_length=120),
    }
