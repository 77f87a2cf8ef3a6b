"""Sections of KBLI 2020 and 2025, with names in the project's own words.

Letters moved between the editions (K was finance, then telecommunication and computing), so a
letter never stands without its edition. The two-digit divisions are facts of both editions.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

from django.db.models import Q
from django.utils.translation import get_language

from antarkerja.domain.reference.errors import UnknownCodeError
from antarkerja.domain.reference.models import Edition


@dataclass(frozen=True, slots=True)
class Section:
    """One letter of one edition; `first` and `last` are its two-digit divisions."""

    version: str
    letter: str
    first: str
    last: str
    name_id: str
    name_en: str

    @property
    def name(self) -> str:
        """In the reader's language."""
        return self.name_en if (get_language() or "id").startswith("en") else self.name_id


@cache
def sections(version: str) -> tuple[Section, ...]:
    """The sections of an edition, "2020" or "2025", in order of their letters.

    Raises:
        UnknownCodeError: no such edition.
    """
    data = resources.files("antarkerja.domain.reference") / "data" / "industry_sections.csv"
    rows = csv.DictReader(data.read_text(encoding="utf-8").splitlines())
    found = tuple(Section(**row) for row in rows if row["version"] == version)
    if not found:
        raise UnknownCodeError(f"KBLI {version}")
    return found


def section_of(code: str, version: str) -> Section:
    """The section of a KBLI code of 1 (the letter) to 5 digits.

    Raises:
        UnknownCodeError: the edition has no such letter or division.
    """
    for section in sections(version):
        if code == section.letter or section.first <= code[:2] <= section.last:
            return section
    raise UnknownCodeError(f"{code} in KBLI {version}")


def industry_name(code: str, version: str) -> str:
    """The name of the section that a code lies in; the code itself where none does."""
    if not code:
        return ""
    try:
        return section_of(code, version).name
    except UnknownCodeError:
        return code


def kbli_version(*, on: date) -> str:
    """The edition in force on a day.

    Raises:
        UnknownCodeError: none was.
    """
    version = (
        Edition.objects.filter(scheme="kbli", valid_from__lte=on)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on))
        .order_by("-valid_from").values_list("version", flat=True).first()
    )
    if version is None:
        raise UnknownCodeError(f"KBLI on {on}")
    return version
