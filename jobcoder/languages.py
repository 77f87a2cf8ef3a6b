"""The languages that an advertisement asks people to know."""

import re
from collections.abc import Iterator
from typing import Final

from jobcoder.advertisement import Advertisement, waived, whole
from jobcoder.requirement_types import Answer, Span

#: ISO 639-1 codes by the names that texts use.
LANGUAGES: Final = {
    **{"inggris": "en", "english": "en", "mandarin": "zh", "chinese": "zh", "tiongkok": "zh"},
    **{"jepang": "ja", "japanese": "ja", "korea": "ko", "korean": "ko", "arab": "ar"},
    **{"arabic": "ar", "jerman": "de", "german": "de", "prancis": "fr", "perancis": "fr"},
    **{"french": "fr", "belanda": "nl", "dutch": "nl", "spanyol": "es", "spanish": "es"},
    **{"rusia": "ru", "russian": "ru", "thailand": "th", "vietnam": "vi", "turki": "tr"},
    **{"indonesia": "id", "indonesian": "id", "melayu": "ms", "jawa": "jv", "javanese": "jv"},
    **{"sunda": "su", "sundanese": "su", "bali": "ban", "madura": "mad"},
}
_NAMES = "|".join(sorted(LANGUAGES, key=len, reverse=True))
_ENGLISH_NAMES = "english|japanese|korean|mandarin|chinese|german|french|arabic|dutch"
_LANGUAGE = re.compile(
    rf"\b(?:(?P<cue>(?:ber)?bahasa?|bhs|b\.|berbahas|baca tulis)\s?)(?P<name>{_NAMES})\b"
    rf"|\b(?P<bare>{_ENGLISH_NAMES}|inggris|jepang|prancis|perancis|jerman)\b"
)
_ALSO = re.compile(
    rf"\s*(?:/|,|&|\bdan\b|\batau\b|\band\b|\bor\b)\s*(?:bahasa )?(?P<name>{_NAMES})\b"
)
_TEST = re.compile(
    r"\b(?:toefl|toeic|ielts)(?: itp| ibt)?\W{0,3}(?:min\w*|skor|score|>|≥|of)?\W{0,3}\d"
)
_CUE = re.compile(
    r"\b(?:mampu|menguasai|bisa|fasih|lancar|kemampuan|aktif|pasif|fluent(?:ly)?|good|profici\w+"
    r"|able|skills?|command|communicat\w+|wajib|minimal|min|dapat|diutamakan|nilai|lisan|speak\w*"
    r"|native|disukai|lisan-tulisan|basic|preferred|written|komunikasi aktif|berbahasa|berbahas"
    r"|komunikatif|plus|toefl|toeic|ielts|penerjemah|translator|interpreter|intermediate|advanced"
    r"|n[1-5]|topik)\b"
)
_DUTY = re.compile(
    r"\b(?:mengajar\w*|menerjemahkan|penerjemahan|melatih|membimbing|memberikan|menyusun"
    r"|mengelola|membantu|pembelajaran|pengajar\w*|dokumen|konten|naskah|teks|ketertarikan|budaya"
    r"|guru|teacher|tutor|les|kursus|kelas|menyiapkan|materi|tentor|sensei|memandu|mengikuti"
    r"|belajar|media|training|pelatihan|negosiasi dan|korespondensi|penerapan|mengecek"
    r"|dalam bidang|pihak|atasan|tes|ujian|persiapan|serta mendukung|tren)\b"
)
_ABLE = re.compile(
    r"\b(?:mampu|menguasai|able|wajib|kemampuan|bisa|fasih|lancar|memiliki|fluent|profici\w+)\b"
)
NONE = re.compile(
    r"\b(?:tidak|tdk|gak|ga) (?:harus|perlu|wajib) (?:bisa |menguasai )?(?:berbahasa|bahasa)\b"
    r"|\bno (?:english|language) (?:is )?(?:required|needed)\b"
)
_LISTED_WORDS = 5
# Names of countries too, which need the word for a language close before.
_COUNTRIES = frozenset({"jepang", "prancis", "perancis", "jerman"})
_COUNTRY_AFTER = re.compile(r"(?:bahasa|inggris)[^.;\n]{0,12}$")


def _is_asked(advertisement: Advertisement, found: re.Match[str]) -> bool:
    start, _ = advertisement.sentence(found.start())
    before = advertisement.folded[start : found.start()]
    clause = advertisement.clause_text(found.start())
    if _DUTY.search(before):
        able = list(_ABLE.finditer(before))
        duties = list(_DUTY.finditer(before))
        first_able = bool(able) and able[0].start() < duties[0].start()
        if not (first_able or (_CUE.search(clause) and not _DUTY.search(clause))):
            return False
    if found["bare"] in _COUNTRIES:
        return bool(_COUNTRY_AFTER.search(before))
    return bool(_CUE.search(clause) or _CUE.search(before[-60:])) or (
        len(clause.split()) <= _LISTED_WORDS and not _DUTY.search(clause)
    )


def _found(advertisement: Advertisement) -> Iterator[tuple[str, int, int]]:
    for found in advertisement.find(_LANGUAGE):
        if not _is_asked(advertisement, found):
            continue
        yield LANGUAGES[found["name"] or found["bare"]], found.start(), found.end()
        also = _ALSO.match(advertisement.folded, found.end())
        if also:
            yield LANGUAGES[also["name"]], also.start("name"), also.end()
    for found in advertisement.find(_TEST):
        yield "en", found.start(), found.end()


def read_languages(advertisement: Advertisement, fields: tuple[Span, ...]) -> Answer[str]:
    """Return the languages asked, as ISO 639-1 codes.

    ``fields`` are the places of fields of study, where a language is a subject. Languages that the
    work deals with ("mengajar bahasa Jepang") are left out.
    """
    found = (
        one
        for one in _found(advertisement)
        if not any(start <= one[1] < end or one[1] <= start < one[2] for start, end in fields)
    )
    return whole(advertisement, found, waived(advertisement, NONE))
