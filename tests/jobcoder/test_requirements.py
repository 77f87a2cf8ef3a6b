"""What an advertisement asks, and how silence differs from "nothing is asked"."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobcoder import Requirements, parse_requirements
from jobcoder.requirement_types import AgeLimit, Experience, Look, Wage, WorkTime


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Pendidikan min. SMA/SMK sederajat", ("SMA", "SMK")),
        ("lulusan SMA/K", ("SMA", "SMK")),
        ("D-III atau S.1 Akuntansi", ("D3", "S1")),
        ("Bachelor's degree in Law", ("S1",)),
        ("High school diploma", ("SMA",)),
        ("S1 Gizi + profesi Dietisien", ("S1", "PROFESI")),
        ("Guru les untuk SD & SMP", ()),
        ("Mengajar sesuai kurikulum SMP & SMA", ()),
        ("Senin sd Jumat", ()),
        ("Bekerja di bawah tekanan", ()),
        ("minimal D3 Kebidanan. S1 kebidanan belum diperkenankan", ("D3",)),
    ],
)
def test_levels_of_schooling_are_those_asked_not_those_taught(
    text: str, levels: tuple[str, ...]
) -> None:
    assert parse_requirements(text).education.values == levels


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "Jurusan Teknik Elektro, Mekatronika, atau Akuntansi",
            ("Teknik elektro", "Mekatronika", "Akuntansi"),
        ),
        ("S1 Teknik Nuklir dengan IPK 3,00", ("teknik nuklir",)),
        ("Kandidat adalah lulusan Psikologi yang teliti", ("Psikologi",)),
        ("Memberikan pendidikan kesehatan kepada pasien", ()),
        ("Menguasai akuntansi dan hukum", ()),
    ],
)
def test_fields_of_study_are_read_from_lists(text: str, fields: tuple[str, ...]) -> None:
    assert parse_requirements(text).fields_of_study.values == fields


@pytest.mark.parametrize(
    ("text", "experience"),
    [
        ("Pengalaman minimal 2 tahun di bidang sales", (Experience(24, None),)),
        ("1-3 years of experience", (Experience(12, 36),)),
        ("pengalaman 6 bulan", (Experience(6, None),)),
        ("minimal setahun pengalaman", (Experience(12, None),)),
        ("berpengalaman sebagai kasir", (Experience(),)),
        ("Memberikan pengalaman nyata kepada peserta", ()),
        ("kontrak 2 tahun", ()),
        ("satu tahun setelah lulus", ()),
    ],
)
def test_experience_is_counted_in_months(text: str, experience: tuple[Experience, ...]) -> None:
    assert parse_requirements(text).experience.values == experience


@pytest.mark.parametrize(
    ("text", "wage"),
    [
        ("Gaji 3-5 juta", Wage(3_000_000, 5_000_000, "month")),
        ("Rp 2.500.000", Wage(2_500_000, 2_500_000, "month")),
        ("gaji UMR", Wage(None, None, "month", regional_minimum=True)),
        ("upah 120rb/hari", Wage(120_000, 120_000, "day")),
        ("bayaran 150/hari", Wage(150_000, 150_000, "day")),
        ("up to 6 juta", Wage(None, 6_000_000, "month")),
        ("gaji mulai 3,5 juta", Wage(3_500_000, None, "month")),
        ("IDR 5,000,000 - 7,000,000 per month", Wage(5_000_000, 7_000_000, "month")),
        ("Rp900/kg", Wage(900, 900, "item")),
        ("honor Rp50.000/jam", Wage(50_000, 50_000, "hour")),
    ],
)
def test_wages_keep_their_range_and_their_period(text: str, wage: Wage) -> None:
    assert parse_requirements(text).wages.values == (wage,)


@pytest.mark.parametrize(
    "text",
    [
        "bertanggung jawab atas omset Rp 50 juta/hari",
        "melayani 3 juta pelanggan",
        "menghitung gaji 200 karyawan",
        "Mendukung penyusunan skala upah",
        "pelaku UMK",
    ],
)
def test_money_that_nobody_is_paid_is_no_wage(text: str) -> None:
    assert parse_requirements(text).wages.status == "unknown"


@pytest.mark.parametrize(
    ("text", "licences"),
    [
        ("Memiliki SIM A/C dan STR aktif", {"SIM_A", "SIM_C", "STR"}),
        ("punya SIM", {"SIM"}),
        ("STRTTK", {"STR"}),
        ("driving license A", {"SIM_A"}),
        ("memiliki sertifikat kompetensi", {"SERTIFIKAT"}),
        ("menjual kartu SIM", set()),
        ("Backup data (SIM RS)", set()),
        ("mengarsipkan dokumen kontrak dan STR", set()),
        ("TOEFL min 500", set()),
    ],
)
def test_licences_are_those_asked(text: str, licences: set[str]) -> None:
    assert set(parse_requirements(text).licences.values) == licences


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("Mampu berbahasa Inggris dan Mandarin", ("en", "zh")),
        ("fluent in English", ("en",)),
        ("TOEFL min 500", ("en",)),
        ("bisa bahasa Jawa", ("jv",)),
        ("Mengajar bahasa Jepang kepada siswa", ()),
        ("Menguasai bahasa pemrograman PHP", ()),
        ("S1 Bahasa Inggris", ()),
    ],
)
def test_languages_are_those_asked_not_those_taught(text: str, languages: tuple[str, ...]) -> None:
    assert parse_requirements(text).languages.values == languages


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("8 jam/hari", WorkTime("hours_per_day", 8.0)),
        ("40 hrs/week", WorkTime("hours_per_week", 40.0)),
        ("Senin - Sabtu", WorkTime("days_per_week", 6.0)),
        ("5 hari kerja", WorkTime("days_per_week", 5.0)),
        ("jam 9 malam - 5 pagi", WorkTime("clock", None, "21:00", "05:00")),
        ("jam 8 sampe jam 5", WorkTime("clock", None, "08:00", "17:00")),
        ("08.00 s/d 17.00", WorkTime("clock", None, "08:00", "17:00")),
        ("bersedia kerja shift", WorkTime("shift")),
    ],
)
def test_working_time_is_read(text: str, hours: WorkTime) -> None:
    assert parse_requirements(text).hours.values == (hours,)


@pytest.mark.parametrize(
    "text", ["laporan harian per shift", "tombol shift key", "toko buka 24 jam"]
)
def test_time_that_nobody_works_is_left_out(text: str) -> None:
    assert parse_requirements(text).hours.status == "unknown"


@pytest.mark.parametrize(
    ("text", "contracts"),
    [
        ("PKWT 2 tahun", ("PKWT",)),
        ("karyawan tetap", ("PKWTT",)),
        ("Peserta magang akan membantu", ("MAGANG",)),
        ("tenaga harian lepas", ("HARIAN",)),
        ("freelance", ("LEPAS",)),
        ("tidak sedang terikat kontrak", ()),
        ("Bersedia part time", ("PARUH_WAKTU",)),
        ("Membantu penyusunan kontrak kerja (PKWT, PKWTT, dan magang)", ()),
        ("calon peserta program magang ke Jepang", ()),
        ("membuat laporan harian", ()),
    ],
)
def test_contracts_are_those_offered(text: str, contracts: tuple[str, ...]) -> None:
    assert parse_requirements(text).contracts.values == contracts


@pytest.mark.parametrize(
    ("text", "disability"),
    [
        ("terbuka bagi penyandang disabilitas", ("welcome",)),
        ("disabled applicants welcome", ("welcome",)),
        ("tidak cacat fisik", ("closed",)),
        ("tidak buta warna", ("colour_vision",)),
        ("Memberikan layanan disabilitas", ()),
        ("mencatat cacat produksi", ()),
    ],
)
def test_openness_to_people_with_disabilities_is_read(
    text: str, disability: tuple[str, ...]
) -> None:
    assert parse_requirements(text).disability.values == disability


def test_every_limit_is_shown_with_its_place() -> None:
    text = "Dicari wanita usia 18-30 th, belum menikah, berpenampilan menarik, TB min 160 cm."
    limits = parse_requirements(text).limits

    assert [(limit.kind, limit.value, text[limit.start : limit.end]) for limit in limits] == [
        ("sex", "F", "wanita"),
        ("age", AgeLimit(18, 30), "usia 18-30 th"),
        ("marital", "single", "belum menikah"),
        ("looks", Look("attractive"), "berpenampilan menarik"),
        ("looks", Look("height", 160), "TB min 160 cm"),
    ]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("maks 45 tahun", AgeLimit(None, 45)),
        ("max. 27 years old", AgeLimit(None, 27)),
        ("belum berusia 30 tahun", AgeLimit(None, 30)),
        ("usia minimal 21 tahun", AgeLimit(21, None)),
    ],
)
def test_one_bound_of_age_is_enough(text: str, age: AgeLimit) -> None:
    assert parse_requirements(text).age.values == (age,)


@pytest.mark.parametrize(
    "text",
    ["perusahaan sejak usia 10 tahun", "sesuai usia pengunjung", "umur piutang", "20-40 orang"],
)
def test_other_ages_are_no_limit(text: str) -> None:
    assert parse_requirements(text).age.status == "unknown"


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("tanpa pengalaman", "experience"),
        ("Fresh graduate dipersilakan", "experience"),
        ("semua jurusan", "fields_of_study"),
        ("any major", "fields_of_study"),
        ("pria/wanita", "sex"),
        ("L/P", "sex"),
        ("umur bebas", "age"),
        ("tidak perlu ijazah", "education"),
        ("jam kerja fleksibel", "hours"),
        ("tidak digaji", "wages"),
        ("tanpa sertifikat", "licences"),
    ],
)
def test_what_is_waived_is_none_and_what_is_not_said_is_unknown(text: str, matter: str) -> None:
    read = parse_requirements(text)
    statuses = {name: getattr(read, name).status for name in Requirements.__slots__}

    assert statuses.pop(matter) == "none"
    assert set(statuses.values()) == {"unknown"}


def test_a_poster_of_many_lines_is_read() -> None:
    text = """🔥 LOWONGAN KERJA 🔥
Posisi: SALES LAPANGAN
✅ Pria / Wanita
✅ Usia Maks. 30 Tahun
✅ Min. SMA / SMK
✅ Berpengalaman min. 1 tahun (diutamakan)
✅ Memiliki motor & SIM C
💰 Gaji Pokok Rp 2.000.000,-
💰 Uang makan 25rb/hari
Jam kerja: Senin - Jumat 08.00 - 16.00 WIB
WA 0812-3456-7890"""
    read = parse_requirements(text)

    assert read.sex.status == "none"
    assert read.age.values == (AgeLimit(None, 30),)
    assert read.education.values == ("SMA", "SMK")
    assert read.fields_of_study.status == "unknown"
    assert [(one.value.least, one.preferred) for one in read.experience.found] == [(12, True)]
    assert read.licences.values == ("SIM_C",)
    assert read.wages.values == (Wage(2_000_000, 2_000_000, "month"),)
    assert [time.kind for time in read.hours.values] == ["days_per_week", "clock"]


def test_a_list_of_prices_asks_nothing() -> None:
    read = parse_requirements(
        "Harga: kartu SIM Rp 25.000, paket 30 hari 100rb. Hubungi 0812 3456 7890. Omzet 3-5"
        " juta/hari. Jl. Diponegoro 18-20 Salatiga"
    )

    assert {getattr(read, name).status for name in Requirements.__slots__} == {"unknown"}


def test_a_wish_is_told_from_a_demand() -> None:
    text = "Pendidikan minimal D3/S1 (diutamakan Akuntansi). Bahasa Mandarin menjadi nilai tambah"
    read = parse_requirements(text)

    assert [one.preferred for one in read.education.found] == [False, False]
    assert [one.preferred for one in read.fields_of_study.found] == [True]
    assert [one.preferred for one in read.languages.found] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "👩‍🍳🙏🎉",
        "招聘厨师，月薪三千",
        "مطلوب سائق",
        "\x00\x01",
        "İİİ usia 18-30 th İ",
        "PT Maju Jaya",
    ],
)
def test_other_scripts_and_empty_texts_are_survived(text: str) -> None:
    read = parse_requirements(text)

    assert read.wages.status == "unknown"
    assert all(text[limit.start : limit.end] for limit in read.limits)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        " ",
        ",",
        "a",
        "pengalaman ",
        "18-30 ",
        "Rp 1.000.000 - ",
        "SIM A/",
        "jurusan teknik, ",
        "S1/",
    ],
)
def test_a_text_of_a_hundred_kilobytes_is_read_in_time(unit: str) -> None:
    parse_requirements(unit * (100_000 // len(unit)))


WORDS = (
    *("usia", "18-30", "th", "gaji", "3-5", "juta", "Rp", "2.500.000", "/hari", "SIM", "A/C"),
    *("S1", "D3/S1", "jurusan", "Teknik", "Mesin", ",", ".", "\n", "(", ")", "pria", "wanita", "/"),
    *(
        "shift",
        "08.00",
        "-",
        "17.00",
        "magang",
        "kontrak",
        "diutamakan",
        "pengalaman",
        "2",
        "tahun",
    ),
    *("bahasa", "Inggris", "tidak", "minimal", "max", "TB", "160", "cm", "👍", "İ", "ß", "ﬁ"),
)


@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS)).map(" ".join)))
@settings(max_examples=250, deadline=None)
def test_any_text_gives_an_answer_with_places_inside_it(text: str) -> None:
    read = parse_requirements(text)

    for matter in Requirements.__slots__:
        answer = getattr(read, matter)
        spans = [*((one.start, one.end) for one in answer.found), *answer.waived]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert (answer.status == "unknown") == (not spans)
