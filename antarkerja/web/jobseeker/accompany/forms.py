"""Sending a file from the phone."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.files import FileKind


class OwnFileForm(forms.Form):
    """A photo straight from the camera is fine."""

    file = forms.FileField(
        label=_("File or photo"), allow_empty_file=True,
        widget=forms.ClearableFileInput(
            attrs={"accept": ".pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.odt"}),
        help_text=_("Up to 10 MB. Where and when a photo was taken is removed from it."))
    kind = forms.ChoiceField(label=_("What it is"), choices=FileKind.choices,
                             initial=FileKind.OTHER)
