"""The last part of the guided form: by which acts and figures the ledger finds the practice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.indicators.registry import valid_on
from antarkerja.domain.ledger.enums import EventKind
from antarkerja.domain.practices.operations.naming import ActName
from antarkerja.web.community.practices.act_choices import act_groups, act_of, value_of
from antarkerja.web.components.meanwhile import MeanwhileMixin

if TYPE_CHECKING:
    from antarkerja.domain.practices.queries.one_practice import PracticeView


class ProofForm(MeanwhileMixin, forms.Form):
    """Acts and indicators as ticks, and the one that counts; a topic of sessions may be new."""

    marks_required = True
    indicators = forms.MultipleChoiceField(
        label=_("Figures that it is meant to move"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose before you look: a figure named afterwards proves little."))
    main = forms.ChoiceField(label=_("The one that counts most"), required=False)
    acts = forms.MultipleChoiceField(label=_("Acts that make up the practice"), required=False)
    topic = forms.CharField(
        label=_("Another topic of group sessions"), required=False, max_length=120,
        help_text=_("As it stands in the calendar. Sessions with it will be found."))

    def __init__(
        self, data: Any, *, view: PracticeView, topics: Sequence[str], on: date
    ) -> None:
        known = [row.indicator for row in view.indicators]
        named = [ActName(act.kind, act.detail) for act in view.acts]
        initial: dict[str, Any] = {
            "indicators": sorted(known),
            "main": next((row.indicator for row in view.indicators if row.is_main), ""),
            "acts": sorted(value_of(one) for one in named)}
        super().__init__(data, initial=initial)
        self.act_groups = act_groups(named, topics, self["acts"].value() or ())
        self.fields["acts"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (value, words) for one in self.act_groups for value, words, _is_ticked in one.ticks]
        names = [(one.code, str(one.title)) for one in valid_on(on)]
        self.fields["indicators"].choices = names  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["main"].choices = [("", "–"), *names]  # type: ignore[attr-defined]  # a ChoiceField
        self.keep_marks()

    def clean_indicators(self) -> list[str]:
        return sorted(self.cleaned_data["indicators"])

    def clean_acts(self) -> list[str]:
        return sorted(self.cleaned_data["acts"])

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("main") and said["main"] not in said.get("indicators", []):
            self.add_error("main", _("Choose one of the figures ticked above."))
        return said

    def named(self) -> list[ActName]:
        """What is ticked, and the topic that is new."""
        said = self.cleaned_data
        topic = " ".join(said["topic"].split())
        fresh = [ActName(EventKind.SESSION_HELD, topic)] if topic else []
        return [*map(act_of, said["acts"]), *fresh]
