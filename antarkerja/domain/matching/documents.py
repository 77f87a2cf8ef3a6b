"""AK/V: the letter that takes a person to an employer, with the slip for the answer."""

from __future__ import annotations

from datetime import datetime, timedelta

from antarkerja.domain.jobseekers.models import Experience, Person
from antarkerja.domain.matching.enums import RefusalReason
from antarkerja.domain.matching.errors import NotALetterError
from antarkerja.domain.matching.models import Referral
from antarkerja.domain.offices.documents import (
    Paper,
    day_in_words,
    education_in_words,
    make_paper,
)
from antarkerja.domain.reference.regions import region_path
from antarkerja.domain.reference.rules import RuleName, rule_value
from antarkerja.shared.phones import spoken

# The codes that the slip asks the firm to ring; entered at the desk as they stand.
REFUSALS: dict[RefusalReason, str] = {
    RefusalReason.FILLED: "Lowongan sudah terisi",
    RefusalReason.SKILLS: "Keterampilan belum sesuai",
    RefusalReason.EDUCATION: "Pendidikan belum sesuai",
    RefusalReason.EXPERIENCE: "Pengalaman belum cukup",
    RefusalReason.LICENCE: "SIM atau sertifikat belum ada",
    RefusalReason.DID_NOT_COME: "Tidak hadir",
    RefusalReason.PERSON_DECLINED: "Pencari kerja tidak berminat",
    RefusalReason.WAGE: "Upah tidak disepakati",
    RefusalReason.PLACE: "Tempat atau jam kerja tidak cocok",
    RefusalReason.CLOSED: "Lowongan dibatalkan",
    RefusalReason.OTHER: "Alasan lain",
}
SKILLS_SHOWN = 6
EXPERIENCES_SHOWN = 2


def referral_letter(referral: Referral, *, at: datetime) -> Paper:
    """The letter of a referral from the office.

    Raises:
        NotALetterError: the person applied alone.
        SignatureUnavailableError: the signature's provider does not answer.
    """
    if not referral.number:
        raise NotALetterError(referral.pk)
    person, vacancy, office = referral.person, referral.vacancy, referral.office
    employer = vacancy.employer
    registration = person.registrations.order_by("-opened_on", "-pk").first()
    days = rule_value(RuleName.REFERRAL_ANSWER_DAYS, on=referral.sent_on)
    facts = {
        "name": person.name, "phone": spoken(person.phone),
        "registration": registration.number if registration else "",
        "education": _join(education_in_words(person.education), person.field_of_study,
                           person.school),
        "skills": ", ".join(row.label for row in person.skills.all()[:SKILLS_SHOWN]),
        "experience": _experience(person), "vacancy": vacancy.title,
        "employer": employer.name,
        "employer_address": employer.address or region_path(employer.region),
        "workplace": vacancy.workplace or region_path(vacancy.region),
        "answer_by": day_in_words(referral.sent_on + timedelta(days=days)),
        "refusals": [[str(code), words] for code, words in enumerate(REFUSALS.values(), start=1)],
    }
    return make_paper(
        "matching/referral_letter.typ", facts, office=office, prefix="AK5",
        number=referral.number, check_code=referral.check_code, written_on=referral.sent_on,
        at=at,
    )


def _experience(person: Person) -> str:
    """The newest work first, in a few words."""
    rows = person.experiences.order_by("-ended_on", "-started_on", "-pk")[:EXPERIENCES_SHOWN]
    return "; ".join(_work(row) for row in rows)


def _work(row: Experience) -> str:
    months = row.months or 0
    if months >= 12:
        span = f"{months // 12} tahun" + (f" {months % 12} bulan" if months % 12 else "")
    else:
        span = f"{months} bulan" if months else ""
    where = f"{row.title} di {row.employer}" if row.employer else row.title
    return f"{where} ({span})" if span else where


def _join(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
