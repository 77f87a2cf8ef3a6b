"""Hours, rooms, absences, closed days and weekly patterns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.appointments import SlotKind
from antarkerja.domain.cases.models import Room
from antarkerja.domain.cases.operations.slots import SlotDetails
from antarkerja.domain.offices.models import User
from antarkerja.web.components.fields import DayMonthYearField
from antarkerja.web.components.slots.fields import ClockField

NOBODY = ("", "–")
WEEKS = 8


class HoursForm(forms.Form):
    act = forms.CharField(widget=forms.HiddenInput, initial="hours")
    weekday = forms.TypedChoiceField(label=_("Weekday"), coerce=int,
                                     choices=list(WEEKDAYS.items()))
    opens = ClockField(label=_("Opens at"), initial=time(8))
    closes = ClockField(label=_("Closes at"), initial=time(15))


class ClosedForm(forms.Form):
    act = forms.CharField(widget=forms.HiddenInput, initial="closed")
    closed_on = DayMonthYearField(label=_("Closed day"))
    reason = forms.CharField(label=_("Why"), max_length=120)


class RoomForm(forms.Form):
    act = forms.CharField(widget=forms.HiddenInput, initial="room")
    title = forms.CharField(label=_("Room or counter"), max_length=60)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500, initial=1)


class AbsenceForm(forms.Form):
    act = forms.CharField(widget=forms.HiddenInput, initial="absence")
    officer = forms.ChoiceField(label=_("Officer"))
    first_on = DayMonthYearField(label=_("First day away"))
    last_on = DayMonthYearField(label=_("Last day away"))
    from_time = ClockField(label=_("Away from what time"), required=False,
                           help_text=_("Leave both times empty for whole days."))
    until_time = ClockField(label=_("Away until what time"), required=False)

    def __init__(self, data: Any = None, *, officers: Iterable[User], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["officer"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(row.pk), row.name) for row in officers]

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        starts, ends = known.get("from_time"), known.get("until_time")
        if not self.errors and (starts or ends) and not (starts and ends and starts < ends):
            self.add_error("until_time", _("Write both times, the later one here."))
        return known

    def hours(self) -> tuple[time, time] | None:
        """From and until, None for whole days; once the form is valid."""
        starts, ends = self.cleaned_data["from_time"], self.cleaned_data["until_time"]
        return (starts, ends) if starts and ends else None


class RuleForm(forms.Form):
    act = forms.CharField(widget=forms.HiddenInput, initial="rule")
    kind = forms.ChoiceField(label=_("Kind of appointment"), choices=SlotKind.choices)
    weekday = forms.TypedChoiceField(label=_("Weekday"), coerce=int,
                                     choices=list(WEEKDAYS.items()))
    opens = ClockField(label=_("First begins at"), initial=time(8))
    closes = ClockField(label=_("Last ends at"), initial=time(11, 30))
    minutes = forms.IntegerField(label=_("Length in minutes"), min_value=5, max_value=480,
                                 initial=30)
    capacity = forms.IntegerField(label=_("Places for people"), min_value=1, max_value=500,
                                  initial=1)
    officer = forms.ChoiceField(label=_("Officer"), required=False)
    room = forms.ChoiceField(label=_("Room"), required=False)
    topic = forms.CharField(label=_("Topic"), max_length=120, required=False,
                            help_text=_("A group session needs one."))
    is_open = forms.BooleanField(label=_("People may book it alone"), required=False, initial=True)

    def __init__(
        self, data: Any = None, *, officers: Iterable[User], rooms: Iterable[Room],
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.fields["officer"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            NOBODY, *((str(row.pk), row.name) for row in officers)]
        self.fields["room"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            NOBODY, *((str(row.pk), row.title) for row in rooms)]

    def clean(self) -> dict[str, Any]:
        known = super().clean() or {}
        if known.get("kind") == SlotKind.GROUP and not known.get("topic"):
            self.add_error("topic", _("Write what the session is about."))
        return known

    def details(self) -> SlotDetails:
        known = self.cleaned_data
        return SlotDetails(
            kind=SlotKind(known["kind"]), minutes=known["minutes"], capacity=known["capacity"],
            topic=known["topic"], is_open=known["is_open"],
            officer_id=int(known["officer"]) if known["officer"] else None,
            room_id=int(known["room"]) if known["room"] else None,
        )


class MakeForm(forms.Form):
    act = forms.CharField(widget=forms.HiddenInput, initial="make")
    weeks = forms.TypedChoiceField(
        label=_("For how many weeks from today"), coerce=int, initial=4,
        choices=[(number, number) for number in (1, 2, 4, 8, 12, 26)])

    def last_on(self, today: date) -> date:
        days: int = self.cleaned_data["weeks"] * 7 - 1
        return today + timedelta(days=days)
