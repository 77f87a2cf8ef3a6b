"""How the officer knew the person who asks for a code."""

from __future__ import annotations

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Proof(TextChoices):
    """Goes into the ledger beside the code's issue."""

    ID_CARD = "id_card", _("KTP seen, face and name fit")
    FAMILY_CARD = "family_card", _("Family card or diploma seen, KTP is lost")
    KNOWN = "known", _("I know the person")


class ProofForm(forms.Form):
    proof = forms.ChoiceField(
        label=_("How do you know that it is this person?"), choices=Proof.choices,
        widget=forms.RadioSelect,
        help_text=_("A code opens the person's whole file. It is kept who gave it and why."),
    )
