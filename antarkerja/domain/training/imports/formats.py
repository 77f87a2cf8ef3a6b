"""The layout in which courses come, and the words that the template shows for each field."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from antarkerja.domain.offices.imports import Format

COURSES = "courses"
FIELDS = {
    "title": _("Title of the course"),
    "provider": _("Training provider"),
    "kind": _("Kind of provider"),
    "place": _("Regency or city"),
    "region": _("Region code (Kemendagri)"),
    "online": _("Online"),
    "address": _("Address"),
    "phone": _("Phone"),
    "website": _("Website"),
    "accredited": _("Accreditation"),
    "description": _("What is learnt"),
    "skills": _("Skills taught"),
    "kbji": _("KBJI code"),
    "hours": _("Hours of teaching"),
    "fee": _("Fee (rupiah)"),
    "starts_on": _("Next start"),
    "seats": _("Seats"),
    "source": _("Source"),
    "checked_on": _("Checked on"),
}
FORMATS = (
    Format(
        name=COURSES, needs=("title", "provider"),
        columns={
            "title": ("judul kursus", "kursus", "pelatihan", "nama kursus", "nama pelatihan",
                      "program pelatihan", "judul", "kejuruan", "course", "title"),
            "provider": ("lembaga", "nama lembaga", "lpk", "blk", "penyelenggara", "provider"),
            "kind": ("jenis lembaga", "jenis", "kind"),
            "place": ("kabupaten kota", "kabupaten/kota", "kab kota", "kabupaten", "kota",
                      "wilayah", "lokasi", "regency or city"),
            "region": ("kode wilayah", "kode kab dagri", "region code"),
            "online": ("daring", "online"),
            "address": ("alamat", "address"),
            "phone": ("telepon", "no telepon", "hp", "kontak", "phone"),
            "website": ("situs", "laman", "website", "url"),
            "accredited": ("terakreditasi", "akreditasi", "accredited"),
            "description": ("uraian", "deskripsi", "materi", "description"),
            "skills": ("keterampilan", "keahlian", "kompetensi", "skills"),
            "kbji": ("kode kbji", "kbji"),
            "hours": ("jam pelajaran", "jp", "jam", "lama jam", "hours"),
            "fee": ("biaya", "harga", "fee"),
            "starts_on": ("mulai", "tanggal mulai", "jadwal", "starts on"),
            "seats": ("kuota", "kursi", "jumlah peserta", "seats"),
            "source": ("sumber", "source"),
            "checked_on": ("diperiksa", "tanggal diperiksa", "checked on"),
        },
    ),
)
# The first synonym is the heading that the template shows.
TEMPLATE_COLUMNS = tuple(
    synonyms[0].replace(" ", "_") for synonyms in FORMATS[0].columns.values()
)
