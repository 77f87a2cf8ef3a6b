"""What came of referrals, and what it says of the weights. Reads and reckons; changes nothing.

Reasons are not kept with a referral, so that they are weighed anew: today's rows, with experience
as far as it went on the day of the referral. Nothing of sex, age or another trait is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from django.db.models import Q, QuerySet

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.ledger.enums import EventKind, Subject
from antarkerja.domain.ledger.models import Event
from antarkerja.domain.matching.enums import ReferralStatus, RefusalReason
from antarkerja.domain.matching.models import Placement, Referral
from antarkerja.domain.matching.queries.feed import (
    engine_vacancies,
    engine_vacancy,
    seeker_of,
    seekers_with_parts,
)
from antarkerja.domain.matching.queries.weights import active_weights
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor
from matchengine import (
    Excluded,
    LearningFloor,
    LearningMethod,
    Learnt,
    Match,
    Observed,
    Seeker,
    VacancyIndex,
    Weights,
    learn,
    match_one,
    rescaled,
)

LATEST = 20_000
CHUNK = 500
RECENT, DEPTH, VACANCIES = 100, 200, 5_000
"""Of the last so many referrals it is told whether their rank would be another; among the newest
vacancies of those days, and down to this rank."""

OF_PERSON = (
    "education", "region", "field_of_study", "max_km", "wage_floor", "hours", "changed_at",
    "coded_at",
)
"""All of a person's row that is loaded."""

# A place that was taken, or a vacancy withdrawn, says nothing of the person.
EMPLOYERS_NO = (
    RefusalReason.SKILLS, RefusalReason.EDUCATION, RefusalReason.EXPERIENCE,
    RefusalReason.LICENCE, RefusalReason.OTHER,
)
PERSONS_NO = (
    RefusalReason.PERSON_DECLINED, RefusalReason.DID_NOT_COME, RefusalReason.WAGE,
    RefusalReason.PLACE,
)


@dataclass(frozen=True, slots=True)
class RanksMoved:
    """How the last referrals would have stood in their people's lists.

    `looked_at` of them stand among the first `DEPTH` by either table; `better` and `worse` have
    another rank by the proposed one.
    """

    looked_at: int
    better: int
    worse: int


@dataclass(frozen=True, slots=True)
class Learning:
    """What is proposed, and what it stands on.

    `told` referrals have an outcome; of those, `apart` are kept apart by a condition today and
    left out, and `beyond` were sent farther than the person's file accepts: they count, distance
    weighed as where no place is named. The days are the first and last of those that count.
    """

    table: Weights
    learnt: Learnt
    told: int
    apart: int
    beyond: int = 0
    first_on: date | None = None
    last_on: date | None = None
    moved: RanksMoved | None = None

    def proposed(self, version: str) -> Weights:
        """The table that would be put to use."""
        return rescaled(self.table, self.learnt.multipliers, self.learnt.intercept, version)

    def as_json(self) -> dict[str, Any]:
        """What is kept with a table that is put to use; figures of no person."""
        return {
            "told": self.told, "apart": self.apart, "beyond": self.beyond,
            "learnt": asdict(self.learnt),
            "first_on": self.first_on and self.first_on.isoformat(),
            "last_on": self.last_on and self.last_on.isoformat(),
            "moved": self.moved and asdict(self.moved),
        }


@dataclass(frozen=True, slots=True)
class _Pair:
    """A referral with its reasons and its outcomes; NaN is not known."""

    person: int
    employer: int
    sent_on: date
    beyond: bool
    weights: Mapping[str, float]
    accepted: float
    taken: float


@dataclass(frozen=True, slots=True)
class _Sent:
    """Both sides of a referral as the engine takes them, on its day."""

    referral: Referral
    seeker: Seeker


def learn_from_referrals(
    viewer: Actor, *, floor: LearningFloor | None = None, method: LearningMethod | None = None
) -> Learning:
    """What the outcomes of the latest `LATEST` referrals of all offices propose.

    Raises:
        NotAllowedError: the viewer does not manage the installation.
    """
    viewer.require(Permission.MANAGE_INSTALLATION)
    table = active_weights()
    ids = list(_with_outcome().order_by("-sent_on", "-pk").values_list("pk", flat=True)[:LATEST])
    pairs: list[_Pair] = []
    for start in range(0, len(ids), CHUNK):
        pairs += _pairs(ids[start : start + CHUNK], table)
    names = tuple(table.curves)
    learnt = learn(_observed(pairs, names), table, floor=floor, method=method)
    days = [pair.sent_on for pair in pairs]
    found = Learning(
        table, learnt, len(ids), len(ids) - len(pairs), sum(pair.beyond for pair in pairs),
        min(days, default=None), max(days, default=None),
    )
    if not learnt.proposes:
        return found
    return replace(found, moved=_moved(ids[:RECENT], table, found.proposed("proposed")))


def _with_outcome() -> QuerySet[Referral]:
    """Referrals of which somebody's answer is known; whose, `_outcomes` says."""
    own_word = _withdrawn_by_person().values("subject_id")
    return Referral.objects.filter(
        Q(status=ReferralStatus.ACCEPTED)
        | Q(status=ReferralStatus.REFUSED, refusal_reason__in=[*EMPLOYERS_NO, *PERSONS_NO])
        | Q(status=ReferralStatus.WITHDRAWN, pk__in=own_word)
    )


def _withdrawn_by_person() -> QuerySet[Event]:
    """Where the person withdrew alone: an office withdraws for many reasons."""
    return Event.objects.filter(
        subject=Subject.REFERRAL, kind=EventKind.REFERRAL_ANSWERED, officer_id=None,
        corrects_id=None, reason=ReferralStatus.WITHDRAWN,
    )


def _outcomes(referral: Referral, placed: bool) -> tuple[float, float]:
    """Whether the employer accepted and whether the person took the work; NaN is not known."""
    if referral.status == ReferralStatus.ACCEPTED:
        return 1.0, 1.0 if placed else float("nan")
    if referral.refusal_reason in EMPLOYERS_NO:
        return 0.0, float("nan")
    return float("nan"), 0.0


def _sent(ids: Sequence[int]) -> Iterator[_Sent]:
    """Referrals with their people, a constant number of queries."""
    referrals = Referral.objects.filter(pk__in=ids).select_related("vacancy").order_by("pk")
    rows = list(referrals)
    people = seekers_with_parts(
        Person.objects.only(*OF_PERSON).filter(pk__in={row.person_id for row in rows})
    ).in_bulk()
    for row in rows:
        yield _Sent(row, _seeker_then(people[row.person_id], row.sent_on))


def _seeker_then(person: Person, day: date) -> Seeker:
    """The person without the work that began after the day."""
    seeker = seeker_of(person, today=day)
    spells = zip(seeker.work, person.experiences.all(), strict=True)
    known = tuple(
        work for work, spell in spells if spell.started_on is None or spell.started_on <= day
    )
    return replace(seeker, work=known)


def _pairs(ids: Sequence[int], table: Weights) -> Iterator[_Pair]:
    placed = set(
        Placement.objects.filter(referral_id__in=ids).values_list("referral_id", flat=True)
    )
    for sent in _sent(ids):
        referral = sent.referral
        vacancy, day = engine_vacancy(referral.vacancy), referral.sent_on
        found = match_one(sent.seeker, vacancy, today=day.toordinal(), weights=table)
        beyond = isinstance(found, Excluded)
        if beyond:
            # Somebody sent them all the same, so that the file was no limit.
            anywhere = replace(sent.seeker, places=(), max_km=None)
            found = match_one(anywhere, vacancy, today=day.toordinal(), weights=table)
        if isinstance(found, Excluded):
            continue
        accepted, taken = _outcomes(referral, referral.pk in placed)
        yield _Pair(referral.person_id, referral.vacancy.employer_id, day, beyond,
                    _weights_of(found), accepted, taken)


def _weights_of(match: Match) -> dict[str, float]:
    return {reason.signal: reason.weight for reason in match.reasons}


def _observed(pairs: Sequence[_Pair], names: tuple[str, ...]) -> Observed:
    weights = np.array([[pair.weights[name] for name in names] for pair in pairs])
    return Observed(
        names, weights.reshape(len(pairs), len(names)),
        accepted=np.array([pair.accepted for pair in pairs], dtype=np.float64),
        taken=np.array([pair.taken for pair in pairs], dtype=np.float64),
        employers=np.array([pair.employer for pair in pairs], dtype=np.int64),
        people=np.array([pair.person for pair in pairs], dtype=np.int64),
    )


def _moved(ids: Sequence[int], old: Weights, new: Weights) -> RanksMoved:
    """The ranks of referrals among the vacancies of their days, by both tables."""
    sent = list(_sent(ids))
    index = _vacancies_of([one.referral for one in sent])
    ranks = [(_rank(one, index, old), _rank(one, index, new)) for one in sent]
    seen = [(before, after) for before, after in ranks if before <= DEPTH or after <= DEPTH]
    return RanksMoved(
        len(seen), sum(after < before for before, after in seen),
        sum(after > before for before, after in seen),
    )


def _rank(sent: _Sent, index: VacancyIndex, weights: Weights) -> int:
    """From 1; one more than `DEPTH` where it stands no higher."""
    found = index.rank(
        sent.seeker, k=DEPTH, today=sent.referral.sent_on.toordinal(), explain=False,
        weights=weights,
    )
    ids = [match.vacancy_id for match in found.matches]
    wanted = sent.referral.vacancy_id
    return ids.index(wanted) + 1 if wanted in ids else DEPTH + 1


def _vacancies_of(referrals: Sequence[Referral]) -> VacancyIndex:
    """The vacancies that people were referred to, and the newest that were open on those days."""
    days = [referral.sent_on for referral in referrals]
    near = Vacancy.objects.exclude(status=VacancyStatus.WAITING).filter(
        Q(closes_on=None) | Q(closes_on__gte=min(days)), opens_on__lte=max(days)
    )
    newest = near.order_by("-opens_on", "-pk").values_list("pk", flat=True)[:VACANCIES]
    wanted = {referral.vacancy_id for referral in referrals} | set(newest)
    rows = Vacancy.objects.filter(pk__in=sorted(wanted)).order_by("pk")
    return VacancyIndex.build(engine_vacancies(rows.iterator(chunk_size=CHUNK)))
