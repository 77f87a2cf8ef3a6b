"""A note from the counter, and the practice that grows out of one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.practices.enums.practice import Category
from antarkerja.domain.practices.operations.counter_notes import LONGEST
from antarkerja.domain.practices.policies.texts import LONGEST_SHORT
from antarkerja.web.community.words import WordsField

# The tag that a note from a page of work most likely has; it can be changed.
LIKELY: dict[str, Category] = {
    "officer:people": Category.PROFILING, "officer:board": Category.CASE_WORK,
    "officer:calendar": Category.CASE_WORK, "officer:follow_ups": Category.CASE_WORK,
    "officer:employers": Category.CANVASSING, "officer:vacancies": Category.CANVASSING,
    "officer:courses": Category.TRAINING, "manager:ipk": Category.DATA,
    "analyst:counts": Category.DATA,
}


class NoteForm(forms.Form):
    """Three sentences and a tag. `page` and `back` are where the officer was."""

    text = WordsField(
        label=_("What did you see?"), max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "autocapitalize": "sentences", "autofocus": True}),
        help_text=_("Three sentences: what happened, what you did, what came of it. No names, no "
                    "numbers of people."))
    category = forms.ChoiceField(label=_("Part of the service"), choices=Category.choices)
    page = forms.CharField(required=False, widget=forms.HiddenInput)
    back = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # Its ids are its own: it opens above the forms of other pages.
        kwargs.setdefault("auto_id", "counter_%s")
        super().__init__(*args, **kwargs)


class GrowForm(forms.Form):
    title = WordsField(
        label=_("What is done, in one line"), max_length=LONGEST_SHORT, help_text=_(
            "What a colleague would look for, such as “A reminder the day before an appointment”."))
