"""Forms around a meeting of the community."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.meeting import MeetingForm as Form
from antarkerja.domain.practices.enums.meeting import Seat
from antarkerja.domain.practices.models import Meeting, MeetingRegistration
from antarkerja.domain.practices.operations.meetings import MOST_POINTS, MeetingDetails, Point
from antarkerja.domain.practices.queries.colleagues import colleague_named
from antarkerja.web.community.words import WordsField
from antarkerja.web.components.fields import DayMonthYearField
from antarkerja.web.components.slots.fields import ClockField

_TAKEN = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt"
LATEST = timedelta(days=731)
ONE_TO_FOUR = [(4, _("4 – very much")), (3, _("3 – yes")), (2, _("2 – little")),
               (1, _("1 – not at all"))]


class MeetingForm(forms.Form):
    """What everybody must know to come, on the office's own clock."""

    title = WordsField(label=_("What is the meeting about?"), max_length=160)
    about = forms.CharField(
        label=_("Why should a colleague come?"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}))
    form = forms.ChoiceField(label=_("How do people meet?"), choices=Form.choices)
    day = DayMonthYearField(label=_("Day of the meeting"))
    clock = ClockField(label=_("Begins at"), initial=time(9))
    minutes = forms.IntegerField(
        label=_("Length in minutes"), min_value=15, max_value=1440, initial=180)
    place = forms.CharField(
        label=_("Place"), max_length=200, required=False,
        help_text=_("Room and address; not needed online."))
    seats = forms.IntegerField(
        label=_("Seats on site"), min_value=1, max_value=5000, required=False)
    link = forms.CharField(
        label=_("Link to the room online"), max_length=300, required=False,
        help_text=_("Shown only to who takes part; begins with https://."))
    region = forms.ChoiceField(label=_("Who is invited?"), required=False)

    def __init__(
        self, data: Any = None, *, viewer: Actor, today: date, meeting: Meeting | None = None
    ) -> None:
        self.zone, self.today = ZoneInfo(viewer.zone), today
        super().__init__(data, initial=self._known(meeting, today))
        self.fields["region"].choices = invited_choices(viewer)  # type: ignore[attr-defined]

    def _known(self, meeting: Meeting | None, today: date) -> dict[str, Any]:
        if meeting is None:
            return {"form": Form.MIXED, "day": today + timedelta(days=14)}
        begins = meeting.starts_at.astimezone(self.zone)
        minutes = (meeting.ends_at - meeting.starts_at).total_seconds() // 60
        return {
            "title": meeting.title, "about": meeting.about, "form": meeting.form,
            "day": begins.date(), "clock": begins.time(), "minutes": int(minutes),
            "place": meeting.place, "seats": meeting.seats or None, "link": meeting.link,
            "region": meeting.region,
        }

    def clean_day(self) -> date:
        """To come, unless it is the day that stood there before."""
        day: date = self.cleaned_data["day"]
        if day < self.today and day != self.initial.get("day"):
            raise forms.ValidationError(_("This day is over: choose one to come."))
        if day > self.today + LATEST:
            raise forms.ValidationError(_("Choose a day within two years."))
        return day

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        how = said.get("form")
        if how in (Form.ON_SITE, Form.MIXED):
            self._must(said, "place", _("Say where people meet."))
            self._must(said, "seats", _("Say how many seats the room has."))
        if how in (Form.ONLINE, Form.MIXED):
            self._must(said, "link", _("Give the link to the room online."))
            if said.get("link") and not said["link"].startswith("https://"):
                self.add_error("link", _("The link begins with https://."))
        return said

    def _must(self, said: dict[str, Any], name: str, told: Any) -> None:
        if not said.get(name) and name not in self.errors:
            self.add_error(name, told)

    def details(self) -> MeetingDetails:
        said = self.cleaned_data
        starts_at = datetime.combine(said["day"], said["clock"], tzinfo=self.zone)
        return MeetingDetails(
            title=said["title"], about=said["about"], form=Form(said["form"]),
            starts_at=starts_at, ends_at=starts_at + timedelta(minutes=said["minutes"]),
            place=said["place"], link=said["link"], region=said["region"],
            seats=said["seats"] or 0,
        )


def invited_choices(viewer: Actor) -> list[tuple[str, Any]]:
    """Everybody, the province, the own office; the ministry invites everybody."""
    found: list[tuple[str, Any]] = [("", _("All offices"))]
    if viewer.region:
        found.append((viewer.region[:2], _("Offices of the province")))
    if "." in viewer.region:
        found.append((viewer.region, _("Own office")))
    return found


class PointRow(forms.Form):
    """A point of the agenda; emptying its title takes it out."""

    title = forms.CharField(label=_("Point of the agenda"), max_length=160, required=False)
    speaker = forms.CharField(
        label=_("Who speaks?"), max_length=120, required=False,
        help_text=_("A name, or @ and the user name of a colleague: it then stands in the "
                    "colleague's record."))
    length = forms.IntegerField(
        label=_("Length in minutes"), min_value=1, max_value=600, initial=30, required=False)

    def clean_speaker(self) -> str:
        said: str = self.cleaned_data["speaker"].strip()
        self.colleague = colleague_named(said[1:]) if said.startswith("@") else None
        if said.startswith("@") and self.colleague is None:
            raise forms.ValidationError(_("No colleague has this user name."))
        return said

    def point(self) -> Point:
        said = self.cleaned_data
        user = self.colleague
        return Point(
            title=said["title"].strip(), length=said["length"] or 30,
            speaker=user.name if user else said["speaker"],
            speaker_user_id=user.pk if user else None,
        )


PointRows = forms.formset_factory(PointRow, extra=3, max_num=MOST_POINTS, validate_max=True)


class SeatForm(forms.Form):
    seat = forms.ChoiceField(label=_("How will you take part?"), choices=Seat.choices)


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Digits on the screen"), max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}))


class MinutesForm(forms.Form):
    text = forms.CharField(
        label=_("Minutes"), max_length=20_000, required=False,
        widget=forms.Textarea(attrs={"rows": 10}))
    version = forms.IntegerField(widget=forms.HiddenInput)


class ItemForm(forms.Form):
    """Something agreed: it becomes the task of one who takes part."""

    what = WordsField(label=_("What was agreed?"), max_length=300)
    owner = forms.ChoiceField(label=_("Who does it?"))
    due_on = DayMonthYearField(label=_("Until when?"))

    def __init__(self, data: Any = None, *, rows: list[MeetingRegistration], today: date) -> None:
        self.today = today
        super().__init__(data, initial={"due_on": today + timedelta(days=14)})
        self.fields["owner"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (str(row.user_id), f"{row.user.name} – {row.office.name}") for row in rows]

    def clean_due_on(self) -> date:
        day: date = self.cleaned_data["due_on"]
        if day < self.today:
            raise forms.ValidationError(_("This day is over: choose one to come."))
        return day


class EvaluationForm(forms.Form):
    useful = forms.TypedChoiceField(
        label=_("Was it useful for your work?"), coerce=int, choices=ONE_TO_FOUR,
        widget=forms.RadioSelect)
    will_use = forms.TypedChoiceField(
        label=_("Will you use something of it?"), coerce=int, choices=ONE_TO_FOUR,
        widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What should be different next time?"), max_length=1000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Shown without your name, from three answers on."))


class MaterialForm(forms.Form):
    """What is sent is checked by its content when it is kept."""

    title = forms.CharField(label=_("What it is"), max_length=120, help_text=_(
        "Such as “Slides of the first speaker” or “Invitation letter”."))
    file = forms.FileField(
        label=_("File"), allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": _TAKEN}),
        help_text=_("PDF, photo, Word, Excel or OpenDocument, up to 10 MB. Nothing with "
                    "jobseekers' data."))


class CallOffForm(forms.Form):
    why = WordsField(label=_("Why is it called off?"), max_length=200)
