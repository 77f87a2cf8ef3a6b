"""The form that brings a package in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PackageForm(forms.Form):
    """The file; and, where its installation is not known yet, that its key was compared."""

    package = forms.FileField(
        label=_("Package of practices"), widget=forms.FileInput(attrs={"accept": ".zip"}),
        help_text=_("A ZIP file of another installation, at most 50 MB."))
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)
    compared = forms.BooleanField(
        label=_("I compared these digits with the owner of that installation"), required=False)
