"""Forms of the desk's pages about firms."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.employers.enums import Size, VisitPurpose
from antarkerja.domain.employers.operations import Contact, VisitDetails
from antarkerja.domain.employers.policies import EmployerDetails, Problem, check_employer
from antarkerja.domain.reference.industries import sections
from antarkerja.shared.phones import e164, spoken
from antarkerja.web.components.fields import DayMonthYearField
from antarkerja.web.components.vacancies.forms import RegionField


class EmployerSearchForm(forms.Form):
    text = forms.CharField(label=_("Name of the firm"), max_length=80, required=False)
    archived = forms.BooleanField(label=_("Only archived ones"), required=False)


class EmployerForm(forms.Form):
    """A firm; `details` after `is_valid`. `version` is the KBLI edition in force."""

    name = forms.CharField(label=_("Name of the firm"), max_length=200)
    region = RegionField(label=_("Kabupaten or kota"),
                         help_text=_("For example Kabupaten Wonosobo."))
    address = forms.CharField(label=_("Address"), max_length=240, required=False)
    kbli = forms.CharField(
        label=_("Industry (KBLI)"), max_length=5, required=False,
        widget=forms.TextInput(attrs={"list": "industries", "autocomplete": "off"}),
        help_text=_("The letter of the section, or 2 to 5 digits."),
    )
    size = forms.ChoiceField(label=_("Size"), required=False, choices=Size.choices)
    nib = forms.CharField(label=_("NIB"), max_length=20, required=False,
                          help_text=_("13 digits."))
    npwp = forms.CharField(label=_("NPWP"), max_length=24, required=False,
                           help_text=_("15 or 16 digits."))
    contact_name = forms.CharField(label=_("Who answers"), max_length=120, required=False)
    contact_phone = forms.CharField(label=_("Phone"), max_length=24, required=False)
    contact_email = forms.EmailField(label=_("E-mail"), required=False)

    marks_required = True
    details: EmployerDetails

    def __init__(
        self, *args: Any, version: str, known: EmployerDetails | None = None, home: str = "",
        **kwargs: Any,
    ) -> None:
        self.version, self.known = version, known
        super().__init__(*args, **kwargs)
        self.initial = asdict(known) if known else {"region": home}
        self.initial["contact_phone"] = spoken(self.initial.get("contact_phone", ""))
        self.industries = [(part.letter, part.name) for part in sections(version)]

    def clean_contact_phone(self) -> str:
        """Kept as E.164 where it is a phone number, else as it was typed."""
        typed = str(self.cleaned_data["contact_phone"]).strip()
        return e164(typed) or typed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "name" in data:
            said = {name: str(value).strip() for name, value in data.items()}
            for number in ("nib", "npwp"):
                said[number] = "".join(filter(str.isalnum, said.get(number, "")))
            said["kbli"] = said.get("kbli", "").upper()
            same = self.known is not None and said["kbli"] == self.known.kbli
            version = self.known.kbli_version if same and self.known else self.version
            self.details = EmployerDetails(**said, kbli_version=version if said["kbli"] else "")
            self.refuse(check_employer(self.details))
        return data

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """Shows problems beside their fields."""
        for problem in problems:
            if problem.column not in self.errors:
                self.add_error(problem.column, problem.sentence)


class AccessForm(forms.Form):
    """Somebody of the firm who is to sign in; `contact` after `is_valid`."""

    name = forms.CharField(label=_("Name"), max_length=120)
    phone = forms.CharField(label=_("Phone"), max_length=24, required=False,
                            help_text=_("Signs in with it, or with the account's name."))
    # The e-mail is the account's name, which holds 60 characters of plain letters.
    email = forms.EmailField(label=_("E-mail"), max_length=60, required=False,
                             help_text=_("Becomes the account's name. Empty: one is made."))

    contact: Contact

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"]).strip()
        if typed and not e164(typed):
            raise ValidationError(_("This is not a phone number, such as 0812-3456-7890."))
        return e164(typed)

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        if not email.isascii():
            raise ValidationError(_("Use an e-mail address of plain letters."))
        return email

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if self.errors:
            return data
        self.contact = Contact(**{key: str(value).strip() for key, value in data.items()})
        if not (self.contact.phone or self.contact.email):
            self.add_error("phone", _("Enter a phone number or an e-mail address."))
        return data


class VisitForm(forms.Form):
    """A visit; `details()` after `is_valid`."""

    visited_on = DayMonthYearField(label=_("Day of the visit"))
    purpose = forms.ChoiceField(label=_("What for"), choices=VisitPurpose.choices)
    met = forms.CharField(label=_("Whom you met"), max_length=120, required=False,
                          help_text=_("Name and position, as far as you know."))
    places_heard = forms.IntegerField(label=_("Places heard of"), min_value=0, max_value=9999,
                                      required=False)
    heard = forms.CharField(label=_("Which work"), max_length=300, required=False,
                            help_text=_("Enter vacancies that are firm on the page of the firm."))

    def details(self) -> VisitDetails:
        data = self.cleaned_data
        return VisitDetails(
            visited_on=data["visited_on"], purpose=VisitPurpose(data["purpose"]),
            met=data["met"], places_heard=data["places_heard"] or 0, heard=data["heard"],
        )


class ArchiveForm(forms.Form):
    reason = forms.CharField(label=_("Why"), max_length=80)
