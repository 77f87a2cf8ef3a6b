"""Days and months of the unemployment benefit (JKP, facts §2.5); pure, the law is given."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from antarkerja.domain.cases.enums.benefits import ProofKind
from antarkerja.domain.reference.rules import RuleName
from antarkerja.shared.dates import add_months

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class BenefitRules:
    """The numbers in force on a day: months, firms, calls, working days."""

    claim_months: int
    most_months: int
    applications: int
    calls: int
    report_days: int

    def needed(self, proof: str) -> int:
        """How much of a proof a month asks for."""
        return self.calls if proof == ProofKind.CALL else self.applications


@dataclass(frozen=True, slots=True)
class MonthDays:
    """A month of a claim, first and last day."""

    month: int
    starts_on: date
    due_on: date


def rules_from(values: Mapping[str, int]) -> BenefitRules:
    """The rules of JKP out of all rules in force on a day.

    Raises KeyError where the law of that day does not know the benefit.
    """
    return BenefitRules(
        claim_months=values[RuleName.JKP_CLAIM_MONTHS],
        most_months=values[RuleName.JKP_MOST_MONTHS],
        applications=values[RuleName.JKP_APPLICATIONS], calls=values[RuleName.JKP_CALLS],
        report_days=values[RuleName.JKP_JOB_REPORT_WORKING_DAYS],
    )


def last_day_to_claim(dismissed_on: date, rules: BenefitRules) -> date:
    """The last day on which the right is not lost."""
    return add_months(dismissed_on, rules.claim_months)


def months_of_claim(claimed_on: date, rules: BenefitRules) -> tuple[MonthDays, ...]:
    """The months, one after the other without a gap, each reckoned from the day of the claim."""
    return tuple(
        MonthDays(number, add_months(claimed_on, number - 1),
                  add_months(claimed_on, number) - timedelta(days=1))
        for number in range(1, rules.most_months + 1)
    )


def working_day_after(day: date, days: int, *, days_off: Container[date] = ()) -> date:
    """The day that lies `days` working days after `day`; weekends and `days_off` do not count."""
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < SATURDAY and day not in days_off:
            days -= 1
    return day
