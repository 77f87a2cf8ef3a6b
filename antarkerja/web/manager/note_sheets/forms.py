"""The questions of one sheet."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.cases.enums.notes import SHEET_LETTERS
from antarkerja.domain.cases.queries.sheets import Sheet


class SheetForm(forms.Form):
    """`sheet` says which; the page holds one form a sheet."""

    sheet = forms.CharField(widget=forms.HiddenInput)
    questions = forms.CharField(
        label=_("Questions"), required=False, max_length=SHEET_LETTERS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line. Left empty, the usual questions come back."))

    def __init__(self, sheet: Sheet, data: Any = None) -> None:
        super().__init__(data, auto_id=f"{sheet.code.value}_%s", initial={
            "sheet": sheet.code.value, "questions": "\n".join(sheet.questions)})
