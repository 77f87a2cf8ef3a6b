"""Which of a practice's texts a reader gets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from antarkerja.domain.practices.enums.practice import Language
from antarkerja.domain.practices.models import PracticeText


def best_text(texts: Iterable[PracticeText], language: str) -> PracticeText | None:
    """The text in the reader's language, else the Indonesian one, else whichever there is."""
    by_language = {text.language: text for text in texts}
    wanted: Sequence[str] = (language, Language.INDONESIAN, *by_language)
    return next((by_language[one] for one in wanted if one in by_language), None)
