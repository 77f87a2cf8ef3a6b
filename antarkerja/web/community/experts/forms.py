"""Forms of the expert directory and of mentoring."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.practices.enums.practice import Category


class ExpertFilterForm(forms.Form):
    category = forms.ChoiceField(
        label=_("Part of the service"), required=False,
        choices=[("", _("All parts")), *Category.choices])


class ProfileForm(forms.Form):
    """The consent to be found, in the own words."""

    about = forms.CharField(
        label=_("What do you know well?"), max_length=300, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Two sentences for colleagues. What you wrote and carried over is added by "
                    "itself."))
    takes_questions = forms.BooleanField(
        label=_("Colleagues may ask me"), required=False, initial=True)
    mentors = forms.BooleanField(label=_("I take a colleague to learn from me"), required=False)


class EndorseForm(forms.Form):
    category = forms.ChoiceField(label=_("Part of the service"), choices=Category.choices)
    act = forms.ChoiceField(choices=[("give", ""), ("take_back", "")], required=False)


class AskForm(forms.Form):
    category = forms.ChoiceField(label=_("Part of the service"), choices=Category.choices)
    goal = forms.CharField(
        label=_("What do you want to be able to do?"), max_length=300,
        help_text=_("For example: visit ten companies a month and come home with vacancies."))
