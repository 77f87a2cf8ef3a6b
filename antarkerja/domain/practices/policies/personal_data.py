"""What a text gives away of a person: NIK, phone, e-mail, names. Pure; whoever asks decides.

A text of a practice tells of work, not of people (UU PDP 27/2022). Numbers are found in the ways in
which they are written; where money, a clock or a date looks like one it is left alone. Names are
found behind a word of address ("Bu Siti"), and by a list of names that the caller knows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from antarkerja.domain.practices.enums.personal import PersonalKind
from antarkerja.shared.names import normalised_name

_NIK = re.compile(r"(?<!\d)(?=(\d(?:[ .\-]{0,2}\d){15})(?!\d))")
_GAP = r"[ .\-()/]{0,3}"
_PHONES = (
    # +62, 0062: what follows is a number. 62 alone, and no code at all, only before a mobile's 8.
    re.compile(rf"(?<![\d+])(?=((?:\+\(?62|0062){_GAP}(?:\(?0\)?{_GAP})?[2-9](?:{_GAP}\d){{6,11}}"
               r")(?!\d))"),
    re.compile(rf"(?<![\d+])(?=(62{_GAP}8(?:{_GAP}\d){{8,11}})(?!\d))"),
    re.compile(r"(?<![\d+.,])(?=(8[1-9](?:[ \-]?\d){8,10})(?!\d))"),
    # A mobile from 0; a landline keeps its area code in one piece.
    re.compile(rf"(?<![\d+])(?=(0{_GAP}8(?:{_GAP}\d){{8,11}})(?!\d))"),
    re.compile(rf"(?<![\d+])(?=(0[2-79]\d{{1,2}}{_GAP}\d{{2,4}}(?:{_GAP}\d){{3,6}})(?!\d))"),
)
_EMAIL = re.compile(
    r"[a-z0-9](?:[a-z0-9._%+\-]*[a-z0-9_])? ?(?:@|[\[(]at[\])]) ?"
    r"[a-z0-9\-]+(?: ?(?:\.|[\[(](?:dot|titik)[\])]) ?[a-z0-9\-]+)*"
    r" ?(?:\.|[\[(](?:dot|titik)[\])]) ?[a-z]{2,}",
    re.IGNORECASE,
)
_AT = re.compile(r"@|[\[(]at[\])]", re.IGNORECASE)
# The longest name before the sign, and the longest domain that is worth reading.
_MOST_BEFORE, _MOST_BEHIND = 66, 260
# What only looks like a phone: money with its dots, hours of a day, dates.
_HARMLESS = (
    re.compile(r"(?:\brp\.? ?)\d[\d.]*", re.IGNORECASE),
    re.compile(r"(?<![\d.+])[1-9]\d{0,2}(?:\.\d{3})+(?!\d|\.\d)"),
    re.compile(r"(?<!\d)(?<!\d\.)(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d|[.:]\d)"),
    re.compile(r"(?<!\d)(?<!\d[\-./])\d{1,2}([\-./])\d{1,2}\1(?:19|20)\d\d(?!\d)"),
)
_ADDRESS = (r"bapak|pak|ibu|bu|sdr|sdri|saudara|saudari|mas|mbak|kak|haji|hajah|bernama|atas nama"
            r"|a\.n|an|mr|mrs|ms|miss|named")
_NAMED = re.compile(
    rf"\b(?i:{_ADDRESS})\b\.? +(?P<name>[A-Z][\w'.\-]*(?: +[A-Z][\w'.\-]*){{0,3}})"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
# Whom a word of address may stand before without naming anybody: offices, groups, the reader.
_NO_NAME = frozenset({
    "anda", "bapak", "bupati", "camat", "desa", "dinas", "direktur", "disnaker", "gubernur",
    "guru", "hrd", "ibu", "jabatan", "kabid", "kades", "kadis", "kabupaten", "kantor", "kasi",
    "kecamatan", "kemnaker", "kepala", "ketua", "kota", "lurah", "manajer", "menteri", "pekerja",
    "pembina", "pencari", "pemberi", "pengantar", "perusahaan", "petugas", "pimpinan", "pkk",
    "pt", "cv", "rt", "rumah", "rw", "satpam", "sekretaris", "wali", "walikota", "hamil",
    "menyusui", "tunggal", "kandung", "office", "manager", "director",
})


@dataclass(frozen=True, slots=True)
class Found:
    """One place of a text that gives somebody away: `text[start:end]`."""

    kind: PersonalKind
    words: str
    start: int
    end: int


def personal_data(text: str, names: Iterable[str] = ()) -> list[Found]:
    """Every place of `text` that gives somebody away, in order and without overlaps.

    `names` are full names to look for besides; those of one word are too common and are left out.
    """
    plain, places = _plain(text)
    spans = list(_numbers(plain))
    spans += [(PersonalKind.EMAIL, *span) for span in _emails(plain)]
    spans += [(PersonalKind.NAME, *span) for span in (*_addressed(plain), *_listed(plain, names))]
    found: list[Found] = []
    for kind, start, end in sorted(spans, key=lambda span: (span[1], -span[2])):
        if not found or places[start] >= found[-1].end:
            first, last = places[start], places[end - 1] + 1
            found.append(Found(kind, text[first:last], first, last))
    return found


def _plain(text: str) -> tuple[str, list[int]]:
    """The text as it is meant: one width of digits and spaces, one hyphen, nothing unseen; and
    where each sign of it stands in the text."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        category = unicodedata.category(sign)
        if category == "Cf":
            continue
        if category == "Nd":
            meant = str(unicodedata.digit(sign))
        elif category == "Pd":
            meant = "-"
        elif category == "Zs" or sign == "\t":
            meant = " "
        else:
            normal = unicodedata.normalize("NFKC", sign)
            meant = normal if len(normal) == 1 else sign
        signs.append(meant)
        places.append(place)
    return "".join(signs), places


def _numbers(plain: str) -> Iterator[tuple[PersonalKind, int, int]]:
    for match in _NIK.finditer(plain):
        if match[1].isdigit() or _may_be_nik(re.sub(r"\D", "", match[1])):
            yield PersonalKind.NIK, *match.span(1)
    masked = plain
    for harmless in _HARMLESS:
        masked = harmless.sub(lambda match: "x" * len(match[0]), masked)
    for phone in _PHONES:
        for match in phone.finditer(masked):
            yield PersonalKind.PHONE, *match.span(1)


def _emails(plain: str) -> Iterator[tuple[int, int]]:
    """Looked for around each sign that there is one, so that a long text takes no longer."""
    for sign in _AT.finditer(plain):
        begins = max(0, sign.start() - _MOST_BEFORE)
        around = plain[begins:sign.end() + _MOST_BEHIND]
        for match in _EMAIL.finditer(around):
            yield begins + match.start(), begins + match.end()


def _may_be_nik(digits: str) -> bool:
    """Four years in a row have sixteen digits as well: province, day and month are looked at."""
    day, month = int(digits[6:8]), int(digits[8:10])
    return 11 <= int(digits[:2]) <= 97 and (1 <= day <= 31 or 41 <= day <= 71) and 1 <= month <= 12


def _addressed(plain: str) -> Iterator[tuple[int, int]]:
    for match in _NAMED.finditer(plain):
        first = re.split(r"[\s.\-]", match["name"], maxsplit=1)[0].lower()
        acronym = match["name"].isupper() and len(match["name"]) <= 4
        if first not in _NO_NAME and not acronym:
            yield match.span("name")


def _listed(plain: str, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Names of two words or more, as whole words, whatever their case and accents."""
    wanted = {name for one in names if " " in (name := normalised_name(one))}
    if not wanted:
        return
    words = [(match.start(), match.end()) for match in _WORD.finditer(plain)]
    spelt = [normalised_name(plain[start:end]) for start, end in words]
    lengths = {len(name.split()) for name in wanted}
    for index in range(len(words)):
        for length in lengths:
            if " ".join(spelt[index:index + length]) in wanted and index + length <= len(words):
                yield words[index][0], words[index + length - 1][1]
