"""An office's words for an event, and when its messages may ring."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.messaging.enums import MessageEvent
from antarkerja.domain.messaging.errors import BracesError, UnknownPlaceholderError
from antarkerja.domain.messaging.policies.wording import Wording, check_wording

if TYPE_CHECKING:
    from antarkerja.domain.messaging.models import OfficeMessaging


class TextForm(forms.Form):
    subject = forms.CharField(
        label=_("Subject"), max_length=160, help_text=_("For e-mails and letters."))
    body = forms.CharField(
        label=_("Text"), max_length=1000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Names in braces are filled in, such as {name}. Say first who writes."),
    )

    def __init__(self, data: Any = None, *, event: MessageEvent, wording: Wording) -> None:
        super().__init__(data, initial={"subject": wording.subject, "body": wording.body})
        self.event = event

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        wording = Wording(data.get("subject", ""), data.get("body", ""))
        try:
            check_wording(self.event, wording)
        except BracesError:
            self.add_error("body", _("A brace is left over. Write a name between two, such as "
                                     "{name}."))
        except UnknownPlaceholderError as error:
            self.add_error("body", _("This event does not know: %(names)s.") % {
                "names": ", ".join(f"{{{name}}}" for name in error.names)})
        return {**data, "wording": wording}


class SettingsForm(forms.Form):
    quiet_from = forms.TimeField(
        label=_("No phone rings from"), input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal"}),
    )
    quiet_until = forms.TimeField(
        label=_("until"), input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(format="%H.%M", attrs={"inputmode": "decimal"}),
        help_text=_("On the office's own clock. The same time twice: no quiet hours."),
    )
    keep_days = forms.IntegerField(
        label=_("Days for which texts and addresses are kept"), min_value=30, max_value=1825,
        help_text=_("Afterwards only the fact stays: what was told, to whom and when."),
    )

    @classmethod
    def of(cls, chosen: OfficeMessaging, data: Any = None) -> SettingsForm:
        return cls(data, initial={
            "quiet_from": chosen.quiet_from, "quiet_until": chosen.quiet_until,
            "keep_days": chosen.keep_days,
        })
