"""One form engine for AK/I and AK/II: at the desk, on a phone, and for changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.jobseekers.enums import (
    FIELD_LABELS,
    Disability,
    EmploymentCondition,
    Marital,
    ProblemCode,
)
from antarkerja.domain.jobseekers.policies import (
    PersonDetails,
    Problem,
    check_details,
    check_nik,
)
from antarkerja.domain.reference.enums import Education, Hours, Sex
from antarkerja.domain.reference.regions import find_district, is_region
from antarkerja.web.components.fields import DayMonthYearField, RupiahField
from antarkerja.web.components.people.fields import (
    ELSEWHERE,
    PhoneField,
    YesNoUnknown,
    home_choices,
)

DETAIL_FIELDS = tuple(field.name for field in fields(PersonDetails))


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part of the form with a line of explanation."""

    title: Promise | str
    hint: Promise | str
    names: tuple[str, ...]
    bound: tuple[BoundField, ...] = ()

    @property
    def is_open(self) -> bool:
        """A part with an explanation is folded until somebody told something there."""
        return any(field.errors or field.value() for field in self.bound)


def _text(name: str, longest: int, *, required: bool = False, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=FIELD_LABELS[name], max_length=longest, required=required,
                           help_text=hint)


def _whole(name: str, hint: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=FIELD_LABELS[name], required=False, help_text=hint)


def _choice(name: str, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=FIELD_LABELS[name], choices=choices, required=False)


class PersonForm(forms.Form):
    """Fields of `PersonDetails`; the rules are the domain's, so files and forms agree."""

    name = _text("name", 120, required=True)
    nik = _text("nik", 24, hint=_(
        "16 digits of the identity card. It keeps anybody from being registered twice; it is "
        "stored encrypted and shown masked."
    ))
    sex = _choice("sex", Sex.choices)
    birth_place = _text("birth_place", 80)
    birth_on = DayMonthYearField(label=FIELD_LABELS["birth_on"], required=False)
    phone = PhoneField(label=FIELD_LABELS["phone"], required=False, max_length=24)
    email = forms.CharField(label=FIELD_LABELS["email"], required=False, max_length=254)
    address = _text("address", 200)
    rt_rw = _text("rt_rw", 9, hint=_("Such as 003/007"))
    region = forms.ChoiceField(label=FIELD_LABELS["region"], required=False)
    region_other = forms.CharField(
        label=_("Kabupaten or kota, where it is another one"), required=False, max_length=80,
        help_text=_("Such as Kabupaten Temanggung"),
    )
    postcode = _text("postcode", 5)
    education = _choice("education", Education.choices)
    school = _text("school", 120)
    field_of_study = _text("field_of_study", 120)
    left_school_year = _whole("left_school_year", _("Four digits, such as 2019"))
    condition = _choice("condition", EmploymentCondition.choices)
    wage_floor = RupiahField(label=FIELD_LABELS["wage_floor"], required=False)
    hours = _choice("hours", [("", _("Not known")), *Hours.choices[1:]])
    accepts_akl = YesNoUnknown(label=FIELD_LABELS["accepts_akl"], required=False)
    accepts_akad = YesNoUnknown(label=FIELD_LABELS["accepts_akad"], required=False)
    accepts_akan = YesNoUnknown(label=FIELD_LABELS["accepts_akan"], required=False)
    max_km = _whole("max_km")
    available_from = DayMonthYearField(label=FIELD_LABELS["available_from"], required=False)
    religion = _text("religion", 40)
    marital = _choice("marital", Marital.choices)
    height_cm = _whole("height_cm")
    weight_kg = _whole("weight_kg")
    mother_name = _text("mother_name", 120)
    disabilities = forms.MultipleChoiceField(
        label=FIELD_LABELS["disabilities"], choices=Disability.choices, required=False,
        widget=forms.CheckboxSelectMultiple, help_text=_("Several may apply"),
    )
    accommodation = _text("accommodation", 200, hint=_("Such as a ramp, a sign interpreter"))

    PARTS: ClassVar[Sequence[Part]] = (
        Part(_("The person"), "", ("name", "nik", "sex", "birth_place", "birth_on")),
        Part(_("How to reach the person"), "",
             ("phone", "email", "address", "rt_rw", "region", "region_other", "postcode")),
        Part(_("School"), "", ("education", "school", "field_of_study", "left_school_year")),
        Part(_("Work looked for"), "",
             ("condition", "wage_floor", "hours", "accepts_akl", "accepts_akad", "accepts_akan",
              "max_km", "available_from")),
        Part(_("Not needed"),
             _("The old paper forms ask these. Leave them empty unless the person wants to tell: "
               "they are kept apart and never used to find or rank vacancies."),
             ("religion", "marital", "height_cm", "weight_kg", "mother_name", "disabilities",
              "accommodation")),
    )

    def __init__(
        self, *args: Any, on: date, min_age: int, district: str = "",
        details: PersonDetails | None = None, **kwargs: Any,
    ) -> None:
        if details is not None:
            kwargs["initial"] = asdict(details) | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.on, self.min_age, self.known = on, min_age, details
        self.warnings: list[Problem] = []
        if "region" in self.fields:
            home = home_choices(district, details.region if details else "")
            self.fields["region"].choices = home  # type: ignore[attr-defined]  # a ChoiceField
        for name in ("nik", "mother_name"):
            if name in self.fields:
                self.fields[name].widget.attrs["autocomplete"] = "off"

    def parts(self) -> Iterator[Part]:
        """The parts with the bound fields that this form has."""
        for part in self.PARTS:
            bound = tuple(self[name] for name in part.names if name in self.fields)
            if bound:
                yield Part(part.title, part.hint, part.names, bound)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "region" in self.fields:
            self._read_home(cleaned)
        if "name" not in self.fields or cleaned.get("name"):
            self._check()
        return cleaned

    def details(self) -> PersonDetails:
        """What was entered; fields that this form lacks keep what is known."""
        values: dict[str, Any] = asdict(self.known) if self.known else {"name": ""}
        for name in DETAIL_FIELDS:
            if name in self.cleaned_data:
                values[name] = self.cleaned_data[name]
        values["disabilities"] = tuple(values.get("disabilities") or ())
        return PersonDetails(**values)

    def given_nik(self) -> str | None:
        return self.cleaned_data.get("nik") or None

    def say_known_nik(self, masked: str) -> None:
        """Nothing is written over: an empty field keeps the NIK that is known."""
        if masked:
            self.fields["nik"].help_text = _(
                "Known: %(masked)s. Fill in only to replace it."
            ) % {"masked": masked}

    def add_problems(self, problems: Sequence[Problem]) -> None:
        """Shows problems that an act has found, at their fields."""
        for problem in problems:
            self.add_error(problem.field if problem.field in self.fields else None, problem.text)

    def _read_home(self, cleaned: dict[str, Any]) -> None:
        other = str(cleaned.get("region_other", "")).strip()
        if cleaned.get("region") in (ELSEWHERE, "") and other:
            cleaned["region"] = other if is_region(other) else find_district(other)
            if not cleaned["region"]:
                self.add_error("region_other", ProblemCode.REGION_UNKNOWN.label)
        elif cleaned.get("region") == ELSEWHERE:
            cleaned["region"] = ""

    def _check(self) -> None:
        problems = check_details(self.details(), on=self.on, min_age=self.min_age)
        nik = self.cleaned_data.get("nik", "")
        if nik:
            problems += check_nik(nik, on=self.on, birth_on=self.cleaned_data.get("birth_on"),
                                  sex=self.cleaned_data.get("sex", ""))
        self.warnings = [problem for problem in problems if not problem.hard]
        self.add_problems([
            problem for problem in problems if problem.hard and problem.field not in self.errors
        ])
