"""What refused words about a practice, and how to mend it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from antarkerja.domain.practices.errors.replication import TellsOfPeopleError
from antarkerja.domain.practices.errors.review import PersonalDataError, ReviewNeededError

REFUSALS = (PersonalDataError, ReviewNeededError)


def words_for(error: Exception) -> str:
    """One sentence for a refusal of `REFUSALS`, or for words that tell of people."""
    words: list[str] = []
    if isinstance(error, PersonalDataError):
        words = [one.words for one in error.places]
    elif isinstance(error, TellsOfPeopleError):
        words = error.words
    if words:
        return _("This looks like somebody's data: %(words)s. Take it out, then save again.") % {
            "words": ", ".join(dict.fromkeys(words))}
    return _("Others read it only after two colleagues of other offices found it ready.")
