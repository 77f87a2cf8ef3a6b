"""An office's letterhead and signer: filled in by its head or by the administrator."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.operations import Letterhead

NAMES = tuple(Letterhead.__dataclass_fields__)
NIP = RegexValidator(r"^[0-9]{18}$", _("A NIP has 18 digits, without dots."))
PHONE = RegexValidator(r"^[0-9 ()+\-]{5,20}$", _("Write digits, for example 0286-321345."))


class LetterheadForm(forms.Form):
    """What stands on the papers of the office."""

    name = forms.CharField(label=_("Name of the office"), max_length=160)
    government = forms.CharField(
        label=_("Government"), max_length=160, required=False,
        help_text=_("First line of the letterhead, such as Pemerintah Kabupaten Wonosobo."),
    )
    address = forms.CharField(label=_("Address"), max_length=240, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False, validators=[PHONE])
    email = forms.EmailField(label=_("E-mail"), required=False)
    signer_name = forms.CharField(label=_("Who signs"), max_length=120, required=False)
    signer_title = forms.CharField(label=_("Position of the signer"), max_length=120,
                                   required=False)
    signer_nip = forms.CharField(label=_("NIP of the signer"), max_length=18, required=False,
                                 validators=[NIP])

    @classmethod
    def of(cls, office: Office, data: Any = None) -> LetterheadForm:
        """The form with what is known of the office."""
        return cls(data, initial={name: getattr(office, name) for name in NAMES})

    def letterhead(self) -> Letterhead:
        return Letterhead(**{name: self.cleaned_data[name] for name in NAMES})
