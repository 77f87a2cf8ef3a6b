"""The swap test: the same profile, its words of sex or family swapped, gets the same list.

Titles and duties go anew through the coder and the skill reader, as they do when a form is saved;
what somebody confirmed by hand is left aside, so that both twins rest on words alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from antarkerja.domain.jobseekers.models import Person
from antarkerja.domain.matching.queries.feed import seeker_of, seekers_with_parts
from antarkerja.domain.matching.queries.trait_words import swapped
from antarkerja.domain.reference.coding import codes_unkept, title_key
from antarkerja.domain.reference.skills import skill_name, skills_told
from matchengine import RankChange, Seeker, VacancyIndex, Weights, rank_change

SWAP_SAMPLE = 300
DEPTH = 50
Rewrite = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Texts:
    """A person's profile and the words it came from."""

    seeker: Seeker
    wishes: tuple[str, ...]
    titles: tuple[str, ...]
    duties: tuple[str, ...]

    @property
    def named(self) -> tuple[str, ...]:
        return self.wishes + self.titles

    @property
    def all(self) -> tuple[str, ...]:
        return self.named + self.duties


def swap_test(
    person_ids: Sequence[int], index: VacancyIndex, *, today: date, weights: Weights
) -> tuple[RankChange, ...]:
    """How the best `DEPTH` vacancies of people change with the words that tell their sex.

    Once over those whose own words tell it, each word against its counterpart; once over all
    with a wish or work, "pria" against "wanita" behind each title.
    """
    people = seekers_with_parts(Person.objects.filter(pk__in=person_ids)).order_by("pk")
    texts = [_texts(person, today) for person in people]
    telling = [one for one in texts if any(swapped(text) != text for text in one.all)]
    titled = [one for one in texts if one.named]
    tests = (
        ("own_words_swapped", telling, str, swapped, swapped),
        ("words_added", titled, _with("pria"), _with("wanita"), str),
    )
    found = []
    for label, some, before, after, duties in tests:
        ranks = _ranks(some, index, before, after, duties, today, weights)
        if ranks[0]:
            found.append(rank_change(*ranks, label))
    return tuple(found)


def _texts(person: Person, today: date) -> _Texts:
    spells = list(person.experiences.all())
    return _Texts(
        seeker_of(person, today=today), tuple(wish.title for wish in person.wishes.all()),
        tuple(spell.title for spell in spells), tuple(spell.duties for spell in spells),
    )


def _with(word: str) -> Rewrite:
    return lambda title: f"{title} {word}"


def _ranks(
    texts: Sequence[_Texts], index: VacancyIndex, before: Rewrite, after: Rewrite,
    duties: Rewrite, today: date, weights: Weights,
) -> tuple[list[int], list[int]]:
    """The rank of each vacancy that either twin's list shows, in both lists; 0 is not shown."""
    titles = {title for one in texts for title in one.named}
    groups = {
        key: code.group
        for key, code in codes_unkept(
            [rewrite(title) for title in titles for rewrite in (before, after)]
        ).items()
    }
    old, new = list[int](), list[int]()
    for one in texts:
        first = _list(_anew(one, groups, before, str), index, today, weights)
        second = _list(_anew(one, groups, after, duties), index, today, weights)
        for vacancy in first | second:
            old.append(first.get(vacancy, 0))
            new.append(second.get(vacancy, 0))
    return old, new


def _anew(one: _Texts, groups: dict[str, str], titles: Rewrite, duties: Rewrite) -> Seeker:
    """The profile as it would be had its words been written so, and nothing confirmed."""
    wishes = [groups.get(title_key(titles(title)), "") for title in one.wishes]
    work = [
        replace(spell, occupation=groups.get(title_key(titles(title)), ""))
        for spell, title in zip(one.seeker.work, one.titles, strict=True)
    ]
    told = {skill for text in one.duties for skill in _skills(duties(text))}
    return replace(one.seeker, wishes=tuple(filter(None, wishes)), work=tuple(work),
                   skills=one.seeker.skills | told)


def _skills(duties: str) -> set[str]:
    names = (skill_name(told.skill, "id") for told in skills_told(duties)) if duties else ()
    return {" ".join(name.name.lower().split()) for name in names if name is not None}


def _list(
    seeker: Seeker, index: VacancyIndex, today: date, weights: Weights
) -> dict[int, int]:
    found = index.rank(
        seeker, k=DEPTH, today=today.toordinal(), explain=False, weights=weights
    )
    return {match.vacancy_id: rank for rank, match in enumerate(found.matches, start=1)}
