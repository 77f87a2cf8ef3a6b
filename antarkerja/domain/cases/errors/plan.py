"""Expected failures around the interview, the track and the plan."""

from __future__ import annotations


class ReasonNeededError(ValueError):
    """Another track than the proposed one is chosen without a reason in words."""


class NoTrackError(ValueError):
    """The case has no service track yet."""


class StepClosedError(ValueError):
    """The step is done or dropped; it is opened again first."""


class NotOwnStepError(ValueError):
    """Somebody else does this step."""


class ApprovalNeededError(ValueError):
    """The office wants its head to approve the plan before it is agreed."""


class NotWaitingError(ValueError):
    """The plan does not wait for approval, or not any more."""


class EmptyPlanError(ValueError):
    """A plan without a goal or without a step can be neither approved nor agreed."""
