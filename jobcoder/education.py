"""Levels and fields of schooling as people and advertisements write them."""

import re
from functools import cache
from typing import Final

from rapidfuzz import fuzz, process

from jobcoder.wordlists import read_rows, split_list

UNKNOWN: Final = "UNKNOWN"
#: All levels from the lowest to the highest, after ``UNKNOWN``.
SCHOOL_LEVELS: Final = (
    *(UNKNOWN, "SD", "SMP", "SMA", "SMK", "D1", "D2", "D3", "D4"),
    *("S1", "PROFESI", "S2", "S3"),
)
LONGEST_TEXT = 2_000
LEAST_ALIKE = 88.0

# "Diploma" alone is D3, the usual one; "SMA/SMK sederajat" and "SLTA" name both schools, of which
# the first is the general one.
_DIPLOMA = {"1": "D1", "i": "D1", "2": "D2", "ii": "D2", "3": "D3", "iii": "D3"} | {
    "4": "D4",
    "iv": "D4",
    "satu": "D1",
    "dua": "D2",
    "tiga": "D3",
    "empat": "D4",
}
_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "SD": (r"sd", r"\Ami\Z", r"sekolah dasar", r"madrasah ibtidaiyah", r"paket a"),
    "SMP": (
        *(r"smp", r"sltp", r"mts", r"sekolah menengah pertama", r"madrasah tsanawiyah"),
        *(r"paket b", r"junior high school"),
    ),
    "SMA": (
        *(r"sma", r"smu", r"slta", r"\Aman?\Z", r"sekolah menengah atas", r"sekolah menengah"),
        *(r"sekolah menengah umum", r"madrasah aliyah", r"paket c", r"senior high school"),
        *(r"high school", r"sekolah lanjutan tingkat atas"),
    ),
    "SMK": (
        *(r"smk", r"stm", r"smea", r"smkk", r"smik", r"smip", r"spk", r"smf", r"mak"),
        *(r"sekolah menengah kejuruan", r"vocational high school"),
    ),
    "D4": (r"sarjana terapan", r"sst"),
    "S1": (
        r"s ?1",
        r"sarjana(?! terapan| muda)",
        r"strata (?:1|i|satu)",
        r"bachelors?",
        r"undergraduate",
    ),
    "PROFESI": (
        *(r"profesi", r"ners", r"profession", r"dokter spesialis", r"sp ?1"),
        *(r"pendidikan profesi",),
    ),
    "S2": (r"s ?2", r"magister", r"strata (?:2|ii|dua)", r"masters?", r"pascasarjana", r"mba"),
    "S3": (r"s ?3", r"doktor", r"strata (?:3|iii|tiga)", r"doctorate", r"phd", r"doctoral"),
}
_PATTERNS = tuple(
    (level, re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")) for level, words in _WORDS.items()
)
_DIPLOMAS = re.compile(
    r"(?<!\w)(?:d|diploma|dipl)[ .\-]*(1|2|3|4|iii|ii|iv|i|satu|dua|tiga|empat)(?!\w)"
)
_DIPLOMA_ALONE = re.compile(r"(?<!\w)(?:diploma|akademi|sarjana muda|associate degree)(?!\w)")


def school_levels(text: str) -> tuple[str, ...]:
    """Return every level that a text names, from the lowest to the highest.

    Empty when it names none. A diploma without number counts as D3.
    """
    folded = re.sub(r"[.\u2019']", "", text[:LONGEST_TEXT].lower())
    found = {level for level, pattern in _PATTERNS if pattern.search(folded)}
    numbered = _DIPLOMAS.findall(folded)
    found.update(_DIPLOMA[number] for number in numbered)
    if _DIPLOMA_ALONE.search(_DIPLOMAS.sub(" ", folded)):
        found.add("D3")
    return tuple(level for level in SCHOOL_LEVELS if level in found)


def normalise_school_level(text: str) -> str:
    """Return the lowest level that a text names, or ``UNKNOWN``.

    The lowest, because advertisements name the levels that they accept ("SMA/SMK", "D3 atau S1").
    SMA and SMK are kept apart; where both are named this gives SMA, ``school_levels`` gives both.
    """
    levels = school_levels(text)
    return levels[0] if levels else UNKNOWN


def _plain(text: str) -> str:
    lowered = re.sub(r"[^a-z0-9]+", " ", text[:200].lower())
    lowered = re.sub(
        r"\b(?:jurusan|program studi|prodi|fakultas|bidang|s1|s2|d3|d4|d iii|d iv|sarjana|diploma"
        r"|smk|sma|pendidikan profesi|terapan|kejuruan)\b",
        " ",
        lowered,
    )
    return " ".join(lowered.split())


@cache
def _fields() -> dict[str, str]:
    return {
        _plain(form) or form.lower(): row["field"]
        for row in read_rows("fields_of_study.csv")
        for form in (*split_list(row["also"]), row["field"])
    }


def normalise_field_of_study(text: str) -> str:
    """Return the project's name of a field of study, or ``UNKNOWN``.

    Takes one field, not a list of them; forgives misspelling and "jurusan", "prodi", "S1".
    """
    plain = _plain(text)
    if len(plain) < 2:
        return UNKNOWN
    fields = _fields()
    if plain in fields:
        return fields[plain]
    if len(plain) < 5:
        return UNKNOWN
    near = process.extractOne(plain, fields.keys(), scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE)
    return fields[near[0]] if near else UNKNOWN
