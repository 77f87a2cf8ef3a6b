"""From the cells of a row to what is said about a vacancy, and what is wrong with it. Pure."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from antarkerja.domain.employers.imports.formats import MAGANGHUB, MAGANGHUB_DESCRIBED
from antarkerja.domain.employers.policies import (
    TITLE_MAX,
    VacancyDetails,
    check_details,
    firm_key,
)
from antarkerja.domain.offices.imports import Draft
from antarkerja.domain.reference.enums import Contract, Hours, Licence
from antarkerja.domain.reference.occupations import is_group
from antarkerja.domain.reference.places import PlaceNote, find_place
from antarkerja.shared.tabular import Problem, Row, read_date, read_money, read_whole_number

LISTS = ("education_levels", "fields_of_study", "skills", "licences", "languages")
DAYS = ("opens_on", "closes_on")
# Words for a level; "Diploma" without a number is a D3 in practice.
LEVELS = {
    "sd": "SD", "smp": "SMP", "sltp": "SMP", "sma": "SMA", "slta": "SMA", "ma": "SMA", "smu": "SMA",
    "smk": "SMK", "stm": "SMK", "d1": "D1", "di": "D1", "d2": "D2", "dii": "D2", "d3": "D3",
    "diii": "D3", "diploma": "D3", "d4": "D4", "div": "D4", "sarjanaterapan": "D4", "s1": "S1",
    "sarjana": "S1", "strata1": "S1", "profesi": "PROFESI", "s2": "S2", "magister": "S2",
    "pascasarjana": "S2", "s3": "S3", "doktor": "S3", "tidaksekolah": "NONE", "none": "NONE",
}
CONTRACTS = {
    "pkwt": Contract.FIXED, "kontrak": Contract.FIXED, "contract": Contract.FIXED,
    "pkwtt": Contract.OPEN, "tetap": Contract.OPEN, "fulltime": Contract.OPEN,
    "harian": Contract.DAILY, "harianlepas": Contract.DAILY, "magang": Contract.INTERNSHIP,
    "internship": Contract.INTERNSHIP, "mitra": Contract.PARTNER, "kemitraan": Contract.PARTNER,
}
HOURS = {
    "penuh": Hours.FULL, "penuhwaktu": Hours.FULL, "full": Hours.FULL, "fulltime": Hours.FULL,
    "paruh": Hours.PART, "paruhwaktu": Hours.PART, "part": Hours.PART, "parttime": Hours.PART,
    "shift": Hours.SHIFT, "sif": Hours.SHIFT,
}
LANGUAGES = {
    "inggris": "en", "mandarin": "zh", "jepang": "ja", "korea": "ko", "arab": "ar",
    "jerman": "de", "belanda": "nl", "prancis": "fr", "indonesia": "id",
}
LICENCES = {re.sub(r"[^a-z0-9]+", "", value.lower()): value for value in Licence.values} | {
    f"sim{kind}": f"SIM_{kind.upper()}" for kind in ("a", "b1", "b2", "c", "d")
}


def draft_of(row: Row, columns: Mapping[str, str], format_name: str) -> Draft:
    """The row as a draft: values as JSON keeps them, its key, and every problem."""
    reader = _Reader(row, columns)
    values = reader.values(format_name)
    draft = Draft(line=row.line, problems=[*row.problems, *reader.problems])
    if draft.refused:
        draft.values = _short(values)
        draft.refuse()
        return draft
    draft.values = values
    draft.key = source_key(values)
    draft.digest = hashlib.sha256(repr(sorted(row.cells.items())).encode()).hexdigest()[:16]
    found = check_details(details_from(values, opens_on=date(2000, 1, 1)))
    for problem in found:
        if problem.code != "region_missing" and not (problem.code == "days_order"
                                                     and "opens_on" not in values):
            draft.problems.append(Problem(
                columns.get(problem.column, problem.column), problem.code, problem.value,
                soft=not problem.hard,
            ))
    if draft.refused:
        draft.refuse()
    return draft


def source_key(values: Mapping[str, Any]) -> str:
    """Hash of normalised title, firm, place, level and fields of study.

    The place is the one that the file writes, not the code it was read as: a later edition of
    the regions must not make every row look new.
    """
    parts = (
        _plain(values["title"]),
        firm_key(values["employer"]),
        _plain_place(values.get("place", "")),
        ",".join(sorted(values.get("education_levels", ()))),
        ",".join(sorted({_plain(word) for word in values.get("fields_of_study", ())})),
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def details_from(values: Mapping[str, Any], *, opens_on: date) -> VacancyDetails:
    """Details of the stored values; `opens_on` counts where the file states no day."""
    fields: dict[str, Any] = {
        name: value for name, value in values.items() if name not in ("employer", "place")
    }
    for name in LISTS:
        if name in fields:
            fields[name] = tuple(fields[name])
    for name in DAYS:
        if fields.get(name):
            fields[name] = date.fromisoformat(fields[name])
    fields.setdefault("opens_on", opens_on)
    return VacancyDetails(**fields)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _plain_place(text: str) -> str:
    return re.sub(r"^kabupaten\b", "kab", _plain(text))


def _short(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the preview shows of a refused row."""
    return {
        name: value[:TITLE_MAX] for name, value in values.items()
        if name in ("title", "employer", "place") and isinstance(value, str)
    }


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())


class _Reader:
    """Reads the cells of one row and collects what cannot be read."""

    def __init__(self, row: Row, columns: Mapping[str, str]) -> None:
        self.row, self.columns = row, columns
        self.problems: list[Problem] = []

    def values(self, format_name: str) -> dict[str, Any]:
        """Only what the file states: an empty cell states nothing."""
        read: dict[str, Any] = {"title": self._title(), "employer": self._employer()}
        read |= self._place()
        for name in ("places", "applicants_elsewhere", "experience_min"):
            read[name] = self._read(name, read_whole_number, "number_unreadable")
        if read["applicants_elsewhere"] is not None and read["applicants_elsewhere"] < 0:
            self._note("applicants_elsewhere", "number_unreadable", soft=False)
        for name in DAYS:
            day = self._read(name, read_date, "day_unreadable")
            read[name] = day.isoformat() if day else None
        read |= self._wages()
        read["education_levels"] = self._codes("education_levels", LEVELS, "level_unknown")
        read["fields_of_study"] = self._words("fields_of_study")
        read["skills"] = self._words("skills")
        read["licences"] = self._codes("licences", LICENCES, "licence_unknown")
        read["languages"] = self._codes("languages", LANGUAGES, "language_unknown")
        read["contract"] = self._code("contract", CONTRACTS)
        read["hours"] = self._code("hours", HOURS)
        read["work_days"] = self._work_days()
        read["description"] = self._description()
        read["kbji"] = self._kbji()
        if format_name in (MAGANGHUB, MAGANGHUB_DESCRIBED):
            read["contract"] = Contract.INTERNSHIP.value
        return {name: value for name, value in read.items() if value not in (None, "", [])}

    def cell(self, name: str) -> str:
        return self.row.cells.get(self.columns.get(name, ""), "")

    def _note(self, name: str, code: str, *, soft: bool) -> None:
        self.problems.append(Problem(self.columns.get(name, name), code, self.cell(name), soft))

    def _title(self) -> str:
        title = " ".join(self.cell("title").split())
        if not re.search(r"\w", title):
            self._note("title", "title_missing", soft=False)
        return title

    def _employer(self) -> str:
        name = " ".join(self.cell("employer").split())
        if not firm_key(name):
            self._note("employer", "employer_missing", soft=False)
        elif len(name) > TITLE_MAX:
            self._note("employer", "employer_too_long", soft=False)
        return name

    def _place(self) -> dict[str, str]:
        text = self.cell("place")
        place = find_place(self.cell("region") or text)
        if place.note == PlaceNote.UNKNOWN and self.cell("region") and text:
            place = find_place(text)
        if place.note:
            self._note("place", place.note.value, soft=place.note != PlaceNote.UNKNOWN)
        workplace = self.cell("workplace") or (text if place.note else "")
        return {"place": text, "region": place.code, "workplace": workplace[:200]}

    def _read(self, name: str, read: Callable[[str], Any], code: str) -> Any:
        text = self.cell(name)
        if not text:
            return None
        try:
            return read(text)
        except (ValueError, OverflowError):
            self._note(name, code, soft=False)
            return None

    def _wages(self) -> dict[str, int | None]:
        low, high = self._read("wage_min", read_money, "wage_unreadable") or (None, None)
        top, topmost = self._read("wage_max", read_money, "wage_unreadable") or (None, None)
        return {"wage_min": low, "wage_max": topmost or top or high}

    def _words(self, name: str) -> list[str]:
        text = self.cell(name)
        if not text:
            return []
        words = re.split(r"[;\n]" if ";" in text else r"[,\n]", text)
        return list(dict.fromkeys(word for word in (" ".join(w.split()) for w in words) if word))

    def _codes(self, name: str, known: Mapping[str, str], code: str) -> list[str]:
        """Codes of the words; a word that is not known is a note and is left out."""
        found: list[str] = []
        if not self.cell(name):
            return found
        for word in re.split(r"[,;/\n]|\bdan\b|\batau\b", self.cell(name)):
            key = _squeezed(word)
            value = known.get(key)
            if value:
                found.append(str(value))
            elif key:
                column = self.columns.get(name, name)
                self.problems.append(Problem(column, code, word.strip(), soft=True))
        return list(dict.fromkeys(found))

    def _code(self, name: str, known: Mapping[str, Contract | Hours]) -> str:
        key = _squeezed(self.cell(name))
        value = known.get(key)
        if key and value is None:
            self._note(name, "code_unknown", soft=True)
        return value.value if value else ""

    def _kbji(self) -> str:
        """A group that exists, of the code's first four digits: 8153.01 is within 8153."""
        digits = re.sub(r"\D", "", self.cell("kbji"))
        code = digits[:4]
        if not self.cell("kbji") or is_group(code):
            return code
        self._note("kbji", "kbji_not_found", soft=True)
        return ""

    def _work_days(self) -> str:
        days, off = self.cell("work_days"), self.cell("days_off")
        return (f"{days}; libur {off}" if off else days)[:80]

    def _description(self) -> str:
        parts = [self.cell("description")]
        if self.cell("category"):
            parts.append(f"Kategori: {self.cell('category')}")
        if self.cell("site_wage"):
            wage = self._read("site_wage", read_money, "wage_unreadable") or (None, None)
            if wage[0]:
                # An estimate of the site is no offer of the employer, so it is no wage.
                parts.append(f"Perkiraan upah menurut situs: Rp{wage[0]:,}".replace(",", "."))
        return "\n".join(part for part in parts if part)
