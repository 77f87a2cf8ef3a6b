"""A planned trial: power first, then the order by lot and the analysis; then nothing moves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from antarkerja.domain.indicators.registry import indicator
from antarkerja.domain.offices.enums import Permission
from antarkerja.domain.offices.errors import NotAllowedError, OutOfScopeError
from antarkerja.domain.offices.policies import Actor
from antarkerja.domain.practices.enums.practice import Language, State
from antarkerja.domain.practices.enums.replication import (
    IN_USE,
    ReplicationState,
    TrialState,
)
from antarkerja.domain.practices.errors.evidence import (
    BeganInFutureError,
    TrialFixedError,
    TrialIncompleteError,
)
from antarkerja.domain.practices.errors.replication import NotToBeAdoptedError
from antarkerja.domain.practices.models import Replication, ReplicationTask, Trial
from antarkerja.domain.practices.policies.evidence import draw_order
from antarkerja.domain.practices.queries.adopting import steps_to_adopt, text_to_adopt
from antarkerja.domain.practices.queries.scope import practice_for
from antarkerja.domain.practices.queries.trials import may_run, offices_for_trial, power_of
from antarkerja.shared.dates import add_months

# As on the form with which an office takes a practice up by itself.
BETWEEN_STEPS = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialDetails:
    """What a coordinator plans. `effect_hoped` is in the unit of the ledger (0.05 of a share)."""

    indicator: str
    effect_hoped: float
    offices: tuple[int, ...]
    waves: int
    begins_on: date
    months_between: int


@transaction.atomic
def plan_trial(
    *, by: Actor, on: date, at: datetime, practice_id: int, details: TrialDetails
) -> Trial:
    """Plans a trial and reckons its power from the offices' own past.

    Raises:
        NotAllowedError: no coordinator.
        OutOfScopeError: the actor may not open the practice.
        TrialIncompleteError: an office twice, out of reach or at work by it; fewer than waves.
        BeganInFutureError: it would begin in the past.
    """
    by.require(Permission.COORDINATE_PRACTICES)
    practice = practice_for(by, practice_id)
    if practice is None:
        raise OutOfScopeError(practice_id)
    reach = {office.pk for office in offices_for_trial(by, practice, on=on)}
    chosen = set(details.offices)
    if (len(chosen) != len(details.offices) or chosen - reach or details.waves < 1
            or len(chosen) < max(2, details.waves)):
        raise TrialIncompleteError
    if details.begins_on <= on:
        raise BeganInFutureError(details.begins_on)
    wanted = indicator(details.indicator)
    return Trial.objects.create(
        practice=practice, office_id=by.own_office, user_id=by.user_id or 0, indicator=wanted.code,
        indicator_version=wanted.version, effect_hoped=details.effect_hoped,
        offices=sorted(chosen), waves=details.waves, begins_on=details.begins_on.replace(day=1),
        months_between=details.months_between, made_at=at,
        power=power_of(practice, wanted, offices=sorted(chosen), waves=details.waves,
                       effect=details.effect_hoped, as_of=at),
    )


@transaction.atomic
def fix_trial(*, by: Actor, at: datetime, trial_id: int, seed: int, analysis: str) -> Trial:
    """Draws the order and names the analysis; from now on nothing of it changes.

    Each office finds the practice on its list, planned for its month, as if it had taken it up
    itself. Nobody carries it there yet: whom an office gives it to is the office's own matter.

    Raises:
        OutOfScopeError, NotAllowedError: not the coordinator's own trial.
        TrialFixedError: fixed or called off before.
        TrialIncompleteError: the analysis is not named.
        NotToBeAdoptedError: the practice is not published, so offices could not work by it.
    """
    trial = _own(by, trial_id)
    if trial.state != TrialState.PLANNED:
        raise TrialFixedError
    if not analysis.strip():
        raise TrialIncompleteError
    if trial.practice.state != State.PUBLISHED:
        raise NotToBeAdoptedError
    waves = draw_order(trial.offices, waves=trial.waves, seed=seed)
    trial.order = [
        {"office": office,
         "starts_on": add_months(trial.begins_on, number * trial.months_between).isoformat()}
        for number, wave in enumerate(waves) for office in wave
    ]
    trial.state, trial.seed, trial.analysis, trial.fixed_at = (
        TrialState.FIXED, seed, analysis.strip(), at)
    trial.save(update_fields=["order", "state", "seed", "analysis", "fixed_at"])
    _plan_beginnings(trial)
    return trial


def _plan_beginnings(trial: Trial) -> None:
    """A planned replication for each office; one that carries the practice keeps what it has."""
    practice = trial.practice
    text = text_to_adopt(practice, Language.INDONESIAN)
    steps = steps_to_adopt(text) if text else []
    for row in trial.order:
        begins = date.fromisoformat(row["starts_on"])
        made, is_new = Replication.objects.get_or_create(
            practice=practice, office_id=row["office"], state__in=IN_USE, defaults={
                "number": practice.published_version or 1, "state": ReplicationState.PLANNED,
                "planned_on": begins})
        if is_new:
            ReplicationTask.objects.bulk_create(
                ReplicationTask(replication=made, order=number + 1, what=what,
                                due_on=begins + number * BETWEEN_STEPS)
                for number, what in enumerate(steps))


@transaction.atomic
def call_off_trial(*, by: Actor, trial_id: int) -> Trial:
    """A plan that is not wanted any more. One that is fixed stays as it is, for all to see.

    Raises:
        OutOfScopeError, NotAllowedError: not the coordinator's own trial.
        TrialFixedError: its order is drawn, or it was called off before.
    """
    trial = _own(by, trial_id)
    if trial.state != TrialState.PLANNED:
        raise TrialFixedError
    trial.state = TrialState.CALLED_OFF
    trial.save(update_fields=["state"])
    return trial


def _own(by: Actor, trial_id: int) -> Trial:
    by.require(Permission.COORDINATE_PRACTICES)
    trial = Trial.objects.select_for_update().filter(pk=trial_id).first()
    if trial is None or practice_for(by, trial.practice_id) is None:
        raise OutOfScopeError(trial_id)
    if not may_run(by, trial):
        raise NotAllowedError(Permission.COORDINATE_PRACTICES)
    return trial
