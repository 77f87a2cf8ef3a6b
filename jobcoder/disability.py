"""Whether an advertisement is open to people with disabilities."""

import re
from collections.abc import Iterator

from jobcoder.advertisement import Advertisement, whole
from jobcoder.requirement_types import Answer

_PEOPLE = re.compile(
    r"\b(?:penyandang )?(?:disabilitas|difabel|disabilities|disabled|disability)\b"
    r"|\btuna ?(?:rungu|netra|daksa|wicara)\b|\binklusif\b|\binclusive\b"
)
_WELCOME = re.compile(
    r"\b(?:ramah|terbuka|bagi|khusus|silakan|silahkan|welcome|encouraged|kesempatan|menerima"
    r"|teman|dipersilakan|apply|semua boleh|daftar|inklusif|lowongan|friendly|opportunity|cari"
    r"|dicari|dibutuhkan|boleh|untuk penyandang)\b"
)
_SERVED = re.compile(
    r"\b(?:layanan|pelayanan|pencegahan|pengguna|pendamping\w*|pasien|siswa|anak|penerjemah"
    r"|membantu|fasilitas|klien|guru|akses)\b[^.;]{0,40}$"
)
_CLOSED = re.compile(
    r"\b(?:tidak|tdk|tanpa|bebas)(?: memiliki| ada| punya| mempunyai)? cacat(?: fisik| tubuh"
    r"| mental| badan)?\b|\bno physical (?:disabilit\w+|defects?)\b"
)
_COLOUR = re.compile(
    r"\b(?:tidak|tdk|tak|bebas)(?: mengalami| menderita)? buta warna\b|\bnot colou?r[- ]?blind\b"
)


def _found(advertisement: Advertisement) -> Iterator[tuple[str, int, int]]:
    for found in advertisement.find(_PEOPLE):
        start, end = advertisement.sentence(found.start())
        if _SERVED.search(advertisement.folded[max(0, found.start() - 60) : found.start()]):
            continue
        if _WELCOME.search(advertisement.folded, max(0, start - 40), end):
            yield "welcome", found.start(), found.end()
    for value, pattern in (("closed", _CLOSED), ("colour_vision", _COLOUR)):
        for found in advertisement.find(pattern):
            if "produk" not in advertisement.before(found.start(), 30):
                yield value, found.start(), found.end()


def read_disability(advertisement: Advertisement) -> Answer[str]:
    """Return ``welcome``, ``closed`` ("tidak cacat fisik") or ``colour_vision`` as the text says.

    People with disabilities whom the work serves are left out.
    """
    return whole(advertisement, _found(advertisement), ())
