"""Forms of the desk's pages about courses and who gives them."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.reference.regions import children, province_of
from antarkerja.domain.training.enums import Accreditation, ProviderKind
from antarkerja.domain.training.policies import (
    CourseDetails,
    Problem,
    ProviderDetails,
    check_course,
    check_provider,
    skill_label,
)
from antarkerja.domain.training.queries import CourseFilters
from antarkerja.shared.phones import e164, spoken
from antarkerja.web.components.fields import DayMonthYearField, RupiahField, SuggestingInput
from antarkerja.web.components.vacancies.forms import RegionField, WordsField


class CourseSearchForm(forms.Form):
    """What narrows the list; anything unreadable narrows nothing."""

    text = forms.CharField(label=_("Course or provider"), max_length=80, required=False)
    skill = forms.CharField(label=_("Teaches the skill"), max_length=80, required=False,
                            widget=SuggestingInput("public:skills"))
    region = forms.ChoiceField(label=_("Where"), required=False)
    free = forms.BooleanField(label=_("Only free ones"), required=False)
    online = forms.BooleanField(label=_("Only online"), required=False)
    unsaid = forms.BooleanField(label=_("Only those of which nobody said what they teach"),
                                required=False)
    archived = forms.BooleanField(label=_("Only what is over or archived"), required=False)

    def __init__(self, *args: Any, home: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        near = children(province_of(home)) if home else ()
        self.fields["region"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            ("", _("Everywhere")), *((part.code, part.name) for part in near)
        ]

    def filters(self) -> CourseFilters:
        return CourseFilters(**self.cleaned_data) if self.is_valid() else CourseFilters()


class ProviderSearchForm(forms.Form):
    text = forms.CharField(label=_("Name of the provider"), max_length=80, required=False)
    archived = forms.BooleanField(label=_("Only archived ones"), required=False)


class _Kept(forms.Form):
    """What a provider and a course have in common: where it is known from."""

    source = forms.CharField(
        label=_("Known from"), max_length=200,
        help_text=_("A visit, a phone call, a leaflet, or the address of a page."),
    )
    checked_on = DayMonthYearField(label=_("Checked on"))

    marks_required = True

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Shows problems beside their fields."""
        for problem in problems:
            if problem.column not in self.errors:
                self.add_error(problem.column, problem.sentence)


class ProviderForm(_Kept):
    """A provider; `details` after `is_valid`."""

    name = forms.CharField(label=_("Name of the provider"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=ProviderKind.choices)
    region = RegionField(label=_("Kabupaten or kota"), required=False,
                         help_text=_("For example Kabupaten Wonosobo."))
    address = forms.CharField(label=_("Address"), max_length=240, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=24, required=False)
    website = forms.CharField(label=_("Website"), max_length=200, required=False,
                              help_text=_("Begins with https://"))
    accredited = forms.ChoiceField(label=_("Accreditation"), required=False,
                                   choices=Accreditation.choices)
    field_order = ("name", "kind", "region", "address", "phone", "website", "accredited",
                   "source", "checked_on")
    details: ProviderDetails

    def __init__(
        self, *args: Any, today: date, known: ProviderDetails | None = None, home: str = "",
        **kwargs: Any,
    ) -> None:
        self.today = today
        super().__init__(*args, **kwargs)
        self.initial = asdict(known) if known else {"region": home, "kind": ProviderKind.LPK,
                                                    "checked_on": today}
        self.initial["phone"] = spoken(self.initial.get("phone", ""))

    def clean_phone(self) -> str:
        """Kept as E.164 where it is a phone number, else as it was typed."""
        typed = str(self.cleaned_data["phone"]).strip()
        return e164(typed) or typed[:20]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if {"name", "kind", "source", "checked_on"} <= data.keys():
            self.details = ProviderDetails(**data)
            self.refuse(check_provider(self.details, on=self.today))
        return data


class CourseForm(_Kept):
    """A course; `details` after `is_valid`. What it teaches is said on its page."""

    title = forms.CharField(label=_("Title of the course"), max_length=200)
    description = forms.CharField(
        label=_("What is learnt"), required=False, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("From this the skills are suggested that you then confirm."),
    )
    online = forms.BooleanField(label=_("Held online"), required=False)
    region = RegionField(label=_("Kabupaten or kota"), required=False,
                         help_text=_("May stay empty where the course is online."))
    place = forms.CharField(label=_("Place of teaching"), max_length=200, required=False)
    starts_on = DayMonthYearField(label=_("Next start"), required=False)
    fee = RupiahField(label=_("Fee"), required=False,
                      help_text=_("0 where it is free; empty where it is not known."))
    hours = forms.IntegerField(label=_("Hours of teaching"), required=False)
    seats = forms.IntegerField(label=_("Seats"), required=False)
    kbji = forms.CharField(label=_("Leads to (KBJI)"), max_length=4, required=False,
                           help_text=_("1 to 4 digits, where it leads to one kind of work."))
    field_order = ("title", "description", "online", "region", "place", "starts_on", "fee",
                   "hours", "seats", "kbji", "source", "checked_on")
    details: CourseDetails

    def __init__(
        self, *args: Any, today: date, known: CourseDetails | None = None, home: str = "",
        **kwargs: Any,
    ) -> None:
        self.today = today
        super().__init__(*args, **kwargs)
        self.initial = asdict(known) if known else {"region": home, "checked_on": today}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if {"title", "source", "checked_on", "region"} <= data.keys() and not self.errors:
            self.details = CourseDetails(**data)
            self.refuse(check_course(self.details, on=self.today))
        return data


class SkillsForm(forms.Form):
    """What a course teaches: skills to tick and words to add; `skills` after `is_valid`."""

    taught = forms.MultipleChoiceField(
        label=_("It teaches"), required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "cols"}),
    )
    others = WordsField(label=_("Other skills"), required=False, max_length=400,
                        help_text=_("Commas between them."))

    def __init__(
        self, *args: Any, said: list[str], suggested: tuple[str, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offered = list(dict.fromkeys((*said, *suggested)))
        self.fields["taught"].choices = [  # type: ignore[attr-defined]  # a ChoiceField
            (skill, skill_label(skill)) for skill in offered
        ]
        # Nothing said yet: the suggestions are ticked, and it is the officer who sends them.
        self.initial["taught"] = said or offered
        if not offered:
            del self.fields["taught"]

    @property
    def skills(self) -> tuple[str, ...]:
        return (*self.cleaned_data.get("taught", ()), *self.cleaned_data["others"])


class ArchiveForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=80)
