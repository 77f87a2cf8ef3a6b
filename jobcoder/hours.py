"""The working time that an advertisement names."""

import re
from collections.abc import Iterator
from typing import Final

from jobcoder.advertisement import Advertisement, waived, whole
from jobcoder.requirement_types import Answer, WorkTime

_WORDS: Final = {"lima": 5, "enam": 6, "tujuh": 7, "five": 5, "six": 6, "seven": 7}
_PER_WEEK = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,2}(?:[.,]5)?)\s?(?:jam|hours?|hrs?)\s?(?:kerja )?(?:/|per|a|se"
    r"|dalam se)\s?(?:minggu|week)\b"
)
_PER_DAY = re.compile(
    r"(?<![\d.,])(?P<n>\d{1,2}(?:[.,]5)?)\s?(?:jam|hours?|hrs?)\s?(?:kerja )?(?:/|per|a"
    r"|se)\s?(?:hari|hr|day)\b|(?:\bkerja\s|@)\s?(?P<m>\d{1,2})\s?(?:jam|hours?)\b(?!\s?(?:/|per"
    r"|se)\s?minggu)"
)
_HOURS_ALONE = re.compile(r"(?<![\d.,:-])(?P<n>\d{1,2})\s?(?:jam|hours)\b")
_DAYS = re.compile(
    r"\b(?P<n>[1-7]|lima|enam|tujuh|five|six|seven)\s?(?:hari kerja|hari\s?(?:/|per|se"
    r"|dalam se)\s?minggu|(?:working |work )?days?\s?(?:/|per|a)\s?week|-?day work ?week)\b"
)
_DAY_NAMES: Final = {
    **{"senin": 1, "selasa": 2, "rabu": 3, "kamis": 4, "jumat": 5, "jum'at": 5, "sabtu": 6},
    **{"minggu": 7, "monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5},
    **{"saturday": 6, "sunday": 7, "mon": 1, "fri": 5, "sat": 6},
}
_DAY_NAME = "|".join(sorted(_DAY_NAMES, key=len, reverse=True))
_DAY_RANGE = re.compile(
    rf"\b(?P<a>{_DAY_NAME})\s?(?:-|s/d|s\.d\.?|sd|sampai|hingga|to)\s?(?P<b>{_DAY_NAME})\b"
)
_DAYS_OFF = re.compile(
    r"\b(?:libur|off)\s?(?P<n>[12])?\s?(?:hari|day)?\s?(?:/|per|se|a|dalam se)\s?(?:minggu"
    r"|week)\b|\b(?:minggu|hari minggu) libur\b"
)
_PART = r"(?:pagi|siang|sore|malam|am|pm|a\.m\.?|p\.m\.?|wib|wita|wit)"
_CLOCK = re.compile(
    rf"(?<![\w/.,:])(?P<cue>(?:jam|pukul|pkl?\.?|masuk(?:"
    rf" jam)?)\s?)?(?P<h>\d{{1,2}})(?:[.:](?P<m>\d{{2}}))?\s?(?P<p>{_PART})?\s?(?:-|s/d|s\.d\.?"
    rf"|sd|sampai|sampe|hingga|to|pulang(?: jam)?)\s?(?:jam "
    rf"|pukul )?(?P<h2>\d{{1,2}})(?:[.:](?P<m2>\d{{2}}))?(?:\s?(?P<p2>{_PART})\b)?(?![\w%]"
    rf"|[.,:]\d|\s?(?:th|tahun|thn|cm|kg|jt|juta|rb|orang|hari|bulan))"
)
_SHIFT = re.compile(r"\bshift(?:ing|s)?\b|\bdinas (?:bergilir|malam)\b|\bbergilir\b")
_SHIFT_CUE = re.compile(
    r"\b(?:bersedia|siap|sanggup|sistem|system|willing|bekerja|kerja|dinas|rotating|grup|dua|tiga"
    r"|[234]|mau|jadwal|able)\b"
)
_SHIFT_TRAP = re.compile(
    r"(?:\b(?:per|setiap|tiap|awal|akhir|sesudah|sebelum|mulai|pergantian|dari|antar|pulang|tugas"
    r"|selesai|output|dan|lembur)[ /]*|/)$"
)
_SHIFT_AFTER = re.compile(
    r"\s*(?:key|berikut\w*|sebelum\w*|leader|\d(?!4/7)|nya|kerja karyawan|manager)"
)
NONE = re.compile(
    r"\b(?:jam|waktu)(?: kerja)? (?:bebas|fleksibel|flexible)\b|\bflexible (?:working )?(?:hours"
    r"|time)\b|\bon ?-?call\b"
)


def _number(text: str) -> float:
    return float(_WORDS[text]) if text in _WORDS else float(text.replace(",", "."))


def _amounts(advertisement: Advertisement) -> Iterator[tuple[WorkTime, int, int]]:
    for found in advertisement.find(_PER_WEEK):
        yield WorkTime("hours_per_week", _number(found["n"])), found.start(), found.end()
    taken = []
    for found in advertisement.find(_PER_DAY):
        amount = _number(found["n"] or found["m"])
        if 1 <= amount <= 16:
            taken.append(found.span())
            yield WorkTime("hours_per_day", amount), found.start(), found.end()
    for found in advertisement.find(_HOURS_ALONE):
        start, end = advertisement.clause(found.start())
        alone = advertisement.folded[start:end].strip(" .") == found[0]
        if alone and 3 <= _number(found["n"]) <= 14 and found.span() not in taken:
            yield WorkTime("hours_per_day", _number(found["n"])), found.start(), found.end()


def _days(advertisement: Advertisement) -> Iterator[tuple[WorkTime, int, int]]:
    for found in advertisement.find(_DAYS):
        if not re.search(r"(?:libur|off)\s?$", advertisement.before(found.start(), 8)):
            yield WorkTime("days_per_week", _number(found["n"])), found.start(), found.end()
    for found in advertisement.find(_DAY_RANGE):
        amount = _DAY_NAMES[found["b"]] - _DAY_NAMES[found["a"]] + 1
        if amount >= 2:
            yield WorkTime("days_per_week", float(amount)), found.start(), found.end()
    for found in advertisement.find(_DAYS_OFF):
        yield WorkTime("days_per_week", 7.0 - float(found["n"] or 1)), found.start(), found.end()


def _hour(hour: int, part: str | None, other: str | None, first: bool) -> int:
    part = (part or "").replace(".", "")
    if (
        part in ("siang", "sore", "malam", "pm")
        and hour < 12
        and not (part == "siang" and hour > 10)
    ):
        return hour + 12
    if not part and first and other == "pagi":
        return hour
    return 0 if part == "am" and hour == 12 else hour


def _clocks(advertisement: Advertisement) -> Iterator[tuple[WorkTime, int, int]]:
    for found in advertisement.find(_CLOCK):
        parts = (found["p"], found["p2"])
        exact = found["m"] is not None and found["m2"] is not None
        alone = bool(re.fullmatch(r"0\d", found["h"])) and int(found["h2"]) <= 24
        if not (found["cue"] or exact or any(parts) or alone):
            continue
        begins = _hour(int(found["h"]), parts[0], parts[1], True)
        ends = _hour(int(found["h2"]), parts[1], parts[0], False)
        if not exact and not any(parts) and ends < begins <= 12:
            ends += 12  # "jam 8 sampai jam 5"
        if begins > 24 or ends > 24 or int(found["m"] or 0) > 59 or int(found["m2"] or 0) > 59:
            continue
        clock = WorkTime(
            "clock",
            None,
            f"{begins:02}:{found['m'] or '00'}",
            f"{ends:02}:{found['m2'] or '00'}",
        )
        yield clock, found.start(), found.end()


def _shifts(advertisement: Advertisement) -> Iterator[tuple[WorkTime, int, int]]:
    for found in advertisement.find(_SHIFT):
        if _SHIFT_TRAP.search(advertisement.before(found.start(), 14)):
            continue
        if _SHIFT_AFTER.match(advertisement.folded, found.end()):
            continue
        start, end = advertisement.clause(found.start())
        clause = advertisement.folded[start:end]
        if _SHIFT_CUE.search(clause) or len(clause.split()) <= 3:
            yield WorkTime("shift"), found.start(), found.end()


def read_hours(advertisement: Advertisement) -> Answer[WorkTime]:
    """Return the working time; "jam kerja bebas" and the like waive it.

    Clock times are ``HH:MM``, of the night where the end is before the beginning. Shifts that
    belong to a duty ("laporan per shift") are left out.
    """
    found = [
        *_amounts(advertisement),
        *_days(advertisement),
        *_clocks(advertisement),
        *_shifts(advertisement),
    ]
    return whole(advertisement, found, waived(advertisement, NONE))
