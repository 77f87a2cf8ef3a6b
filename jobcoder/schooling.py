"""The levels of schooling that an advertisement asks."""

import re
from collections.abc import Iterator
from typing import Final

from jobcoder.advertisement import Advertisement, waived, whole
from jobcoder.education import school_levels
from jobcoder.requirement_types import Answer

# Longer names first. "SMA/K" names both schools; "high school diploma" is no college diploma.
_LEVEL = re.compile(
    r"(?<!\w)(?<!s/)(?:(?P<both>sma ?/ ?k)|(?P<school>(?:senior )?high ?school(?: diploma)?)"
    r"|(?P<masters>master'?s?(?: degree| of)|magister|s ?-?2|strata ?(?:2|dua))"
    r"|(?P<applied>sarjana terapan|d ?[-.]? ?(?:4|iv)|diploma ?(?:4|iv|empat))"
    r"|(?P<bachelor>sarjana(?! muda)|bachelor'?s?(?: degree)?|degree(?= in\b)|b\.?sc"
    r"|undergraduate degree|s ?[-.]? ?1|strata ?(?:1|satu))|(?P<doctor>s ?-?3|strata ?(?:3|tiga)"
    r"|phd)|(?P<profession>(?:pendidikan )?profesi (?:apoteker|ners|fisikawan|dietisien|dokter"
    r"|bidan|guru|akuntan|psikolog)|ners)|(?P<numbered>(?:d|diploma) ?[-.]? ?(?:iii|ii|1|2|3|satu"
    r"|dua|tiga)|(?:d-|diploma )i)|(?P<diploma>diploma|(?<=lulusan )akademi|sarjana muda"
    r"|associate degree)|(?P<senior>sma|smu|slta|madrasah aliyah|sekolah menengah atas|paket c)"
    r"|(?P<vocational>smk|stm|smea|sekolah menengah kejuruan)|(?P<junior>smp|sltp|mts"
    r"|sekolah menengah pertama|paket b)|(?P<primary>sd|sekolah dasar|paket a))(?!\w)"
)
_LEVELS: Final[dict[str, tuple[str, ...]]] = {
    "both": ("SMA", "SMK"),
    "school": ("SMA",),
    "masters": ("S2",),
    "applied": ("D4",),
    "bachelor": ("S1",),
    "doctor": ("S3",),
    "profession": ("PROFESI",),
    "diploma": ("D3",),
    "senior": ("SMA",),
    "vocational": ("SMK",),
    "junior": ("SMP",),
    "primary": ("SD",),
}
_PUPILS = re.compile(
    r"\b(?:siswa|kurikulum|anak|guru|murid|pelajar|mengajar|pelajaran|les|soal|materi|tentor"
    r"|tutor|teacher|untuk|mapel|students?|alumni|kepala sekolah|jenjang)\b[^,.;:\n]{0,25}$"
)
_ASKED = re.compile(
    r"\b(?:min|minimal|minimum|pendidikan|lulusan|ijazah|tamatan|pend|setara)\b\W*$"
)
_REFUSED = re.compile(
    r"^[^,.;\n]{0,25}\b(?:belum|tidak|bukan|not)\b (?:di|boleh|bisa|dapat|allow|accept)"
)
_UNTIL = re.compile(r"(?:\d|senin|selasa|rabu|kamis|jumat|jam|th|tahun)\s*$")
NONE = re.compile(
    r"\b(?:semua|segala|seluruh) (?:jenjang|tingkat|tingkatan|level) pendidikan\b"
    r"|\bsemua jenjang\b|\bpendidikan (?:tidak|tdk|tak|bebas)\b(?: (?:dibatasi|diutamakan"
    r"|dipersoalkan|penting|wajib))?|\b(?:tidak|tdk) ada (?:syarat|batasan|batas) pendidikan\b"
    r"|\btanpa (?:syarat pendidikan|batasan pendidikan|ijazah)\b|\b(?:tidak|tdk|gak|ga|nggak"
    r"|tak) (?:perlu|pakai|butuh|harus punya|wajib) ijazah\b|\bijazah (?:tidak|tdk"
    r"|bukan) (?:diutamakan|wajib|syarat|penting|perlu|utama)\b|\bno (?:degree|diploma|education"
    r"|schooling)(?: is)? (?:required|needed|necessary)\b|\bany (?:level of )?education\b"
)


def _levels(kind: str, words: str) -> tuple[str, ...]:
    if kind == "numbered":
        return school_levels(words)[:1]
    return _LEVELS[kind]


def _is_asked(advertisement: Advertisement, found: re.Match[str]) -> bool:
    before = advertisement.before(found.start(), 40)
    if _REFUSED.match(advertisement.after(found.end(), 45)):
        return False
    if found.lastgroup in ("senior", "vocational", "junior", "primary", "both"):
        if found[0] == "sd" and (
            advertisement.text[found.start() : found.end()] != "SD" or _UNTIL.search(before)
        ):
            return False
        return bool(_ASKED.search(before)) or not _PUPILS.search(before)
    return True


def _found(advertisement: Advertisement) -> Iterator[tuple[str, int, int]]:
    for found in advertisement.find(_LEVEL):
        if _is_asked(advertisement, found):
            for level in _levels(found.lastgroup or "", found[0]):
                yield level, found.start(), found.end()


def level_spans(advertisement: Advertisement) -> list[tuple[int, int]]:
    """Return where levels are asked; a field of study often follows."""
    return [one.span() for one in advertisement.find(_LEVEL) if _is_asked(advertisement, one)]


def read_education(advertisement: Advertisement) -> Answer[str]:
    """Return the levels that are asked, in the codes of ``education.SCHOOL_LEVELS``.

    Each level that the text names is given; where several are named any of them will do, so that
    the lowest is the least that is asked. Schools that are only taught at are left out.
    """
    return whole(advertisement, _found(advertisement), waived(advertisement, NONE))
