"""Filters of the list of cases, and what is asked before an act on many."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.enums.attention import Age, Due, RuleName, Silence
from antarkerja.domain.cases.enums.case import Track
from antarkerja.domain.cases.queries.caseload import ANY, MINE, NONE, CaseFilter
from antarkerja.web.components.fields import DayMonthYearField

if TYPE_CHECKING:
    from antarkerja.domain.cases.models.case import CaseGroup
    from antarkerja.domain.cases.queries.calendar import Capacity

ALL = ("", _("All"))
# A page of the list; an address of more would not be read.
MOST_CHOSEN = 50
# How long a link of an invitation may stay good.
LONGEST = timedelta(days=62)


class PlainSelect(forms.Select):
    """Choices written at once: a template for each of them took half of the page's time."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = str(value or "")
        options = format_html_join(
            "", '<option value="{}"{}>{}</option>',
            ((code, mark_safe(" selected") if str(code) == chosen else "", label)
             for code, label in self.choices),
        )
        given = flatatt(self.build_attrs(self.attrs, {"name": name, **(attrs or {})}))
        return format_html("<select{}>{}</select>", given, options)


class CaseFilterForm(forms.Form):
    """Read from the address, so that a list can be bookmarked; a wrong value is not asked."""

    officer = forms.ChoiceField(label=_("Officer"), required=False)
    track = forms.ChoiceField(label=_("Service track"), required=False, choices=[
        ALL, *Track.choices, (NONE, _("not set yet")),
    ])
    flag = forms.ChoiceField(label=_("Why it came up"), required=False, choices=[
        ALL, (ANY, _("any reason")), *RuleName.choices,
    ])
    due = forms.ChoiceField(label=_("Next step"), required=False, choices=[ALL, *Due.choices])
    silence = forms.ChoiceField(label=_("Without contact"), required=False, choices=[
        ALL, *Silence.choices,
    ])
    age = forms.ChoiceField(label=_("Open since"), required=False, choices=[ALL, *Age.choices])
    group = forms.ChoiceField(label=_("Group"), required=False)

    def __init__(
        self, *args: Any, officers: dict[int, str], groups: list[CaseGroup], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget = PlainSelect(field.widget.attrs, choices=getattr(field, "choices", ()))
        self._choose("officer", [
            ALL, (MINE, _("Mine")), (NONE, _("Nobody yet")),
            *((str(pk), name) for pk, name in officers.items()),
        ])
        self._choose("group", [ALL, *((str(group.pk), group.title) for group in groups)])

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def wanted(self) -> CaseFilter:
        """What was asked for. An officer or group that left the choices is still looked for."""
        self.is_valid()
        asked = {field.name: self.cleaned_data.get(field.name, "") for field in fields(CaseFilter)}
        for name in ("officer", "group"):
            given = str(self.data.get(name, ""))
            if not asked[name] and given.isascii() and given.isdigit() and len(given) < 19:
                asked[name] = given
        return CaseFilter(**asked)


def query_of(wanted: CaseFilter) -> str:
    """The address's query for a filter, always in the same order."""
    given = [(field.name, getattr(wanted, field.name)) for field in fields(CaseFilter)]
    return urlencode([(name, value) for name, value in given if value])


class SaveViewForm(forms.Form):
    name = forms.CharField(label=_("Name of this list"), max_length=60)
    filters = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)


class ChosenForm(forms.Form):
    """Whom an act is about: ids of cases, at most a page of the list."""

    case = forms.MultipleChoiceField(required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, *args: Any, case_ids: list[int], **kwargs: Any) -> None:
        kwargs["initial"] = {"case": case_ids}
        super().__init__(*args, **kwargs)
        chosen = self.fields["case"]
        chosen.choices = [(str(pk), str(pk)) for pk in case_ids]  # type: ignore[attr-defined]  # a MultipleChoiceField


class InviteForm(ChosenForm):
    kind = forms.ChoiceField(label=_("How you meet"), choices=SlotKind.choices)
    until_on = DayMonthYearField(label=_("Answer until"))
    anyway = forms.BooleanField(
        label=_("Invite although there are not enough free places"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_until_on(self) -> date:
        day: date = self.cleaned_data["until_on"]
        if day < self.today:
            raise forms.ValidationError(_("Choose today or a later day."))
        if day > self.today + LONGEST:
            raise forms.ValidationError(_("Choose a day within two months: the link ends then."))
        return day

    def tell_short(self, capacity: Capacity) -> None:
        """Says that more people would choose than there are places."""
        self.add_error(None, _(
            "%(kind)s: with these, %(invited)d people are invited and %(free)d places are free. "
            "Add times, invite fewer, or tick below that you invite them anyway.") % {
                "kind": capacity.kind.label, "invited": capacity.invited, "free": capacity.free})

    def until(self, zone: str) -> datetime:
        """The last moment of the chosen day in the office's zone."""
        return datetime.combine(
            self.cleaned_data["until_on"], time(23, 59), ZoneInfo(zone)
        )


class TrackForm(ChosenForm):
    track = forms.ChoiceField(label=_("Service track"), choices=Track.choices)
    reason = forms.CharField(
        label=_("Reason"), max_length=200, required=False,
        help_text=_("Needed where the interview proposed another track."),
    )


class OfficerForm(ChosenForm):
    officer = forms.ChoiceField(label=_("New officer"))

    def __init__(self, *args: Any, officers: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["officer"]
        field.choices = [(str(pk), name) for pk, name in officers.items()]  # type: ignore[attr-defined]  # a ChoiceField
