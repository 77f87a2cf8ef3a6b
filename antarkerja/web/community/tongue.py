"""The language in which a page of the community is read."""

from __future__ import annotations

from django.utils.translation import get_language

from antarkerja.domain.practices.enums.practice import Language


def tongue() -> Language:
    """Indonesian where the page has a language that no practice is written in."""
    code = (get_language() or "id")[:2]
    return Language(code) if code in Language.values else Language.INDONESIAN
