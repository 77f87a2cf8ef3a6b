"""The fields of study that an advertisement asks."""

import re
from collections.abc import Iterator
from functools import cache

from jobcoder.advertisement import Advertisement, waived, whole
from jobcoder.education import UNKNOWN, normalise_field_of_study
from jobcoder.requirement_types import Answer
from jobcoder.schooling import level_spans
from jobcoder.wordlists import read_rows

LONGEST_LIST = 260

NONE = re.compile(
    r"\b(?:semua|segala|all|any|seluruh|bebas|berbagai|aneka) (?:jurusan|majors?|program studi"
    r"|prodi|bidang studi|bidang ilmu|disciplines?|fields? of study)\b|\bjurusan (?:bebas"
    r"|apa saja|apa ?pun)\b"
)
_CUE = re.compile(
    r"\b(?:jurusan|prodi|program studi|bidang studi|lulusan(?: dari)?|majoring in|major in"
    r"|majors? of|degree(?: required)?(?: only)? (?:in|from|of)|graduates? (?:of|from|in)"
    r"|mahasiswa(?:/i)?(?: aktif)?|latar belakang pendidikan|background in|pendidikan(?: terakhir"
    r"| min| minimal)?|kuliah|dosen|fresh ?-?graduated?)\b"
)
_SCHOOLING = re.compile(
    r"(?:^|\b(?:min|minimal|minimum|latar belakang|syarat|memiliki|tingkat))\W*$"
)
_WISH_LIST = re.compile(r"\b(?:diutamakan|disukai|preferably)\b")
# What may stand between the cue and the first name.
_LEAD = re.compile(
    r"(?:[ :(/,&-]+|:\s*\n\s*|\b(?:jurusan|prodi|program studi|bidang studi|dari|di|bidang|in|of"
    r"|from|only|degree|required|min|minimal|minimum|pendidikan|s ?-?[123]|d ?-?(?:iii|iv|[1-4])"
    r"|smk|sma|diploma|sarjana|atau|and|dan|or|lulusan|adalah|aktif|semester akhir|tingkat akhir"
    r"|untuk|yang berasal|linier|memiliki|bachelor'?s?|the|a|terkait|apa ?pun|freshgraduate"
    r"|fresh graduate)\b)*"
)
_SEPARATOR = re.compile(
    r"\s*(?:[/,&]|\b(?:dan/atau|atau|dan|or|and|maupun)\b)[\s,/&]*(?:(?:atau|dan|or|and)\s+)?"
)
# After a comma the next matter may begin; after a stroke the list goes on.
_SAME_PLACE = frozenset({"/", "atau", "dan", "&", "or", "and", "dan/atau"})
_NAME_END = re.compile(
    r"\s*(?:[.;:\n()+!?•]|\s-\s|\d|\b(?:atau|yang|dengan|minimal|min|max|maks|ipk|with|serta"
    r"|lebih|memiliki|dll|dsb|dan sejenisnya|sejenisnya|related|relevan|terkait|setara|sederajat"
    r"|untuk|usia|pria|wanita|bidang|jadi|menjadi|diutamakan|disukai|domisili|boleh|dibuktikan"
    r"|dari|ini|jika|belum|dalam|di|pada|tidak|sebagai|adalah|akan|harus|mampu|me\w+kan"
    r"|menguasai)\b)"
)
# Whole faculties, which the list of fields would take for one of theirs.
_TOO_WIDE = frozenset(
    {"teknik", "ilmu", "teknologi", "administrasi", "kesehatan", "desain", "bahasa"}
)
_JOINED_END = re.compile(r"[,/.;:\n()]| atau | or ")
_TAILS = ("engineering", "management", "science", "sciences", "administration", "studies", "design")


@cache
def _words(kind: str) -> frozenset[str]:
    """Words of ``study_words.csv``: ``head`` begins a field, ``other`` is never part of one."""
    return frozenset(row["word"] for row in read_rows("study_words.csv") if row["kind"] == kind)


def _is_name(words: str) -> bool:
    parts = words.split()
    if not 1 <= len(parts) <= 5 or len(words) < 2:
        return False
    if parts[0] in _words("head") or (len(parts) > 1 and parts[-1] in _TAILS):
        return True
    return normalise_field_of_study(words) not in (UNKNOWN, "Semua jurusan")


def _may_be_name(text: str) -> bool:
    """Right after a level any capitalised word or two is a field: "SMK Listrik"."""
    parts = text.split()
    return (
        len(text) > 2
        and 1 <= len(parts) <= 3
        and all(part[:1].isupper() for part in parts)
        and not any(part.lower() in _words("other") for part in parts)
    )


def _listed(
    advertisement: Advertisement, at: int, trusting: bool
) -> Iterator[tuple[str, int, int]]:
    """Read names from a place on, until one is none."""
    folded, text = advertisement.folded, advertisement.text
    limit = min(len(folded), at + LONGEST_LIST)
    lead = _LEAD.match(folded, at, limit)
    at = lead.end() if lead else at
    while at < limit:
        stop = _NAME_END.search(folded, at, limit)
        parted = _SEPARATOR.search(folded, at, limit)
        end = min(stop.start() if stop else limit, parted.start() if parted else limit)
        name = folded[at:end].strip()
        joined = _joined(folded, at, parted, limit)
        if joined:
            end, name = joined, folded[at:joined].strip()
        if not (_is_name(name) or (trusting and _may_be_name(text[at:end].strip()))):
            return
        yield name, at, at + len(folded[at:end].rstrip())
        parted = _SEPARATOR.match(folded, end)
        if not parted:
            return
        trusting = trusting and parted[0].strip() in _SAME_PLACE
        lead = _LEAD.match(folded, parted.end(), limit)
        at = lead.end() if lead else parted.end()


def _joined(folded: str, at: int, parted: re.Match[str] | None, limit: int) -> int | None:
    """Return the end of a name that has "dan" in it: "penyuluhan dan komunikasi pertanian"."""
    if not parted or parted[0].strip() not in ("dan", "&", "and"):
        return None
    stop = _JOINED_END.search(folded, parted.end(), limit)
    end = stop.start() if stop else limit
    name = folded[at:end].strip()
    first = folded[at : parted.start()].strip()
    known = normalise_field_of_study(name) != UNKNOWN and normalise_field_of_study(first) == UNKNOWN
    return end if known or (first in ("penyuluhan", "tata") and len(name) < 50) else None


def _starts(advertisement: Advertisement) -> Iterator[tuple[int, bool]]:
    for found in advertisement.find(_CUE):
        before = advertisement.before(found.start(), 25)
        if found[0].startswith("dosen") and before.strip():
            continue
        if found[0].startswith("pendidikan") and not _SCHOOLING.search(before):
            continue
        yield found.end(), found[0].startswith(("jurusan", "prodi", "program studi"))
    for _, end in level_spans(advertisement):
        yield end, True
    for found in advertisement.find(_WISH_LIST):
        before = advertisement.before(found.start(), 60)
        if re.search(r"pendidikan|jurusan|lulusan|s1|d3|program studi|graduate", before):
            yield found.end(), False


def _found(advertisement: Advertisement) -> Iterator[tuple[str, int, int]]:
    seen: set[int] = set()
    for at, trusting in sorted(_starts(advertisement)):
        for name, start, end in _listed(advertisement, at, trusting):
            if start in seen:
                break
            seen.add(start)
            known = UNKNOWN if name in _TOO_WIDE else normalise_field_of_study(name)
            if known != "Semua jurusan":
                yield (known if known != UNKNOWN else name), start, end


def read_fields_of_study(advertisement: Advertisement) -> Answer[str]:
    """Return the fields asked, by the names of ``fields_of_study.csv`` where it has them.

    A field that the list lacks is given in the words of the text, in lower case.
    """
    none = waived(advertisement, NONE)
    found = (
        one
        for one in _found(advertisement)
        if not any(start <= one[1] < end for start, end in none)
    )
    return whole(advertisement, found, none)
