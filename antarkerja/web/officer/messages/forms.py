"""Sending a message anew: the same way or another, to the address of then or a better one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.messaging.enums import Channel
from antarkerja.domain.messaging.policies.quiet import RINGS
from antarkerja.shared.phones import e164


class ResendForm(forms.Form):
    channel = forms.ChoiceField(label=_("Send by"), choices=Channel.choices)
    address = forms.CharField(
        label=_("To"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A phone number, an e-mail address, or name and address for a letter."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        address, channel = data.get("address", "").strip(), data.get("channel", "")
        if not address or not channel:
            return data
        if channel in RINGS:
            address = e164(address)
            if not address:
                self.add_error("address", _("Write the phone number as 0812-3456-7890"))
        elif channel == Channel.EMAIL:
            try:
                validate_email(address)
            except forms.ValidationError:
                self.add_error("address", _("Write the e-mail address as name@example.id"))
        return {**data, "address": address, "channel": Channel(channel)}
