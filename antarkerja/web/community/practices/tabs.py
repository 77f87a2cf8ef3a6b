"""Places beside each other, of which one is open: lists, languages."""

from __future__ import annotations

from dataclasses import dataclass

from antarkerja.domain.practices.enums.practice import Language

# Each language is called as its readers call it.
NATIVE = {Language.INDONESIAN: "Bahasa Indonesia", Language.ENGLISH: "English"}


@dataclass(frozen=True, slots=True)
class Tab:
    """`code` is the language of the label, where it is not the page's."""

    label: str
    url: str
    is_here: bool
    code: str = ""


def language_tab(language: Language, url: str, *, is_here: bool) -> Tab:
    return Tab(NATIVE[language], url, is_here, language.value)
