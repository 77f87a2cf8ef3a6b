"""What a person can do beside what the wished work asks, and where it could lead.

The occupation, the skills and what they are worth come from the word lists; how many vacancies ask
for a skill comes from the open vacancies in the person's reach. Nothing here is a trait of birth.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby

from django.db.models import Count, Q

from antarkerja.domain.employers.enums import VacancyStatus
from antarkerja.domain.employers.models import Vacancy
from antarkerja.domain.jobseekers.enums import SkillEvidence
from antarkerja.domain.jobseekers.models import Person, PersonSkill, SkillNotMeant, Wish
from antarkerja.domain.reference.occupations import occupation_name
from antarkerja.domain.reference.regions import province_of
from antarkerja.domain.reference.skills import (
    Asked,
    NearWork,
    SkillName,
    Told,
    asked_by,
    asked_by_group,
    near_work,
    occupation_meant,
    occupation_title,
    occupations_in,
    share_asking,
    skill_name,
    skills_meant,
    skills_told,
)
from antarkerja.domain.training.policies import NearCourse
from antarkerja.domain.training.queries import nearest_courses

MOST_GAPS, MOST_NEAR, MOST_TOLD = 6, 5, 8
NO_SKILLS = Asked((), ())


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill: what the person has of it, None where nothing, and whether the work asks it."""

    skill: SkillName
    held: PersonSkill | None
    asked: str

    @property
    def standing(self) -> str:
        """"proven", "claimed" or "missing": what the square of the picture shows."""
        if self.held is None:
            return "missing"
        return "claimed" if self.held.evidence == SkillEvidence.CLAIMED else "proven"


@dataclass(frozen=True, slots=True)
class Area:
    """An area of skills; lines that the work asks come first."""

    name: str
    lines: tuple[SkillLine, ...]

    @property
    def asked(self) -> int:
        return sum(bool(line.asked) for line in self.lines)

    @property
    def held(self) -> int:
        return sum(bool(line.asked and line.held) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill that the work asks and the person lacks; `opens` vacancies in reach ask for it, and
    `course` is the nearest one that teaches it."""

    skill: SkillName
    essential: bool
    opens: int
    course: NearCourse | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Work the person could move to: the skills of it that they hold and lack, and vacancies."""

    work: NearWork
    holds: tuple[str, ...]
    lacks: tuple[str, ...]
    vacancies: int


@dataclass(frozen=True, slots=True)
class Suggested:
    """A skill in the person's own words that waits for a yes or a no."""

    skill: SkillName
    told: Told
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyMap:
    """The map for one wish of a person; without a wish, only what the person has."""

    wish: Wish | None
    occupation: str = ""
    title: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    areas: tuple[Area, ...] = ()
    unlisted: tuple[PersonSkill, ...] = ()
    gaps: tuple[Gap, ...] = ()
    moves: tuple[Move, ...] = ()
    suggested: tuple[Suggested, ...] = ()
    vacancies: int = 0
    held: frozenset[str] = field(default=frozenset())


def competency_map(person: Person, *, rank: int = 1, today: date) -> CompetencyMap:
    """The map for the wish of that rank, else the first; `person` as `profile_of` loads it.

    Three queries beside the person's own rows, however many vacancies there are.
    """
    wishes = list(person.wishes.all())
    wish = next((each for each in wishes if each.rank == rank), wishes[0] if wishes else None)
    held = _held(person.skills.all())
    occupation = _occupation(wish)
    asked = _asked(occupation, wish)
    open_groups = _open_vacancies(person, today)
    worth = _worth(open_groups)
    return CompetencyMap(
        wish=wish, occupation=occupation, title=_title(occupation, wish),
        choices=tuple(occupations_in(wish.kbji)) if wish and wish.kbji else (),
        areas=_areas(held, asked),
        gaps=_with_courses(_gaps(held, asked, worth), person.region, today),
        unlisted=tuple(row for row in person.skills.all() if not skills_meant(row.label)),
        moves=_moves(occupation or (wish.kbji if wish else ""), set(held), open_groups),
        suggested=_suggested(person, held),
        vacancies=open_groups.get(wish.kbji, 0) if wish and wish.kbji else 0,
        held=frozenset(held),
    )


def _occupation(wish: Wish | None) -> str:
    if wish is None:
        return ""
    return wish.occupation or (occupation_meant(wish.title, wish.kbji) if wish.kbji else "")


def _asked(occupation: str, wish: Wish | None) -> Asked:
    """What the occupation asks; where only the group is known, what it has in common."""
    if occupation:
        return asked_by(occupation)
    return asked_by_group(wish.kbji) if wish and wish.kbji else NO_SKILLS


def _title(occupation: str, wish: Wish | None) -> str:
    if occupation:
        return occupation_title(occupation)
    return occupation_name(wish.kbji) if wish else ""


def _held(rows: Iterable[PersonSkill]) -> dict[str, PersonSkill]:
    """Skill id → the person's row that names it, what is proven before what is only said."""
    held: dict[str, PersonSkill] = {}
    for row in sorted(rows, key=lambda row: row.evidence == SkillEvidence.CLAIMED):
        for skill_id in skills_meant(row.label):
            held.setdefault(skill_id, row)
    return held


def _areas(held: dict[str, PersonSkill], asked: Asked) -> tuple[Area, ...]:
    kinds = dict.fromkeys(asked.optional, "optional") | dict.fromkeys(asked.essential, "essential")
    lines = [
        SkillLine(name, held.get(skill_id), kinds.get(skill_id, ""))
        for skill_id in dict.fromkeys((*asked.essential, *asked.optional, *held))
        if (name := skill_name(skill_id)) is not None
    ]
    lines.sort(key=lambda line: line.skill.area_name)
    areas = [
        Area(name, tuple(sorted(group, key=_importance)))
        for name, group in groupby(lines, key=lambda line: line.skill.area_name)
    ]
    return tuple(sorted(areas, key=lambda area: -area.asked))


def _importance(line: SkillLine) -> tuple[int, bool]:
    return ("essential", "optional", "").index(line.asked), line.held is None


def _open_vacancies(person: Person, today: date) -> dict[str, int]:
    """Group → open vacancies in the wished places, else in the own province."""
    reach = Q()
    for code in [row.region for row in person.places.all()] or [province_of(person.region)]:
        if code:
            reach |= Q(region=code) | Q(region__startswith=f"{code}.")
    rows = Vacancy.objects.filter(reach, status=VacancyStatus.OPEN, opens_on__lte=today)
    rows = rows.filter(Q(closes_on=None) | Q(closes_on__gte=today)).exclude(kbji="")
    return dict(rows.values_list("kbji").annotate(n=Count("pk")).order_by())


def _worth(open_groups: dict[str, int]) -> dict[str, float]:
    """Skill id → how many of the open vacancies ask for it, by the occupations of their group."""
    worth: dict[str, float] = {}
    for group, count in open_groups.items():
        for skill_id, share in share_asking(group).items():
            worth[skill_id] = worth.get(skill_id, 0.0) + share * count
    return worth


def _gaps(held: Collection[str], asked: Asked, worth: dict[str, float]) -> tuple[Gap, ...]:
    gaps = [
        Gap(name, skill_id in asked.essential, round(worth.get(skill_id, 0.0)))
        for skill_id in (*asked.essential, *asked.optional)
        if skill_id not in held and (name := skill_name(skill_id)) is not None
    ]
    return tuple(sorted(gaps, key=lambda gap: (-gap.opens, not gap.essential)))[:MOST_GAPS]


def _with_courses(gaps: Sequence[Gap], region: str, today: date) -> tuple[Gap, ...]:
    near = nearest_courses([gap.skill.id for gap in gaps], region=region, today=today)
    return tuple(replace(gap, course=near.get(gap.skill.id)) for gap in gaps)


def _moves(code: str, held: set[str], open_groups: dict[str, int]) -> tuple[Move, ...]:
    if not code:
        return ()
    moves = []
    groups: set[str] = set()
    for work in near_work(code, limit=12 * MOST_NEAR):
        if work.group in groups:
            continue
        # One a group: five kinds of salesperson are no choice.
        groups.add(work.group)
        asked = asked_by(work.id)
        moves.append(Move(
            work, _names(s for s in (*asked.essential, *asked.optional) if s in held),
            _names(s for s in asked.essential if s not in held),
            open_groups.get(work.group, 0),
        ))
    # Of what is near anyway, first what the person can do already.
    moves.sort(key=lambda move: (len(move.lacks), move.work.distance))
    return tuple(moves[:MOST_NEAR])


def _names(skill_ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(name.name for skill_id in skill_ids if (name := skill_name(skill_id)))


def _suggested(person: Person, held: Collection[str]) -> tuple[Suggested, ...]:
    """Skills that the told work speaks of and that nobody has confirmed or declined yet."""
    declined = set(
        SkillNotMeant.objects.filter(person=person).values_list("skill", flat=True)
    )
    seen = declined.union(held)
    found: list[Suggested] = []
    for work in person.experiences.all():
        for told in _told(work.title, work.duties):
            name = skill_name(told.skill) if told.skill not in seen else None
            if name is not None:
                seen.add(told.skill)
                found.append(Suggested(name, told, work.title))
    return tuple(found[:MOST_TOLD])


def _told(title: str, duties: str) -> Sequence[Told]:
    return skills_told(f"{title}. {duties}")
