"""Licences and certificates that a text names: driving licences, registration of health staff."""

import re
from collections.abc import Iterator
from typing import Final

from jobcoder.advertisement import Advertisement, waived, whole
from jobcoder.requirement_types import Answer

LONGEST_TEXT = 20_000

_LETTERS: Final = {
    "A": "SIM_A",
    "B1": "SIM_B1",
    "BI": "SIM_B1",
    "B2": "SIM_B2",
    "BII": "SIM_B2",
    "C": "SIM_C",
    "C1": "SIM_C",
    "C2": "SIM_C",
    "D": "SIM_D",
    "D1": "SIM_D",
}
_LETTER = r"(?:B\s?II|B\s?I|B\s?1|B\s?2|C\s?1|C\s?2|D\s?1|A|C|D)"
_JOINER = r"(?:\s*(?:[/,&+]|dan|atau|and|or|,?\s*SIM)\s*(?:SIM\s*)?)"
_DRIVING = re.compile(
    rf"\b(?:SIM|driving"
    rf" licen[sc]e)(?:\s*[-:])?\s*({_LETTER}(?:\s*umum)?(?:{_JOINER}{_LETTER}(?:\s*umum)?)*)\b",
    re.IGNORECASE,
)
_ONE_LETTER = re.compile(rf"\b{_LETTER}\b", re.IGNORECASE)

#: Other licences: the name given back and how texts write it. Capitals count where a word exists.
_OTHERS: Final = tuple(
    (name, re.compile(pattern, flags))
    for name, pattern, flags in (
        ("STR", r"\bSTR(?:[AB]|TTK)?\b|\bsurat tanda registrasi\b|\bSurat Tanda Registrasi\b", 0),
        ("SIP", r"\bSIPA?\b|\bSIPP\b|\bSIPB\b|\b[Ss]urat [Ii]zin [Pp]raktik\b", 0),
        ("SIO", r"\bSIO\b|\b[Ss]urat [Ii]zin [Oo]perator\b", 0),
        ("SERTIFIKAT_K3", r"\b(?:ahli|sertifi\w+|petugas)\s+(?:AK3|K3)\b|\bAK3U?\b", re.I),
        ("BREVET_PAJAK", r"\bbrevet\b", re.I),
        ("GADA_PRATAMA", r"\bgada\s+pratama\b", re.I),
        ("GADA_MADYA", r"\bgada\s+madya\b", re.I),
        ("GADA_UTAMA", r"\bgada\s+utama\b", re.I),
        ("BTCLS", r"\bBTCLS\b", re.I),
        ("ACLS", r"\bACLS\b", re.I),
        ("SKCK", r"\bSKCK\b", re.I),
        ("BUKU_PELAUT", r"\bbuku\s+pelaut\b", re.I),
        ("BST", r"\bBST\b", 0),
        ("SKA", r"\bSKA\b|\bSKK\b", 0),
        ("SERTIFIKAT_BNSP", r"\bBNSP\b", re.I),
        ("SERTIFIKAT_PENDIDIK", r"\bserdik\b|\bsertifikat\s+pendidik\b", re.I),
        ("TOEFL", r"\bTOEFL\b", re.I),
        ("TOEIC", r"\bTOEIC\b", re.I),
        ("IELTS", r"\bIELTS\b", re.I),
        ("PPJK", r"\bsertifi\w+\s+(?:PPJK|ahli\s+kepabeanan)\b", re.I),
        ("WELDER", r"\bsertifi\w+\s+(?:welder|las|[1-6]G)\b", re.I),
        ("CPA", r"\bCPA\b(?!,? (?:ROAS|CTR|CPC|CPM))", 0),
        ("WAPERD", r"\bWAPERD\b", re.I),
        ("AAJI", r"\bAAJI\b", re.I),
    )
)


#: Results of language tests are told by ``languages``.
_LANGUAGE_TESTS: Final = frozenset({"TOEFL", "TOEIC", "IELTS"})
_BARE_SIM = re.compile(r"(?<!kartu )(?<!Kartu )\bSIM\b(?!\s*(?:RS|card|\w*rs\b|mobil\W*$))")
_CERTIFICATE = re.compile(
    r"\bbersertifikat\b|\b(?:memiliki|punya|mempunyai|wajib|str dan)\s(?:\w+\s)?sertifi(?:kat"
    r"|kasi)(?: kompetensi| keahlian| profesi)?\b|\bsertifi(?:kat"
    r"|kasi) (?:\w+ ){0,2}(?=diutamakan|menjadi nilai|lebih disukai|jadi nilai|nilai)"
)
_CERTIFICATE_GIVEN = re.compile(
    r"\b(?:diklat|mendapat\w*|diberikan|dapat|pelatihan|webinar|workshop|program|surat|pembuatan"
    r"|pengelolaan|penerbitan)\W+$"
)
# Papers that the work files or issues, which are not asked of the person.
_PAPERWORK = re.compile(
    r"\b(?:dokumen|mengarsip\w*|pengarsipan|penerbitan|pelatihan|pembelajaran|perpanjangan)\b"
)
_NONE = re.compile(
    r"\b(?:tanpa|tidak|tdk|gak|ga)(?: perlu| wajib| harus)?(?: punya| memiliki)? (?:sim"
    r"|sertifikat|str)\b(?: mobil)?|\bno (?:driving )?(?:licen[sc]e"
    r"|certificate)(?: is)? (?:required|needed)\b"
)


def _driving(shown: str) -> Iterator[tuple[str, int, int]]:
    for run in _DRIVING.finditer(shown):
        for letter in _ONE_LETTER.finditer(shown, run.start(1), run.end(1)):
            yield _LETTERS[re.sub(r"\s", "", letter[0]).upper()], run.start(), run.end()


def _named(shown: str) -> Iterator[tuple[str, int, int]]:
    for name, pattern in _OTHERS:
        for found in pattern.finditer(shown):
            yield name, found.start(), found.end()


def parse_licences(text: str) -> frozenset[str]:
    """Return the licences that a text names: ``SIM_A``, ``SIM_B1``, ``STR``, ``SIP`` …

    An empty set means that none is named, not that none is needed. "SIM A/C" gives both; a bare
    "SIM" gives ``SIM``, a driving licence of an unsaid class.
    """
    shown = text[:LONGEST_TEXT]
    found = {name for name, _, _ in (*_named(shown), *_driving(shown))}
    if not any(name.startswith("SIM_") for name in found) and re.search(r"\bSIM\b", shown):
        found.add("SIM")
    return frozenset(found)


def _asked(advertisement: Advertisement) -> Iterator[tuple[str, int, int]]:
    shown = advertisement.text[:LONGEST_TEXT]
    driving = list(_driving(shown))
    named = [
        one
        for one in _named(shown)
        if one[0] not in _LANGUAGE_TESTS and not _PAPERWORK.search(advertisement.before(one[1], 80))
    ]
    yield from (*driving, *named)
    if not driving:
        for found in _BARE_SIM.finditer(shown):
            yield "SIM", found.start(), found.end()
    for found in advertisement.find(_CERTIFICATE):
        taken = any(start < found.end() + 18 and found.start() < end for _, start, end in named)
        if not taken and not _CERTIFICATE_GIVEN.search(advertisement.before(found.start(), 25)):
            yield "SERTIFIKAT", found.start(), found.end()


def read_licences(advertisement: Advertisement) -> Answer[str]:
    """Return the licences and certificates asked, with their places.

    The codes are those of ``parse_licences``; ``SERTIFIKAT`` stands for any other certificate.
    """
    none = waived(advertisement, _NONE)
    found = (
        one
        for one in _asked(advertisement)
        if not any(start <= one[1] < end for start, end in none)
    )
    return whole(advertisement, found, none)
