"""Wording that SE Menaker M/6/HK.04/V/2025 wants out of advertisements.

Nothing here refuses a vacancy: the nature of the work may need a limit, and words have other
uses ("pakaian wanita" is a trade). The officer sees the span and decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_AGE_YEARS = r"(?:1[6-9]|[2-5]\d)"
_MAN = r"(?:pria|laki[\s-]?laki|cowok)"
_WOMAN = r"(?:wanita|perempuan|cewek)"
_SEX = rf"(?:{_MAN}|{_WOMAN})"
_BOTH = r"\s*(?:/|&|,|dan\b|atau\b|maupun\b|or\b|and\b)\s*"

# kind → what is looked for, in Indonesian and in the English that advertisements mix in.
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("wording_age", rf"\b(?:ber)?(?:usia|umur)\b[^.;\n]{{0,24}}?\b{_AGE_YEARS}\b"
                    rf"(?:\s*(?:-|–|s/d|sampai|hingga)\s*{_AGE_YEARS}\b)?(?:\s*(?:tahun|thn|th)\b)?"),
    ("wording_age", rf"\b(?:max|maks|maksimal|maksimum|maximal|min|minimal|minimum)\b\.?\s*"
                    rf"{_AGE_YEARS}\s*(?:tahun|thn|th)\b(?!\s*(?:pengalaman|bekerja))"),
    ("wording_age", rf"\b(?:max\w*|min\w*)?\s*(?:age|aged)\b[^.;\n]{{0,16}}?\b{_AGE_YEARS}\b"),
    ("wording_age", rf"\b{_AGE_YEARS}\s*years?\s*old\b"),
    ("wording_looks", r"\b(?:ber)?penampilan\s+(?:yang\s+)?(?:menarik|good\s*looking)\b"),
    ("wording_looks", r"\bgood[\s-]*look(?:ing|s)?\b"),
    ("wording_looks", r"\b(?:berwajah|paras|berparas)\s+\w+"),
    ("wording_looks", r"\b(?:cantik|ganteng|tampan)\b"),
    ("wording_height", r"\btinggi\s+(?:badan\s+)?(?:min\w*|maks\w*|max\w*|\d)[^.;\n]{0,16}"),
    ("wording_height", r"\b(?:tinggi|berat)(?:\s+dan\s+berat)?\s+badan\b[^.;\n]{0,24}"),
    ("wording_height", r"\btb\s*(?:/\s*bb)?\s*(?:min\w*|:)\s*\d{3}\b"),
    ("wording_marital", r"\b(?:belum|tidak|sudah|sedia\s+tidak)\s+(?:pernah\s+)?"
                        r"(?:menikah|kawin)\b"),
    ("wording_marital", r"\b(?:lajang|bujangan?)\b"),
    ("wording_marital", r"\b(?:status|masih)\s*:?\s*single\b"),
    ("wording_marital", r"\bunmarried\b"),
    ("wording_sex", rf"\b(?:khusus|hanya|wajib|harus|diutamakan|dicari|seorang|jenis\s+kelamin|"
                    rf"gender)\s*:?\s*(?:untuk\s+)?{_SEX}\b(?!{_BOTH}{_SEX})"),
    ("wording_sex", rf"(?:^|\n)\W*{_SEX}\b(?!{_BOTH}{_SEX})"
                    rf"(?=\s*(?:$|[,.;\n]|maks|max|usia|umur))"),
    ("wording_sex", rf"\(\s*{_SEX}\s*\)"),
    ("wording_sex", r"\b(?:male|female)\s+only\b"),
    ("wording_belief", r"\b(?:beragama|agama)\s*:?\s*"
                       r"(?:islam|muslim\w*|kristen|katolik|hindu|buddh?a|konghucu)\b"),
    ("wording_belief", r"\b(?:khusus|wajib|diutamakan|hanya)\s+(?:islam|muslim\w*|non[\s-]?muslim|"
                       r"kristen|katolik|hindu|buddh?a)\b"),
    ("wording_belief", r"\b(?:suku|etnis)\s+\w+"),
    ("wording_diploma", r"\b(?:ijazah\s+(?:asli\s+)?(?:akan\s+)?(?:di)?(?:tahan|jaminkan)|"
                        r"(?:menahan|penahanan|jaminan)\s+ijazah)\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
# One cheap look first: most advertisements hold none of these words.
_ANY = re.compile(
    r"usia|umur|\bage|years?\s*old|\bma[kx]|\bmin|penampilan|look|wajah|paras|cantik|ganteng|"
    r"tampan|tinggi|berat|\btb\b|nikah|kawin|lajang|bujang|single|married|pria|laki|wanita|"
    r"perempuan|cowok|cewek|male|agama|islam|muslim|kristen|katolik|hindu|budd|suku|etnis|ijazah",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that limits who may apply; `start` and `end` count characters."""

    kind: str
    start: int
    end: int
    text: str


def limiting_words(text: str) -> tuple[Span, ...]:
    """The spans of `text` that limit by age, looks, height, marriage, sex or belief, in order.

    Overlapping finds of one kind are given once, the longest.
    """
    if not text or _ANY.search(text) is None:
        return ()
    found: list[Span] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            words = match.group().strip()
            start = match.start() + match.group().index(words)
            found.append(Span(kind, start, start + len(words), words))
    found.sort(key=lambda span: (span.start, -span.end))
    kept: list[Span] = []
    for span in found:
        if not any(old.kind == span.kind and span.start < old.end for old in kept):
            kept.append(span)
    return tuple(kept)
