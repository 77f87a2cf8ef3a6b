"""Registering alone: the few things that a phone screen can ask."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.jobseekers.policies import PersonDetails
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.queries import registering_offices
from antarkerja.domain.reference.regions import province_of, region_name
from antarkerja.web.components.people.register_forms import RegisterForm


class RegisterAloneForm(RegisterForm):
    """Name, phone, password, office, birth date, school and one wished job."""

    office = forms.ChoiceField(
        label=_("Your kabupaten or kota"),
        help_text=_("The employment office there takes care of your registration."),
    )
    password = forms.CharField(
        label=_("Choose a password"), max_length=128, strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text=_("At least 10 letters and digits; three words in a row are easy to keep."),
    )

    ASKED: ClassVar[tuple[str, ...]] = (
        "name", "phone", "password", "office", "birth_on", "education", "wish_1", "nik",
        "act_key",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {str(office.pk): office for office in registering_offices()}
        self.fields = {name: self.fields[name] for name in self.ASKED}
        self.fields["office"].choices = _by_province(  # type: ignore[attr-defined]  # a ChoiceField
            list(self.offices.values())
        )
        self.fields["name"].label = _("Your name as on the identity card")
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["phone"].required = True
        self.fields["phone"].help_text = _("You sign in with it. A family may share one phone.")
        self.fields["wish_1"].label = _("Which work do you look for?")
        self.fields["wish_1"].help_text = _("In your own words, such as kasir toko")

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def details(self) -> PersonDetails:
        """Whoever chooses a district lives there as far as we know; the desk asks for more."""
        return replace(super().details(), region=self.chosen_office().region)

    def chosen_office(self) -> Office:
        return self.offices[self.cleaned_data["office"]]


def _by_province(offices: list[Office]) -> list[tuple[Any, Any]]:
    groups = groupby(offices, key=lambda office: province_of(office.region))
    return [("", _("Choose")), *(
        (region_name(code), [(str(o.pk), region_name(o.region) or o.name) for o in group])
        for code, group in groups
    )]
