"""The kind of contract that an advertisement offers."""

import re
from collections.abc import Iterator
from typing import Final

from jobcoder.advertisement import Advertisement, whole
from jobcoder.requirement_types import Answer

#: PKWT: for a time; PKWTT: for good; the others as their names say.
CONTRACTS: Final = (
    *("PKWT", "PKWTT", "MAGANG", "HARIAN", "LEPAS", "PARUH_WAKTU", "PENUH_WAKTU"),
    *("BORONGAN", "OUTSOURCING", "MITRA"),
)
_SAID = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "PKWT",
            r"\bpkwt\b|\b(?:sistem|karyawan|pegawai|status|tenaga) kontrak\b"
            r"|\bkontrak (?:kerja )?(?:selama )?\d+ ?(?:bulan|bln|tahun|thn|th)\b"
            r"|\bkontrak proyek\b|\bproyek \d+ ?(?:bulan|bln|tahun)\b|\bmusiman\b|\bgtt\b"
            r"|\b(?:fixed[- ]term|contract) (?:basis|position|\d+ months?|of \d+)\b"
            r"|\bcontract \d+\b|\bseasonal (?:work(?:ers?)?|jobs?)\b",
        ),
        ("PKWTT", r"\bpkwtt\b|\b(?:karyawan|pegawai|dosen|guru|staf|staff) tetap\b|\bpermanent\b"),
        (
            "HARIAN",
            r"\b(?:tenaga|buruh|pekerja|karyawan|freelance|sistem) harian(?: lepas)?\b"
            r"|\bharian lepas\b|(?<=, )bhl(?=[,.])|\bdaily worker\b|\bcasual daily\b",
        ),
        (
            "LEPAS",
            r"\bfreelance(?:rs?)?\b(?! harian)|\b(?:tenaga|pekerja|penulis) lepas\b"
            r"|\bindependent contractor\b",
        ),
        ("PARUH_WAKTU", r"\bpart[ -]?time(?:rs?)?\b|\bparuh waktu\b|\bpart timer\b"),
        ("PENUH_WAKTU", r"\bfull[ -]?time\b|\bpenuh waktu\b|\bpurna waktu\b"),
        ("BORONGAN", r"\bborongan\b|\bpiece ?-?rate\b"),
        ("OUTSOURCING", r"\boutsourc(?:e|ing)\b|\balih daya\b"),
        ("MITRA", r"\b(?:status|sistem|sebagai) (?:ke)?mitra(?:an)?\b"),
    )
)
_ALONE: Final = {
    "kontrak": "PKWT",
    "contract": "PKWT",
    "tetap": "PKWTT",
    "harian": "HARIAN",
    "lepas": "LEPAS",
}
_ALONE_WORD = re.compile(r"\b(?:kontrak|contract|tetap|harian|lepas)\b")
_DUTY = re.compile(
    r"\b(?:laporan|jurnal|tes|meliputi|berkala|periodik|kas|transaksi|data|stok|konten|tugas"
    r"|kegiatan|dokumen|surat|penyusunan|administrasi|pembuatan|klien|supplier|kerja sama"
    r"|kerjasama|polisi|pemda|pengadaan|vendor|menyusun|mengelola|menjadi|jadi|karir|peluang|uang"
    r"|gaji|\d+|rb|ribu)\b"
)
# A list of things that the work deals with, in which "kontrak" or "harian" is one.
_DUTY_LIST = re.compile(
    r"\b(?:me(?:ng|ny|m|n|l|r)\w+|pembuatan|penyusunan|laporan|data|dokumen|administrasi"
    r"|informasi)\b"
)
_DEALT_WITH = re.compile(
    r"\b(?:pembuatan|penyusunan|pengarsipan|administrasi|dokumen|personalia|polisi|recruitment"
    r"|onboarding|mengelola)\b"
)
_DOING = re.compile(r"\b(?:me(?:ng|ny|m|n|l|r)|ber|di)\w+|\bharian\b|\bterikat\b")
_SOUGHT = re.compile(
    r"\b(?:di)?(?:cari|butuh(?:kan)?)\b|\b(?:lowongan|petugas|tenaga|tukang|buruh|pekerja|loker"
    r"|helper)\b"
)
_LISTED = re.compile(r"\W{0,3}(?:mingguan|bulanan|dan )")
_INTERN = re.compile(r"\b(?:pemagangan|magang|internships?|interns?)\b")
_INTERN_CUE = re.compile(
    r"\b(?:peserta|mahasiswa(?:/i)?|program|posisi|tujuan|durasi|menjalani|bersedia|anak"
    r"|kesempatan|tugas|untuk|sertifikat|selama|dibuka|lowongan|laporan kegiatan [^.;]{0,25}"
    r"|mengikuti [^.;]{0,30}|pasca|sistem|kegiatan)\W{0,2}$"
)
_INTERN_NEXT = re.compile(
    r"\s*(?:ini|di|pt|cv|penuh|sesuai|dengan|selama|\d|berlangsung|is\b|position|program|role)\b"
)
_INTERN_TRAP = re.compile(
    r"(?:\b(?:surat|pelatihan|pengalaman|organisasi atau|seperti|informasi|topik|program|pkwtt"
    r"|calon|ssw|dan|audit|komunikasi|pengelolaan program|kontrak)\W{1,3})$"
)
_INTERN_DEALT_WITH = re.compile(
    r"\b(?:pengelolaan|(?:calon|seperti) [^.;]{0,20}|database|for"
    r"|mitra industri untuk program) ?$|\b(?:pengelolaan|database|onboarding) [^.;]{0,20}$"
)
_INTERN_AFTER = re.compile(
    r"\s*(?:jepang|ke jepang|korea|ke luar|sebelumnya|atau (?:pelajar|penelitian)|, ?specified)"
)


def _said(advertisement: Advertisement) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in _SAID:
        for found in advertisement.find(pattern):
            start, _ = advertisement.clause(found.start())
            dealt_with = _DEALT_WITH.search(advertisement.before(found.start(), 90))
            if not dealt_with and not _DUTY.search(advertisement.folded, start, found.start()):
                yield kind, found.start(), found.end()


def _alone(advertisement: Advertisement) -> Iterator[tuple[str, int, int]]:
    """Words that mean a contract only where they stand by themselves: ", harian,"."""
    for found in advertisement.find(_ALONE_WORD):
        start, end = advertisement.clause(found.start())
        clause = advertisement.folded[start:end].strip(" .")
        if _DUTY_LIST.search(advertisement.before(start, 90)) or _LISTED.match(
            advertisement.folded, end
        ):
            continue
        rest = clause.removesuffix(found[0])
        if found[0] == "harian" and rest and not _SOUGHT.search(rest):
            continue
        short = clause.endswith(found[0]) and len(rest.split()) <= 3
        if short and not _DUTY.search(rest) and not _DOING.search(rest):
            yield _ALONE[found[0]], found.start(), found.end()


def _is_internship(advertisement: Advertisement, found: re.Match[str]) -> bool:
    """Say whether the place itself is one, and not a matter that the work deals with."""
    before = advertisement.before(found.start(), 40)
    if _INTERN_AFTER.match(advertisement.folded, found.end()):
        return False
    if not before.strip(" -*([{/:") or found[0] == "pemagangan":
        return True
    if _INTERN_DEALT_WITH.search(before):
        return False
    if _INTERN_CUE.search(before):
        return True
    if _INTERN_TRAP.search(before):
        return False
    english = found[0].startswith("intern")
    return english or bool(_INTERN_NEXT.match(advertisement.folded, found.end()))


def _internships(advertisement: Advertisement) -> Iterator[tuple[str, int, int]]:
    for found in advertisement.find(_INTERN):
        if _is_internship(advertisement, found):
            yield "MAGANG", found.start(), found.end()


def read_contracts(advertisement: Advertisement) -> Answer[str]:
    """Return the kinds of contract offered, in the codes of ``CONTRACTS``.

    Contracts that the work deals with ("menyusun PKWT", "magang ke Jepang") are left out.
    """
    found = [*_said(advertisement), *_alone(advertisement), *_internships(advertisement)]
    return whole(advertisement, found, ())
