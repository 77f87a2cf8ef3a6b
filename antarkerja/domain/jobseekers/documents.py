"""Papers about a person: the card (AK/I) and the call letter (AK/IV).

The card leaves out religion, marital status and height, which older cards printed: it is shown to
employers, who may not choose by them (SE Menaker M/6/HK.04/V/2025), and UU 27/2022 asks for no
more data than the purpose needs. The NIK is masked.
"""

from __future__ import annotations

from datetime import date, datetime

from antarkerja.domain.jobseekers.models import CallLetter, PeriodicReport, Person, Registration
from antarkerja.domain.jobseekers.policies import masked_nik
from antarkerja.domain.offices.documents import (
    Paper,
    day_in_words,
    education_in_words,
    local,
    make_paper,
    time_in_words,
    weekday_in_words,
)
from antarkerja.domain.offices.models import User
from antarkerja.domain.reference.enums import Sex
from antarkerja.domain.reference.regions import region_path
from antarkerja.domain.reference.rules import RuleName, rule_value
from antarkerja.shared.names import normalised_name

SEX = {Sex.MALE: "Laki-laki", Sex.FEMALE: "Perempuan", Sex.UNKNOWN: ""}
GREETING = {Sex.MALE: "Sdr.", Sex.FEMALE: "Sdri.", Sex.UNKNOWN: "Sdr./Sdri."}
REPORT_BOXES = 3
SKILLS_SHOWN = 8


def card(registration: Registration, *, at: datetime) -> Paper:
    """AK/I of a live registration: two sides on one A4 page, folded to A5.

    Raises:
        SignatureUnavailableError: the signature's provider does not answer.
    """
    person, office = registration.person, registration.office
    facts = {
        "name": person.name, "nik": masked_nik(person.nik_last4), "born": _born(person),
        "sex": SEX[Sex(person.sex)], "address": address_of(person),
        "education": _join(education_in_words(person.education), person.field_of_study),
        "school": _join(person.school, person.left_school_year),
        "skills": _skills(person), "issued": day_in_words(registration.opened_on),
        "valid_until": day_in_words(registration.valid_until), "reports": _reports(registration),
        "rules": _rules(registration),
    }
    return make_paper(
        "jobseekers/card.typ", facts, office=office, prefix="AK1", number=registration.number,
        check_code=registration.check_code, written_on=registration.opened_on, at=at,
    )


def call_letter(letter: CallLetter, *, at: datetime) -> Paper:
    """AK/IV: who is called, when, where and for what.

    Raises:
        SignatureUnavailableError: the signature's provider does not answer.
    """
    person, office = letter.person, letter.office
    live = person.registrations.filter(status="active").first()
    facts = {
        "name": person.name, "greeting": GREETING[Sex(person.sex)],
        "address": address_of(person), "registration": live.number if live else "",
        "day": weekday_in_words(local(letter.come_at, office.zone).date()),
        "time": time_in_words(letter.come_at, office.zone), "purpose": letter.purpose,
    }
    return make_paper(
        "jobseekers/call_letter.typ", facts, office=office, prefix="AK4", number=letter.number,
        check_code=letter.check_code, written_on=letter.written_on, at=at,
    )


def address_of(person: Person) -> str:
    """Street, RT/RW, village to province, postcode: as far as they are known."""
    rt_rw = f"RT/RW {person.rt_rw}" if person.rt_rw else ""
    return _join(person.address, rt_rw, region_path(person.region), person.postcode)


def _born(person: Person) -> str:
    return _join(person.birth_place, day_in_words(person.birth_on))


def _join(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)


def _skills(person: Person) -> list[str]:
    """Certificates first, with their year: they prove what a skill only claims."""
    shown = [
        f"{row.title} ({row.issued_year})" if row.issued_year else row.title
        for row in sorted(person.certificates.all(), key=lambda row: -(row.issued_year or 0))
    ]
    known = {normalised_name(title) for title in shown}
    shown += [
        row.label for row in person.skills.all() if normalised_name(row.label) not in known
    ]
    return shown[:SKILLS_SHOWN]


def _reports(registration: Registration) -> list[dict[str, str]]:
    """The last boxes that are filled and those still to fill, three in all."""
    made = sorted(registration.reports.all(), key=lambda row: row.reported_on)
    first = max(0, len(made) - REPORT_BOXES + (1 if len(made) >= REPORT_BOXES else 0))
    shown = made[first:]
    officers = _officers(shown)
    boxes = [
        {"ordinal": str(first + place), "due": "", "done": day_in_words(row.reported_on),
         "officer": officers.get(row.user_id or 0, "")}
        for place, row in enumerate(shown, start=1)
    ]
    while len(boxes) < REPORT_BOXES:
        is_next = len(boxes) == len(shown)
        due = day_in_words(registration.report_due_on) if is_next else ""
        boxes.append({"ordinal": str(first + len(boxes) + 1), "due": due, "done": "",
                      "officer": ""})
    return boxes


def _officers(reports: list[PeriodicReport]) -> dict[int, str]:
    users = User.objects.filter(pk__in={row.user_id for row in reports if row.user_id})
    return {user.pk: _join(user.name, f"NIP {user.nip}" if user.nip else "") for user in users}


def _rules(registration: Registration) -> list[str]:
    """In the words of the law of the day on which the card was issued."""
    on: date = registration.opened_on
    months = rule_value(RuleName.AK1_REPORT_MONTHS, on=on)
    valid = rule_value(RuleName.AK1_VALID_MONTHS, on=on)
    span = f"{valid // 12} tahun" if valid % 12 == 0 else f"{valid} bulan"
    return [
        "Kartu ini berlaku di seluruh Indonesia dan tidak dipungut biaya.",
        f"Berlaku {span} sejak dikeluarkan, dan dapat diperpanjang.",
        f"Selama belum bekerja, pemegang melapor paling lambat setiap {months} bulan.",
        "Perubahan data, seperti alamat atau telepon, dilaporkan ke kantor ini.",
        "Setelah diterima bekerja, kartu ini dikembalikan oleh pemberi kerja ke kantor ini.",
    ]
