"""The firm's answer, with its coded reason."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.matching.enums import RefusalReason


class InviteForm(forms.Form):
    note = forms.CharField(
        label=_("When and where"), max_length=300,
        help_text=_("The person reads it. For example: Monday 30 November, 09.00, gate 2."),
    )


class RefuseForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why not"), choices=[("", _("Choose")), *RefusalReason.choices],
        help_text=_("It helps the office to send people who fit better."),
    )
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
