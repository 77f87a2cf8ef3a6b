"""What refused words about a practice, and how to mend it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from antarkerja.domain.practices.errors.review import PersonalDataError, ReviewNeededError

REFUSALS = (PersonalDataError, ReviewNeededError)


def words_for(error: Exception) -> str:
    """One sentence for a refusal of `REFUSALS`."""
    if isinstance(error, PersonalDataError):
        return _("This looks like somebody's data: %(words)s. Take it out, then save again.") % {
            "words": ", ".join(dict.fromkeys(one.words for one in error.places))}
    return _("Others read it only after two colleagues of other offices found it ready.")
