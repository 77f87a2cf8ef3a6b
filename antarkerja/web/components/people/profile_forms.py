"""One small form for each part of the competency profile."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.jobseekers.enums import ProblemCode, SkillEvidence, SkillLevel, WorkKind
from antarkerja.domain.jobseekers.operations import ProfilePart
from antarkerja.domain.jobseekers.policies import (
    CertificateLine,
    ExperienceLine,
    LanguageLine,
    LicenceLine,
    ProfileDetails,
    SkillLine,
    WishLine,
)
from antarkerja.domain.reference.enums import Licence
from antarkerja.web.components.fields import DayMonthYearField, SuggestingInput
from antarkerja.web.components.people.fields import DistrictsField
from antarkerja.web.components.people.register_forms import lines_of


class PartForm(forms.Form):
    """Gives the lines to add as `ProfileDetails`."""

    part: ClassVar[ProfilePart]
    title: ClassVar[Promise]
    empty: ClassVar[Promise]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs["prefix"] = self.part.value
        super().__init__(*args, **kwargs)
        self.today = today

    @abstractmethod
    def profile(self) -> ProfileDetails:
        """The one part of the profile that this form adds to."""


class WishForm(PartForm):
    part = ProfilePart.WISHES
    title = _("Wished jobs")
    empty = _("Which work does the person look for? Up to five jobs, best first.")
    job = forms.CharField(label=_("Wished job"), max_length=120,
                          widget=SuggestingInput("public:titles"))

    def profile(self) -> ProfileDetails:
        return ProfileDetails(wishes=(WishLine(title=self.cleaned_data["job"]),))


class PlaceForm(PartForm):
    part = ProfilePart.PLACES
    title = _("Places where the person would work")
    empty = _("Where would the person work? Without a place, the nearer a vacancy, the higher it "
              "stands.")
    names = DistrictsField(label=_("Kabupaten, kota or province"), max_length=300,
                           help_text=_("With commas between"))

    def profile(self) -> ProfileDetails:
        return ProfileDetails(places=self.cleaned_data["names"])


class ExperienceForm(PartForm):
    part = ProfilePart.EXPERIENCES
    title = _("Work done")
    empty = _("Everything counts: employed, own business, helping in the family, voluntary.")
    job = forms.CharField(label=_("Work"), max_length=120,
                          widget=SuggestingInput("public:titles"))
    employer = forms.CharField(label=_("For whom"), max_length=120, required=False)
    kind = forms.ChoiceField(label=_("Kind of work"), choices=WorkKind.choices, required=False)
    started_on = DayMonthYearField(label=_("From"), required=False)
    ended_on = DayMonthYearField(label=_("Until"), required=False)
    months = forms.IntegerField(
        label=_("How many months"), min_value=0, max_value=720, required=False,
        help_text=_("Where the days are not known any more"),
    )
    duties = forms.CharField(
        label=_("What the person did, in the own words"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or {}
        start, end = told.get("started_on"), told.get("ended_on")
        if start and start > self.today:
            self.add_error("started_on", _("This day has not come yet."))
        if start and end and end < start:
            self.add_error("ended_on", _("The end lies before the beginning."))
        if start and told.get("months") is None:
            last = end or self.today
            told["months"] = max(0, (last.year - start.year) * 12 + last.month - start.month)
        return told

    def profile(self) -> ProfileDetails:
        told = self.cleaned_data
        return ProfileDetails(experiences=(ExperienceLine(
            title=told["job"], employer=told["employer"], kind=told["kind"],
            started_on=told["started_on"], ended_on=told["ended_on"], months=told["months"],
            duties=told["duties"],
        ),))


class SkillForm(PartForm):
    part = ProfilePart.SKILLS
    title = _("Skills")
    empty = _("What can the person do? Three skills or more make matches much better.")
    labels = forms.CharField(label=_("Skill"), max_length=600,
                             widget=SuggestingInput("public:skills"),
                             help_text=_("Several with commas between"))
    level = forms.ChoiceField(label=_("How well"), choices=SkillLevel.choices, required=False)
    evidence = forms.ChoiceField(label=_("How one knows"), choices=SkillEvidence.choices,
                                 initial=SkillEvidence.CLAIMED)

    def profile(self) -> ProfileDetails:
        told = self.cleaned_data
        return ProfileDetails(skills=tuple(
            SkillLine(label=label, level=told["level"], evidence=told["evidence"])
            for label in lines_of(told["labels"], 80)
        ))


class OwnWishForm(WishForm):
    empty = _("Which work do you look for? Up to five jobs, best first.")


class OwnPlaceForm(PlaceForm):
    title = _("Places where you would work")
    empty = _("Where would you work? Without a place, the nearer a vacancy, the higher it stands.")


class OwnExperienceForm(ExperienceForm):
    duties = forms.CharField(
        label=_("What you did, in your own words"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}),
    )


class OwnSkillForm(SkillForm):
    """The person says so: what an officer has seen is not the own word."""

    empty = _("What can you do? Three skills or more make matches much better.")
    evidence = forms.ChoiceField(
        label=_("How one knows"), initial=SkillEvidence.CLAIMED,
        choices=[c for c in SkillEvidence.choices if c[0] != SkillEvidence.SEEN],
    )


class CertificateForm(PartForm):
    part = ProfilePart.CERTIFICATES
    title = _("Certificates")
    empty = _("Course, competence and school certificates.")
    name = forms.CharField(label=_("Certificate"), max_length=160)
    issuer = forms.CharField(label=_("Issued by"), max_length=120, required=False)
    issued_year = forms.IntegerField(label=_("Year"), required=False)
    valid_until = DayMonthYearField(label=_("Valid until"), required=False)

    def clean_issued_year(self) -> int | None:
        year: int | None = self.cleaned_data["issued_year"]
        if year is not None and not self.today.year - 80 <= year <= self.today.year:
            raise ValidationError(ProblemCode.YEAR_IMPOSSIBLE.label, code="year")
        return year

    def profile(self) -> ProfileDetails:
        told = self.cleaned_data
        return ProfileDetails(certificates=(CertificateLine(
            title=told["name"], issuer=told["issuer"], issued_year=told["issued_year"],
            valid_until=told["valid_until"],
        ),))


class LanguageForm(PartForm):
    part = ProfilePart.LANGUAGES
    title = _("Languages")
    empty = _("Languages besides Indonesian, regional ones too.")
    name = forms.CharField(label=_("Language"), max_length=40)
    level = forms.ChoiceField(label=_("How well"), choices=SkillLevel.choices, required=False)

    def profile(self) -> ProfileDetails:
        return ProfileDetails(languages=(LanguageLine(**self.cleaned_data),))


class LicenceForm(PartForm):
    part = ProfilePart.LICENCES
    title = _("Licences")
    empty = _("SIM and licences that the law asks for some work.")
    kind = forms.ChoiceField(label=_("Licence"), choices=Licence.choices)
    valid_until = DayMonthYearField(label=_("Valid until"), required=False)

    def profile(self) -> ProfileDetails:
        return ProfileDetails(licences=(LicenceLine(**self.cleaned_data),))


PART_FORMS: dict[ProfilePart, type[PartForm]] = {
    form.part: form
    for form in (WishForm, PlaceForm, SkillForm, ExperienceForm, CertificateForm, LanguageForm,
                 LicenceForm)
}
ASKED_FIRST = (ProfilePart.WISHES, ProfilePart.SKILLS)
OWN_PART_FORMS = PART_FORMS | {
    form.part: form for form in (OwnWishForm, OwnPlaceForm, OwnExperienceForm, OwnSkillForm)
}


@dataclass(frozen=True, slots=True)
class PartRow:
    """One line of a part as it is shown."""

    row_id: int
    text: str
    more: str


@dataclass(frozen=True, slots=True)
class PartBox:
    """A part with its lines and the form that adds one."""

    part: ProfilePart
    rows: list[PartRow]
    form: PartForm

    @property
    def is_open(self) -> bool:
        """The form stands open where it matters most and nothing is there, or to be mended."""
        return self.form.is_bound or (self.part in ASKED_FIRST and not self.rows)


RowReader = Callable[[Any], PartRow]
