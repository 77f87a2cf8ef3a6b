"""The statement of a month's search for work, which a claimant of JKP hands on."""

from __future__ import annotations

from datetime import datetime

from antarkerja.domain.cases.enums.benefits import ProofKind
from antarkerja.domain.cases.errors.benefits import ProofIncompleteError
from antarkerja.domain.cases.models.benefits import BenefitMonth
from antarkerja.domain.cases.queries.benefits import applications_in, counselled_on
from antarkerja.domain.jobseekers.documents import address_of
from antarkerja.domain.offices.documents import Paper, day_in_words, local, make_paper

KINDS = {
    ProofKind.FIRST_MONTH: "Asesmen diri dan konseling",
    ProofKind.APPLICATIONS: "Lamaran yang tercatat dalam sistem kantor ini",
    ProofKind.OUTSIDE: "Bukti lamaran di luar sistem, ditunjukkan kepada petugas",
    ProofKind.CALL: "Panggilan tes atau wawancara, ditunjukkan kepada petugas",
}


def benefit_statement(month: BenefitMonth, *, at: datetime) -> Paper:
    """What the person proved for a month; applications are listed by firm.

    Raises:
        ProofIncompleteError: the month has no proof.
        SignatureUnavailableError: the signature's provider does not answer.
    """
    if not month.proof:
        raise ProofIncompleteError(has=0, needs=1)
    claim = month.claim
    person, office = claim.person, claim.office
    registration = person.registrations.order_by("-opened_on", "-pk").first()
    facts = {
        "name": person.name, "address": address_of(person),
        "registration": registration.number if registration else "",
        "employer": claim.employer.name if claim.employer else claim.employer_name,
        "dismissed": day_in_words(claim.dismissed_on),
        "claimed": day_in_words(claim.claimed_on), "month": str(month.month),
        "period": f"{day_in_words(month.starts_on)} – {day_in_words(month.due_on)}",
        "proof": KINDS[ProofKind(month.proof)], "count": str(month.count), "note": month.note,
        "proved": day_in_words(month.proved_on), "lines": _lines(month),
    }
    return make_paper(
        "cases/benefit_statement.typ", facts, office=office, prefix="JKP",
        number=f"{claim.pk}/{month.month}", check_code=f"jkp-{month.pk}",
        written_on=local(at, office.zone).date(), at=at,
    )


def _lines(month: BenefitMonth) -> list[list[str]]:
    if month.proof == ProofKind.FIRST_MONTH:
        claim = month.claim
        return [["Asesmen diri", day_in_words(claim.self_assessed_on), ""],
                ["Wawancara konseling", day_in_words(counselled_on(claim)), ""]]
    if month.proof != ProofKind.APPLICATIONS:
        return []
    return [[one.vacancy.employer.name, day_in_words(one.sent_on), one.vacancy.title]
            for one in applications_in(month)]
