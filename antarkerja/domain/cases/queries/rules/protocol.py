"""What a rule is: a sentence, the days it ships with, and which open cases it catches."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise

from antarkerja.domain.cases.enums.attention import RuleName
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.matching.models import Placement


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """Whether a rule counts in an office, and after how many days.

    `by_track` holds days that differ by track; a track that is not in it has `days`.
    """

    days: int
    active: bool = True
    by_track: dict[str, int] = field(default_factory=dict)


class Rule(Protocol):
    """One reason why a case should come up. `sentence` has a place for `days`."""

    @property
    def name(self) -> RuleName: ...

    @property
    def sentence(self) -> Promise: ...

    @property
    def shipped(self) -> RuleSetting: ...

    def caught(
        self, cases: QuerySet[Case], today: date, setting: RuleSetting
    ) -> QuerySet[Case]:
        """Those of the open `cases` that the rule brings up on `today`; one statement."""
        ...


def seeking(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Cases of people who are not at work: follow-ups see to those who are."""
    return cases.filter(
        ~Exists(Placement.objects.filter(person=OuterRef("person_id"), ended_on__isnull=True))
    )
