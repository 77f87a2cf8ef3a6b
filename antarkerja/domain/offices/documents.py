"""What every paper of an office shares: letterhead, signature, number, QR code, Indonesian dates.

Papers are Indonesian whatever language the page has: they go to firms and other offices.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from django.conf import settings
from django.utils.module_loading import import_string

from antarkerja.domain.offices.enums import Zone
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.ports import Signer
from antarkerja.domain.reference.enums import Education
from antarkerja.domain.reference.regions import region_name
from antarkerja.shared.addresses import public_address
from antarkerja.shared.phones import spoken
from antarkerja.shared.qr import qr_svg
from antarkerja.shared.typesetting import typeset

# Templates of the areas import the parts in offices/paper.typ by a path from here.
TEMPLATES = Path(__file__).resolve().parents[1]
EDUCATION: dict[str, str] = {
    Education.UNKNOWN: "", Education.NONE: "Tidak tamat SD", Education.SD: "SD",
    Education.SMP: "SMP", Education.SMA: "SMA", Education.SMK: "SMK", Education.D1: "Diploma I",
    Education.D2: "Diploma II", Education.D3: "Diploma III", Education.D4: "Diploma IV",
    Education.S1: "Sarjana (S1)", Education.PROFESSIONAL: "Profesi",
    Education.S2: "Magister (S2)", Education.S3: "Doktor (S3)",
}
_ZONE_SIGN = {Zone.WIB: "WIB", Zone.WITA: "WITA", Zone.WIT: "WIT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper ready to hand out. `file_name` holds the number, never a name or a NIK."""

    number: str
    file_name: str
    pdf: bytes
    signed: bool


def make_paper(
    template: str, facts: Mapping[str, Any], *, office: Office, prefix: str, number: str,
    check_code: str, written_on: date, at: datetime,
) -> Paper:
    """Typesets and signs. `template` is a path under the areas' folder, "matching/letter.typ".

    Raises:
        SignatureUnavailableError: the signature's provider does not answer.
    """
    signer = _signer()
    address = check_address(check_code)
    shared = {
        "office": _letterhead(office),
        "signer": _signature(office, written_on, signer.mark),
        "check": {"qr": qr_svg(address), "address": address},
        "number": number,
    }
    pdf = typeset(TEMPLATES / template, {**shared, **facts}, root=TEMPLATES, at=at)
    done = signer.sign(pdf, document_number=number, signer_nip=office.signer_nip)
    return Paper(
        number=number, file_name=file_name(prefix, number), pdf=done.pdf, signed=done.signed
    )


def check_address(code: str) -> str:
    """All that the QR code holds: the public page that says whether the paper is valid."""
    return public_address(f"/check/{code}/")


def file_name(prefix: str, number: str) -> str:
    """"33.07/2026/00418" → "AK1-33.07-2026-00418.pdf".

    A number that an old register took from the NIK stays out of the name.
    """
    plain = re.sub(r"[^A-Za-z0-9.]+", "-", number).strip("-.")
    if not plain or re.search(r"\d{16}", plain):
        return f"{prefix}.pdf"
    return f"{plain}.pdf" if plain.startswith(prefix) else f"{prefix}-{plain}.pdf"


def day_in_words(day: date | None) -> str:
    """"24 November 2026"."""
    return format_date(day, "d MMMM yyyy", locale="id") if day else ""


def weekday_in_words(day: date) -> str:
    """"Selasa, 24 November 2026"."""
    return str(format_date(day, "EEEE, d MMMM yyyy", locale="id"))


def education_in_words(level: str) -> str:
    """As it stands on an Indonesian certificate, whatever language the page has."""
    return EDUCATION[level]


def local(at: datetime, zone: str) -> datetime:
    """The moment on the office's own clock."""
    return at.astimezone(ZoneInfo(zone))


def time_in_words(at: datetime, zone: str) -> str:
    """"09.30 WIB", on the office's own clock."""
    return f"{local(at, zone):%H.%M} {_ZONE_SIGN[Zone(zone)]}"


def _signer() -> Signer:
    signer: Signer = import_string(settings.SIGNER)()
    return signer


def _letterhead(office: Office) -> dict[str, str]:
    return {
        "government": office.government, "name": office.name, "address": office.address,
        "phone": _phone(office.phone), "email": office.email,
    }


def _phone(phone: str) -> str:
    """Mobile numbers in groups; a landline as the office wrote it, since area codes vary."""
    return spoken(phone) if phone.startswith("+628") else phone


def _signature(office: Office, written_on: date, mark: str) -> dict[str, str]:
    return {
        "place": place_name(office.region), "day": day_in_words(written_on),
        "name": office.signer_name, "title": office.signer_title,
        "nip": _grouped_nip(office.signer_nip), "mark": mark,
    }


def place_name(code: str) -> str:
    """"Wonosobo": letters are dated in a place, not in an administrative unit."""
    return re.sub(r"^(Kabupaten|Kota Administrasi|Kota|Provinsi)\s+", "", region_name(code))


def _grouped_nip(nip: str) -> str:
    """"198502142010012003" → "19850214 201001 2 003", as it is written."""
    if not re.fullmatch(r"\d{18}", nip):
        return nip
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
