"""What can be wrong with a package."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PackageFault(TextChoices):
    NO_ZIP = "no_zip", _("The file is no package: it is not a ZIP file. Send it again.")
    TOO_LARGE = "too_large", _("The package is too large. Ask for fewer practices at a time.")
    NO_MANIFEST = "no_manifest", _("A part that every package has is missing.")
    NEWER = "newer", _("The package was made by a newer program. Bring this one up to date.")
    SIGNATURE = "signature", _(
        "The signature does not fit: the package was changed on its way. Nothing was taken.")
    CHANGED = "changed", _("A part is not what the package says of it. Nothing was taken.")
    MISSING = "missing", _("A part that the package names is not in it.")
    WRITTEN_WRONG = "written_wrong", _("A part is not written as a package is.")
