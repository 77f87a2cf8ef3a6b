"""What forms say when something cannot be taken: in our words, with what to do about it.

Django's own words name "values" and "fields" and no remedy. They are replaced once, for every
form of every audience, before the first form is made; a form may still say it more exactly.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core import validators
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

FIELDS: dict[type[forms.Field], dict[str, Any]] = {
    forms.Field: {"required": _("Please fill this in.")},
    forms.BooleanField: {"required": _("Please tick this to go on.")},
    forms.ChoiceField: {
        "required": _("Please choose one."),
        "invalid_choice": _("“%(value)s” is not on the list. Choose one of the list."),
    },
    forms.MultipleChoiceField: {
        "required": _("Please choose at least one."),
        "invalid_choice": _("“%(value)s” is not on the list. Choose from the list."),
        "invalid_list": _("This could not be read. Choose from the list."),
    },
    forms.IntegerField: {"invalid": _("Write a whole number in digits, such as 12.")},
    forms.UUIDField: {"invalid": _("This could not be read. Load the page again.")},
    forms.FileField: {
        "required": _("Please choose a file."),
        "invalid": _("No file arrived. Choose it once more."),
        "missing": _("No file arrived. Choose it once more."),
        "empty": _("The file is empty. Choose another one."),
        "max_length": _("The name of the file is too long. Shorten it."),
        "contradiction": _("Choose a file or take it away, not both."),
    },
    forms.DecimalField: {"invalid": _("Write a number, such as 0.5.")},
    forms.FloatField: {"invalid": _("Write a number, such as 0.5.")},
    forms.DateField: {"invalid": _("Write the day as 2026-11-24.")},
    forms.TimeField: {"invalid": _("Write the time as 09:00.")},
}
LIMITS: dict[type[validators.BaseValidator], Any] = {
    validators.MinValueValidator: _("Too little: write %(limit_value)s or more."),
    validators.MaxValueValidator: _("Too much: write %(limit_value)s or less."),
    validators.MinLengthValidator: ngettext_lazy(
        "Too short: write at least %(limit_value)d letter.",
        "Too short: write at least %(limit_value)d letters.", "limit_value",
    ),
    validators.MaxLengthValidator: ngettext_lazy(
        "Too long: it has %(show_value)d letters, %(limit_value)d fits.",
        "Too long: it has %(show_value)d letters, at most %(limit_value)d fit.", "limit_value",
    ),
}


def use_own_words() -> None:
    """Sets the words at Django's classes; saying them again changes nothing."""
    for field, words in FIELDS.items():
        # A class without words of its own shares its parent's: it gets a dictionary of its own.
        field.default_error_messages = {
            **vars(field).get("default_error_messages", {}), **words,
        }
    for validator, text in LIMITS.items():
        validator.message = text
    validators.EmailValidator.message = _("Write the whole address, such as nama@contoh.id.")
    validators.ProhibitNullCharactersValidator.message = _(
        "There is a mark in it that cannot be kept. Write it anew instead of pasting it."
    )
