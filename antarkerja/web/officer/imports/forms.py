"""Choosing a file, and saying which column holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.offices.imports import Format


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("The file"),
        help_text=_("CSV or XLSX, at most 25 MB. Nothing is taken in before you have seen it."),
        max_length=200,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def clean_file(self) -> UploadedFile[Any]:
        """The size is checked before anything is read."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > settings.UPLOAD_MAX_BYTES:
            raise forms.ValidationError(
                _("The file is larger than 25 MB: split it into several files")
            )
        return file


class ColumnsForm(forms.Form):
    """One choice a field of the format: the heading of the file that holds it, or none."""

    marks_required = True

    def __init__(
        self, *args: Any, format_: Format, fields: Mapping[str, Any], header: Sequence[str],
        chosen: Mapping[str, str], **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.names = tuple(format_.columns)
        choices = [("", _("– not in the file –")), *((name, name) for name in header)]
        for name in self.names:
            self.fields[name] = forms.ChoiceField(
                label=fields.get(name, name), choices=choices, initial=chosen.get(name, ""),
                required=name in format_.needs,
            )

    @property
    def columns(self) -> dict[str, str]:
        """Field → heading, of those that are in the file."""
        return {n: self.cleaned_data[n] for n in self.names if self.cleaned_data.get(n)}

    def clean(self) -> dict[str, Any]:
        """A heading means one thing only."""
        said = super().clean() or {}
        used = [value for value in said.values() if value]
        for name in self.names:
            value = said.get(name)
            if value and used.count(value) > 1:
                self.add_error(name, _("This column is chosen twice"))
        return said
