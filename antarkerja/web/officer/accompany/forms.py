"""Forms of notes, files, agencies, hand-over and closing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.case import ClosingReason
from antarkerja.domain.cases.enums.files import FileKind, Visibility
from antarkerja.domain.cases.enums.handover import HandOverReason
from antarkerja.domain.cases.enums.notes import ContactKind, NoteSheet
from antarkerja.domain.cases.enums.sharing import ConsentWay, SharePart
from antarkerja.domain.cases.operations.handover import HandOverDetails
from antarkerja.domain.cases.operations.notes import LONGEST, NoteDetails
from antarkerja.domain.cases.operations.sharing import ShareDetails
from antarkerja.domain.cases.policies.closing import ASKED, ClosingDetails
from antarkerja.domain.matching.models import Placement
from antarkerja.domain.offices.models import User
from antarkerja.web.components.fields import DayMonthYearField

LIST = "list"
_TAKEN = ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt"


class NoteForm(forms.Form):
    """One big field, so that a phone's dictation writes into it as it is."""

    text = forms.CharField(
        label=_("Note"), max_length=LONGEST, strip=True,
        widget=forms.Textarea(attrs={"rows": 8, "autocapitalize": "sentences"}),
        help_text=_("Plain text. On a phone you can dictate it."))
    contact = forms.ChoiceField(label=_("How the person was met"), choices=ContactKind.choices,
                                initial=ContactKind.NONE)
    happened_on = DayMonthYearField(label=_("Day"))
    visibility = forms.ChoiceField(label=_("Who reads it"), choices=Visibility.choices,
                                   initial=Visibility.OFFICE)
    sheet = forms.ChoiceField(choices=NoteSheet.choices, required=False,
                              widget=forms.HiddenInput)

    def details(self) -> NoteDetails:
        said = self.cleaned_data
        return NoteDetails(
            text=said["text"], contact=ContactKind(said["contact"]),
            happened_on=said["happened_on"], visibility=Visibility(said["visibility"]),
            sheet=NoteSheet(said["sheet"] or NoteSheet.PLAIN))


class RewriteForm(forms.Form):
    """Changing a note; `version` is the one the page showed."""

    text = NoteForm.base_fields["text"]
    visibility = NoteForm.base_fields["visibility"]
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class FileForm(forms.Form):
    """What is sent is checked by its content when it is kept."""

    file = forms.FileField(
        label=_("File"), allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": _TAKEN}),
        help_text=_("PDF, photo, Word, Excel or OpenDocument, up to 10 MB. A photo loses its "
                    "place and time."))
    kind = forms.ChoiceField(label=_("What it is"), choices=FileKind.choices,
                             initial=FileKind.OTHER)
    visibility = forms.ChoiceField(label=_("Who reads it"), choices=Visibility.choices,
                                   initial=Visibility.OFFICE)


class ShareForm(forms.Form):
    """Whom, for what, what of the case, until when; and the person's word."""

    agency = forms.CharField(label=_("Agency"), max_length=120)
    contact_name = forms.CharField(label=_("Who there answers for it"), max_length=120,
                                   required=False)
    email = forms.EmailField(label=_("E-mail for the link"), required=False, help_text=_(
        "Without one you hand the link over yourself."))
    purpose = forms.CharField(label=_("What for"), max_length=200, help_text=_(
        "The person reads this too."))
    parts = forms.MultipleChoiceField(label=_("What the agency sees"), choices=SharePart.choices,
                                      widget=forms.CheckboxSelectMultiple)
    until_on = DayMonthYearField(label=_("Last day"), help_text=_("A year at most."))
    consent_way = forms.ChoiceField(label=_("How the person agreed"), choices=ConsentWay.choices)
    consented_on = DayMonthYearField(label=_("Agreed on"))

    def details(self) -> ShareDetails:
        said = self.cleaned_data
        return ShareDetails(
            agency=said["agency"], contact_name=said["contact_name"], email=said["email"],
            purpose=said["purpose"], parts=[SharePart(part) for part in said["parts"]],
            until_on=said["until_on"], consent_way=ConsentWay(said["consent_way"]),
            consented_on=said["consented_on"])


class HandOverForm(forms.Form):
    """To whom, why, and for how long; without a last day it is for good."""

    to = forms.ChoiceField(label=_("To whom"))
    reason = forms.ChoiceField(label=_("Why"), choices=[
        (one.value, one.label) for one in HandOverReason if one is not HandOverReason.BACK])
    starts_on = DayMonthYearField(label=_("From"))
    until_on = DayMonthYearField(label=_("Until"), required=False, help_text=_(
        "Only for a leave: after this day the case comes back by itself. Empty: for good."))

    def __init__(self, *args: Any, officers: list[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            *((str(one.pk), one.name) for one in officers), (LIST, _("The office's list"))]

    def details(self) -> HandOverDetails:
        said = self.cleaned_data
        return HandOverDetails(
            to_officer_id=None if said["to"] == LIST else int(said["to"]),
            reason=HandOverReason(said["reason"]), starts_on=said["starts_on"],
            until_on=said["until_on"])


class ClosingForm(forms.Form):
    """The reason says which of the others it needs; the answer names what is missing."""

    reason = forms.ChoiceField(label=_("Why the case ends"), choices=[
        (one.value, one.label) for one in ASKED])
    placement = forms.BooleanField(required=False)
    place = forms.CharField(label=_("Where"), max_length=160, required=False, help_text=_(
        "The firm, the business, the school or the region. Asked for work, an own business, "
        "training and moving."))
    since_on = DayMonthYearField(label=_("Since when"), required=False, help_text=_(
        "Asked for work and an own business."))
    note = forms.CharField(label=_("In your words"), max_length=300, required=False, help_text=_(
        "Asked where the person does not wish it or cannot be reached: what was tried. And for "
        "a mistake."))

    def __init__(self, *args: Any, placement: Placement | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._placement = placement
        if placement is None:
            del self.fields["placement"]
        else:
            firm = placement.employer.name if placement.employer else placement.employer_name
            self.fields["placement"].label = _("As in the placement: %(firm)s") % {"firm": firm}
            self.initial = {"reason": ClosingReason.WORK, "placement": True, **self.initial}

    def details(self) -> ClosingDetails:
        said = self.cleaned_data
        from_placement = said.get("placement") and said["reason"] == ClosingReason.WORK
        return ClosingDetails(
            reason=ClosingReason(said["reason"]), place=said["place"], note=said["note"],
            since_on=said["since_on"],
            placement_id=self._placement.pk if from_placement and self._placement else None)


MISSING = {
    "place": _("Say where: this reason needs it."),
    "since_on": _("Say since when: this reason needs a day within a year."),
    "note": _("Say it in your words: this reason needs it."),
    "until_on": _("A day from today on, and no later than in a year."),
    "consented_on": _("The day on which the person agreed, not one to come."),
}


def add_missing(form: forms.Form, fields: tuple[str, ...]) -> None:
    """What an act misses, beside the field that it is about."""
    for name in fields:
        known = name if name in form.fields else None
        form.add_error(known, MISSING.get(name, _("This is needed.")))


def day_words(day: date) -> dict[str, date]:
    """Initial of a form that begins today."""
    return {"happened_on": day, "starts_on": day, "consented_on": day}
