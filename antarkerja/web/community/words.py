"""The field of words that must say something: signs that nobody sees are not enough."""

from __future__ import annotations

from typing import Any

from django import forms

from antarkerja.domain.practices.policies.as_read import as_read


class WordsField(forms.CharField):
    """A `CharField` of the text as it will be read."""

    def to_python(self, value: Any) -> str:
        return as_read(super().to_python(value) or "").strip()
