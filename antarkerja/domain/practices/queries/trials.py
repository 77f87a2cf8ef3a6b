"""Planned trials: whom a viewer may see, and whether a plan could see the effect hoped for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from antarkerja.domain.indicators.queries import series
from antarkerja.domain.indicators.registry import Indicator, indicator
from antarkerja.domain.offices.enums import OfficeKind, Permission
from antarkerja.domain.offices.models import Office
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.offices.queries import offices_seen_by
from antarkerja.domain.practices.models import Practice, Replication, Trial
from antarkerja.domain.practices.policies.evidence import Rules, power_of_trial
from antarkerja.domain.practices.queries.evidence import kept
from antarkerja.domain.practices.queries.evidence_offices import beginnings, field_of, never_began
from antarkerja.domain.practices.queries.evidence_reading import last_known_month
from antarkerja.domain.practices.queries.scope import readable
from antarkerja.shared.dates import add_months

# The past that tells how much offices stray from each other.
PAST_MONTHS = 30


def trials_of(practice: Practice) -> QuerySet[Trial]:
    """Newest first; whoever shows them has found the practice in scope."""
    return Trial.objects.filter(practice=practice).select_related("office").order_by("-pk")


def trial_for(viewer: Actor, trial_id: int) -> Trial | None:
    """A trial of a practice that the viewer may open."""
    return (
        Trial.objects.filter(pk=trial_id, practice__in=readable(viewer))
        .select_related("practice", "office", "user").first()
    )


def may_run(viewer: Actor, trial: Trial) -> bool:
    """Coordinators of the office that planned it."""
    return viewer.may(Permission.COORDINATE_PRACTICES) and trial.office_id == viewer.own_office


def offices_for_trial(viewer: Actor, practice: Practice, *, on: date) -> list[Office]:
    """District offices in the coordinator's reach that do not work by the practice yet."""
    taken = {row.office for row in beginnings(practice, on)} | {practice.office_id}
    return [
        office for office in offices_seen_by(viewer).filter(kind=OfficeKind.DISTRICT)
        if office.pk not in taken
    ]


def power_of(
    practice: Practice, figure: Indicator, *, offices: Sequence[int], waves: int, effect: float,
    as_of: datetime, rules: Rules = Rules(),
) -> float | None:
    """Chance, 0 to 1, that the trial sees the effect, by the offices' own past; None where it
    cannot be told. About six queries.

    Where offices outside the trial are too few, its last wave is whom the others are compared
    with, and counts for nothing itself.
    """
    field = field_of(practice, as_of)
    last = last_known_month(figure, as_of.date())
    past = series(figure, offices=field.offices, first=add_months(last, -PAST_MONTHS + 1),
                  last=last, as_of=as_of)
    outside = len(set(never_began(practice, field)) - set(offices))
    begin, wait = len(offices), outside
    if outside < rules.controls:
        last_wave = len(offices) // waves
        begin, wait = len(offices) - last_wave, outside + last_wave
    return power_of_trial(past.numerators, past.denominators, offices=begin, waiting=wait,
                          effect=effect, rules=rules)


@dataclass(frozen=True, slots=True)
class DrawnStart:
    """An office, the day that the lot gave it, and what became of it there; None where nothing."""

    name: str
    starts_on: date
    replication: Replication | None


def drawn_starts(trial: Trial) -> list[DrawnStart]:
    """The order of a trial, the newest replication of each office beside it. Two queries."""
    names = names_of(trial.offices)
    newest = {row.office_id: row for row in Replication.objects.filter(
        practice_id=trial.practice_id, office_id__in=trial.offices).order_by("pk")}
    return [
        DrawnStart(names.get(row["office"], "–"), date.fromisoformat(row["starts_on"]),
                   newest.get(row["office"]))
        for row in trial.order
    ]


def result_of(trial: Trial, *, on: date) -> tuple[Mapping[str, Any], date] | None:
    """What the newest reading of the ledger says by the trial's own analysis, and as of which day;
    None where none was reckoned since the lot was drawn. Five queries."""
    wanted = indicator(trial.indicator, trial.indicator_version)
    row = kept(trial.practice, wanted, on=on).evidence
    found = row.reading.get("trials", {}).get(str(trial.pk)) if row else None
    return (found, row.as_of_on) if row and found else None


def names_of(office_ids: Sequence[int]) -> dict[int, str]:
    return dict(Office.objects.filter(pk__in=office_ids).values_list("pk", "name"))
