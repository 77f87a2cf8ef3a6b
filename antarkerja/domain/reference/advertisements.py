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
