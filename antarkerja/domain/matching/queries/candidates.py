"""What a firm sees of a person who was referred to it: no more than it needs to answer."""

from __future__ import annotations

from dataclasses import dataclass

from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.matching.models import Referral
from antarkerja.domain.matching.policies import OPEN_STATUSES
from antarkerja.domain.matching.queries.referrals import referral_for
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor

# Once the answer is no, the firm needs the person's phone and past no longer.
_IN_TOUCH = (*OPEN_STATUSES, ReferralStatus.ACCEPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One job of the past, with duties in the person's own words."""

    title: str
    employer: str
    months: int | None
    duties: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Never NIK, address, age, sex, religion, marital status or disability.

    After a refusal or withdrawal only the name and the letter's number are left.
    """

    name: str
    letter: str
    phone: str = ""
    education: str = ""
    field_of_study: str = ""
    work: tuple[Work, ...] = ()
    skills: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()


def candidate_for(viewer: Actor, referral_id: int) -> tuple[Referral, Candidate]:
    """The referral and its person, as the vacancy's firm sees them. Seven queries at most.

    Raises:
        NotAllowedError: the viewer is no employer.
        OutOfScopeError: not a vacancy of the viewer's firm.
    """
    viewer.require(Permission.USE_EMPLOYER_PAGES)
    referral = referral_for(viewer, referral_id)
    if referral is None:
        raise OutOfScopeError(referral_id)
    person = referral.person
    if referral.status not in _IN_TOUCH:
        return referral, Candidate(name=person.name, letter=referral.number)
    return referral, Candidate(
        name=person.name, letter=referral.number, phone=person.phone,
        education=person.get_education_display(), field_of_study=person.field_of_study,
        work=tuple(
            Work(title=row.title, employer=row.employer, months=row.months, duties=row.duties)
            for row in person.experiences.order_by("-ended_on", "-pk")
        ),
        skills=tuple(row.label for row in person.skills.order_by("label")),
        licences=tuple(str(row.get_kind_display()) for row in person.licences.order_by("kind")),
        languages=tuple(row.name for row in person.languages.order_by("name")),
        certificates=tuple(row.title for row in person.certificates.order_by("title")),
    )
