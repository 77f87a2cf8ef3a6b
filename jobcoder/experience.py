"""The months of experience that an advertisement asks."""

import re
from collections.abc import Iterator
from typing import Final

from jobcoder.advertisement import Advertisement, waived, whole
from jobcoder.requirement_types import Answer, Experience, Span

_NUMBERS: Final = {
    **{"se": 1, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7},
    **{"delapan": 8, "sepuluh": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5},
    **{"six": 6, "seven": 7, "eight": 8, "ten": 10},
}
_NUMBER = r"(?:\d{1,2}(?:[.,]5)?|" + "|".join(sorted(_NUMBERS, key=len, reverse=True)) + ")"
_UNIT = r"(?:tahunan|tahun|taun|thn|th|years?|yrs?|bulan|bln|months?|musim)"
_TIME = (
    rf"(?P<low>{_NUMBER})\s*(?:{_UNIT}\s*)?(?:\([^()]{{1,12}}\)\s*)?(?:(?:-|s/d|s\.d\.?|sd|sampai"
    rf"|hingga|to)\s*(?P<high>{_NUMBER})\s*)?\+?\s*(?P<unit>{_UNIT})(?!\w)"
)
_CUE = r"(?:berpengalaman|pengalaman|experienced?|exp|pernah (?:be)?kerja|jam terbang)"
_CUE_FIRST = re.compile(rf"\b{_CUE}\b(?P<gap>[^.;\n•]{{0,70}}?)(?<!\w){_TIME}")
_TIME_FIRST = re.compile(
    rf"(?:\b(?:min|minimal|minimum|at least)\W{{1,3}})?(?<!\w){_TIME}'?\+?\s*(?:of "
    rf"|or more )?(?:(?:work(?:ing)?|relevant|kerja|proven)\s)?(?:{_CUE}\b|in (?:the )?(?:same"
    rf"|similar) (?:position|role))"
)
_TIME_ALONE = re.compile(rf"\b(?:min|minimal|minimum|at least)\b\W{{0,3}}{_TIME}")
_OTHER_TIME = re.compile(
    r"\b(?:usia|umur|age|aged|kontrak|contract|magang|durasi|setelah|lulus|terakhir|berusia|pkwt"
    r"|garansi|semester|tinggal|ikatan|berdiri|sejak|sim)\b"
)
NONE = re.compile(
    r"\bfresh ?-?grad(?:uated?)?s?\b|\blulusan baru\b|\brecent(?:ly)? graduate[sd]?\b"
    r"|\bbaru lulus\b|\b(?:tanpa|non|belum|blm|tidak|tdk|tak|ga|gak|nggak) ?-?(?:(?:perlu|harus"
    r"|wajib|butuh|ada|punya|memiliki|dibutuhkan|diperlukan|mensyaratkan) )?(?:ber)?pengalaman\b"
    r"|\bberpengalaman ?(?:/|atau|maupun) ?(?:tidak|non|belum)(?: berpengalaman)?\b"
    r"|\bpengalaman (?:kerja )?(?:tidak|tdk|bukan|gak|ga) (?:wajib|perlu|diutamakan|dibutuhkan"
    r"|syarat|harus|diperlukan|penting)\b|\b(?:no|without|zero)(?: prior| work"
    r"| previous)? experience\b(?: (?:is )?(?:required|needed))?"
    r"|\bexperience (?:is )?not (?:required|needed|necessary)\b|\bpemula\b"
)
_SOME = re.compile(
    r"(?:(?<!tidak )(?<!belum )(?<!non )(?<!/)\bberpengalaman\b|\b(?:memiliki|mempunyai|punya"
    r"|diutamakan(?: yang)?(?: memiliki)?|minat atau|yang) (?:\w+ )?pengalaman\b|\b(?:have|having"
    r"|with|has)(?: \w+)? experience\b|\bexperienced in\b)"
)
_EXPERIENCE_GIVEN = re.compile(
    r"\s*(?:dan wawasan|belajar|langsung|nyata|praktis|klinis|menginap|bersantap|pengguna"
    r"|pelanggan|berbelanja|belanja|tamu|terbaik|yang (?:baik|menyenangkan|berkesan)"
    r"|dan pengembangan diri|magang|kerja nyata|langsung bersama|pengunjung|siswa|wisata)"
)
_EXPERTS = re.compile(r"\b(?:mentor|tim|para|profesional|ahli|trainer|pengajar|pemateri|yang)\s*$")


def _months(number: str, unit: str) -> int:
    amount = float(_NUMBERS[number]) if number in _NUMBERS else float(number.replace(",", "."))
    return round(amount if unit.startswith(("bulan", "bln", "month")) else amount * 12)


def _experience(found: re.Match[str]) -> Experience:
    least = _months(found["low"], found["unit"])
    most = _months(found["high"], found["unit"]) if found["high"] else None
    return Experience(least, most)


def _is_plausible(found: re.Match[str]) -> bool:
    low = found["low"]
    return low in _NUMBERS or float(low.replace(",", ".")) <= (
        60 if found["unit"].startswith(("bulan", "bln", "month")) else 15
    )


def _timed(advertisement: Advertisement) -> Iterator[tuple[Experience, int, int]]:
    for found in advertisement.find(_CUE_FIRST):
        if _is_plausible(found) and not _OTHER_TIME.search(found["gap"]):
            yield _experience(found), found.start(), found.end()
    for found in advertisement.find(_TIME_FIRST):
        yield _experience(found), found.start(), found.end()
    for found in advertisement.find(_TIME_ALONE):
        around = advertisement.folded[slice(*advertisement.clause(found.start()))]
        if _is_plausible(found) and not _OTHER_TIME.search(around):
            yield _experience(found), found.start(), found.end()


def _untimed(advertisement: Advertisement) -> Iterator[tuple[Experience, int, int]]:
    for found in advertisement.find(_SOME):
        if _EXPERIENCE_GIVEN.match(advertisement.folded, found.end()):
            continue
        if found[0] == "berpengalaman" and _EXPERTS.search(advertisement.before(found.start(), 20)):
            continue
        yield Experience(), found.start(), found.end()
    for cue in re.finditer(r"\b(?:pengalaman|experience in)\b", advertisement.folded):
        start, end = advertisement.sentence(cue.start())
        if advertisement.folded[start : cue.start()].strip(" -*/.:)") == "" and not (
            _EXPERIENCE_GIVEN.match(advertisement.folded, cue.end())
            or not advertisement.folded[cue.end() : end].strip()
        ):
            yield Experience(), cue.start(), cue.end()


def read_experience(advertisement: Advertisement) -> Answer[Experience]:
    """Return the experience asked; "fresh graduate" and "tanpa pengalaman" waive it.

    ``Experience(None, None)`` stands for experience of unsaid length. Experience that the work
    gives ("memberikan pengalaman nyata") is none that it asks.
    """
    none = waived(advertisement, NONE)
    timed: dict[Span, Experience] = {}
    for value, start, end in _timed(advertisement):
        if not any(start < other_end and other_start < end for other_start, other_end in timed):
            timed[(start, end)] = value
    taken = [*timed, *none]
    found = [(value, start, end) for (start, end), value in timed.items()]
    found += [
        (value, start, end)
        for value, start, end in _untimed(advertisement)
        if not any(start < other_end and other_start < end for other_start, other_end in taken)
    ]
    return whole(advertisement, found, none)
