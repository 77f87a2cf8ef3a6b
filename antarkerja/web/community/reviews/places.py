"""Where a text gives somebody away, in words that say how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from antarkerja.domain.practices.enums.personal import PersonalKind
from antarkerja.domain.practices.enums.practice import Language
from antarkerja.domain.practices.enums.writing import WritingPart
from antarkerja.web.community.practices.reading import LABELS

if TYPE_CHECKING:
    from antarkerja.domain.practices.models import Practice
    from antarkerja.domain.practices.policies.places import Place

PARTS = {
    "title": WritingPart.PROBLEM, "problem": WritingPart.PROBLEM, "steps": WritingPart.STEPS,
    "partners": WritingPart.NEEDS, "tools": WritingPart.NEEDS,
    "did_not_work": WritingPart.RESULTS, "risks": WritingPart.RESULTS,
    "self_reported": WritingPart.RESULTS, "context": WritingPart.PLACE,
    "origin_place": WritingPart.PLACE, "origin_source": WritingPart.PLACE,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One place: what was found, in which part of the text, how to mend it, and where."""

    words: str
    kind: str
    part: str
    remedy: str
    url: str


def lines_of(practice: Practice, places: Iterable[Place]) -> list[Line]:
    return [
        Line(one.words, str(PersonalKind(one.kind).label), _part(one), _remedy(one.kind),
             _address(practice, one))
        for one in places
    ]


def words_of(places: Iterable[Place]) -> str:
    """One sentence about text that somebody has just typed."""
    return _("This looks like somebody's data: %(words)s. Take it out, then save again.") % {
        "words": ", ".join(dict.fromkeys(one.words for one in places))}


def _part(one: Place) -> str:
    if one.field == "files":
        return _("Name of a file")
    label = str(LABELS.get(one.field, _("Where it comes from")))
    return f"{label} (English)" if one.language == Language.ENGLISH else label


def _remedy(kind: PersonalKind) -> str:
    known = {
        PersonalKind.NIK: _("Take the number out; no reader needs it."),
        PersonalKind.PHONE: _("Take the number out, or name the counter to ask at."),
        PersonalKind.EMAIL: _("Take the address out, or name the office instead."),
        PersonalKind.NAME: _("Write who it is, not the name: “a jobseeker”, “a colleague”."),
    }
    return known[kind]


def _address(practice: Practice, one: Place) -> str:
    if one.field == "files":
        return reverse("community:practice_files", args=[practice.pk])
    part = PARTS.get(one.field, WritingPart.PROBLEM)
    return reverse("community:practice_part", args=[practice.pk, part.value])
