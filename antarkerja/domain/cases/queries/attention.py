"""The rules as an office has set them, and the flags of cases."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet

from antarkerja.domain.cases.enums.attention import DEFAULT_WEIGHTS, EVERYBODY, RuleName
from antarkerja.domain.cases.enums.case import CaseStatus
from antarkerja.domain.cases.models.attention import (
    BoardCount,
    CaseFlag,
    CaseRule,
    TrackWeight,
)
from antarkerja.domain.cases.models.case import Case
from antarkerja.domain.cases.queries.rules import RULE_OF, RULES, Rule, RuleSetting
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.policies import Actor

# Above this a count says "more than".
MOST_COUNTED = 1_000


def settings_of(office_id: int) -> dict[RuleName, RuleSetting]:
    """Every rule's setting: the office's own where it has one, the shipped one elsewhere."""
    own = {
        (row.rule, row.track): row for row in CaseRule.objects.filter(office_id=office_id)
    }
    return {rule.name: _setting(rule, own) for rule in RULES}


def _setting(rule: Rule, own: dict[tuple[str, str], CaseRule]) -> RuleSetting:
    setting = rule.shipped
    if row := own.get((rule.name, "")):
        setting = replace(setting, days=row.days, active=row.active)
    by_track = {
        track: own[rule.name, track].days if (rule.name, track) in own else days
        for track, days in setting.by_track.items()
    }
    return replace(setting, by_track=by_track)


def cases_caught(
    rule: RuleName, cases: QuerySet[Case], *, today: date, setting: RuleSetting
) -> QuerySet[Case]:
    """The open ones of `cases` that a rule catches; none where the office has switched it off."""
    if not setting.active:
        return cases.none()
    open_ones = cases.filter(status=CaseStatus.OPEN)
    return RULE_OF[rule].caught(open_ones, today, setting)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule on the page of the head: its name, its sentence filled in, and its setting."""

    rule: Rule
    setting: RuleSetting

    @property
    def sentence(self) -> str:
        return str(self.rule.sentence) % {"days": self.setting.days}


def rules_of(viewer: Actor) -> list[RuleLine]:
    """The rules of the viewer's office. One query."""
    viewer.require(Permission.WORK_CASES)
    settings = settings_of(viewer.own_office)
    return [RuleLine(rule, settings[rule.name]) for rule in RULES]


def weights_of(office_id: int) -> dict[str, int]:
    """What a case of each track weighs, by track; "" where no track is set yet. One query."""
    own = TrackWeight.objects.filter(office_id=office_id).values_list("track", "weight")
    return DEFAULT_WEIGHTS | dict(own)


@dataclass(frozen=True, slots=True)
class Flag:
    """Why a case came up, since when, in the office's own number of days."""

    rule: RuleName
    since_on: date
    sentence: str

    @property
    def label(self) -> str:
        return str(self.rule.label)


def flags_of(viewer: Actor, case: Case) -> list[Flag]:
    """Why one case came up, with a sentence each. Two queries."""
    viewer.require(Permission.WORK_CASES)
    settings = settings_of(viewer.own_office)
    rows = {
        row.rule: row.since_on
        for row in CaseFlag.objects.filter(case=case, office_id=viewer.own_office)
    }
    return [
        Flag(rule.name, rows[rule.name], _sentence(rule, settings[rule.name], case.track))
        for rule in RULES if rule.name in rows
    ]


def _sentence(rule: Rule, setting: RuleSetting, track: str) -> str:
    return str(rule.sentence) % {"days": setting.by_track.get(track, setting.days)}


def labels_of_flags(case_ids: Collection[int]) -> dict[int, list[str]]:
    """The tags of each case in a list, in the order of the rules. One query."""
    found: dict[int, set[str]] = {}
    for case_id, rule in CaseFlag.objects.filter(
        case_id__in=case_ids
    ).values_list("case_id", "rule"):
        found.setdefault(case_id, set()).add(rule)
    return {
        case_id: [str(rule.label) for rule in RuleName if rule in rules]
        for case_id, rules in found.items()
    }


@dataclass(frozen=True, slots=True)
class FlagCount:
    """How many cases a rule brings up; `number` 1,001 means more than a thousand."""

    rule: RuleName
    number: int

    @property
    def label(self) -> str:
        return str(self.rule.label)


def flag_counts(viewer: Actor, *, today: date) -> list[FlagCount]:
    """For «Today»: stuck cases by rule; own cases, or the whole office for who leads it.

    Flags are those of last night and of acts since, so `today` only leaves out what a rule
    cannot know yet: flags raised later than that day. One query; rules without a case are absent.
    """
    viewer.require(Permission.WORK_CASES)
    if viewer.may(Permission.LEAD_CASES):
        return _in_order(
            (row.measure.removeprefix("flag:"), row.number)
            for row in _office_flags(viewer.own_office)
        )
    mine = CaseFlag.objects.filter(
        case__office_id=viewer.own_office, case__officer_id=viewer.user_id,
        case__status=CaseStatus.OPEN, since_on__lte=today,
    ).values_list("rule", flat=True)[: 20 * MOST_COUNTED]
    counts: dict[str, int] = {}
    for rule in mine:
        counts[rule] = counts.get(rule, 0) + 1
    return _in_order(counts.items())


def _office_flags(office_id: int) -> QuerySet[BoardCount]:
    return BoardCount.objects.filter(
        office_id=office_id, officer_id=EVERYBODY, measure__startswith="flag:"
    )


def _in_order(counts: Iterable[tuple[str, int]]) -> list[FlagCount]:
    totals: dict[str, int] = {}
    for rule, number in counts:
        totals[rule] = totals.get(rule, 0) + number
    return [
        FlagCount(rule, min(totals[rule], MOST_COUNTED + 1)) for rule in RuleName
        if totals.get(rule)
    ]
