"""From the cells of a row to what is said about a course and its provider. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from antarkerja.domain.offices.imports import Draft
from antarkerja.domain.reference.coding import title_key
from antarkerja.domain.reference.occupations import is_group
from antarkerja.domain.reference.places import PlaceNote, find_place
from antarkerja.domain.training.enums import Accreditation, ProviderKind
from antarkerja.domain.training.policies import (
    CourseDetails,
    ProviderDetails,
    check_course,
    check_provider,
    provider_key,
)
from antarkerja.shared.phones import e164
from antarkerja.shared.tabular import Problem, Row, read_date, read_money, read_whole_number

KINDS = {
    "bpvp": ProviderKind.BPVP, "bbpvp": ProviderKind.BPVP, "satpelbpvp": ProviderKind.BPVP,
    "blk": ProviderKind.BLK, "uptdblk": ProviderKind.BLK, "blkuptd": ProviderKind.BLK,
    "blkk": ProviderKind.BLK_COMMUNITY, "blkkomunitas": ProviderKind.BLK_COMMUNITY,
    "lpk": ProviderKind.LPK, "lpkswasta": ProviderKind.LPK, "lkp": ProviderKind.LPK,
    "bkk": ProviderKind.BKK, "smk": ProviderKind.BKK, "sekolah": ProviderKind.BKK,
    "perusahaan": ProviderKind.FIRM, "industri": ProviderKind.FIRM,
}
YES = frozenset({"ya", "y", "yes", "true", "1", "terakreditasi", "daring", "online"})
NO = frozenset({"tidak", "t", "n", "no", "false", "0", "belum", "tidakterakreditasi",
                "belumterakreditasi", "luring", "offline"})
FREE = frozenset({"gratis", "free", "tanpabiaya", "0"})
COURSE_FIELDS = ("title", "description", "kbji", "hours", "fee", "starts_on", "online", "region",
                 "place", "seats", "source", "checked_on")
_SHORT = ("title", "provider", "place")


def draft_of(row: Row, columns: Mapping[str, str], *, on: date) -> Draft:
    """The row as a draft: values as JSON keeps them, its key, and every problem."""
    reader = _Reader(row, columns)
    values = reader.values()
    draft = Draft(line=row.line, problems=[*row.problems, *reader.problems])
    if not draft.refused:
        found = (*check_course(course_from(values, on=on, source="-"), on=on),
                 *check_provider(provider_from(values, on=on, source="-"), on=on))
        seen = {}
        for problem in found:
            column = "provider" if problem.column == "name" else problem.column
            seen[column] = Problem(columns.get(column, column), problem.code, problem.value)
        draft.problems.extend(seen.values())
    if draft.refused:
        draft.values = {n: str(v)[:200] for n, v in values.items() if n in _SHORT}
        draft.refuse()
        return draft
    draft.values = values
    draft.key = source_key(values)
    draft.digest = hashlib.sha256(repr(sorted(row.cells.items())).encode()).hexdigest()[:16]
    return draft


def source_key(values: Mapping[str, Any]) -> str:
    """Hash of provider, title and the place as the file writes it: the day of a course moves on."""
    parts = (provider_key(values["provider"]), title_key(values["title"]),
             provider_key(values.get("place", "")) or values.get("region", ""))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def course_from(values: Mapping[str, Any], *, on: date, source: str) -> CourseDetails:
    """Details of the stored values; `on` and `source` count where the file says nothing."""
    said = {name: values[name] for name in COURSE_FIELDS if name in values}
    for name in ("starts_on", "checked_on"):
        if said.get(name):
            said[name] = date.fromisoformat(said[name])
    said["place"] = values.get("address", "")[:200]
    return CourseDetails(**{"title": "", "source": source, "checked_on": on, **said})


def provider_from(values: Mapping[str, Any], *, on: date, source: str) -> ProviderDetails:
    """What the row says of the provider."""
    checked_on = values.get("checked_on")
    return ProviderDetails(
        name=values.get("provider", ""), kind=values.get("kind", ProviderKind.LPK),
        region=values.get("region", ""), address=values.get("address", ""),
        phone=values.get("phone", ""), website=values.get("website", ""),
        accredited=values.get("accredited", Accreditation.UNKNOWN),
        source=values.get("source", source),
        checked_on=date.fromisoformat(checked_on) if checked_on else on,
    )


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", text.lower())


class _Reader:
    """Reads the cells of one row and collects what cannot be read."""

    def __init__(self, row: Row, columns: Mapping[str, str]) -> None:
        self.row, self.columns = row, columns
        self.problems: list[Problem] = []

    def values(self) -> dict[str, Any]:
        """Only what the file states: an empty cell states nothing."""
        read: dict[str, Any] = {
            name: " ".join(self.cell(name).split())
            for name in ("title", "provider", "address", "source")
        }
        read |= self._place()
        read["description"] = self.cell("description").strip()
        read["phone"] = e164(self.cell("phone")) or self.cell("phone").strip()
        read["website"] = self._website()
        read["kind"] = self._kind(read["provider"])
        read["accredited"] = self._accredited()
        read["online"] = self._yes("online")
        read["fee"] = self._fee()
        for name in ("hours", "seats"):
            read[name] = self._read(name, read_whole_number, "number_unreadable")
        for name in ("starts_on", "checked_on"):
            day = self._read(name, read_date, "day_unreadable")
            read[name] = day.isoformat() if day else None
        read["skills"] = self._words("skills")
        read["kbji"] = self._kbji()
        return {name: value for name, value in read.items() if value not in (None, "", [])}

    def cell(self, name: str) -> str:
        return self.row.cells.get(self.columns.get(name, ""), "")

    def _note(self, name: str, code: str, *, soft: bool) -> None:
        self.problems.append(Problem(self.columns.get(name, name), code, self.cell(name), soft))

    def _place(self) -> dict[str, str]:
        text = self.cell("place")
        place = find_place(self.cell("region") or text)
        if place.note == PlaceNote.UNKNOWN and self.cell("region") and text:
            place = find_place(text)
        # What names no district is refused with its own remedy, unless the course is online.
        if place.note in (PlaceNote.GUESSED, PlaceNote.UNKNOWN):
            self._note("place", place.note.value, soft=place.note == PlaceNote.GUESSED)
        return {"place": text, "region": place.code}

    def _read(self, name: str, read: Callable[[str], Any], code: str) -> Any:
        text = self.cell(name)
        if not text:
            return None
        try:
            return read(text)
        except (ValueError, OverflowError):
            self._note(name, code, soft=False)
            return None

    def _fee(self) -> int | None:
        if _squeezed(self.cell("fee")) in FREE:
            return 0
        low, _high = self._read("fee", read_money, "wage_unreadable") or (None, None)
        return low

    def _website(self) -> str:
        text = self.cell("website").strip()
        return f"https://{text}" if text and "://" not in text and ":" not in text else text

    def _kind(self, provider: str) -> str:
        """As the column says; else as the name begins; else a private institute, as most are."""
        said = self.cell("kind")
        if said:
            kind = KINDS.get(_squeezed(said))
            if kind is None:
                self._note("kind", "kind_unknown", soft=True)
            else:
                return kind.value
        words = provider_key(provider).split()
        for start in (" ".join(words[:2]), " ".join(words[:1])):
            if kind := KINDS.get(_squeezed(start)):
                return kind.value
        return ProviderKind.LPK.value

    def _accredited(self) -> str:
        said = self._yes("accredited")
        if said is None:
            return ""
        return Accreditation.YES.value if said else Accreditation.NO.value

    def _yes(self, name: str) -> bool | None:
        key = _squeezed(self.cell(name))
        if key in YES or key in NO:
            return key in YES
        if key:
            self._note(name, "code_unknown", soft=True)
        return None

    def _words(self, name: str) -> list[str]:
        text = self.cell(name)
        words = re.split(r"[;\n]" if ";" in text else r"[,\n]", text)
        return list(dict.fromkeys(word for word in (" ".join(w.split()) for w in words) if word))

    def _kbji(self) -> str:
        code = re.sub(r"\D", "", self.cell("kbji"))[:4]
        if not self.cell("kbji") or is_group(code):
            return code
        self._note("kbji", "kbji_not_found", soft=True)
        return ""
