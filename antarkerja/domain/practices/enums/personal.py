"""What a text about work may hold of a person, and must not when others read it."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PersonalKind(TextChoices):
    NIK = "nik", _("NIK")
    PHONE = "phone", _("Phone number")
    EMAIL = "email", _("E-mail address")
    NAME = "name", _("Name of a person")
