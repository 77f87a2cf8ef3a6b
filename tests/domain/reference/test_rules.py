"""Numbers that a regulation sets are read by the day on which they hold."""

from __future__ import annotations

from datetime import date

import pytest

from antarkerja.domain.reference.errors import UnknownCodeError
from antarkerja.domain.reference.models import Rule
from antarkerja.domain.reference.rules import RuleName, rule_value, rule_values, rules_by_name

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
DAYS = RuleName.REFERRAL_ANSWER_DAYS


def test_every_rule_has_a_number_today_with_its_source() -> None:
    values = rule_values(on=TODAY)
    assert set(values) >= {name.value for name in RuleName}
    assert all(values[name] == rule_value(name, on=TODAY) for name in RuleName)
    assert not Rule.objects.filter(source="").exists()


def test_a_new_number_holds_from_its_day_and_not_before() -> None:
    old = rule_value(DAYS, on=TODAY)
    Rule.objects.create(name=DAYS, value=old + 7, valid_from=date(2027, 1, 1), source="Contoh")
    assert rule_value(DAYS, on=date(2026, 12, 31)) == old
    assert rule_value(DAYS, on=date(2027, 1, 1)) == old + 7
    assert rule_values(on=date(2026, 12, 31))[DAYS] == old
    assert rule_values(on=date(2027, 1, 1))[DAYS] == old + 7
    assert [rule.value for rule in rules_by_name()[DAYS]][:2] == [old + 7, old]


def test_the_last_day_of_a_rule_is_no_longer_its_own() -> None:
    Rule.objects.filter(name=DAYS).update(valid_until=TODAY)
    assert rule_value(DAYS, on=date(2026, 11, 23)) > 0
    with pytest.raises(UnknownCodeError):
        rule_value(DAYS, on=TODAY)
    assert DAYS not in rule_values(on=TODAY)
    assert rules_by_name()[DAYS], "a rule that ended is still shown with its history"


def test_before_the_first_rule_there_is_none() -> None:
    with pytest.raises(UnknownCodeError):
        rule_value(DAYS, on=date(1900, 1, 1))
