"""Places as files write them: old names, bare names, a subdistrict, a whole province.

Nothing is guessed in silence: whatever is less than a district named in full comes back with a
note that says how it was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from antarkerja.domain.reference.regions import (
    Region,
    children,
    district_of,
    districts,
    find_district,
    find_province,
    is_region,
)


class PlaceNote(StrEnum):
    """How a place was read; empty where a district was named in full."""

    NAMED = ""
    MISSING = "place_missing"
    PROVINCE = "place_province_only"
    AMBIGUOUS = "place_ambiguous"
    GUESSED = "place_guessed"
    NATIONAL = "place_national"
    REMOTE = "place_remote"
    UNKNOWN = "region_unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """`code` of a district or province, "" where none is known."""

    code: str
    note: PlaceNote = PlaceNote.NAMED


# Names that laws have changed, spellings that portals use, and towns known by another name than
# their district. Each target is a full name of the edition.
_ALIASES = {
    "kab pangkajene kepulauan": "Kabupaten Pangkajene dan Kepulauan",
    "kab pangkajene": "Kabupaten Pangkajene dan Kepulauan",
    "kab toba samosir": "Kabupaten Toba",
    "kab pahuwato": "Kabupaten Pohuwato",
    "kab mamuju utara": "Kabupaten Pasangkayu",
    "kab karang asem": "Kabupaten Karangasem",
    "kab tulang bawang": "Kabupaten Tulangbawang",
    "kab fak fak": "Kabupaten Fakfak",
    "kab toli toli": "Kabupaten Tolitoli",
    "kab labuhan batu": "Kabupaten Labuhanbatu",
    "solo": "Kota Surakarta",
    "solo city": "Kota Surakarta",
    "jogja": "Daerah Istimewa Yogyakarta",
    "timika": "Kabupaten Mimika",
    "purwokerto": "Kabupaten Banyumas",
    "ujung pandang": "Kota Makassar",
    "bangka belitung": "Kepulauan Bangka Belitung",
    "ntb": "Nusa Tenggara Barat",
    "ntt": "Nusa Tenggara Timur",
    "riau kepulauan": "Kepulauan Riau",
    "kepri": "Kepulauan Riau",
    "babel": "Kepulauan Bangka Belitung",
    "kalbar": "Kalimantan Barat", "kalteng": "Kalimantan Tengah", "kalsel": "Kalimantan Selatan",
    "kaltim": "Kalimantan Timur", "kaltara": "Kalimantan Utara",
    "sumut": "Sumatera Utara", "sumbar": "Sumatera Barat", "sumsel": "Sumatera Selatan",
    "sulut": "Sulawesi Utara", "sulsel": "Sulawesi Selatan", "sulteng": "Sulawesi Tengah",
    "sultra": "Sulawesi Tenggara", "sulbar": "Sulawesi Barat",
    "jabar": "Jawa Barat", "jateng": "Jawa Tengah", "jatim": "Jawa Timur",
    "diy": "Daerah Istimewa Yogyakarta", "nad": "Aceh", "nanggroe aceh darussalam": "Aceh",
    "dki": "Daerah Khusus Ibukota Jakarta", "dki jakarta": "Daerah Khusus Ibukota Jakarta",
    "jakarta": "Daerah Khusus Ibukota Jakarta", "jakarta raya": "Daerah Khusus Ibukota Jakarta",
    "daerah khusus jakarta": "Daerah Khusus Ibukota Jakarta",
    "di yogyakarta": "Daerah Istimewa Yogyakarta",
    "sumbawa besar": "Kabupaten Sumbawa",
    "meulaboh": "Kabupaten Aceh Barat",
    "padang sidempuan": "Kota Padangsidimpuan", "kota padang sidempuan": "Kota Padangsidimpuan",
}
_NATION = {"indonesia", "nasional", "seluruh indonesia", "seluruh wilayah indonesia"}
_REMOTE = {"remote", "wfh", "work from home", "kerja jarak jauh", "dari rumah"}
_SUBDISTRICT = re.compile(r"^(kecamatan|kec|distrik|district)\b\.?\s*", re.IGNORECASE)
_KINDS = re.compile(r"^(kabupaten|kab|kota administrasi|kota adm|kota)\b", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def find_place(text: str) -> Place:
    """The district or province that a file's words mean.

    "Kab. Wonosobo", "3307", "33.07" → the district; "Jakarta Raya" → the province with a note;
    "Bandung", which is a regency and a city, → their province with a note; "Indonesia" → no code
    with a note. Only what names no place at all is `PlaceNote.UNKNOWN`.
    """
    plain = _words(text)
    if not plain:
        return Place("", PlaceNote.MISSING)
    if re.fullmatch(r"[\d .]+", text.strip()):
        return _of_code(text)
    if plain in _NATION:
        return Place("", PlaceNote.NATIONAL)
    if plain in _REMOTE:
        return Place("", PlaceNote.REMOTE)
    parts = [part for part in re.split(r"[/,()|;]| - ", text) if _words(part)]
    readings = [text, *parts[:4]] if len(parts) > 1 else [text]
    for steps in ((_district, _province), (_subdistrict, _start_of_name), (_garbled, _village)):
        for reading in readings:
            for step in steps:
                if place := step(reading):
                    return place
    return Place("", PlaceNote.UNKNOWN)


def find_part(parent: str, name: str) -> str:
    """The code of a subdistrict or village named within `parent`, "" where it is not there."""
    wanted = _plain(_SUBDISTRICT.sub("", name))
    found = [part.code for part in children(parent) if _plain(part.name) == wanted]
    return found[0] if len(found) == 1 else ""


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]+", "", name.lower())


def _of_code(text: str) -> Place:
    digits = re.sub(r"\D", "", text)
    dotted = ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)
    if not is_region(dotted):
        return Place("", PlaceNote.UNKNOWN)
    district = district_of(dotted)
    return Place(district) if district else Place(dotted, PlaceNote.PROVINCE)


def _district(text: str) -> Place | None:
    name = _ALIASES.get(_alias_key(text), text)
    code = find_district(name)
    return Place(code) if code else None


def _alias_key(text: str) -> str:
    return re.sub(r"^kabupaten\b", "kab", _words(text))


def _province(text: str) -> Place | None:
    code = find_province(_ALIASES.get(_alias_key(text), text))
    return Place(code, PlaceNote.PROVINCE) if code else None


def _one_of(codes: Iterable[str]) -> Place | None:
    """The district that all codes lie in, else their province, else only a note."""
    found = sorted(set(codes))
    if not found:
        return None
    inside = {district_of(code) for code in found}
    if len(inside) == 1:
        return Place(inside.pop(), PlaceNote.GUESSED)
    above = {code[:2] for code in found}
    return Place(above.pop() if len(above) == 1 else "", PlaceNote.AMBIGUOUS)


def _subdistrict(text: str) -> Place | None:
    """A regency and a city of one name, or a subdistrict."""
    bare = _plain(_KINDS.sub("", text.strip()))
    twins = [d.code for d in districts() if _plain(_KINDS.sub("", d.name)) == bare]
    if len(twins) > 1 and not _KINDS.match(text.strip()):
        return _one_of(twins)
    return _one_of(_subdistricts().get(_plain(_SUBDISTRICT.sub("", text.strip())), ()))


def _start_of_name(text: str) -> Place | None:
    """ "Lombok" of four regencies, "Cikarang" of five subdistricts."""
    words = _words(text)
    if len(words) < 4:
        return None
    named = [d.code for d in districts() if _words(_KINDS.sub("", d.name)).startswith(f"{words} ")]
    if named:
        return _one_of(named)
    return _one_of(
        code for name, code in _by_first_word().get(words.split()[0], ())
        if name.startswith(f"{words} ")
    )


def _garbled(text: str) -> Place | None:
    """ "Kota SurabayaFarmasiKota Surabaya": a page's cells run together."""
    plain = _plain(re.sub(r"^\s*kab\b\.?", "kabupaten", text, flags=re.IGNORECASE))
    found = [d for d in districts() if plain.startswith(_plain(d.name))]
    if not found:
        inside = [d.code for d in districts() if plain.endswith(_administrative(d))]
        return _one_of(inside)
    return Place(max(found, key=lambda d: len(d.name)).code, PlaceNote.GUESSED)


def _administrative(district: Region) -> str:
    """ "kotaadmjakartatimur", as portals write the cities of Jakarta."""
    return _plain(re.sub(r"^Kota Administrasi", "Kota Adm", district.name))


def _village(text: str) -> Place | None:
    exact = _villages().get(_plain(text))
    if exact:
        return _one_of(exact)
    words = _words(text)
    place = _one_of(
        code for name, code in _village_starts().get(words.split()[0], ())
        if name.startswith(f"{words} ")
    )
    # The start of a village's name is worth something only where it leads to one district.
    return place if place and place.note == PlaceNote.GUESSED and len(words) > 4 else None


def _all_subdistricts() -> Iterator[Region]:
    for district in districts():
        yield from children(district.code)


@cache
def _subdistricts() -> dict[str, tuple[str, ...]]:
    return _index(_all_subdistricts())


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, str], ...]]:
    return _starts(_all_subdistricts())


def _all_villages() -> Iterator[Region]:
    for subdistrict in _all_subdistricts():
        yield from children(subdistrict.code)


@cache
def _villages() -> dict[str, tuple[str, ...]]:
    return _index(_all_villages())


@cache
def _village_starts() -> dict[str, tuple[tuple[str, str], ...]]:
    return _starts(_all_villages())


def _index(parts: Iterable[Region]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for part in parts:
        found.setdefault(_plain(part.name), []).append(part.code)
    return {name: tuple(codes) for name, codes in found.items()}


def _starts(parts: Iterable[Region]) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for part in parts:
        words = _words(part.name)
        if " " in words:
            found.setdefault(words.split()[0], []).append((words, part.code))
    return {word: tuple(rows) for word, rows in found.items()}
