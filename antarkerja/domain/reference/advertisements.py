"""What the text of an advertisement says, in the codes of this program."""

from __future__ import annotations

import re
from dataclasses import dataclass

from antarkerja.domain.reference.enums import Contract, Education, Hours, Licence
from antarkerja.domain.reference.skills import skill_name, skills_told

LONGEST, LONGEST_TITLE, MOST_SKILLS = 20_000, 80, 12
# Words before the job: "DIBUTUHKAN SEGERA: Operator Jahit".
BEFORE_THE_JOB = re.compile(
    r"^(?:\W|\b(?:di ?butuhkan|di ?cari|lowongan|lowker|loker|kerja|segera|urgent|hiring|we are|"
    r"we're|posisi|position|job|vacancy|open|recruitment|info|membutuhkan|mencari|butuh|cepat)\b)+",
    re.IGNORECASE,
)
HOURS = {"PARUH_WAKTU": Hours.PART, "PENUH_WAKTU": Hours.FULL}
CONTRACTS = {"PKWT": Contract.FIXED, "PKWTT": Contract.OPEN, "MAGANG": Contract.INTERNSHIP,
             "HARIAN": Contract.DAILY, "LEPAS": Contract.DAILY, "MITRA": Contract.PARTNER}


@dataclass(frozen=True, slots=True, kw_only=True)
class Advertised:
    """What was read; empty where the text is silent. Wages are rupiah a month."""

    title: str = ""
    education_levels: tuple[str, ...] = ()
    fields_of_study: tuple[str, ...] = ()
    experience_min: int | None = None
    skills: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    wage_min: int | None = None
    wage_max: int | None = None
    contract: str = ""
    hours: str = ""
    work_days: str = ""
    stated_limits: str = ""


def read_advertisement(text: str) -> Advertised:
    """Reads an advertisement as somebody pastes it; never fails, whatever the text is."""
    from jobcoder import parse_requirements  # noqa: PLC0415 (loads word lists)

    text = text[:LONGEST]
    asked = parse_requirements(text)
    wage = next((found for found in asked.wages.values if found.period == "month"), None)
    months = [found.least for found in asked.experience.values if found.least is not None]
    shifts = any(found.kind == "shift" for found in asked.hours.values)
    return Advertised(
        title=_title(text),
        education_levels=tuple(v for v in asked.education.values if v in Education.values and v),
        fields_of_study=asked.fields_of_study.values,
        experience_min=min(months) if months else None,
        skills=_skills(text),
        licences=tuple(v for v in asked.licences.values if v in Licence.values),
        wage_min=wage.low if wage else None, wage_max=wage.high if wage else None,
        contract=next((CONTRACTS[v] for v in asked.contracts.values if v in CONTRACTS), ""),
        hours=Hours.SHIFT if shifts else next(
            (HOURS[v] for v in asked.contracts.values if v in HOURS), ""),
        work_days=", ".join(text[f.start:f.end] for f in asked.hours.found)[:LONGEST_TITLE],
        stated_limits=", ".join(text[limit.start:limit.end] for limit in asked.limits)[:200],
    )


def _title(text: str) -> str:
    """The job in the first line that names one, without the words that call for people."""
    for line in text.splitlines():
        plain = BEFORE_THE_JOB.sub("", " ".join(line.split()))
        job = re.split(r"[.!?;|]|\s[-–]\s|:", plain, maxsplit=1)[0].strip(" *_-–")
        if len(job) >= 3:
            return job[:LONGEST_TITLE]
    return ""


def _skills(text: str) -> tuple[str, ...]:
    """Skills by their names in the reader's language; licences and languages stand elsewhere."""
    names = (skill_name(told.skill) for told in skills_told(text))
    kept = (name.name for name in names if name and name.kind not in ("licence", "language"))
    return tuple(dict.fromkeys(kept))[:MOST_SKILLS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asks:
    """What the text of an advertisement asks, in codes; empty where the text is silent.

    `skills` are ids, `languages` ISO codes, `months` the least experience, wages rupiah a month.
    """

    levels: tuple[str, ...] = ()
    fields_of_study: tuple[str, ...] = ()
    months: int | None = None
    skills: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    wage_min: int | None = None
    wage_max: int | None = None


def asks_of(text: str) -> Asks:
    """Reads the text without the pleas around it; never fails, whatever the text is.

    What is only preferred ("diutamakan") is left out of languages and licences.
    """
    from jobcoder import parse_requirements  # noqa: PLC0415 (loads word lists)

    asked = parse_requirements(text[:LONGEST])
    wage = next((found for found in asked.wages.values if found.period == "month"), None)
    months = [one.value.least for one in asked.experience.found if not one.preferred]
    skills = (told.skill for told in skills_told(text[:LONGEST]))
    licences = (one.value for one in asked.licences.found if not one.preferred)
    return Asks(
        levels=asked.education.values,
        fields_of_study=asked.fields_of_study.values,
        months=min((one for one in months if one is not None), default=None),
        skills=tuple(dict.fromkeys(skill for skill in skills if is_work_skill(skill))),
        licences=tuple(dict.fromkeys(code for code in licences if code in Licence.values)),
        languages=tuple(
            dict.fromkeys(one.value for one in asked.languages.found if not one.preferred)
        ),
        wage_min=wage.low if wage else None,
        wage_max=wage.high if wage else None,
    )


def levels_named(text: str) -> tuple[str, ...]:
    """Levels of schooling that a text names, the lowest first; a bare "diploma" is D3."""
    from jobcoder import school_levels  # noqa: PLC0415 (loads word lists)

    return school_levels(text)


def licences_named(text: str) -> frozenset[str]:
    """Codes of the licences that a text names."""
    from jobcoder import parse_licences  # noqa: PLC0415 (loads word lists)

    return parse_licences(text)


def is_work_skill(skill_id: str) -> bool:
    """Whether a skill is none that stands elsewhere: licences and languages do."""
    found = skill_name(skill_id, "id")
    return found is not None and found.kind not in ("licence", "language")
