"""A note from the counter, and the practice that grows out of one."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.operations.counter_notes import LONGEST
from antarkerja.domain.practices.policies.texts import LONGEST_SHORT


class NoteForm(forms.Form):
    """Three sentences and a tag. `page` and `back` are where the officer was."""

    text = forms.CharField(
        label=_("What did you see?"), max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocapitalize": "sentences", "autofocus": True}),
        help_text=_("Three sentences: what happened, what you did, what came of it. No names, no "
                    "numbers of people."))
    category = forms.ChoiceField(label=_("Part of the service"), choices=Category.choices)
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    back = forms.CharField(required=False, widget=forms.HiddenInput)


class GrowForm(forms.Form):
    title = forms.CharField(
        label=_("What is done, in one line"), max_length=LONGEST_SHORT, help_text=_(
            "What a colleague would look for, such as “A reminder the day before an appointment”."))
