"""Limits on age, sex, looks and marriage, which shut people out and which a text must show."""

import re
from collections.abc import Iterator
from typing import Final

from jobcoder.advertisement import Advertisement, waived, whole
from jobcoder.requirement_types import AgeLimit, Answer, Look, Span

YOUNGEST, OLDEST = 15, 70

_UNIT = r"(?:tahun|taun|thn|th|y[/.]?o|years?(?: old)?|yo)"
_TO = r"(?:-|s/d|s\.d\.?|sd|sampai(?: dengan)?|hingga|to)"
_AGE_WORD = r"(?:usia|umur|berusia|berumur|aged?)"
_MOST = (
    r"(?:maksimal|maksimum|maximum|maks|max|mak|di ?bawah|below|under|tidak lebih dari|ora luwih"
    r"|belum berusia|no older than|paling tua)"
)
_LEAST = r"(?:minimal|minimum|min|di atas|above|at least|paling muda)"
_RANGE = re.compile(
    rf"\b(?P<cue>{_AGE_WORD}\W{{0,3}}(?:antara"
    rf" )?)?(?<![\d.,:])(?P<a>\d{{2}})\s?(?:{_UNIT}\s?)?{_TO}\s?(?P<b>\d{{2}})(?![\d.,:]\d|\d"
    rf"|[%])(?:\s?(?P<unit>{_UNIT})\b)?"
)
_AT_MOST = re.compile(
    rf"(?:\b(?P<cue>{_AGE_WORD})\W{{0,3}})?(?:\b{_MOST}"
    rf"|<)\W{{0,3}}(?:(?P<cue2>{_AGE_WORD})\s)?(?P<b>\d{{2}})(?![\d.,:]\d|\d"
    rf"|%)(?:\s?(?P<unit>{_UNIT}\.?(?:o\.?)?)(?!\w))?"
)
_AT_LEAST = re.compile(
    rf"\b{_AGE_WORD}\W{{0,3}}(?:{_LEAST}|>)\W{{0,3}}(?P<a>\d{{2}})(?!\d)(?:\s?{_UNIT}\b)?"
)
_OTHER_THING = re.compile(
    r"\b(?:pengalaman|experience|tinggi|tb|kontrak|ipk|target|gaji|jam|kerja|berat|kapasitas"
    r"|nilai)\b"
)
_AGE_NONE = re.compile(
    r"\b(?:usia|umur) (?:bebas|tidak dibatasi|berapapun|tak dibatasi)\b|\b(?:tanpa|tidak"
    r"|tdk)(?: ada)? batas(?:an)? (?:usia|umur)\b|\bno age limit\b|\bsemua (?:usia|umur)\b"
    r"|\b(?:usia|umur) tidak (?:masalah|jadi masalah)\b"
)

_MALE = (
    r"(?:pria|laki ?- ?laki|laki ?2|laki|lk|cowok|cowo|males?|men(?!-)|lanang|bapak-bapak|bapak2"
    r"|ikhwan)"
)
_FEMALE = r"(?:wanita|perempuan|cewek|cewe|females?|women|karyawati|ibu-ibu|ibu2|mbak2|akhwat)"
_JOIN = r"\s?(?:/|,|-|&|\bdan\b|\batau\b|\bmaupun\b|\bor\b|\band\b)\s?"
_BOTH = re.compile(
    rf"\b{_MALE}(?:{_JOIN}|\s){_FEMALE}\b|\blk{_JOIN}pr\b|\bpr{_JOIN}lk\b|\b{_FEMALE}(?:{_JOIN}"
    rf"|\s){_MALE}\b|\b(?:l\s?(?:/|atau)\s?p|p\s?(?:/|atau)\s?[lw]|l\s?&\s?p|m\s?/\s?f"
    rf"|f\s?/\s?m)\b|\bputra ?(?:/|-|dan|atau) ?putri\b|\b(?:all|any|semua) genders?\b"
    rf"|\bustadz ?/ ?ustadzah\b|\bgender bebas\b|\bkaryawan ?/ ?karyawati\b"
    rf"|\blaki ?/ ?perempuan\b"
)
_ONE: Final = (
    ("M", re.compile(rf"\b{_MALE}\b")),
    ("F", re.compile(rf"\b{_FEMALE}\b|\bkhusus putri\b|\bkhusus perempuan\b")),
)
_SON_OR_DAUGHTER = re.compile(r"\b(?:putra|putri)\b")
_NOT_ASKED_BEFORE = re.compile(
    r"(?:\b(?:lapas|rutan|pemasyarakatan|reproduksi|pasien|pelanggan|kelas|tb|tinggi badan"
    r"|pakaian|busana|sepatu|toilet|rambut|untuk|pemberdayaan|kesehatan|narapidana|tahanan|anak"
    r"|kekerasan|terhadap|hak|perlindungan|\d ?cm)\W{0,3}|\d\s?\()$"
)
_NOT_ASKED_AFTER = re.compile(
    r"\s?\d{3}|\s?(?:min|minimal)\W{1,2}1\d\d|\s?(?:dan|&) anak|\s?(?:hamil|korban)"
)
_ATTRACTIVE = (
    r"(?:ber)?penampilan (?:yang )?(?:menarik|oke|ok|cantik)|good[- ]?looking|cantik"
    r"|attractive(?: appearance)?|pleasant appearance"
)
_LOOKS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("attractive", rf"\b(?:{_ATTRACTIVE})\b"),
        (
            "neat",
            r"\b(?:ber)?penampilan (?:yang )?(?:rapi|sopan|bersih|profes+ional|rapih)\b"
            r"|\bwell[- ]groomed\b|\bneat appearance\b",
        ),
        ("no_tattoo", r"\b(?:tidak|tdk|tanpa)(?: memiliki| ada)? (?:ber)?tato\b|\bno tattoos?\b"),
        ("no_piercing", r"\b(?:tidak|tdk|tanpa|dan|/) ?(?:ber)?tindik(?:an)?\b|\bno piercings?\b"),
        ("no_glasses", r"\b(?:tidak|tdk|tanpa) (?:ber|memakai |pakai )?kacamata\b|\bno glasses\b"),
        ("hijab", r"\b(?:ber|memakai |mengenakan )(?:hijab|jilbab|kerudung)\b"),
        (
            "weight",
            r"\bberat (?:badan )?(?:badan )?(?:proporsional|ideal|seimbang)\b|\bbb\W{0,3}(?:max"
            r"|maks|min|proporsional|ideal)\b",
        ),
    )
)
_LOOKS_ALONE: Final = {
    "menarik": "attractive",
    "rapi": "neat",
    "bersih & rapi": "neat",
    "bersih dan rapi": "neat",
    "rapih": "neat",
}
# By itself "rapi" is a way of working; among limits it is one.
_AMONG_LOOKS = re.compile(
    rf"\bbertato\b|\bbertindik\b|\bmerokok\b|\bpenampilan\b|\b{_MALE}\b|\b{_FEMALE}\b"
)
_LOOKS_DUTY = re.compile(
    r"\b(?:menjaga|melalui|memastikan|menampilkan|mematuhi|standar|mengatur|menata|merapikan|agar"
    r"|tampilan|konten|desain|membuat)\b"
)
_HEIGHT = re.compile(
    r"\b(?:tb|tinggi(?: badan)?|height)\b[^\d,.;\n]{0,22}(?P<cm>1[3-9]\d)(?:\s?cm)?"
    r"|(?<!\d)(?P<alone>1[4-9]\d)\s?(?:cm|\((?:l|p)\))"
)
_HEIGHT_TOO = re.compile(rf"\s?/\s?(?:{_MALE}|{_FEMALE})\s?(?P<cm>1[3-9]\d)")
_SINGLE = re.compile(
    r"\b(?:belum|blm|tidak|tdk) (?:pernah )?(?:me)?nikah\b|\bsingle\b(?!\W{1,2}(?:twin|bed|room"
    r"|page|double|post|origin|item|use))|\blajang\b|\b(?:belum|blm) berkeluarga\b|\bunmarried\b"
)
_MARRIED = re.compile(
    r"\bsudah (?:me)?nikah\b|(?<!belum )(?<!blm )\bberkeluarga\b|\bpasutri\b(?=,)"
    r"|\bsudah berkeluarga\b|(?<!un)\bmarried\b"
)
_MARITAL_NONE = re.compile(
    r"\bstatus (?:pernikahan )?bebas\b|\b(?:menikah|single) ?(?:/|atau) ?(?:belum(?: menikah)?"
    r"|menikah|lajang)\b"
)


def _ages(advertisement: Advertisement) -> Iterator[tuple[AgeLimit, int, int]]:
    for found in advertisement.find(_RANGE):
        low, high = int(found["a"]), int(found["b"])
        if YOUNGEST <= low < high <= OLDEST and _is_age_range(advertisement, found):
            yield AgeLimit(low, high), found.start(), found.end()
    for found in advertisement.find(_AT_MOST):
        if YOUNGEST <= int(found["b"]) <= OLDEST and _is_age_bound(advertisement, found):
            yield AgeLimit(None, int(found["b"])), found.start(), found.end()
    for found in advertisement.find(_AT_LEAST):
        if YOUNGEST <= int(found["a"]) <= OLDEST:
            yield AgeLimit(int(found["a"]), None), found.start(), found.end()


def _is_age_bound(advertisement: Advertisement, found: re.Match[str]) -> bool:
    clause = advertisement.clause_text(found.start())
    if found["cue"]:
        return True
    said = found["cue2"] or found["unit"] or "berusia" in found[0]
    alone = clause.strip(" .") == found[0].strip()
    return bool(said or alone) and not _OTHER_THING.search(clause)


def _is_age_range(advertisement: Advertisement, found: re.Match[str]) -> bool:
    """A bare range is an age where it has years, or ends its clause with nothing of money."""
    if found["cue"]:
        return True
    clause = advertisement.clause_text(found.start())
    if clause.strip(" .") != found[0].strip() and _OTHER_THING.search(clause):
        return False
    if found["unit"]:
        return True
    rest = advertisement.after(found.end(), 12)
    before = advertisement.before(found.start(), 12)
    money = re.search(r"(?:rp|idr|jam|pukul|pk)\W*$", before) or re.match(
        r"\s?(?:rb|ribu|jt|juta|k\b|jam|/|%|orang|kg|hari|bulan|menit)", rest
    )
    return not money and not re.match(r"\s?\w", rest)


def read_age(advertisement: Advertisement) -> Answer[AgeLimit]:
    """Return the limits on age in years, each with its place; "umur bebas" waives them."""
    kept: list[tuple[AgeLimit, int, int]] = []
    for one in sorted(_ages(advertisement), key=lambda age: (age[1], -age[2])):
        if not kept or kept[-1][2] <= one[1]:
            kept.append(one)
    return whole(advertisement, kept, waived(advertisement, _AGE_NONE))


def read_sex(advertisement: Advertisement) -> Answer[str]:
    """Return ``M`` or ``F`` where one sex only is wanted; "pria/wanita" waives it."""
    none = waived(advertisement, _BOTH)
    found = [
        (sex, match.start(), match.end())
        for sex, pattern in _ONE
        for match in advertisement.find(pattern)
        if not _inside(match.span(), none)
        and not _NOT_ASKED_BEFORE.search(advertisement.before(match.start(), 22))
        and not _NOT_ASKED_AFTER.match(advertisement.folded, match.end())
    ]
    return whole(advertisement, [*found, *_children(advertisement, none)], none)


def _children(
    advertisement: Advertisement, none: tuple[Span, ...]
) -> Iterator[tuple[str, int, int]]:
    """ "Putra" and "putri" mean a sex where they stand alone, else often a firm or a school."""
    for found in advertisement.find(_SON_OR_DAUGHTER):
        alone = advertisement.clause_text(found.start()).strip(" .") == found[0]
        if alone and not _inside(found.span(), none):
            yield ("M" if found[0] == "putra" else "F"), found.start(), found.end()


def _inside(span: Span, others: tuple[Span, ...]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _looks(advertisement: Advertisement) -> Iterator[tuple[Look, int, int]]:
    for kind, pattern in _LOOKS:
        for found in advertisement.find(pattern):
            start, _ = advertisement.clause(found.start())
            if not _LOOKS_DUTY.search(advertisement.folded, start, found.start()):
                yield Look(kind), found.start(), found.end()
    for found in re.finditer(r"\b(?:bersih (?:&|dan) rapi|menarik|rapih?)\b", advertisement.folded):
        clause = advertisement.clause_text(found.start())
        if clause.strip(" .") == found[0] and _AMONG_LOOKS.search(
            advertisement.sentence_text(found.start())
        ):
            yield Look(_LOOKS_ALONE[found[0]]), found.start(), found.end()


def _heights(advertisement: Advertisement) -> Iterator[tuple[Look, int, int]]:
    for found in advertisement.find(_HEIGHT):
        yield Look("height", int(found["cm"] or found["alone"])), found.start(), found.end()
        too = _HEIGHT_TOO.match(advertisement.folded, found.end())
        if too:
            yield Look("height", int(too["cm"])), too.start(), too.end()


def read_looks(advertisement: Advertisement) -> Answer[Look]:
    """Return the demands on looks: height, "berpenampilan menarik", no tattoo and others."""
    return whole(advertisement, [*_looks(advertisement), *_heights(advertisement)], ())


def read_marital(advertisement: Advertisement) -> Answer[str]:
    """Return ``single`` or ``married`` where only such people are wanted."""
    none = waived(advertisement, _MARITAL_NONE)
    found = [
        (value, match.start(), match.end())
        for value, pattern in (("single", _SINGLE), ("married", _MARRIED))
        for match in advertisement.find(pattern)
        if not _inside(match.span(), none)
    ]
    return whole(advertisement, found, none)
