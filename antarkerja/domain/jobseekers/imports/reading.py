"""From the cells of a row to a person's details, and what is wrong with them.

What identifies a person (NIK, mother's name) leaves this module encrypted; the plain text is
kept nowhere, not even as the value of a problem.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from antarkerja.domain.jobseekers.enums import ProblemCode
from antarkerja.domain.jobseekers.policies import (
    PersonDetails,
    check_details,
    check_nik,
    nik_digits,
    read_details,
)
from antarkerja.domain.offices.imports import Draft
from antarkerja.domain.reference.enums import Licence
from antarkerja.domain.reference.places import PlaceNote, find_part, find_place
from antarkerja.domain.reference.regions import is_region
from antarkerja.shared.crypto import encrypt, keyed_hash
from antarkerja.shared.names import normalised_name
from antarkerja.shared.tabular import Problem, Row, read_date, read_money

SECRET = ("nik", "mother_name")
# A value that cannot be read here becomes unknown: the person is not turned away for it.
SOFT = {
    ProblemCode.CHOICE_UNKNOWN, ProblemCode.PHONE_UNREADABLE, ProblemCode.EMAIL_UNREADABLE,
    ProblemCode.POSTCODE_UNREADABLE, ProblemCode.RT_RW_UNREADABLE, ProblemCode.NUMBER_UNREADABLE,
    ProblemCode.NUMBER_IMPOSSIBLE, ProblemCode.YEAR_IMPOSSIBLE, ProblemCode.YEAR_BEFORE_SCHOOL,
    ProblemCode.TOO_LONG,
}
_EMPTY = PersonDetails(name="")
_LANGUAGE_LIMIT, _LINES_LIMIT = 40, 30


def draft_of(row: Row, columns: Mapping[str, str], *, on: date, min_age: int) -> Draft:
    """The row as a draft; `values` holds details, profile lines and registration dates."""
    return _PersonReader(row, columns, on, min_age).draft()


class _PersonReader:
    """Reads one row and collects problems under the headings of the file."""

    def __init__(
        self, row: Row, columns: Mapping[str, str], on: date, min_age: int
    ) -> None:
        self.row, self.columns, self.on, self.min_age = row, columns, on, min_age
        secret = {columns.get(name) for name in SECRET}
        self.problems = [
            replace(p, value="") if p.column in secret else p for p in row.problems
        ]

    def cell(self, name: str) -> str:
        return self.row.cells.get(self.columns.get(name, ""), "")

    def note(self, name: str, code: str, *, soft: bool, value: str | None = None) -> None:
        shown = "" if name in SECRET else self.cell(name) if value is None else value
        self.problems.append(Problem(self.columns.get(name, name), code, shown, soft))

    def draft(self) -> Draft:
        digits = self._nik()
        details = self._details(digits)
        values: dict[str, Any] = {"details": _stored(details), "profile": self._profile()}
        values |= self._registration()
        if digits:
            values |= {"nik": encrypt(digits).decode(), "nik_hash": keyed_hash(digits),
                       "nik_last4": digits[-4:]}
        draft = Draft(line=self.row.line, values=values, problems=self.problems)
        if draft.refused:
            draft.values = {"details": {"name": details.name[:120]}}
            draft.refuse()
            return draft
        draft.key = self._key(details, values.get("nik_hash", ""))
        draft.digest = hashlib.sha256(repr(sorted(self.row.cells.items())).encode()).hexdigest()
        return draft

    def _key(self, details: PersonDetails, nik_hash: str) -> str:
        if nik_hash:
            return nik_hash
        parts = (normalised_name(details.name), str(details.birth_on or ""), details.phone,
                 self.cell("profile_id") or normalised_name(details.address))
        return keyed_hash("\x1f".join(parts))

    def _nik(self) -> str:
        text = self.cell("nik").lstrip("'")
        if not text or text in {"-", "0"}:
            return ""
        if re.fullmatch(r"\d[.,]\d+e\+?\d+", text, re.IGNORECASE):
            self.note("nik", "nik_rounded", soft=False)
            return ""
        digits = nik_digits(text)
        for problem in check_nik(digits, on=self.on, birth_on=self._birth(), sex=self._sex()):
            self.note("nik", problem.code.value, soft=not problem.hard)
        return digits

    def _birth(self) -> date | None:
        try:
            return read_date(self.cell("birth_on"))
        except (ValueError, OverflowError):
            return None

    def _sex(self) -> str:
        return read_details({"sex": self.cell("sex")})[0].sex

    def _details(self, digits: str) -> PersonDetails:
        raw = {name: self.cell(name) for name in asdict(_EMPTY)}
        raw["name"] = self._name()
        raw["region"] = ""
        for name in ("birth_on", "available_from"):
            raw[name] = _iso(raw[name])
        raw["phone"] = _phone(raw["phone"])
        raw["wage_floor"] = self._wage()
        details, problems = read_details(raw)
        region = self._region()
        details = replace(details, region=region, birth_on=self._birth_on(details, digits))
        checked = check_details(details, on=self.on, min_age=self.min_age)
        for problem in [*problems, *checked]:
            soft = problem.code in SOFT or not problem.hard
            self.note(problem.field, problem.code.value, soft=soft)
            if soft and problem.field in raw and problem.hard:
                value = getattr(details, problem.field)
                short = value[:80] if problem.code == ProblemCode.TOO_LONG else None
                empty = getattr(_EMPTY, problem.field)
                details = replace(details, **{problem.field: short or empty})
        return details

    def _name(self) -> str:
        name = " ".join(self.cell("name").split())
        if not name and self.cell("profile_id"):
            # The national extract carries no names; the desk writes the name at the first visit.
            self.note("name", "name_placeholder", soft=True, value=self.cell("profile_id"))
            return f"Profil {self.cell('profile_id')}"[:120]
        return name

    def _birth_on(self, details: PersonDetails, digits: str) -> date | None:
        """The day that the file states, else that of the NIK where an age tells the century."""
        age = re.fullmatch(r"(\d{1,3})(?: .*)?", self.cell("age"))
        if details.birth_on or self.cell("birth_on") or not digits or age is None:
            return details.birth_on
        day, month, year = int(digits[6:8]) % 40, int(digits[8:10]), int(digits[10:12])
        for century in (2000, 1900):
            try:
                birth = date(century + year, month, day)
            except ValueError:
                return None
            if abs((self.on - birth).days // 365 - int(age[1])) <= 2:
                return birth
        return None

    def _wage(self) -> str:
        try:
            low, _ = read_money(self.cell("wage_floor"))
        except ValueError:
            return self.cell("wage_floor")
        return "" if low is None else str(low)

    def _region(self) -> str:
        """The smallest part that is named: village, subdistrict, district or province."""
        code = self.cell("region").strip()
        if code and is_region(code):
            return code
        stated = "district" if self.cell("district") else "province"
        text = self.cell(stated) or code
        if not text:
            return ""
        place = find_place(text)
        if place.note in (PlaceNote.AMBIGUOUS, PlaceNote.GUESSED, PlaceNote.UNKNOWN):
            self.note(stated, place.note.value, soft=place.note != PlaceNote.UNKNOWN)
        found = place.code
        for name in ("subdistrict", "village"):
            part = find_part(found, self.cell(name)) if found and self.cell(name) else ""
            if self.cell(name) and found and not part:
                self.note(name, "village_unknown", soft=True)
                break
            found = part or found
        return found

    def _profile(self) -> dict[str, list[Any]]:
        """Lines of the profile, shortened to what their columns hold."""
        profile: dict[str, list[Any]] = {
            "wishes": [w[:120] for w in _split(self.cell("wish"), r"[;,/\n]")[:5]],
            "skills": [w[:80] for w in _split(self.cell("skills"), r"[;,\n]")[:_LINES_LIMIT]],
            "languages": [w[:_LANGUAGE_LIMIT] for w in _split(self.cell("languages"))[:10]],
            "licences": self._licences(),
            "certificates": [[w[:160], ""] for w in _split(self.cell("certificate"))[:10]],
            "experiences": [],
        }
        if self.cell("course"):
            profile["certificates"].append(
                [self.cell("course")[:160], self.cell("course_provider")[:120]]
            )
        works = _split(self.cell("experience"), r"[;\n]")[:10]
        if works and not works[0].isdigit():
            months = _months(self.cell("experience_months")) if len(works) == 1 else None
            profile["experiences"] = [[work[:120], months] for work in works]
        return {name: lines for name, lines in profile.items() if lines}

    def _licences(self) -> list[str]:
        found = []
        for word in _split(self.cell("licences").upper()):
            kind = re.sub(r"[^A-Z0-9]", "", word).removeprefix("SIM")
            value = f"SIM_{kind}" if f"SIM_{kind}" in Licence.values else kind
            if value in Licence.values and value:
                found.append(value)
        return list(dict.fromkeys(found))

    def _registration(self) -> dict[str, str]:
        """Day, validity and number of the old card."""
        found = {"number": self.cell("number")[:24]}
        for name in ("registered_on", "valid_until"):
            day = self._day(name)
            if day is not None:
                found[name] = day.isoformat()
        opened = found.get("registered_on", "")
        if opened > self.on.isoformat():
            self.note("registered_on", "day_in_future", soft=False)
        if found.get("valid_until", "9999") < opened:
            self.note("valid_until", "day_before_start", soft=False)
        return {name: value for name, value in found.items() if value}

    def _day(self, name: str) -> date | None:
        try:
            return read_date(self.cell(name))
        except (ValueError, OverflowError):
            self.note(name, "day_unreadable", soft=False)
            return None


def details_from(values: Mapping[str, Any]) -> PersonDetails:
    """Details of the stored values; the mother's name stays encrypted (`mother` of the row)."""
    fields = dict(values["details"])
    fields.pop("mother_encrypted", None)
    for name in ("birth_on", "available_from"):
        if fields.get(name):
            fields[name] = date.fromisoformat(fields[name])
    fields["disabilities"] = tuple(fields.get("disabilities", ()))
    return PersonDetails(**fields)


def _stored(details: PersonDetails) -> dict[str, Any]:
    """As JSON keeps it: what is known, days as text, the mother's name encrypted."""
    found: dict[str, Any] = {}
    for name, value in asdict(details).items():
        if value in (None, "", ()):
            continue
        found[name] = value.isoformat() if isinstance(value, date) else value
    mother = found.pop("mother_name", "")
    if mother:
        found["mother_encrypted"] = encrypt(mother).decode()
    return found


def _iso(text: str) -> str:
    try:
        day = read_date(text)
    except (ValueError, OverflowError):
        return text
    return day.isoformat() if day else ""


def _phone(text: str) -> str:
    """Excel drops the nought before a mobile number."""
    cleaned = text.strip().lstrip("'")
    return f"0{cleaned}" if re.fullmatch(r"8\d{7,11}", cleaned) else cleaned


def _months(text: str) -> int | None:
    match = re.search(r"(\d{1,3})(?:[.,](\d))?\s*(tahun|thn|th|year)?", text.lower())
    if match is None:
        return None
    months = int(match[1]) * 12 + int(match[2] or 0) * 12 // 10 if match[3] else int(match[1])
    return min(months, 600)


def _split(text: str, pattern: str = r"[;,/\n]") -> list[str]:
    words = (" ".join(word.split()) for word in re.split(pattern, text))
    return list(dict.fromkeys(w for w in words if w and w not in {"-", "tidak ada", "Tidak ada"}))


