"""The wage that an advertisement offers, in rupiah per period."""

import re
from collections.abc import Iterator
from typing import Final

from jobcoder.advertisement import Advertisement, waived, whole
from jobcoder.requirement_types import Answer, Period, Wage

LEAST_MONTHLY = 300_000
LEAST_PIECE = 50
LARGEST = 500_000_000

_SCALE = r"(?:jutaan|juta|jtan|jt|million|mio|mn|ribuan|ribu|rban|rb|ewu|k)"
_AMOUNT = r"\d{1,3}(?:[.,]\d{3})+(?:,\d{2})?|\d+(?:[.,]\d{1,2})?"
_MONEY = re.compile(
    rf"(?<![\w/.,])(?P<currency>rp\.?\s?|idr\.?\s?)?(?P<low>{_AMOUNT})\s?"
    rf"(?P<low_scale>{_SCALE}(?![a-z]))?"
    r"(?:\s?(?:-|s/d|s\.d\.?|sd|sampai(?: dengan)?|hingga|to)\s?(?:rp\.?\s?|idr\.?\s?)?"
    rf"(?P<high>{_AMOUNT})\s?(?P<high_scale>{_SCALE}(?![a-z]))?)?(?:,-)?(?![\w%])"
)
_CUE = re.compile(
    r"\b(?:gaji|upah|uang saku|uang harian|salary|wage|fee|honor(?:arium)?|insentif|bayaran|gapok"
    r"|gp|basic|allowance|pendapatan|penghasilan|thp|take home pay|jasa duduk|income|stipend"
    r"|dibayar|komisi)\b"
)
_NOT_WAGE = re.compile(
    r"\b(?:omset|omzet|target|modal|deposit|biaya|sewa|pelanggan|denda|jaminan|bayar pendaftaran"
    r"|harga|penjualan|uang makan|bonus|tunjangan|transport|bpjs)\b[^,.;\n]{0,20}$"
)
_THINGS = re.compile(
    r"\s*(?:pelanggan|orang|karyawan|cabang|pengguna|unit|km|watt|outlet|siswa|produk)"
)
# The period stands right behind the amount; "sesi 1 jam" is an hour.
_PERIOD_WORDS: Final[tuple[tuple[Period, str], ...]] = (
    (
        "session",
        r"(?:/|per ?)\s?(?:\d+ menit|penampilan|datang|pertemuan|sesi(?! 1)|event|show|kunjungan"
        r"|acara)|sekali (?:datang|tampil|main)",
    ),
    ("hour", r"(?:/|per ?|an |a )\s?(?:jam|hour|hr(?= )|sesi 1 jam)|sejam"),
    ("day", r"(?:/|per ?|a )\s?(?:hari|hr|day|malam|shift|hk|trip)|sehari|daily|harian"),
    ("week", r"(?:/|per ?|a )\s?(?:minggu|mgg|week)|seminggu|mingguan"),
    ("month", r"(?:gross |nett? )?(?:/|per ?|a )\s?(?:bulan|bln|month|ob|mo)|sebulan|bulanan"),
    ("year", r"(?:/|per ?|a )\s?(?:tahun|thn|year|annum)|setahun"),
    (
        "item",
        r"(?:/|per ?|@)\s?(?:paket|potong|pcs|pc|artikel|article|lembar|responden|kg|wajah|item"
        r"|biji|buah|unit|rit|lusin|kodi|meter|titik|halaman|video|naskah|foto|order|orderan"
        r"|kilo)",
    ),
)
_PERIODS = tuple(
    (period, re.compile(rf"[\s(,.-]*(?:{words})(?![a-z])")) for period, words in _PERIOD_WORDS
)
# Behind rupiah any other thing after a stroke is paid by the piece: "Rp300/kata".
_PIECE = re.compile(r"/\s?(?!nego|gross|nett|bersih)[a-z]{4,}")
_PERIOD_BEFORE: Final[tuple[tuple[Period, re.Pattern[str]], ...]] = (
    ("day", re.compile(r"\b(?:sehari|sedino|per ?hari|/hari|harian|daily)\W*(?:rp\W*)?$")),
    ("hour", re.compile(r"\b(?:per ?jam|/jam|sejam)\W*$")),
    ("week", re.compile(r"\b(?:per ?minggu|seminggu)\W*$")),
    ("month", re.compile(r"\b(?:per ?bulan|sebulan|/bulan|bulanan)\W*$")),
)
_AT_MOST = re.compile(
    r"\b(?:up to|hingga|sampai|s/d|maks|maksimal|max|bisa mencapai|mencapai)\s*(?:rp\W*)?$"
)
_AT_LEAST = re.compile(
    r"\b(?:mulai|mulai dari|starting|starting from|from|min|minimal|minimum|di atas"
    r"|above)\s*(?:rp\W*)?$"
)
_REGIONAL = re.compile(
    r"\b(?P<sure>umr|ump|upah minimum(?: kota| provinsi| regional| kabupaten)?|minimum wage)\b"
    r"|\bumk\b"
)
_WAGE_WORD = re.compile(
    r"\b(?:gaji|upah|uang saku|salary|sesuai|setara|standar|pokok|gapok|fee"
    r"|insentif)\b[^.;\n]{0,25}$"
)
_PAYABLE = re.compile(r"\b(?:menghitung|penyusunan|menyusun|mengelola|regulasi|kepatuhan)\b")
NONE = re.compile(
    r"\bunpaid\b|\b(?:tanpa|tidak ada|tdk ada) (?:gaji|upah|bayaran|uang saku)\b|\b(?:tidak|tdk"
    r"|gak|ga) (?:di)?(?:gaji|bayar)\b|\b(?:no|without) (?:salary|pay)\b"
)


def _scale(word: str | None) -> int:
    if not word:
        return 1
    return 1_000_000 if word.startswith(("j", "m")) else 1_000


def _amount(digits: str, scale: int) -> int:
    plain = re.sub(r",\d{2}$", "", digits) if re.search(r"[.,]\d{3},\d{2}$", digits) else digits
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", plain) and (scale == 1 or plain.count(".") > 1):
        return int(re.sub(r"\D", "", plain)) * scale
    return round(float(plain.replace(",", ".")) * scale) if plain.count(".") < 2 else 0


def _period(advertisement: Advertisement, start: int, end: int) -> tuple[Period, int] | None:
    for period, pattern in _PERIODS:
        found = pattern.match(advertisement.folded, end)
        if found:
            return period, found.end()
    before = advertisement.before(start, 25)
    for period, pattern in _PERIOD_BEFORE:
        if pattern.search(before):
            return period, end
    return None


def _bounds(found: re.Match[str], per_day: bool) -> tuple[int, int]:
    low_scale, high_scale = found["low_scale"], found["high_scale"]
    scale = _scale(low_scale or high_scale)
    if scale == 1 and per_day and float(re.sub(r"[.,]", "", found["low"])) < 1_000:
        scale = 1_000  # "150/hari"
    low = _amount(found["low"], scale)
    if not found["high"]:
        return low, low
    return low, _amount(found["high"], _scale(high_scale or low_scale) if scale != 1 else 1)


def _wage(advertisement: Advertisement, found: re.Match[str]) -> tuple[Wage, int, int] | None:
    start, end = found.span()
    before = advertisement.before(start, 60)
    said = _period(advertisement, start, end)
    marked = bool(found["currency"] or found["low_scale"] or found["high_scale"])
    cued = bool(_CUE.search(before[-45:]))
    piece = _PIECE.match(advertisement.folded, end) if found["currency"] and not said else None
    if piece:
        said = ("item", piece.end())
    if not (marked or cued or said) or _NOT_WAGE.search(before):
        return None
    if _THINGS.match(advertisement.folded, end):
        return None
    behind = said is not None and said[1] > end
    low, high = _bounds(found, behind and not marked)
    period: Period = said[0] if said else "month"
    if low < (LEAST_MONTHLY if not said else LEAST_PIECE):
        return None
    if not marked and (low < 1_000 or not (said or "." in found["low"])):
        return None
    if not 0 < low <= high <= LARGEST:
        return None
    least = None if _AT_MOST.search(before) else low
    most = None if _AT_LEAST.search(before) and not found["high"] else high
    return Wage(least, most, period), start, max(end, said[1] if said else end)


def _regional(advertisement: Advertisement) -> Iterator[tuple[Wage, int, int]]:
    for found in advertisement.find(_REGIONAL):
        before = advertisement.before(found.start(), 60)
        if _PAYABLE.search(before) or not (found["sure"] or _WAGE_WORD.search(before)):
            continue
        yield Wage(None, None, "month", regional_minimum=True), found.start(), found.end()


def read_wages(advertisement: Advertisement) -> Answer[Wage]:
    """Return the wages offered; "3-5 juta" without a period is monthly, daily wages stay daily.

    "UMR" and its like give a ``Wage`` without amounts. Turnover, targets and allowances for meals
    are no wages. "Unpaid" waives it.
    """
    wages = (_wage(advertisement, found) for found in advertisement.find(_MONEY))
    found = [*(one for one in wages if one), *_regional(advertisement)]
    return whole(advertisement, found, waived(advertisement, NONE))
