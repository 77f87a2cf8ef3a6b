"""What a firm sees of a person who was referred to it: no more than it needs to answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from antarkerja.domain.jobseekers.models import Experience, Person
from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.matching.models import Referral
from antarkerja.domain.matching.policies import OPEN_STATUSES
from antarkerja.domain.matching.queries.feed import engine_vacancy, seeker_of, seekers_with_parts
from antarkerja.domain.matching.queries.referrals import referral_for
from antarkerja.domain.matching.queries.wording import ReasonInWords, in_words
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from matchengine import Excluded, match_one

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
    reasons: tuple[ReasonInWords, ...] = ()


def candidate_for(
    viewer: Actor, referral_id: int, *, today: date
) -> tuple[Referral, Candidate]:
    """The referral and its person, as the vacancy's firm sees them; a constant number of queries.

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
    known = seekers_with_parts(Person.objects.filter(pk=person.pk))
    return referral, _candidate(referral, known.prefetch_related("certificates").get(), today)


def _candidate(referral: Referral, person: Person, today: date) -> Candidate:
    match = match_one(
        seeker_of(person, today=today), engine_vacancy(referral.vacancy), today=today.toordinal()
    )
    return Candidate(
        name=person.name, letter=referral.number, phone=person.phone,
        education=person.get_education_display(), field_of_study=person.field_of_study,
        work=tuple(
            Work(title=row.title, employer=row.employer, months=row.months, duties=row.duties)
            for row in sorted(person.experiences.all(), key=_latest_first)
        ),
        skills=tuple(sorted(row.label for row in person.skills.all())),
        licences=tuple(str(row.get_kind_display()) for row in person.licences.all()),
        languages=tuple(sorted(row.name for row in person.languages.all())),
        certificates=tuple(sorted(row.title for row in person.certificates.all())),
        reasons=() if isinstance(match, Excluded) else in_words(match, side="B"),
    )


def _latest_first(spell: Experience) -> tuple[int, int]:
    """Work that goes on, then what ended last."""
    return (-(spell.ended_on or date.max).toordinal(), -spell.pk)
