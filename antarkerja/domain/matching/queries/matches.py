"""Vacancies ranked for a person, people ranked for a vacancy, each with its reasons."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.enums import RegistrationStatus
from antarkerja.domain.jobseekers.models import Experience, Person, Wish
from antarkerja.domain.matching.enums import ReferralStatus
from antarkerja.domain.matching.models import Decision, Referral
from antarkerja.domain.matching.policies import OPEN_STATUSES
from antarkerja.domain.matching.queries.feed import (
    engine_vacancy,
    seeker_of,
    seekers_with_parts,
    tells_of_work,
)
from antarkerja.domain.matching.queries.index import open_vacancies_index
from antarkerja.domain.matching.queries.wording import (
    ReasonInWords,
    changes_in_words,
    in_words,
    not_known,
)
from antarkerja.domain.offices.policies import Actor
from matchengine import Excluded, Match, SeekerIndex, match_one

SHOWN = 10
MOST_PAGES = 10
# How many people a vacancy is ranked over at most: those nearest by occupation group.
MOST_PEOPLE = 600


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

    `applicants` counts open referrals per free place; `answered` is the share of referrals that
    the employer has answered, in percent, or None below five.
    """

    person: Person
    vacancy: Vacancy
    match: Match
    reasons: tuple[ReasonInWords, ...]
    changes: tuple[str, ...]
    unknown: str
    applicants: int
    answered: int | None
    saved: bool = False
    referred: bool = False

    @property
    def says_nothing(self) -> bool:
        """Nothing is known of the person's work: there is no reason to refer yet."""
        return not tells_of_work(self.person)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """`in_reach` is how many rows no hard condition and no filter kept out; ten stand on a page."""

    in_reach: int
    rows: tuple[Suggestion, ...]
    page: int = 1
    has_more: bool = False


def vacancies_for_person(
    person: Person, *, today: date, filters: MatchFilters | None = None, page: int = 1
) -> Suggestions:
    """Ten of the best open vacancies of a person whom the viewer was allowed to load; `page` 1
    holds the best."""
    page = min(max(page, 1), MOST_PAGES)
    filters = filters or MatchFilters()
    loaded = seekers_with_parts(Person.objects.filter(pk=person.pk)).get()
    aside, saved, referred = _decided(person)
    ranking = open_vacancies_index().rank(
        seeker_of(loaded, today=today),
        k=SHOWN * page,
        today=today.toordinal(),
        only=_only(filters, saved),
        exclude=aside,
    )
    shown = ranking.matches[SHOWN * (page - 1) :]
    vacancies = Vacancy.objects.select_related("employer").in_bulk(
        [match.vacancy_id for match in shown]
    )
    pairs = [
        (person, vacancies[match.vacancy_id], match)
        for match in shown
        if match.vacancy_id in vacancies
    ]
    rows = _suggestions(pairs, saved=saved, referred=referred)
    return Suggestions(ranking.in_reach, rows, page, _has_more(page, ranking.in_reach))


def people_for_vacancy(
    viewer: Actor, vacancy: Vacancy, *, today: date, page: int = 1
) -> Suggestions:
    """Ten of the best people of the viewer's office for a vacancy; `page` 1 holds the best."""
    page = min(max(page, 1), MOST_PAGES)
    people = {person.pk: person for person in seekers_with_parts(_near_people(viewer, vacancy))}
    aside = set(
        Decision.objects.filter(vacancy=vacancy, saved=False).values_list("person_id", flat=True)
    )
    saved = set(
        Decision.objects.filter(vacancy=vacancy, saved=True).values_list("person_id", flat=True)
    )
    referred = set(
        Referral.objects.filter(vacancy=vacancy).exclude(status=ReferralStatus.WITHDRAWN)
        .values_list("person_id", flat=True)
    )
    in_reach, ranked = _rank_told_first(people.values(), vacancy, today, SHOWN * page, aside)
    pairs = [(people[match.seeker_id], vacancy, match) for match in ranked[SHOWN * (page - 1) :]]
    rows = _suggestions(pairs, saved=saved, referred=referred, by_person=True)
    return Suggestions(in_reach, rows, page, _has_more(page, in_reach))


def _rank_told_first(
    people: Collection[Person], vacancy: Vacancy, today: date, k: int, aside: Collection[int]
) -> tuple[int, list[Match]]:
    """How many are in reach, and the `k` best of them.

    What is not known speaks neither for nor against anybody, so that an empty profile would
    outrank one that fits a little. Whoever told nothing stands behind all who told something.
    """
    in_reach, ranked = 0, list[Match]()
    for told in (True, False):
        index = SeekerIndex.build(
            seeker_of(person, today=today) for person in people if tells_of_work(person) == told
        )
        found = index.rank(
            engine_vacancy(vacancy), k=k, today=today.toordinal(), exclude=aside
        )
        in_reach += found.in_reach
        ranked += found.matches
    return in_reach, ranked[:k]


def _has_more(page: int, in_reach: int) -> bool:
    return page < MOST_PAGES and in_reach > SHOWN * page


def score_of_pair(person: Person, vacancy: Vacancy, *, today: date) -> int | None:
    """The score shown when the person was referred; None where a condition keeps them apart."""
    loaded = seekers_with_parts(Person.objects.filter(pk=person.pk)).get()
    found = match_one(seeker_of(loaded, today=today), engine_vacancy(vacancy),
                      today=today.toordinal())
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


def _near_people(viewer: Actor, vacancy: Vacancy) -> QuerySet[Person]:
    """Live people of the office, those whose wish or work shares most digits with the vacancy
    first, up to `MOST_PEOPLE`; where nobody is near, the newest files."""
    live = Person.objects.filter(
        office_id=viewer.own_office,
        merged_into__isnull=True,
        registrations__status=RegistrationStatus.ACTIVE,
    )
    ids: dict[int, None] = {}
    for digits in (4, 3, 2) if vacancy.kbji else ():
        group = vacancy.kbji[:digits]
        for rows in (Wish.objects, Experience.objects):
            near = rows.filter(kbji__startswith=group, person__in=live)
            room = MOST_PEOPLE - len(ids)
            found = near.order_by("-person_id").values_list("person_id", flat=True)[:room]
            ids.update(dict.fromkeys(found))
    if not ids:
        ids = dict.fromkeys(
            live.order_by("-changed_at", "-pk").values_list("pk", flat=True)[:MOST_PEOPLE]
        )
    return Person.objects.filter(pk__in=ids)


def _suggestions(
    pairs: Sequence[tuple[Person, Vacancy, Match]], *, saved: Collection[int],
    referred: Collection[int], by_person: bool = False,
) -> tuple[Suggestion, ...]:
    crowd = _applicants([vacancy.pk for _, vacancy, _ in pairs])
    answers = _answer_rates([vacancy.employer_id for _, vacancy, _ in pairs])
    return tuple(
        Suggestion(
            person=person,
            vacancy=vacancy,
            match=match,
            reasons=in_words(match),
            changes=changes_in_words(match),
            unknown=not_known(match),
            applicants=crowd.get(vacancy.pk, 0) + (vacancy.applicants_elsewhere or 0),
            answered=answers.get(vacancy.employer_id),
            saved=(person.pk if by_person else vacancy.pk) in saved,
            referred=(person.pk if by_person else vacancy.pk) in referred,
        )
        for person, vacancy, match in pairs
    )


def _applicants(vacancy_ids: Collection[int]) -> dict[int, int]:
    rows = (
        Referral.objects.filter(vacancy_id__in=set(vacancy_ids), status__in=OPEN_STATUSES)
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
