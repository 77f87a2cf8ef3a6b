"""The fields of study that an advertisement asks."""

import re
from collections.abc import Iterator

from jobcoder.advertisement import Advertisement, waived, whole
from jobcoder.education import UNKNOWN, normalise_field_of_study
from jobcoder.requirement_types import Answer
from jobcoder.schooling import level_spans

LONGEST_LIST = 260

NONE = re.compile(
    r"\b(?:semua|segala|all|any|seluruh|bebas|berbagai|aneka) (?:jurusan|majors?|program studi|prodi"
    r"|bidang studi|bidang ilmu|disciplines?|fields? of study)\b|\bjurusan (?:bebas|apa saja|apapun)\b"
)
_CUE = re.compile(
    r"\b(?:jurusan|prodi|program studi|bidang studi|lulusan(?: dari)?|majoring in|major in|majors? of"
    r"|degree(?: required)?(?: only)? (?:in|from|of)|graduates? (?:of|from|in)|mahasiswa(?:/i)?(?: aktif)?"
    r"|latar belakang pendidikan|background in|pendidikan(?: terakhir| min| minimal)?|kuliah|dosen"
    r"|fresh ?-?graduated?)\b"
)
_NOT_SCHOOLING = re.compile(
    r"\b(?:memberikan|institusi|dunia|bidang|tentang|media|lembaga|dinas|teknologi|tenaga|jenjang|program|di)\W+$"
)
_WISH_LIST = re.compile(r"\b(?:diutamakan|disukai|preferably)\b")
# What may stand between the cue and the first name.
_LEAD = re.compile(
    r"(?:[\s:(/,&.-]+|\b(?:jurusan|prodi|program studi|bidang studi|dari|di|bidang|in|of|from|only|degree"
    r"|required|min|minimal|minimum|pendidikan|s ?-?[123]|d ?-?(?:iii|iv|[1-4])|smk|sma|diploma|sarjana|atau"
    r"|and|dan|or|ilmu(?= )(?!\s)|lulusan|adalah|aktif|semester akhir|tingkat akhir|untuk|yang berasal"
    r"|linier|memiliki|bachelor'?s?|the|a|freshgraduate|fresh graduate)\b)*"
)
_SEPARATOR = re.compile(r"\s*(?:[/,&]|\b(?:dan/atau|atau|dan|or|and|maupun)\b)[\s,/&]*(?:(?:atau|dan|or|and)\s+)?")
# After a comma the next matter may begin; after a stroke the list goes on.
_SAME_PLACE = frozenset({"/", "atau", "dan", "&", "or", "and", "dan/atau"})
_NAME_END = re.compile(
    r"\s*(?:[.;:\n()+!?•]|\s-\s|\d|\b(?:atau|yang|dengan|minimal|min|max|maks|ipk|with|serta|lebih|memiliki|dll"
    r"|dsb|dan sejenisnya|sejenisnya|related|relevan|terkait|setara|sederajat|untuk|usia|pria|wanita|bidang"
    r"|jadi|menjadi|diutamakan|disukai|domisili|boleh|dibuktikan|dari|ini|jika|belum|dalam|di|pada|tidak|sebagai)\b)"
)
_HEADS = frozenset(
    "teknik ilmu manajemen managemen pendidikan teknologi administrasi ekonomi bahasa sastra seni desain"
    " matematika hukum kesehatan akuntansi komunikasi agribisnis statistik statistika sosial penyuluhan"
    " human business public industrial mechanical electrical civil computer information desain bisnis"
    " rekam keuangan komputer listrik elektro otomotif mesin tsm tkr plb paud pgpaud pgsd k3 sosiologi"
    " antropologi geodesi geografi aeronautika fisika kimia biologi kehutanan perikanan peternakan"
    " farmasi gizi kebidanan keperawatan fisioterapi jurnalistik hubungan mekatronika multimedia dkv"
    " pariwisata perhotelan tata perpajakan psychology accounting psikologi marketing pemasaran hospitality"
    " logistik agroteknologi film animasi broadcasting arsitektur architecture bk teologi sejarah"
    " perpustakaan analis kedokteran veteriner bioteknologi oseanografi pelayaran nautika tkj rpl".split()
)
_TAILS = ("engineering", "management", "science", "sciences", "administration", "studies", "design")
_NOT_A_NAME = frozenset(
    "min minimal max semua segala sederajat pria wanita usia ipk fresh smp sma smk boleh terapan aktif"
    " perguruan universitas reputable luar negeri tinggi minimum fresh tingkat semester yang kami sma/smk"
    " negeri swasta jurusan dengan tahun baru magang kota umum teladan sim str stra strttk sip sipa skck bnsp brevet"
    " toefl toeic ielts rs ahli belum khusus jam gaji umr umk ump senin bersedia punya laki-laki perempuan kartu".split()
)


def _is_name(words: str) -> bool:
    parts = words.split()
    if not 1 <= len(parts) <= 5 or len(words) < 2:
        return False
    if len(parts) > 1 and (parts[0] in _HEADS or parts[-1] in _TAILS):
        return True
    return parts[0] in _HEADS or normalise_field_of_study(words) not in (UNKNOWN, "Semua jurusan")


def _may_be_name(text: str) -> bool:
    """Right after a level any capitalised word or two is a field: "SMK Listrik"."""
    parts = text.split()
    return (
        len(text) > 2
        and 1 <= len(parts) <= 3
        and all(part[:1].isupper() for part in parts)
        and not any(part.lower() in _NOT_A_NAME for part in parts)
    )


def _listed(
    advertisement: Advertisement, at: int, trusting: bool
) -> Iterator[tuple[str, int, int]]:
    """Read names from a place on, until one is none."""
    folded, text = advertisement.folded, advertisement.text
    limit = min(len(folded), at + LONGEST_LIST)
    lead = _LEAD.match(folded, at)
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
        lead = _LEAD.match(folded, parted.end())
        at = lead.end() if lead else parted.end()


def _joined(folded: str, at: int, parted: re.Match[str] | None, limit: int) -> int | None:
    """Return the end of a name that has "dan" in it: "penyuluhan dan komunikasi pertanian"."""
    if not parted or parted[0].strip() not in ("dan", "&", "and"):
        return None
    stop = re.compile(r"[,/.;:\n()]| atau | or ").search(folded, parted.end(), limit)
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
        if found[0].startswith("pendidikan") and _NOT_SCHOOLING.search(before):
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
            known = normalise_field_of_study(name)
            if known != "Semua jurusan":
                yield (known if known != UNKNOWN else name), start, end


def read_fields_of_study(advertisement: Advertisement) -> Answer[str]:
    """Return the fields asked, by the names of ``fields_of_study.csv`` where it has them.

    A field that the list lacks is given in the words of the text, in lower case.
    """
    none = waived(advertisement, NONE)
    found = (
        one for one in _found(advertisement) if not any(start <= one[1] < end for start, end in none)
    )
    return whole(advertisement, found, none)
