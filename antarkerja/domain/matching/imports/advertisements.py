"""Advertisements of a MagangHub file as the engine's rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from antarkerja.domain.matching.errors import ColumnsMissingError
from antarkerja.domain.matching.imports.plain import (
    region_of,
    rung_of,
    text_of,
    whole_of,
)
from antarkerja.domain.matching.queries.feed import (
    Coded,
    asked_occupation,
    fields_asked,
    is_regulated,
)
from antarkerja.domain.matching.queries.languages import languages_of
from antarkerja.domain.reference.advertisements import Asks, asks_of
from antarkerja.domain.reference.fields import ANY, all_fields_meant
from antarkerja.domain.reference.occupations import (
    Likely,
    likely_occupation_of,
    likely_occupations,
    title_words,
)
from antarkerja.domain.reference.regions import point_of
from antarkerja.domain.reference.skills import usual_skills
from matchengine import Vacancy, VacancyIndex

NEEDED = ("id_posisi", "posisi")
UNCLEAR, PLACES_MAX = 0.4, 100_000
DESCRIPTION_MAX = 3_000
_ANY_DIPLOMA = re.compile(r"\bdiploma\b(?![ .\-]*(?:[1-4]|i|v|satu|dua|tiga|empat))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileVacancies:
    """The index, and the ids of the file by the engine's numbers.

    Numbers follow the ids, so that the order of the rows in the file changes nothing.
    """

    index: VacancyIndex
    ids: tuple[str, ...]


def read_vacancies(text: str) -> FileVacancies:
    """Every advertisement of the file; a repeated id keeps its last row.

    Raises ColumnsMissingError where the columns `id_posisi` and `posisi` are missing.
    """
    csv.field_size_limit(10_000_000)
    table = csv.DictReader(io.StringIO(text, newline=""))
    header = [str(name).strip() for name in table.fieldnames or ()]
    table.fieldnames = header
    if missing := [name for name in NEEDED if name not in header]:
        raise ColumnsMissingError(missing)
    rows = {text_of(row.get("id_posisi")): row for row in table}
    rows.pop("", None)
    ids = tuple(sorted(rows))
    titles = [text_of(rows[one].get("posisi")) for one in ids]
    likely = likely_occupations(titles)
    index = VacancyIndex.build(
        _vacancy(number, rows[one], title, found)
        for number, (one, title, found) in enumerate(zip(ids, titles, likely, strict=True))
    )
    return FileVacancies(index, ids)


def _vacancy(
    number: int, row: Mapping[str, object], title: str, likely: tuple[Likely, ...]
) -> Vacancy:
    described = text_of(row.get("deskripsi"))[:DESCRIPTION_MAX]
    if described and (not likely or likely[0].probability < UNCLEAR):
        likely = likely_occupation_of(title, described)
    asks = asks_of(f"{title}. {described}")
    coded = asked_occupation(likely) if title or described else Coded()
    group = coded.sure_group
    fields, bind = fields_asked(group, _fields(row, asks))
    region = region_of(row.get("kode_kab_dagri"))
    return Vacancy(
        id=number,
        occupation=coded.group,
        occupation_confidence=coded.confidence,
        second=coded.second,
        second_confidence=coded.second_confidence,
        education_min=_rung(text_of(row.get("jenjang"))) or rung_of("; ".join(asks.levels)),
        fields=fields,
        fields_bind=bind,
        experience_min=asks.months,
        skills=frozenset(asks.skills),
        usual=usual_skills(group, coded.occupation) if group else frozenset(),
        licences=frozenset(asks.licences),
        # The level of the portal says who may register there, which is no law: hard only where
        # the advertisement itself asks the licence.
        regulated=is_regulated(group) and bool(asks.licences),
        languages=languages_of(asks.languages) - {"id"},
        region=region,
        point=point_of(region) if region else None,
        wage_min=asks.wage_min,
        wage_max=asks.wage_max,
        places=max(1, whole_of(row.get("kuota"), PLACES_MAX) or 1),
        words=title_words(title),
    )


def _rung(level: str) -> int | None:
    """The lowest level of the column, where a bare "Diploma" is any: D1 will do."""
    return rung_of(_ANY_DIPLOMA.sub("D1", level))


def _fields(row: Mapping[str, object], asks: Asks) -> frozenset[str]:
    """The fields of study asked; none where all will do."""
    listed: Iterable[str] = text_of(row.get("program_studi")).split(";")
    fields = all_fields_meant(one for one in listed if one.strip())
    fields = fields or all_fields_meant(asks.fields_of_study)
    return frozenset() if ANY in fields else fields
