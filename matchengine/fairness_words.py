"""The words of the fairness page, in Indonesian and in English."""

from collections.abc import Mapping
from typing import Literal

Language = Literal["id", "en"]

_INDONESIAN = {
    "title": "Laporan perlakuan setara antarkelompok",
    "none": "Tidak ada perbedaan besar yang terbukti dalam {judged} perbandingan.",
    "some": "{gaps} dari {judged} perbandingan menunjukkan perbedaan besar yang terbukti.",
    "empty": "Belum ada perbandingan yang dapat dinilai.",
    "rows": "Jumlah baris yang dihitung: {n}.",
    "how": "Cara membaca",
    "how_ratio": "Rasio membandingkan angka satu kelompok dengan angka semua orang lain dalam "
    "pembagian yang sama, atau dengan kelompok pembanding yang disebut. Rasio 1 berarti sama.",
    "how_interval": "Selang memuat rasio yang sebenarnya dalam kira-kira {level} dari semua "
    "sampel. n adalah jumlah orang atau baris yang diketahui.",
    "how_verdict": "Perbedaan disebut terbukti bila peluang terjadinya secara kebetulan di bawah "
    "{chance}, setelah memperhitungkan banyaknya perbandingan (Holm). Perbedaan disebut besar "
    "bila rasio di bawah {low} atau di atas {high}.",
    "how_floor": "Kelompok dengan kurang dari {floor} orang tidak dinilai, angkanya tidak "
    "ditampilkan, dan tidak ikut dihitung dalam pembanding.",
    "how_limits": "Perbedaan bukan bukti diskriminasi, dan tidak adanya perbedaan bukan bukti "
    "sebaliknya. Petugas perlu mencari sebabnya.",
    "group": "Kelompok",
    "n": "n",
    "ratio": "Rasio",
    "interval": "Selang {level}",
    "picture": "Gambar",
    "verdict": "Penilaian",
    "overall": "Semua",
    "spread": "Terendah dibagi tertinggi: {value}.",
    "against": "Pembanding: {group}.",
    "reference": "Pembanding",
    "swaps": "Uji tukar",
    "swaps_how": "Profil yang sama dinilai dua kali, kedua kalinya dengan kata-kata yang "
    "ditukar. Peringkat seharusnya tidak berubah.",
    "swap": "Yang ditukar",
    "equal": "Peringkat sama",
    "largest": "Perubahan terbesar",
    "moved": "Muncul atau hilang",
    "above_median": "Skor di atas nilai tengah",
    "exposure": "Keterlihatan dalam daftar",
    "referred": "Dirujuk",
    "hired": "Diterima bekerja",
    "wage": "Upah yang disarankan (rata-rata, rupiah)",
    "distance": "Jarak yang disarankan (rata-rata, km)",
    "gap_low": "Jauh lebih rendah",
    "gap_high": "Jauh lebih tinggi",
    "difference_low": "Sedikit lebih rendah",
    "difference_high": "Sedikit lebih tinggi",
    "alike": "Setara",
    "unclear": "Belum pasti",
    "too_few": "Terlalu sedikit orang",
    "undefined": "Tidak dapat dibandingkan",
    "points": ",.",
}

_ENGLISH = {
    "title": "Report on equal treatment of groups",
    "none": "No large difference is proved in {judged} comparisons.",
    "some": "{gaps} of {judged} comparisons show a large difference that is proved.",
    "empty": "There is no comparison that can be judged yet.",
    "rows": "Rows counted: {n}.",
    "how": "How to read this",
    "how_ratio": "A ratio compares one group's figure with that of everyone else in the same "
    "division, or with the reference group where one is named. A ratio of 1 means the same.",
    "how_interval": "The interval holds the true ratio in about {level} of all samples. n is the "
    "number of people or rows that are known.",
    "how_verdict": "A difference is called proved where chance alone would bring it less often "
    "than {chance}, with the number of comparisons taken into account (Holm). It is called large "
    "where the ratio is below {low} or above {high}.",
    "how_floor": "Groups of fewer than {floor} are not judged, their figures are not shown, and "
    "they are left out of what others are compared with.",
    "how_limits": "A difference is no proof of discrimination, and no difference is no proof of "
    "the contrary. Somebody has to look for the cause.",
    "group": "Group",
    "n": "n",
    "ratio": "Ratio",
    "interval": "{level} interval",
    "picture": "Picture",
    "verdict": "Verdict",
    "overall": "Everyone",
    "spread": "Lowest divided by highest: {value}.",
    "against": "Compared with: {group}.",
    "reference": "Reference",
    "swaps": "Swap test",
    "swaps_how": "The same profiles are ranked twice, the second time with words swapped. Ranks "
    "should not change.",
    "swap": "What is swapped",
    "equal": "Equal ranks",
    "largest": "Largest change",
    "moved": "Came or went",
    "above_median": "Score above the median",
    "exposure": "Exposure in lists",
    "referred": "Referred",
    "hired": "Hired",
    "wage": "Wage recommended (mean, rupiah)",
    "distance": "Distance recommended (mean, km)",
    "gap_low": "Much lower",
    "gap_high": "Much higher",
    "difference_low": "Slightly lower",
    "difference_high": "Slightly higher",
    "alike": "Alike",
    "unclear": "Not certain",
    "too_few": "Too few people",
    "undefined": "Cannot be compared",
    "points": ".,",
}

WORDS: Mapping[Language, Mapping[str, str]] = {"id": _INDONESIAN, "en": _ENGLISH}
"""Every word of the page by language; ``points`` are the decimal and the thousands sign."""


def number(value: float | None, decimals: int, words: Mapping[str, str]) -> str:
    """A number as people of the language write it; a dash where there is none."""
    if value is None:
        return "–"
    plain = f"{value:,.{decimals}f}"
    return plain.translate(str.maketrans(".,", words["points"]))


def percent(share: float, words: Mapping[str, str], decimals: int = 1) -> str:
    """A share of 1 in per cent."""
    return number(share * 100, decimals, words) + ("\u00a0%" if words["points"] == ",." else "%")
