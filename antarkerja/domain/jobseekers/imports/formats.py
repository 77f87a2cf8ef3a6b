"""Layouts in which people come: the office's own register, and the national extract."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from antarkerja.domain.jobseekers.enums import FIELD_LABELS
from antarkerja.domain.offices.imports import Format

TEMPLATE = "template"
EXTRACT = "siapkerja_extract"

FIELDS: dict[str, Any] = {
    **{name: label for name, label in FIELD_LABELS.items() if name not in ("places", "wishes")},
    "province": _("Province"),
    "district": _("Regency or city"),
    "subdistrict": _("Subdistrict"),
    "village": _("Village"),
    "age": _("Age"),
    "wish": _("Wished job"),
    "skills": _("Skills"),
    "experience": _("Work done"),
    "experience_months": _("Months of work"),
    "certificate": _("Certificate"),
    "course": _("Course"),
    "course_provider": _("Where the course was"),
    "languages": _("Languages"),
    "licences": _("Driving licences"),
    "number": _("Registration number"),
    "registered_on": _("Registered on"),
    "valid_until": _("Valid until"),
    "profile_id": _("Number of the profile"),
}

_COMMON = {
    "nik": ("nik", "no ktp", "nomor ktp", "nomor induk kependudukan", "no nik"),
    "name": ("nama lengkap", "nama", "nama pencari kerja", "nama pencaker", "name", "full name"),
    "sex": ("jenis kelamin", "jk", "l p", "l/p", "kelamin", "sex"),
    "birth_place": ("tempat lahir", "tmp lahir", "birth place"),
    "birth_on": ("tanggal lahir", "tgl lahir", "tgl. lahir", "birth date", "date of birth"),
    "phone": ("telepon", "no telepon", "no hp", "nomor hp", "hp", "telp", "no telp",
              "nomor telepon", "no wa", "phone"),
    "email": ("email", "e-mail", "surel"),
    "address": ("alamat", "alamat lengkap", "address"),
    "rt_rw": ("rt rw", "rt/rw"),
    "village": ("desa kelurahan", "desa/kelurahan", "kelurahan", "desa", "village"),
    "subdistrict": ("kecamatan", "kec", "subdistrict"),
    "district": ("kabupaten kota", "kabupaten/kota", "kab kota", "kabupaten", "kota", "district"),
    "province": ("provinsi", "province"),
    "region": ("kode wilayah", "region code"),
    "postcode": ("kode pos", "postcode"),
    "education": ("pendidikan", "pendidikan terakhir", "jenjang pendidikan", "education"),
    "school": ("nama sekolah", "sekolah", "asal sekolah", "institusi", "school"),
    "field_of_study": ("jurusan", "program studi", "field of study"),
    "left_school_year": ("tahun lulus", "thn lulus", "graduation year"),
    "condition": ("kondisi kerja", "status bekerja", "status pekerjaan", "kondisi"),
    "disabilities": ("jenis disabilitas", "ragam disabilitas", "disabilitas", "disability"),
    "marital": ("status kawin", "status perkawinan", "marital"),
    "registered_on": ("tanggal daftar", "tgl daftar", "tanggal pendaftaran", "registered on"),
    "valid_until": ("berlaku sampai", "tanggal kedaluwarsa", "masa berlaku", "valid until"),
    "skills": ("keterampilan", "keahlian", "skills"),
}

FORMATS = (
    Format(
        name=EXTRACT, needs=("nik",),
        marks=("profile_id", "tanggal_daftar", "rencana_kerja_luar_negeri"),
        columns=_COMMON | {
            "profile_id": ("profile id",), "age": ("umur",), "condition": ("status bekerja",),
            "marital": ("marital",), "experience": ("experience",),
            "experience_months": ("lama pengalaman",), "certificate": ("sertifikasi",),
            "course": ("progpel",), "course_provider": ("lembaga pelatihan",),
            "accepts_akan": ("rencana kerja luar negeri",),
        },
    ),
    Format(
        name=TEMPLATE, needs=("name",),
        columns=_COMMON | {
            "wish": ("jabatan diinginkan", "jabatan yang diinginkan", "pekerjaan diinginkan",
                     "minat jabatan", "wished job"),
            "wage_floor": ("upah diharapkan", "upah yang diharapkan", "gaji diharapkan"),
            "experience": ("pengalaman", "pengalaman kerja", "experience"),
            "experience_months": ("lama pengalaman bulan", "lama pengalaman", "masa kerja bulan"),
            "certificate": ("sertifikat", "sertifikasi", "pelatihan", "certificate"),
            "languages": ("bahasa", "bahasa asing", "languages"),
            "licences": ("sim", "sim dan izin", "licences"),
            "religion": ("agama",), "height_cm": ("tinggi badan",), "weight_kg": ("berat badan",),
            "mother_name": ("nama ibu", "nama ibu kandung"),
            "number": ("nomor pendaftaran", "no pendaftaran", "no ak1", "no ak i", "no kartu"),
            "age": ("umur", "usia"),
        },
    ),
)
BY_NAME = {format_.name: format_ for format_ in FORMATS}
