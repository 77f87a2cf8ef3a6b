"""Vacancies ranked for a person, people ranked for a vacancy, each with its reasons."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.matching.models import (
    Decision,
    PlainRanking,
    Referral,
    VacancyPrice,
)
from antarkerja.domain.matching.policies import OPEN_STATUSES
from antarkerja.domain.matching.queries.feed import (
    engine_vacancy,
    seeker_of,
    seekers_with_parts,
    tells_of_work,
)
from antarkerja.domain.matching.queries.index import open_vacancies_index
from antarkerja.domain.matching.queries.people_index import people_index
from antarkerja.domain.matching.queries.weights import active_weights
from antarkerja.domain.matching.queries.wording import (
    ReasonInWords,
    changes_in_words,
    in_words,
    not_known,
    range_of,
    skills_to_learn,
)
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.training.policies import NearCourse
from antarkerja.domain.training.queries import nearest_courses
from matchengine import Excluded, Match, Seeker, VacancyIndex, match_one

SHOWN = 10
FARTHER_KM = 10
MOST_PAGES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchFilters:
    """What the officer narrows the list by; empty means everything in reach."""

    text: str = ""
    region: str = ""
    group: str = ""
    wage_min: int | None = None
    hide_unknown_wage: bool = False
    saved_only: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A match with its row, its words and how crowded the vacancy is.

    `applicants` counts open referrals; `crowd` is how many people are expected for each place, from
    the prices last reckoned, or None; `answered` is the share of referrals that
    the employer has answered, in percent, or None below five; `courses` teach the missing skills
    among `changes`, each named once.
    """

    person: Person
    vacancy: Vacancy
    match: Match
    reasons: tuple[ReasonInWords, ...]
    changes: tuple[str, ...]
    unknown: str
    score_range: tuple[int, int] | None
    applicants: int
    answered: int | None
    crowd: float | None = None
    courses: tuple[NearCourse, ...] = ()
    saved: bool = False
    referred: bool = False

    @property
    def says_nothing(self) -> bool:
        """Nothing is known of the person's work: there is no reason to refer yet."""
        return not tells_of_work(self.person)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """`in_reach` is how many rows no hard condition and no filter kept out; ten stand on a page.

    `plain` is the officer's word that crowds do not move this list; `farther` is how many more
    there would be `FARTHER_KM` beyond the distance that the person accepts.
    """

    in_reach: int
    rows: tuple[Suggestion, ...]
    page: int = 1
    has_more: bool = False
    plain: PlainRanking | None = None
    farther: int = 0


def vacancies_for_person(
    person: Person, *, today: date, filters: MatchFilters | None = None, page: int = 1
) -> Suggestions:
    """Ten of the best open vacancies of a person whom the viewer was allowed to load; `page` 1
    holds the best."""
    page = min(max(page, 1), MOST_PAGES)
    filters = filters or MatchFilters()
    loaded = seekers_with_parts(Person.objects.filter(pk=person.pk)).get()
    aside, saved, referred = _decided(person)
    plain = PlainRanking.objects.filter(person=person).first()
    index, seeker = open_vacancies_index(), seeker_of(loaded, today=today)
    only = _only(filters, saved)
    ranking = index.rank(
        seeker,
        k=SHOWN * page,
        today=today.toordinal(),
        only=only,
        exclude=aside,
        with_prices=plain is None,
        weights=active_weights(),
    )
    page = min(page, _last_page(ranking.in_reach))
    shown = ranking.matches[SHOWN * (page - 1) : SHOWN * page]
    vacancies = Vacancy.objects.select_related("employer").in_bulk(
        [match.vacancy_id for match in shown]
    )
    pairs = [
        (person, vacancies[match.vacancy_id], match)
        for match in shown
        if match.vacancy_id in vacancies
    ]
    rows = _with_courses(_suggestions(pairs, saved=saved, referred=referred), person, today)
    return Suggestions(
        ranking.in_reach, rows, page, _has_more(page, ranking.in_reach), plain,
        _beyond(index, seeker, today, only, aside) - ranking.in_reach,
    )


def _beyond(
    index: VacancyIndex, seeker: Seeker, today: date, only: Collection[int] | None,
    aside: Collection[int],
) -> int:
    """How many would be in reach if the person went `FARTHER_KM` farther; the limit is the
    person's own, so that only the person can move it."""
    if seeker.max_km is not None:
        seeker = replace(seeker, max_km=seeker.max_km + FARTHER_KM)
    return index.rank(
        seeker, k=0, today=today.toordinal(), only=only, exclude=aside, explain=False
    ).in_reach


def people_for_vacancy(
    viewer: Actor, vacancy: Vacancy, *, today: date, page: int = 1
) -> Suggestions:
    """Ten of the best people of the viewer's office for a vacancy; `page` 1 holds the best."""
    page = min(max(page, 1), MOST_PAGES)
    decisions = dict(Decision.objects.filter(vacancy=vacancy).values_list("person_id", "saved"))
    referred = set(
        Referral.objects.filter(vacancy=vacancy).exclude(status=ReferralStatus.WITHDRAWN)
        .values_list("person_id", flat=True)
    )
    aside = {pk for pk, kept in decisions.items() if not kept}
    in_reach, ranked = _rank_told_first(viewer, vacancy, today, SHOWN * page, aside)
    page = min(page, _last_page(in_reach))
    shown = ranked[SHOWN * (page - 1) : SHOWN * page]
    ids = [match.seeker_id for match in shown]
    people = seekers_with_parts(Person.objects.filter(office_id=viewer.own_office)).in_bulk(ids)
    rows = _suggestions(
        [(people[match.seeker_id], vacancy, match) for match in shown if match.seeker_id in people],
        saved={pk for pk, kept in decisions.items() if kept}, referred=referred, by_person=True,
    )
    return Suggestions(in_reach, rows, page, _has_more(page, in_reach))


def _rank_told_first(
    viewer: Actor, vacancy: Vacancy, today: date, k: int, aside: set[int]
) -> tuple[int, list[Match]]:
    """How many are in reach, and the `k` best of them.

    What is not known speaks neither for nor against anybody, so that an empty profile would
    outrank one that fits a little. Whoever told nothing stands behind all who told something.
    """
    index = people_index(viewer.own_office, today=today)
    silent = index.silent()
    wanted, day, weights = engine_vacancy(vacancy), today.toordinal(), active_weights()
    told = index.rank(wanted, k=k, today=day, exclude=aside | silent, weights=weights)
    room = k - len(told.matches)
    rest = index.rank(wanted, k=room, today=day, only=silent - aside, weights=weights)
    return told.in_reach + rest.in_reach, [*told.matches, *rest.matches]


def _last_page(in_reach: int) -> int:
    """The last page that has rows; 1 where none has."""
    return min(MOST_PAGES, max(1, -(-in_reach // SHOWN)))


def _has_more(page: int, in_reach: int) -> bool:
    return page < MOST_PAGES and in_reach > SHOWN * page


def score_of_pair(person: Person, vacancy: Vacancy, *, today: date) -> int | None:
    """The score shown when the person was referred; None where a condition keeps them apart."""
    loaded = seekers_with_parts(Person.objects.filter(pk=person.pk)).get()
    found = match_one(seeker_of(loaded, today=today), engine_vacancy(vacancy),
                      today=today.toordinal(), weights=active_weights())
    return None if isinstance(found, Excluded) else found.score


def _decided(person: Person) -> tuple[set[int], set[int], set[int]]:
    decisions = dict(Decision.objects.filter(person=person).values_list("vacancy_id", "saved"))
    referred = set(
        Referral.objects.filter(person=person).exclude(status=ReferralStatus.WITHDRAWN)
        .values_list("vacancy_id", flat=True)
    )
    aside = {pk for pk, kept in decisions.items() if not kept}
    return aside, {pk for pk, kept in decisions.items() if kept}, referred


def _only(filters: MatchFilters, saved: Collection[int]) -> Collection[int] | None:
    """Ids that the filters leave, None where there is no filter."""
    if filters == MatchFilters():
        return None
    rows = Vacancy.objects.filter(status="open")
    if filters.saved_only:
        rows = rows.filter(pk__in=saved)
    if filters.text:
        rows = rows.filter(title_normalised__contains=filters.text.lower())
    if filters.region:
        rows = rows.filter(region__startswith=filters.region)
    if filters.group:
        rows = rows.filter(kbji__startswith=filters.group)
    if filters.wage_min is not None:
        enough = Q(wage_max__gte=filters.wage_min)
        enough |= Q(wage_max=None, wage_min__gte=filters.wage_min)
        unknown = Q(wage_max=None, wage_min=None)
        rows = rows.filter(enough if filters.hide_unknown_wage else enough | unknown)
    elif filters.hide_unknown_wage:
        rows = rows.exclude(wage_max=None, wage_min=None)
    return set(rows.values_list("pk", flat=True))


def _suggestions(
    pairs: Sequence[tuple[Person, Vacancy, Match]], *, saved: Collection[int],
    referred: Collection[int], by_person: bool = False,
) -> tuple[Suggestion, ...]:
    shown = {vacancy.pk for _, vacancy, _ in pairs}
    applied = _applicants(shown)
    crowds = dict(
        VacancyPrice.objects.filter(vacancy__in=shown).values_list("vacancy_id", "crowd")
    )
    answers = _answer_rates([vacancy.employer_id for _, vacancy, _ in pairs])
    return tuple(
        Suggestion(
            person=person,
            vacancy=vacancy,
            match=match,
            reasons=in_words(match),
            changes=changes_in_words(match),
            unknown=not_known(match),
            score_range=range_of(match),
            applicants=applied.get(vacancy.pk, 0) + (vacancy.applicants_elsewhere or 0),
            crowd=crowds.get(vacancy.pk),
            answered=answers.get(vacancy.employer_id),
            saved=(person.pk if by_person else vacancy.pk) in saved,
            referred=(person.pk if by_person else vacancy.pk) in referred,
        )
        for person, vacancy, match in pairs
    )


def _with_courses(
    rows: Sequence[Suggestion], person: Person, today: date
) -> tuple[Suggestion, ...]:
    """Each with the nearest course for every skill that would change it. One query for all."""
    skills = [skills_to_learn(row.match) for row in rows]
    near = nearest_courses(
        {skill for told in skills for skill in told}, region=person.region, today=today
    )
    return tuple(
        replace(row, courses=tuple(dict.fromkeys(near[skill] for skill in told if skill in near)))
        for row, told in zip(rows, skills, strict=True)
    )


def _applicants(vacancy_ids: Collection[int]) -> dict[int, int]:
    rows = (
        Referral.objects.filter(vacancy_id__in=vacancy_ids, status__in=OPEN_STATUSES)
        .values_list("vacancy_id").annotate(n=Count("pk"))
    )
    return dict(rows)


def _answer_rates(employer_ids: Collection[int]) -> dict[int, int]:
    rows = (
        Referral.objects.filter(vacancy__employer_id__in=set(employer_ids))
        .exclude(status=ReferralStatus.WITHDRAWN)
        .values_list("vacancy__employer_id")
        .annotate(all=Count("pk"), answered=Count("pk", filter=Q(answered_on__isnull=False)))
    )
    return {pk: round(100 * answered / total) for pk, total, answered in rows if total >= 5}
