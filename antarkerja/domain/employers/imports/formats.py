"""Layouts in which vacancies come, and the words that the template shows for each field."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from antarkerja.domain.offices.imports import Format

MAGANGHUB = "maganghub"
MAGANGHUB_DESCRIBED = "maganghub_described"
KARIRHUB = "karirhub"
JOBSTREET = "jobstreet"
TEMPLATE = "template"

FIELDS = {
    "title": _("Job title"),
    "employer": _("Firm"),
    "place": _("Regency or city"),
    "region": _("Region code (Kemendagri)"),
    "workplace": _("Place of work"),
    "places": _("Number of places"),
    "education_levels": _("Education"),
    "fields_of_study": _("Fields of study"),
    "experience_min": _("Experience (months)"),
    "skills": _("Skills"),
    "licences": _("Licences"),
    "languages": _("Languages"),
    "wage_min": _("Wage from (rupiah a month)"),
    "wage_max": _("Wage to (rupiah a month)"),
    "contract": _("Contract"),
    "hours": _("Working hours"),
    "work_days": _("Working days"),
    "days_off": _("Days off"),
    "description": _("Description"),
    "category": _("Category"),
    "site_wage": _("Wage as the site estimates it"),
    "opens_on": _("Open from"),
    "closes_on": _("Open until"),
    "applicants_elsewhere": _("Applicants elsewhere"),
    "kbji": _("KBJI code"),
}

FORMATS = (
    Format(
        name=MAGANGHUB, needs=("title", "employer"),
        marks=("posisi", "instansi", "hari_libur", "jurusan"),
        columns={
            "title": ("posisi",), "employer": ("instansi",), "place": ("wilayah",),
            "places": ("kuota",), "applicants_elsewhere": ("pelamar",),
            "education_levels": ("jenjang",), "work_days": ("hari_kerja",),
            "days_off": ("hari_libur",), "fields_of_study": ("jurusan",),
        },
    ),
    Format(
        name=MAGANGHUB_DESCRIBED, needs=("title", "employer"),
        marks=("posisi", "perusahaan", "program_studi", "kode_kab_dagri"),
        columns={
            "title": ("posisi",), "employer": ("perusahaan",), "place": ("kabupaten",),
            "region": ("kode_kab_dagri",), "places": ("kuota",),
            "applicants_elsewhere": ("terdaftar",), "education_levels": ("jenjang",),
            "fields_of_study": ("program_studi",), "description": ("deskripsi",),
            "opens_on": ("tanggal",),
        },
    ),
    Format(
        name=KARIRHUB, needs=("title", "employer"),
        marks=("title", "perusahaan", "kategori", "lokasi", "skills"),
        columns={
            "title": ("title",), "employer": ("perusahaan",), "place": ("lokasi",),
            "category": ("kategori",), "skills": ("skills",),
        },
    ),
    Format(
        name=JOBSTREET, needs=("title", "employer"),
        marks=("judul pekerjaan", "perusahaan", "gaji rata2"),
        columns={
            "title": ("judul pekerjaan",), "employer": ("perusahaan",), "place": ("lokasi",),
            "site_wage": ("gaji rata2",),
        },
    ),
    Format(
        name=TEMPLATE, needs=("title", "employer"),
        columns={
            "title": ("judul lowongan", "judul", "jabatan", "posisi", "nama jabatan", "lowongan",
                      "judul pekerjaan", "job title", "title", "position"),
            "employer": ("pemberi kerja", "perusahaan", "nama perusahaan", "instansi", "employer",
                         "company", "firm"),
            "place": ("kabupaten kota", "kabupaten/kota", "kab kota", "kabupaten", "kota",
                      "wilayah", "lokasi", "penempatan", "location", "regency or city"),
            "region": ("kode wilayah", "kode kab dagri", "region code"),
            "workplace": ("tempat kerja", "alamat tempat kerja", "workplace"),
            "places": ("jumlah dibutuhkan", "jumlah", "kuota", "jml", "jumlah lowongan", "places",
                       "quota"),
            "education_levels": ("pendidikan", "jenjang", "pendidikan minimal", "education"),
            "fields_of_study": ("jurusan", "program studi", "fields of study"),
            "experience_min": ("pengalaman bulan", "pengalaman", "experience months"),
            "skills": ("keterampilan", "keahlian", "skills"),
            "licences": ("sim dan izin", "sim", "lisensi", "licences"),
            "languages": ("bahasa", "languages"),
            "wage_min": ("upah minimum", "upah dari", "upah min", "upah", "gaji", "wage from"),
            "wage_max": ("upah maksimum", "upah sampai", "upah maks", "wage to"),
            "contract": ("jenis kontrak", "kontrak", "status kerja", "contract"),
            "hours": ("jam kerja", "hours"),
            "work_days": ("hari kerja", "working days"),
            "days_off": ("hari libur", "days off"),
            "description": ("uraian", "deskripsi", "uraian tugas", "description"),
            "opens_on": ("mulai berlaku", "tanggal buka", "tanggal", "open from"),
            "closes_on": ("berlaku sampai", "berakhir", "tanggal tutup", "open until"),
            "applicants_elsewhere": ("pelamar", "jumlah pelamar", "applicants"),
            "kbji": ("kode kbji", "kbji"),
        },
    ),
)
BY_NAME = {format_.name: format_ for format_ in FORMATS}
