"""Numbers that a regulation sets, read by date."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.db.models import Q

from antarkerja.domain.reference.errors import UnknownCodeError
from antarkerja.domain.reference.models import Rule


class RuleName(StrEnum):
    """The unit is part of the name."""

    AK1_VALID_MONTHS = "ak1_valid_months"
    AK1_REPORT_MONTHS = "ak1_report_months"
    AK1_GRACE_DAYS = "ak1_grace_days"
    FOLLOW_UP_FIRST_MONTHS = "follow_up_first_months"
    FOLLOW_UP_SECOND_MONTHS = "follow_up_second_months"
    FOLLOW_UP_THIRD_MONTHS = "follow_up_third_months"
    REFERRAL_ANSWER_DAYS = "referral_answer_days"
    REGISTER_MIN_AGE_YEARS = "register_min_age_years"
    JKP_CLAIM_MONTHS = "jkp_claim_months"
    JKP_MOST_MONTHS = "jkp_most_months"
    JKP_APPLICATIONS = "jkp_applications"
    JKP_CALLS = "jkp_calls"
    JKP_JOB_REPORT_WORKING_DAYS = "jkp_job_report_working_days"


def rule_value(name: RuleName, *, on: date) -> int:
    """The number that was in force on a day.

    Raises:
        UnknownCodeError: no rule of that name was in force.
    """
    value = (
        Rule.objects.filter(name=name, valid_from__lte=on)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on))
        .order_by("-valid_from")
        .values_list("value", flat=True)
        .first()
    )
    if value is None:
        raise UnknownCodeError(f"{name} on {on}")
    return int(value)


def rule_values(*, on: date) -> dict[str, int]:
    """All rules in force on a day, in one query, for batches."""
    rows = (
        Rule.objects.filter(valid_from__lte=on)
        .filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on))
        .order_by("valid_from")
    )
    return {row.name: row.value for row in rows}


def rules_by_name() -> dict[str, list[Rule]]:
    """Every rule with all its values, the newest first, in one query."""
    found: dict[str, list[Rule]] = {name.value: [] for name in RuleName}
    for rule in Rule.objects.order_by("name", "-valid_from"):
        found.setdefault(rule.name, []).append(rule)
    return found
