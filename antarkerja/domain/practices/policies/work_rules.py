"""When a page of work shows what helped elsewhere: a table of rules, a plain sentence each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from antarkerja.domain.practices.enums.recommending import NOT_REACHED, WorkRule


@dataclass(frozen=True, slots=True, kw_only=True)
class HintRule:
    """`measure` is an indicator of the registry, or `NOT_REACHED`; the rule catches an office
    whose level is at or past `limit`. `moves` are the indicators that a practice should have
    moved. `scale` turns the level into the number of the sentence."""

    name: WorkRule
    measure: str
    limit: float
    above: bool
    moves: tuple[str, ...]
    sentence: Promise
    scale: int = 100

    def catches(self, level: float) -> bool:
        return level >= self.limit if self.above else level <= self.limit

    def number(self, level: float) -> int:
        return round(level * self.scale)


RULES: tuple[HintRule, ...] = (
    HintRule(
        name=WorkRule.NO_SHOWS, measure="no_shows", limit=0.25, above=True, moves=("no_shows",),
        sentence=_("%(n)s of 100 appointments were missed in the last months."),
    ),
    HintRule(
        name=WorkRule.FEW_ANSWERS, measure=NOT_REACHED, limit=0.4, above=True,
        moves=("retention_3", "retention_6"),
        sentence=_("%(n)s of 100 placed people were not reached when asked."),
    ),
    HintRule(
        name=WorkRule.FEW_VISITS, measure="visits", limit=3.0, above=False, scale=1,
        moves=("visits", "vacancies_after_visit"),
        sentence=_("Companies were visited %(n)s times a month lately."),
    ),
    HintRule(
        name=WorkRule.SLOW_REFERRALS, measure="referrals_answered", limit=0.5, above=False,
        moves=("referrals_answered",),
        sentence=_("%(n)s of 100 referrals were answered within 30 days."),
    ),
)
RULE_OF: dict[str, HintRule] = {rule.name: rule for rule in RULES}
