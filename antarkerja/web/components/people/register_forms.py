"""Registering: the person and the first words about work, in one form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.jobseekers.enums import WorkKind
from antarkerja.domain.jobseekers.policies import (
    ExperienceLine,
    LanguageLine,
    LicenceLine,
    ProfileDetails,
    SkillLine,
    WishLine,
)
from antarkerja.domain.reference.enums import Licence
from antarkerja.domain.reference.regions import is_region, province_of, region_name
from antarkerja.web.components.fields import SuggestingInput
from antarkerja.web.components.people.fields import DistrictsField
from antarkerja.web.components.people.forms import Part, PersonForm

LINES = 12


def lines_of(text: str, longest: int) -> list[str]:
    """Words separated by commas or lines, each once, cut to the column's length."""
    parts = (" ".join(part.split()) for part in text.replace("\n", ",").split(","))
    return list(dict.fromkeys(part[:longest] for part in parts if part))[:LINES * 2]


class RegisterForm(PersonForm):
    """AK/I and AK/II of one interview. `act_key` makes a second click harmless."""

    wish_1 = forms.CharField(label=_("Wished job, best first"), max_length=120, required=False,
                             widget=SuggestingInput("public:titles"),
                             help_text=_("In the person's own words, such as kasir toko"))
    wish_2 = forms.CharField(label=_("Second wished job"), max_length=120, required=False,
                             widget=SuggestingInput("public:titles"))
    wish_3 = forms.CharField(label=_("Third wished job"), max_length=120, required=False,
                             widget=SuggestingInput("public:titles"))
    places = forms.MultipleChoiceField(
        label=_("Would work in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    places_other = DistrictsField(
        label=_("Other places"), required=False, max_length=300,
        help_text=_("Kabupaten, kota or provinces, with commas between"),
    )
    job_title = forms.CharField(label=_("Last or longest work"), max_length=120, required=False,
                                widget=SuggestingInput("public:titles"),
                                help_text=_("Unpaid and informal work counts"))
    job_employer = forms.CharField(label=_("For whom"), max_length=120, required=False)
    job_kind = forms.ChoiceField(label=_("Kind of work"), choices=WorkKind.choices, required=False)
    job_months = forms.IntegerField(label=_("How many months"), min_value=0, max_value=720,
                                    required=False)
    job_duties = forms.CharField(
        label=_("What the person did, in the own words"), max_length=2000, required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    skill_words = forms.CharField(
        label=_("Skills"), max_length=1000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text=_("With commas or one a line, such as menjahit, Excel, las listrik"),
    )
    language_words = forms.CharField(
        label=_("Languages besides Indonesian"), max_length=200, required=False,
        help_text=_("With commas between"),
    )
    licence_kinds = forms.MultipleChoiceField(
        label=_("Licences"), choices=Licence.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    act_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    somebody_else = forms.BooleanField(
        label=_("None of these: this is somebody else"), required=False,
        widget=forms.HiddenInput,
    )

    PARTS: ClassVar[Sequence[Part]] = (
        *PersonForm.PARTS[:3],
        Part(_("Work looked for"), "",
             ("wish_1", "wish_2", "wish_3", "places", "places_other",
              *PersonForm.PARTS[3].names)),
        Part(_("Work done and skills"), "",
             ("job_title", "job_employer", "job_kind", "job_months", "job_duties", "skill_words",
              "language_words", "licence_kinds")),
        PersonForm.PARTS[4],
    )

    def __init__(self, *args: Any, district: str = "", **kwargs: Any) -> None:
        kwargs["initial"] = {"act_key": str(uuid4())} | kwargs.get("initial", {})
        super().__init__(*args, district=district, **kwargs)
        codes = [district, province_of(district)] if is_region(district) else []
        if "places" in self.fields:
            self.fields["places"].choices = [  # type: ignore[attr-defined]  # a MultipleChoiceField
                (code, region_name(code)) for code in codes
            ]

    def ask_whether_somebody_else(self) -> None:
        """Somebody alike is in the file: the officer looks and says so before it is saved."""
        self.fields["somebody_else"].widget = forms.CheckboxInput()

    def profile(self) -> ProfileDetails:
        """The parts that were told."""
        told = self.cleaned_data
        wishes = [told.get(f"wish_{rank}", "").strip() for rank in (1, 2, 3)]
        places = (*told.get("places", ()), *(told.get("places_other") or ()))
        return ProfileDetails(
            wishes=tuple(WishLine(title=wish) for wish in dict.fromkeys(wishes) if wish),
            places=tuple(dict.fromkeys(places)),
            experiences=self._work(),
            skills=tuple(SkillLine(label=w) for w in lines_of(told.get("skill_words", ""), 80)),
            languages=tuple(
                LanguageLine(name=w) for w in lines_of(told.get("language_words", ""), 40)
            ),
            licences=tuple(LicenceLine(kind=kind) for kind in told.get("licence_kinds", ())),
        )

    def _work(self) -> tuple[ExperienceLine, ...]:
        told = self.cleaned_data
        if not told.get("job_title"):
            return ()
        return (ExperienceLine(
            title=told["job_title"], employer=told.get("job_employer", ""),
            kind=told.get("job_kind", ""), months=told.get("job_months"),
            duties=told.get("job_duties", ""),
        ),)
