"""How complete a profile is, as a list of what to ask next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from antarkerja.domain.jobseekers.enums import EmploymentCondition, TodoCode
from antarkerja.domain.jobseekers.models import Person

ENOUGH_SKILLS = 3
# Who has not worked yet has nothing to tell about work: both lines count as answered.
_NO_WORK = EmploymentCondition.NEVER_WORKED


@dataclass(frozen=True, slots=True)
class TodoItem:
    """One line: what is asked and whether it is answered."""

    code: TodoCode
    done: bool

    @property
    def label(self) -> str:
        return str(self.code.label)


_DONE: dict[TodoCode, Callable[[Person], bool]] = {
    TodoCode.WISH: lambda p: bool(p.wishes.all()),
    TodoCode.EDUCATION: lambda p: bool(p.education),
    TodoCode.SKILLS: lambda p: len(p.skills.all()) >= ENOUGH_SKILLS,
    TodoCode.EXPERIENCE: lambda p: p.condition == _NO_WORK or bool(p.experiences.all()),
    TodoCode.DUTIES: lambda p: (
        p.condition == _NO_WORK or any(work.duties for work in p.experiences.all())
    ),
    TodoCode.HOME: lambda p: p.region.count(".") >= 2,
    TodoCode.PLACES: lambda p: bool(p.places.all()),
    TodoCode.WAGE: lambda p: p.wage_floor is not None,
    TodoCode.HOURS: lambda p: bool(p.hours),
    TodoCode.AVAILABLE: lambda p: p.available_from is not None,
    TodoCode.PHONE: lambda p: bool(p.phone),
    TodoCode.BIRTH: lambda p: p.birth_on is not None,
    TodoCode.SEX: lambda p: bool(p.sex),
    TodoCode.NIK: lambda p: p.nik_hash is not None,
}


def completeness_todo(person: Person) -> list[TodoItem]:
    """All lines, done or not, in the order of `TodoCode`.

    Reads wishes, skills, experiences and places of the person: prefetch them
    (`queries.profile_of`) where more than one person is asked about.
    """
    return [TodoItem(code, _DONE[code](person)) for code in TodoCode]


def completeness_percent(items: list[TodoItem]) -> int:
    """Share of the lines that are done, 0-100."""
    return round(100 * sum(item.done for item in items) / len(items))
