"""People of a file of JSON lines as the engine's rows.

Year of birth and disability stand in such files; they are read over and never kept. A field may
be missing or of any type: what cannot be read is not known. A line is skipped only where it is
no JSON object, has no id, or repeats one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from antarkerja.domain.matching.imports.plain import (
    licences_of,
    region_of,
    regions_of,
    rung_of,
    text_of,
    texts_of,
    whole_of,
)
from antarkerja.domain.matching.queries.feed import wishes_or_likely
from antarkerja.domain.matching.queries.languages import languages_of
from antarkerja.domain.reference.advertisements import licences_named
from antarkerja.domain.reference.fields import ANY, all_fields_meant, near_fields
from antarkerja.domain.reference.occupations import (
    likely_occupation_of,
    likely_occupations,
    title_words,
)
from antarkerja.domain.reference.regions import point_of, province_of, provinces
from antarkerja.domain.reference.skills import skills_meant, skills_told
from matchengine import Seeker, Work

WISHES_MAX, SPELLS_MAX = 10, 20
MONTHS_MAX, WAGE_MAX = 960, 10**12
CERTAIN, POSSIBLE = 0.25, 0.2
_ANYTHING = re.compile(
    r"^\W*(?:(?:kerja|pekerjaan)\s+)?(?:apa\s?(?:saja|pun)|bebas|serabutan|any(?:thing)?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FileSeeker:
    """A person of the file: the id as it stands there, and the engine's row.

    ``unread`` names what the ``line`` tells and nothing could be read of.
    """

    id: str
    row: Seeker
    line: int = 0
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that was left out, and why, in words."""

    line: int
    why: str


@dataclass(slots=True)
class _Reading:
    people: list[FileSeeker] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def read_seekers(text: str) -> tuple[list[FileSeeker], list[Skipped]]:
    """The people in the order of their lines, and the lines that were left out."""
    reading = _Reading()
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
        if line.strip():
            _take(reading, number, line)
    return reading.people, reading.skipped


def _take(reading: _Reading, number: int, line: str) -> None:
    said, why = _object(line)
    name = text_of(said.get("id"))
    if not why and not name:
        why = _("it has no id")
    elif not why and name in reading.seen:
        why = _("the id %(id)s has come before") % {"id": name}
    if why:
        reading.skipped.append(Skipped(number, why))
        return
    reading.seen.add(name)
    row = _seeker(len(reading.people), said)
    reading.people.append(FileSeeker(name, row, number, _unread(said, row)))


def _unread(said: Mapping[str, object], row: Seeker) -> tuple[str, ...]:
    read = {
        "education_level": row.education,
        "major": row.fields or ANY in _fields(said.get("major")),
        "experience": row.work,
        "willing_regions": row.places,
        "wage_min": row.wage_floor is not None or text_of(said.get("wage_min")) == "0",
    }
    return tuple(name for name, value in read.items() if said.get(name) and not value)


def _fields(value: object) -> frozenset[str]:
    return all_fields_meant(texts_of(value) if isinstance(value, list) else [text_of(value)])


def _education(value: object) -> int | None:
    """The highest of several levels."""
    rungs = map(rung_of, texts_of(value) if isinstance(value, list) else [text_of(value)])
    return max((rung for rung in rungs if rung), default=None)


def _object(line: str) -> tuple[Mapping[str, object], str]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return {}, _("it is no JSON")
    return (said, "") if isinstance(said, dict) else ({}, _("it is no JSON object"))


def _seeker(number: int, said: Mapping[str, object]) -> Seeker:
    spells = _spells(said.get("experience"))
    wanted = [wish for wish in texts_of(said.get("wanted_jobs")) if not _ANYTHING.match(wish)]
    papers = texts_of(said.get("certificates"))
    fields = _fields(said.get("major")) - {ANY}
    home = region_of(said.get("kode_kab_dagri"))
    work = tuple(_work(*spell) for spell in spells)
    wishes = _wishes(wanted[:WISHES_MAX])
    return Seeker(
        id=number,
        wishes=wishes_or_likely(wishes, (spell.occupation for spell in work), fields)
        if wanted
        else (),
        work=work,
        education=_education(said.get("education_level")),
        fields=fields,
        near_fields=near_fields(fields),
        skills=_skills([*texts_of(said.get("skills")), *papers], spells, said.get("notes")),
        licences=licences_of(licences_named("; ".join(papers))),
        languages=languages_of(texts_of(said.get("languages"))),
        region=home,
        point=point_of(home) if home else None,
        places=_places(said.get("willing_regions"), home),
        wage_floor=whole_of(said.get("wage_min"), WAGE_MAX) or None,
        words=_words([*wanted, *(title for title, _, _ in spells)]),
    )


def _spells(value: object) -> list[tuple[str, int | None, str]]:
    """Title, months and duties of each spell that says either."""
    if isinstance(value, Mapping | str):
        value = [value]
    spells = []
    for one in value[:SPELLS_MAX] if isinstance(value, list) else []:
        said = one if isinstance(one, Mapping) else {"title": one}
        title, duties = text_of(said.get("title")), " ".join(texts_of(said.get("duties")))
        if title or duties:
            spells.append((title, whole_of(said.get("months"), MONTHS_MAX), duties))
    return spells


def _work(title: str, months: int | None, duties: str) -> Work:
    found = likely_occupation_of(title or duties, duties)
    sure = found and found[0].probability >= CERTAIN
    return Work(found[0].group if sure else "", months)


def _wishes(wanted: list[str]) -> tuple[str, ...]:
    """Groups of the wishes, the dearest first, and after them what else a wish may mean."""
    found = likely_occupations(wanted)
    first = [one[0].group for one in found if one and one[0].probability >= CERTAIN]
    also = [one.group for several in found for one in several[1:] if one.probability >= POSSIBLE]
    return tuple(dict.fromkeys([*first, *also]))


def _skills(
    named: Iterable[str], spells: Iterable[tuple[str, int | None, str]], notes: object
) -> frozenset[str]:
    told = [f"{title}: {duties}" for title, _, duties in spells]
    running = skills_told(". ".join([*told, text_of(notes)]))
    return frozenset(skill for label in named for skill in skills_meant(label)) | frozenset(
        one.skill for one in running
    )


def _places(value: object, home: str) -> tuple[str, ...]:
    """Regions that are accepted by name; none where the person has not said."""
    found: list[str] = []
    for said in texts_of(value):
        if said.lower() == "anywhere":
            return tuple(one.code for one in provinces())
        if said.lower() == "province":
            found += [province_of(home)] if home else []
        else:
            found += regions_of(said)
    return tuple(dict.fromkeys(found))


def _words(titles: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(title_words, titles))
