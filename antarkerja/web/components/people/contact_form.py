"""How somebody wishes to be told things: shared by the phone and the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.messaging.enums import Channel, Language, Topic

if TYPE_CHECKING:
    from antarkerja.domain.jobseekers.models import ContactPreference


class ContactForm(forms.Form):
    """One page of choices; topics that are ticked are told."""

    channel = forms.ChoiceField(
        label=_("How should we tell you?"), required=False, widget=forms.RadioSelect,
        choices=[("", _("As it reaches best")), *Channel.choices],
        help_text=_("With WhatsApp or SMS you agree that we write to your phone. What cannot be "
                    "sent so comes the next way that reaches you, at last as a letter."),
    )
    language = forms.ChoiceField(label=_("In which language?"), choices=Language.choices)
    topics = forms.MultipleChoiceField(
        label=_("About what?"), required=False, choices=Topic.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What is not ticked is not sent. Who sees your data is always told."),
    )

    @classmethod
    def of(cls, wish: ContactPreference, data: Any = None) -> ContactForm:
        """Filled with the wish that stands."""
        return cls(data, initial={
            "channel": wish.channel, "language": wish.language,
            "topics": [topic.value for topic in Topic if topic not in wish.declined],
        })

    def chosen(self) -> dict[str, Any]:
        """Arguments of `jobseekers.operations.contact.choose_contact`."""
        data = self.cleaned_data
        return {
            "channel": Channel(data["channel"]) if data["channel"] else None,
            "language": Language(data["language"]),
            "declined": [topic for topic in Topic if topic not in data["topics"]],
        }
