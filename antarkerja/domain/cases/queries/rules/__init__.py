"""The rules that bring up stuck cases, in the order in which they are told."""

from __future__ import annotations

from antarkerja.domain.cases.enums.attention import RuleName
from antarkerja.domain.cases.queries.rules.appointments import MissedTwice
from antarkerja.domain.cases.queries.rules.contact import NoContact, NoInterview, NoOfficer
from antarkerja.domain.cases.queries.rules.follow_ups import Unanswered
from antarkerja.domain.cases.queries.rules.plans import PlanIdle, StepOverdue
from antarkerja.domain.cases.queries.rules.protocol import Rule, RuleSetting
from antarkerja.domain.cases.queries.rules.referrals import NoReferral, Refusals
from antarkerja.domain.cases.queries.rules.registration import Expiring

RULES: tuple[Rule, ...] = (
    NoContact(),
    NoOfficer(),
    NoInterview(),
    NoReferral(),
    Refusals(),
    PlanIdle(),
    StepOverdue(),
    MissedTwice(),
    Unanswered(),
    Expiring(),
)
RULE_OF: dict[RuleName, Rule] = {rule.name: rule for rule in RULES}

__all__ = ["RULES", "RULE_OF", "Rule", "RuleSetting"]
