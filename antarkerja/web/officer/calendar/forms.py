"""Booking for a person, inviting, and a single group session."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.appointments import ChosenBy, SlotKind
from antarkerja.domain.cases.models import Room
from antarkerja.domain.cases.operations.slots import SlotDetails
from antarkerja.domain.offices.models import User
from antarkerja.web.components.fields import DayMonthYearField
from antarkerja.web.components.slots.fields import ClockField

NOBODY = ("", "–")


class BookForm(forms.Form):
    """Beside the buttons of the free times."""

    chosen_by = forms.ChoiceField(
        label=_("Who chose the time?"), choices=ChosenBy.choices, initial=ChosenBy.PERSON,
        help_text=_("People keep times that they chose more often; the office counts both."))
    note = forms.CharField(label=_("What is to be talked about?"), max_length=200, required=False)


class InviteForm(forms.Form):
    """A link to choose a time."""

    kind = forms.ChoiceField(label=_("Kind of appointment"), choices=SlotKind.choices)
    days = forms.TypedChoiceField(
        label=_("How long the person may choose"), coerce=int, initial=7,
        choices=[(3, _("3 days")), (7, _("7 days")), (14, _("14 days"))])


class PresenceForm(forms.Form):
    late_minutes = forms.IntegerField(
        label=_("Minutes late"), required=False, min_value=0, max_value=600,
        help_text=_("Empty: reckoned from now."))


class SessionForm(forms.Form):
    """A group session, on the office's own clock."""

    topic = forms.CharField(label=_("Topic"), max_length=120)
    day = DayMonthYearField(label=_("Day of the session"))
    clock = ClockField(label=_("Begins at"), initial=time(9))
    minutes = forms.IntegerField(label=_("Length in minutes"), min_value=15, max_value=480,
                                 initial=90)
    capacity = forms.IntegerField(label=_("Places for people"), min_value=1, max_value=500,
                                  initial=20)
    room = forms.ChoiceField(label=_("Room"), required=False)
    officer = forms.ChoiceField(label=_("Officer"), required=False)
    is_open = forms.BooleanField(label=_("People may book it alone"), required=False, initial=True)

    def __init__(
        self, data: Any = None, *, zone: str, today: date, rooms: Iterable[Room],
        officers: Iterable[User], me: int | None, **options: Any,
    ) -> None:
        first = {"day": today + timedelta(days=7), "officer": me or ""}
        super().__init__(data, initial=first, **options)
        self.zone = zone
        self.fields["room"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            NOBODY, *((str(row.pk), row.title) for row in rooms)]
        self.fields["officer"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            NOBODY, *((str(row.pk), row.name) for row in officers)]

    @property
    def starts_at(self) -> datetime:
        """The moment, once the form is valid."""
        known = self.cleaned_data
        return datetime.combine(known["day"], known["clock"], tzinfo=ZoneInfo(self.zone))

    def details(self) -> SlotDetails:
        known = self.cleaned_data
        return SlotDetails(
            kind=SlotKind.GROUP, minutes=known["minutes"], capacity=known["capacity"],
            topic=known["topic"], is_open=known["is_open"],
            room_id=int(known["room"]) if known["room"] else None,
            officer_id=int(known["officer"]) if known["officer"] else None,
        )
