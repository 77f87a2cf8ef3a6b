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
        ("PKWT", r"\bpkwt\b|\b(?:sistem|karyawan|pegawai|status|tenaga) kontrak\b|\bkontrak (?:kerja )?(?:selama )?\d+"
         r" ?(?:bulan|bln|tahun|thn|th)\b|\bkontrak proyek\b|\bproyek \d+ ?(?:bulan|bln|tahun)\b|\bmusiman\b|\bgtt\b"
         r"|\b(?:fixed[- ]term|contract) (?:basis|position|\d+ months?|of \d+)\b|\bcontract \d+\b|\bseasonal\b"),
        ("PKWTT", r"\bpkwtt\b|\b(?:karyawan|pegawai|dosen|guru|staf|staff) tetap\b|\bpermanent\b"),
        ("HARIAN", r"\b(?:tenaga|buruh|pekerja|karyawan|freelance|sistem) harian(?: lepas)?\b|\bharian lepas\b|\bbhl\b"
         r"|\bdaily worker\b|\bcasual daily\b"),
        ("LEPAS", r"\bfreelance(?:rs?)?\b(?! harian)|\b(?:tenaga|pekerja|penulis) lepas\b|\bindependent contractor\b"),
        ("PARUH_WAKTU", r"\bpart[ -]?time(?:rs?)?\b|\bparuh waktu\b|\bpart timer\b"),
        ("PENUH_WAKTU", r"\bfull[ -]?time\b|\bpenuh waktu\b|\bpurna waktu\b"),
        ("BORONGAN", r"\bborongan\b|\bpiece ?-?rate\b"),
        ("OUTSOURCING", r"\boutsourc(?:e|ing)\b|\balih daya\b"),
        ("MITRA", r"\b(?:status|sistem|sebagai) (?:ke)?mitra(?:an)?\b"),
    )
)
_ALONE: Final = {"kontrak": "PKWT", "contract": "PKWT", "tetap": "PKWTT", "harian": "HARIAN", "lepas": "LEPAS"}
_ALONE_WORD = re.compile(r"\b(?:kontrak|contract|tetap|harian|lepas)\b")
_DUTY = re.compile(
    r"\b(?:laporan|jurnal|tes|meliputi|berkala|periodik|kas|transaksi|data|stok|konten|tugas|kegiatan|dokumen|surat|penyusunan|administrasi|pembuatan"
    r"|klien|supplier|kerja sama|kerjasama|polisi|pemda|pengadaan|vendor|menyusun|mengelola|menjadi|jadi|karir"
    r"|peluang|uang|gaji|\d+|rb|ribu)\b"
)
# A list of things that the work deals with, in which "kontrak" or "harian" is one.
_DUTY_LIST = re.compile(r"\b(?:me(?:ng|ny|m|n|l|r)\w+|pembuatan|penyusunan|laporan|data|dokumen|administrasi|informasi)\b")
_LISTED = re.compile(r"\W{0,3}(?:mingguan|bulanan|dan )")
_INTERN = re.compile(r"\b(?:pemagangan|magang|internships?|interns?)\b")
_INTERN_CUE = re.compile(
    r"\b(?:peserta|mahasiswa(?:/i)?|program|posisi|tujuan|durasi|menjalani|bersedia|anak|kesempatan|tugas|untuk|sertifikat"
    r"|selama|dibuka|lowongan|laporan kegiatan [^.;]{0,25}|mengikuti [^.;]{0,30}|pasca|sistem|kegiatan)\W{0,2}$"
)
_INTERN_NEXT = re.compile(r"\s*(?:ini|di|pt|cv|penuh|sesuai|dengan|selama|\d|berlangsung|is\b|position|program|role)\b")
_INTERN_TRAP = re.compile(
    r"(?:\b(?:surat|pelatihan|pengalaman|organisasi atau|seperti|informasi|topik|program|pkwtt|calon|ssw|dan|audit|komunikasi"
    r"|pengelolaan program|kontrak)\W{1,3})$"
)
_INTERN_AFTER = re.compile(r"\s*(?:jepang|ke jepang|korea|ke luar|sebelumnya|atau (?:pelajar|penelitian)|, ?specified)")


def _said(advertisement: Advertisement) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in _SAID:
        for found in advertisement.find(pattern):
            start, _ = advertisement.clause(found.start())
            listed = kind == "OUTSOURCING" and _DUTY.search(advertisement.before(found.start(), 90))
            if not listed and not _DUTY.search(advertisement.folded, start, found.start()):
                yield kind, found.start(), found.end()


def _alone(advertisement: Advertisement) -> Iterator[tuple[str, int, int]]:
    """Words that mean a contract only where they stand by themselves: ", harian,"."""
    for found in advertisement.find(_ALONE_WORD):
        start, end = advertisement.clause(found.start())
        clause = advertisement.folded[start:end].strip(" .")
        if _DUTY_LIST.search(advertisement.before(start, 90)) or _LISTED.match(advertisement.folded, end):
            continue
        rest = clause.removesuffix(found[0])
        if clause.endswith(found[0]) and len(rest.split()) <= 3 and not _DUTY.search(rest):
            if not re.search(r"\b(?:me(?:ng|ny|m|n|l|r)|ber|di)\w+|\bharian\b", rest):
                yield _ALONE[found[0]], found.start(), found.end()


def _internships(advertisement: Advertisement) -> Iterator[tuple[str, int, int]]:
    for found in advertisement.find(_INTERN):
        before = advertisement.before(found.start(), 40)
        if _INTERN_AFTER.match(advertisement.folded, found.end()):
            continue
        if not before.strip(" -*([{/:\u2022") or found[0] == "pemagangan":
            yield "MAGANG", found.start(), found.end()
        elif re.search(r"\bpengelolaan (?:\w+ )?$", before):
            continue
        elif found[0].startswith("intern") and not _INTERN_TRAP.search(before):
            yield "MAGANG", found.start(), found.end()
        elif _INTERN_CUE.search(before) and not re.search(r"\b(?:calon|seperti) [^.;]{0,20}$", before):
            yield "MAGANG", found.start(), found.end()
        elif _INTERN_NEXT.match(advertisement.folded, found.end()) and not _INTERN_TRAP.search(before):
            yield "MAGANG", found.start(), found.end()


def read_contracts(advertisement: Advertisement) -> Answer[str]:
    """Return the kinds of contract offered, in the codes of ``CONTRACTS``.

    Contracts that the work deals with ("menyusun PKWT", "magang ke Jepang") are left out.
    """
    found = [*_said(advertisement), *_alone(advertisement), *_internships(advertisement)]
    return whole(advertisement, found, ())
